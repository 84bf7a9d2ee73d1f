// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/maintenancewindow.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace console {

namespace {

constexpr TimeMs dayMs = 24LL * 60 * 60 * 1000;
constexpr int minutesOfDay = 24 * 60;
constexpr int daysAhead = 15; ///< a week, and one more: a change of clocks may swallow an opening
constexpr int mostSteps = 64; ///< from one window into the next that begins where it ends

QTimeZone zoneOf(const MaintenanceWindow& window)
{
    return window.zone.isEmpty() ? QTimeZone::systemTimeZone() : QTimeZone(window.zone);
}

TimeMs offsetAt(const QTimeZone& zone, TimeMs utc)
{
    return TimeMs{ zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(utc, Qt::UTC)) } * 1000;
}

/// When the clocks of the zone show this time (milliseconds as if it were UTC) first; a time that is left out: when
/// they are changed.
TimeMs instantOf(const QTimeZone& zone, TimeMs local)
{
    const TimeMs before = offsetAt(zone, local - dayMs);
    const TimeMs behind = offsetAt(zone, local + dayMs);
    if (before == behind)
        return local - before;
    // One change within these two days. Clocks set back: the earlier reading is the one by the offset before.
    if (offsetAt(zone, local - before) == before)
        return local - before;
    if (offsetAt(zone, local - behind) == behind && offsetAt(zone, local - behind - 1) == behind)
        return local - behind;
    TimeMs early = local - std::max(before, behind) - 1;
    TimeMs late = local - std::min(before, behind);
    while (late - early > 1) {
        const TimeMs middle = early + (late - early) / 2;
        (offsetAt(zone, middle) == behind ? late : early) = middle;
    }
    return late;
}

struct Span
{
    TimeMs from = 0;
    TimeMs to = 0; ///< 0 = there is none
};

/// The one that is open at that time, else the next one to open.
Span spanAt(const MaintenanceWindow& window, const QTimeZone& zone, TimeMs now)
{
    const TimeMs local = now + offsetAt(zone, now);
    const TimeMs today = local - ((local % dayMs) + dayMs) % dayMs;
    for (int day = -2; day <= daysAhead; ++day) {
        const TimeMs date = today + day * dayMs;
        const auto weekday = static_cast<int>(((date / dayMs + 3) % 7 + 7) % 7); // 1970-01-01 was a Thursday
        if ((window.days >> weekday & 1) == 0)
            continue;
        const bool next = window.toMinute <= window.fromMinute;
        const Span span{ instantOf(zone, date + TimeMs{ window.fromMinute } * 60'000),
            instantOf(zone, date + (next ? dayMs : 0) + TimeMs{ window.toMinute } * 60'000) };
        if (span.to > span.from && span.to > now)
            return span;
    }
    return {};
}

} // namespace

Result<void> checkWindows(const std::vector<MaintenanceWindow>& windows)
{
    if (windows.size() > mostWindows)
        return failure(ErrorKind::TooManyWindows, QString::number(windows.size()));
    for (const MaintenanceWindow& window : windows) {
        if (window.days == 0 || window.days > 0x7f)
            return failure(ErrorKind::WindowOutOfRange, QString::number(window.days));
        for (const int minute : { window.fromMinute, window.toMinute }) {
            if (minute < 0 || minute >= minutesOfDay)
                return failure(ErrorKind::WindowOutOfRange, QString::number(minute));
        }
        if (!window.zone.isEmpty() && !QTimeZone(window.zone).isValid())
            return failure(ErrorKind::WindowZoneUnknown, QString::fromUtf8(window.zone));
    }
    return {};
}

WindowState windowState(const std::vector<MaintenanceWindow>& windows, TimeMs now)
{
    if (windows.empty())
        return {};
    TimeMs opens = 0;
    TimeMs end = now;
    bool open = false;
    for (int step = 0; step < mostSteps; ++step) {
        const TimeMs from = end;
        for (const MaintenanceWindow& window : windows) {
            const QTimeZone zone = zoneOf(window);
            const Span span = zone.isValid() ? spanAt(window, zone, from) : Span{};
            if (span.to == 0)
                continue;
            if (span.from <= from) {
                open = true;
                end = std::max(end, span.to);
            } else if (opens == 0 || span.from < opens) {
                opens = span.from;
            }
        }
        if (!open)
            return { false, opens != 0 ? opens : now + daysAhead * dayMs };
        if (end == from)
            break;
    }
    return { true, end };
}

} // namespace console
