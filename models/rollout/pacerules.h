// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

namespace console {

enum class PaceGrowth : quint8 {
    Constant,
    ByNotified, ///< every so many devices that were sent a notice
    BySucceeded,
};

/// How the plan's rate grows, and what holds it back. `maxDownloads` counts a device from its notice until it has shown
/// the end of its download (step 100), has ended, or is silent past its time: while so many do, none is sent a first
/// notice; one that comes back from silence is let in on top. `maxMegabits` bounds what is offered: over any time no
/// more notices leave than files of that size fit through, so the mean of all downloads stays below it; a single device
/// still fetches as fast as its line allows.
struct PaceRules
{
    PaceGrowth growth = PaceGrowth::Constant;
    int factorTenths = 20; ///< 11..50: times 1.1 to 5 at each step
    int every = 1000; ///< 1..1,000,000 devices a step
    int maxDownloads = 0; ///< at once, 1..1,000,000; 0 = no limit
    int maxMegabits = 0; ///< a second, 1..100,000; 0 = no limit

    [[nodiscard]] bool varies() const { return growth != PaceGrowth::Constant || maxMegabits > 0; }
    bool operator==(const PaceRules&) const = default;
};

/// Errors: PaceOutOfRange, CapOutOfRange; context: the number.
[[nodiscard]] Result<void> checkPace(const PaceRules& rules);

/// Devices in a thousand minutes, 1 to 10,000,000: the plan's rate, grown, and no more than the line carries.
[[nodiscard]] qint64 paceOf(
    int ratePerMinute, const PaceRules& rules, quint32 notified, quint32 succeeded, qint64 fileBytes);

} // namespace console
