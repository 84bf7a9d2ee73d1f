// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/fleet/device.h"

#include <QString>

namespace console {

/// When a batch stops by itself because the build is bad. Counted over devices that were given the build, from the
/// moment of their notice: as failed those that failed for good, timed out or are silent past their time.
/// Ranges are checked by checkHaltRules.
struct HaltRules
{
    int failures = 0; ///< that many failed devices halt; 0 = no such rule
    int percent = 0; ///< 1..100 of the devices given the build, 0 = no such rule
    int leastExecuted = 100; ///< 1..1,000,000; `percent` says nothing before so many devices have ended
    /// FailureTest against the fleet's own base rate, on the whole batch and on each source version and group by
    /// itself.
    bool testsRate = false;
    int basePerMillion = 5'000; ///< 1..900,000: what fails anyway
    int falseAlarmPerMillion = 1'000; ///< 1..100,000: chance that a build no worse than that is halted

    [[nodiscard]] bool any() const { return failures > 0 || percent > 0 || testsRate; }
    bool operator==(const HaltRules&) const = default;
};

[[nodiscard]] Result<void> checkHaltRules(const HaltRules& rules); ///< HaltRuleOutOfRange, context: the number

/// Stored as a number: only append.
enum class HaltCause : quint8 {
    None,
    TooManyFailures,
    TooHighShare,
    WorseThanBase,
    CohortWorseThanBase, ///< the devices that come from one version
    GroupWorseThanBase, ///< the devices that the operator put into one group
};
inline constexpr HaltCause lastHaltCause = HaltCause::GroupWorseThanBase;

/// Why a batch halted, with the numbers of that moment.
struct Halt
{
    HaltCause cause = HaltCause::None;
    /// Source version; WorseThanBase: that of most of the failed ones, 0 = no such; GroupWorseThanBase:
    /// GroupNumbers::of.
    quint32 cohort = 0;
    quint32 failed = 0; ///< silent ones with them
    quint32 exposed = 0; ///< given the build
    TimeMs at = 0;

    bool operator==(const Halt&) const = default;
};

/// What the halt's cohort is called; empty where it has none.
[[nodiscard]] QString cohortName(const Halt& halt, const FleetNames& names);

} // namespace console
