// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/pacetext.h"

#include <QStringList>

#include <cmath>

namespace console {

namespace {

/// "2" or "1.5" in tenths; 0 where it is neither.
int tenthsOf(const QString& text)
{
    bool good = false;
    const double value = text.toDouble(&good) * 10;
    const bool isTenth = good && value > 0 && value < 10'000 && std::abs(value - std::round(value)) < 1e-6;
    return isTenth ? static_cast<int>(std::lround(value)) : 0;
}

} // namespace

QString paceText(const PaceChoice& pace)
{
    if (pace.growth == PaceGrowth::Constant)
        return QStringLiteral("constant:%1").arg(pace.ratePerMinute);
    QString factor = QString::number(pace.factorTenths / 10.0, 'f', 1);
    if (factor.endsWith(QLatin1StringView(".0")))
        factor.chop(2);
    const QString by = pace.growth == PaceGrowth::ByNotified ? QStringLiteral("notified") : QStringLiteral("succeeded");
    return QStringLiteral("exponential:%1,%2,%3=%4").arg(pace.ratePerMinute).arg(factor, by).arg(pace.every);
}

Result<PaceChoice> parsePace(const QString& text)
{
    const QString kind = text.section(u':', 0, 0).trimmed().toLower();
    const QStringList parts = text.section(u':', 1).split(u',');
    PaceChoice pace;
    bool good = false;
    pace.ratePerMinute = parts.first().trimmed().toInt(&good);
    if (!good)
        return failure(ErrorKind::PaceNotUnderstood, text.simplified());
    if (kind == QLatin1StringView("constant") && parts.size() == 1)
        return pace;
    if (kind != QLatin1StringView("exponential") || parts.size() != 3)
        return failure(ErrorKind::PaceNotUnderstood, text.simplified());
    pace.factorTenths = tenthsOf(parts.at(1).trimmed());
    if (pace.factorTenths == 0)
        return failure(ErrorKind::PaceNotUnderstood, parts.at(1).simplified());
    const QString by = parts.at(2).section(u'=', 0, 0).trimmed().toLower();
    pace.every = parts.at(2).section(u'=', 1).trimmed().toInt(&good);
    if (by == QLatin1StringView("notified"))
        pace.growth = PaceGrowth::ByNotified;
    else if (by == QLatin1StringView("succeeded"))
        pace.growth = PaceGrowth::BySucceeded;
    else
        good = false;
    if (!good)
        return failure(ErrorKind::PaceNotUnderstood, parts.at(2).simplified());
    return pace;
}

} // namespace console
