// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"

#include <QByteArray>

#include <vector>

namespace console {

/// A time of day, on some days of every week, in which notices may be sent. On each of its days it opens when the
/// clocks there show `fromMinute`, and closes when they next show `toMinute`: on the same day, or on the next where
/// that is not later. A time that a change of clocks leaves out is the moment of the change; one that comes twice is
/// the first.
struct MaintenanceWindow
{
    quint8 days = 0x7f; ///< bit 0 = Monday … bit 6 = Sunday, of the opening
    int fromMinute = 0; ///< 0..1439, of the day
    int toMinute = 0; ///< the same as fromMinute: a whole day
    QByteArray zone; ///< IANA name; empty = the console's own

    bool operator==(const MaintenanceWindow&) const = default;
};

inline constexpr std::size_t mostWindows = 14;

/// Errors: TooManyWindows, WindowOutOfRange (no day, or a minute), WindowZoneUnknown; context: the number or the zone.
[[nodiscard]] Result<void> checkWindows(const std::vector<MaintenanceWindow>& windows);

struct WindowState
{
    bool open = true;
    TimeMs until = 0; ///< when that is to be looked at again, at the latest when it changes; 0 = never
};

/// Whether any of them is open; without windows it always is. Pure; any thread.
[[nodiscard]] WindowState windowState(const std::vector<MaintenanceWindow>& windows, TimeMs now);

} // namespace console
