// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/windowtext.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace console {

namespace {

constexpr std::array names{ QLatin1StringView("Mon"), QLatin1StringView("Tue"), QLatin1StringView("Wed"),
    QLatin1StringView("Thu"), QLatin1StringView("Fri"), QLatin1StringView("Sat"), QLatin1StringView("Sun") };
constexpr quint8 everyDay = 0x7f;

int dayOf(const QString& name)
{
    const auto found = std::ranges::find_if(
        names, [&name](QLatin1StringView each) { return name.compare(each, Qt::CaseInsensitive) == 0; });
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

QString timeText(int minute)
{
    return QStringLiteral("%1:%2").arg(minute / 60, 2, 10, QLatin1Char('0')).arg(minute % 60, 2, 10, QLatin1Char('0'));
}

/// "22:00"; "24:00" is midnight. -1 where it is no time.
int minuteOf(const QString& hours, const QString& minutes)
{
    const int hour = hours.toInt();
    const int minute = minutes.toInt();
    if (minute > 59 || hour > 24 || (hour == 24 && minute != 0))
        return -1;
    return hour % 24 * 60 + minute;
}

Result<MaintenanceWindow> parseWindow(const QString& text)
{
    static const QRegularExpression shape(
        QStringLiteral("^(?:([A-Za-z,-]+) )?(\\d{1,2}):(\\d{2}) ?- ?(\\d{1,2}):(\\d{2})(?: (\\S+))?$"));
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return failure(ErrorKind::WindowNotUnderstood, text);
    MaintenanceWindow window;
    window.days = match.captured(1).isEmpty() ? everyDay : parseDays(match.captured(1));
    window.fromMinute = minuteOf(match.captured(2), match.captured(3));
    window.toMinute = minuteOf(match.captured(4), match.captured(5));
    window.zone = match.captured(6).toUtf8();
    if (window.days == 0 || window.fromMinute < 0 || window.toMinute < 0)
        return failure(ErrorKind::WindowNotUnderstood, text);
    return window;
}

} // namespace

QString daysText(quint8 days)
{
    if (days == everyDay)
        return QStringLiteral("daily");
    QStringList pieces;
    for (int day = 0; day < 7; ++day) {
        if ((days >> day & 1) == 0)
            continue;
        int last = day;
        while (last < 6 && (days >> (last + 1) & 1) != 0)
            ++last;
        const QString first(names[static_cast<std::size_t>(day)]);
        if (last < day + 2) {
            pieces.append(first);
            continue;
        }
        pieces.append(first + u'-' + names[static_cast<std::size_t>(last)]);
        day = last;
    }
    return pieces.join(u',');
}

quint8 parseDays(const QString& text)
{
    if (text.compare(QLatin1StringView("daily"), Qt::CaseInsensitive) == 0)
        return everyDay;
    int days = 0;
    const QStringList pieces = text.split(u',');
    for (const QString& piece : pieces) {
        const int first = dayOf(piece.section(u'-', 0, 0));
        const int last = piece.contains(u'-') ? dayOf(piece.section(u'-', 1)) : first;
        if (first < 0 || last < 0)
            return 0;
        for (int day = first;; day = (day + 1) % 7) { // Fri-Mon goes over the weekend
            days |= 1 << day;
            if (day == last)
                break;
        }
    }
    return static_cast<quint8>(days);
}

QString windowsText(const std::vector<MaintenanceWindow>& windows)
{
    QStringList pieces;
    for (const MaintenanceWindow& window : windows) {
        QString piece = daysText(window.days) + u' ' + timeText(window.fromMinute) + u'-' + timeText(window.toMinute);
        if (!window.zone.isEmpty())
            piece += u' ' + QString::fromUtf8(window.zone);
        pieces.append(piece);
    }
    return pieces.join(QStringLiteral("; "));
}

Result<std::vector<MaintenanceWindow>> parseWindows(const QString& text)
{
    std::vector<MaintenanceWindow> windows;
    const QStringList pieces = text.split(u';', Qt::SkipEmptyParts);
    for (const QString& piece : pieces) {
        const auto window = parseWindow(piece.simplified());
        if (!window)
            return failure(window.error());
        windows.push_back(*window);
    }
    return windows;
}

} // namespace console
