// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/failuretest.h"

#include <random>

namespace console {

/// One rollout of a build that fails at `rate`, one device after the other; what became of a device is known when
/// `inFlight` further ones were sent the build.
struct SimulatedRollout
{
    quint32 devices = 20'000;
    double rate = 0.005;
    quint32 inFlight = 0;
};

/// The devices lost until each rule halted, those in flight with them; all of them where it never did.
/// The others' rules are as ROLLOUTS.md 1.1, 1.2 and 3.2 tell them.
struct LostDevices
{
    quint32 ours = 0;
    quint32 tenthOfGroup = 0; ///< hawkBit: more than 10 % of all targets of the group
    quint32 tenthOfExecuted = 0; ///< AWS IoT Jobs: 10 % of those executed, at least 100 of them
    bool weHalted = false;
};

[[nodiscard]] LostDevices simulate(const SimulatedRollout& rollout, const FailureTest& test, std::mt19937_64& random);

} // namespace console
