// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/forecast.h"
#include "models/rollout/modelledfleet.h"
#include "models/rollout/rehearsal.h"

namespace console {

enum class VirtualFate : quint8 {
    Well,
    Fails, ///< says so
    Bricked, ///< flashes it, and is never heard of again
    Silent, ///< never says a word
};
inline constexpr VirtualFate lastVirtualFate = VirtualFate::Silent;

/// A virtual device, and whom it stands for.
struct VirtualDevice
{
    quint32 place = 0; ///< among the devices that the plan means
    bool isThere = true; ///< when its turn comes
    VirtualFate fate = VirtualFate::Well;
    bool again = false; ///< its fate strikes every attempt
    TimeMs waitMs = 0; ///< where it is not there: from its turn until it is
    TimeMs respondMs = 0;
    TimeMs workMs = 0;
    double bytesPerSecond = 0;

    bool operator==(const VirtualDevice&) const = default;
};

/// Everything that a rehearsal is before it begins. Times are those of the plan, to be divided by `speed`.
struct RehearsalScript
{
    Plan plan; ///< of the sample, to be sent to listed devices at once
    std::vector<VirtualDevice> devices;
    RehearsalCount count;
    double speed = 1;
    double stretch = 1;
    TimeMs start = 0;
    qint64 tailMs
        = 0; ///< that it goes on for after its finish, where some have not ended: long enough to tell who is lost
    TimeMs limitAt = 0; ///< it ends by then whatever has come of it
    qint64 expectedMs = 0; ///< that it takes here
};

/// At most five hundred devices of a small file as they are; of more, or of one so large that fetching it so often
/// would take too long here, a stable sample, at as much lower a rate, caps, steps and counted failures, as a forecast
/// does it (sampledBatch). Of a share of failures or a statistical test the bounds stay, so it takes a sample
/// relatively longer to break them. The devices are those of the middle one of some modelled rollouts, and how fast the
/// clock must go follows from it. Pure.
[[nodiscard]] RehearsalScript rehearsalScript(const ForecastInput& input, const RehearsalWish& wish);

inline constexpr double mostRehearsalSpeed = 240;

} // namespace console
