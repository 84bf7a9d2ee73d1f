// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace console {

/// How an earlier batch ended.
struct EndedDevices
{
    quint32 executed = 0; ///< given the build and ended, or silent
    quint32 failed = 0; ///< of them: for good, timed out, or silent
};

/// What share of devices fails anyway, as the batches of a product showed it so far.
struct BaseRate
{
    int perMillion = 5'000; ///< what the halt rules take for usual where nothing else is known
    quint32 failed = 0;
    quint32 executed = 0;
    quint32 batches = 0; ///< 0 = none has ended yet: the rate is assumed

    bool operator==(const BaseRate&) const = default;
};

/// As if there had been 200 devices more and one of them had failed: so few data neither give 0 nor a fright. Within
/// what HaltRules allow. Pure.
[[nodiscard]] BaseRate baseRateOf(const std::vector<EndedDevices>& batches);

class RolloutView;
/// The same of the product's newest twenty upgrades that have ended; those that a rule halted say what a bad build
/// does, not what is usual, and are left out. On the view's thread.
[[nodiscard]] BaseRate usualFailures(const RolloutView& engine, const QString& productKey);

} // namespace console
