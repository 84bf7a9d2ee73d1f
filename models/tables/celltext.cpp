// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/celltext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <array>
#include <cmath>

namespace console {

namespace {

constexpr qint64 secondMs = 1000;
constexpr qint64 minuteMs = 60 * secondMs;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

// English and Chinese write digits alike; the system's locale must not mix a third look into them.
const QLocale& digits()
{
    static const QLocale locale(QLocale::English, QLocale::UnitedStates);
    return locale;
}

struct CellText
{
    Q_DECLARE_TR_FUNCTIONS(CellText)
};

// The largest unit only: times that people glance at.
QString roughDuration(qint64 ms)
{
    if (ms < minuteMs)
        return CellText::tr("%1 s").arg(ms / secondMs);
    if (ms < hourMs)
        return CellText::tr("%1 min").arg(ms / minuteMs);
    if (ms < dayMs)
        return CellText::tr("%1 h").arg(ms / hourMs);
    return CellText::tr("%1 d").arg(countText(ms / dayMs));
}

QString withPercentSign(const QString& number)
{
    return number + percentSuffix();
}

} // namespace

QString countText(qint64 count)
{
    return digits().toString(count);
}

QString devicesText(qint64 count)
{
    return count == 1 ? CellText::tr("1 device") : CellText::tr("%1 devices").arg(countText(count));
}

QString sizeText(qint64 bytes)
{
    if (bytes < 1000)
        return CellText::tr("%1 B").arg(bytes);
    static constexpr std::array units{ "kB", "MB", "GB", "TB" };
    double value = static_cast<double>(bytes) / 1000.0;
    std::size_t unit = 0;
    while (value >= 999.95 && unit + 1 < units.size()) {
        value /= 1000.0;
        ++unit;
    }
    return digits().toString(value, 'f', 1) + QLatin1Char(' ') + QLatin1String(units[unit]);
}

QString percentText(double share)
{
    double tenths = std::round(share * 1000.0);
    // One straggler in a million is still a straggler: rounding must not hide it.
    if (share > 0.0 && share < 1.0)
        tenths = std::min(999.0, std::max(1.0, tenths));
    return withPercentSign(digits().toString(tenths / 10.0, 'f', 1));
}

QString stepText(int percent)
{
    return withPercentSign(digits().toString(percent));
}

QString thousandthsText(qint32 thousandths)
{
    QString text = digits().toString(thousandths / 1000.0, 'f', 3);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return withPercentSign(text);
}

QString percentSuffix()
{
    return CellText::tr(" %", "after a number");
}

QString listText(const QStringList& parts)
{
    return parts.join(CellText::tr(", ", "between the items of a list"));
}

QString clauseText(const QString& first, const QString& second)
{
    return second.isEmpty() ? first
                            : CellText::tr("%1, %2", "what is so, and what more there is to say").arg(first, second);
}

QString durationText(qint64 ms)
{
    if (ms < minuteMs)
        return CellText::tr("%1 s").arg(std::max<qint64>(0, ms / secondMs));
    if (ms < hourMs)
        return CellText::tr("%1 min %2 s").arg(ms / minuteMs).arg(ms % minuteMs / secondMs);
    if (ms < dayMs)
        return CellText::tr("%1 h %2 min").arg(ms / hourMs).arg(ms % hourMs / minuteMs);
    return CellText::tr("%1 d %2 h").arg(countText(ms / dayMs)).arg(ms % dayMs / hourMs);
}

QString relativeTimeText(TimeMs at, TimeMs now)
{
    if (at == 0)
        return CellText::tr("never");
    const qint64 age = now - at;
    if (age < 0)
        return age > -secondMs ? CellText::tr("just now") : CellText::tr("in %1").arg(roughDuration(-age));
    if (age < 5 * secondMs)
        return CellText::tr("just now");
    return CellText::tr("%1 ago").arg(roughDuration(age));
}

QString exactTimeText(TimeMs at)
{
    if (at == 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString clockTimeText(TimeMs at, TimeMs now)
{
    if (at == 0)
        return {};
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at);
    const bool today = time.date() == QDateTime::fromMSecsSinceEpoch(now).date();
    return time.toString(today ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace console
