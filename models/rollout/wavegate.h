// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/task.h"
#include "models/rollout/wave.h"

namespace console {

/// What a task counts as for the gates. Stored with the task by its owner.
enum class WaveTally : quint8 {
    Nothing, ///< says nothing about the build: skipped, cancelled, in conflict
    Waiting, ///< to be sent, or sent, and its outcome is still to come
    Away, ///< was offered the build, but nobody was subscribed
    Silent, ///< sent, and silent for longer than the plan's limit
    Succeeded,
    Failed,
};

[[nodiscard]] WaveTally waveTallyOf(const Task& task);

/// How many devices of some waves count as what.
struct WaveCounts
{
    quint32 waiting = 0;
    quint32 away = 0;
    quint32 silent = 0;
    quint32 succeeded = 0;
    quint32 failed = 0;

    void add(WaveTally tally, quint32 by);
    WaveCounts& operator+=(const WaveCounts& other);
    /// With an outcome. A silent device has one: it is not a success, and must not be waited for for ever.
    [[nodiscard]] quint32 finished() const { return succeeded + failed + silent; }
    bool operator==(const WaveCounts&) const = default;
};

/// How far a batch with waves is. `counts` and `next` are kept by BatchBook, the rest is stored.
struct WaveStatus
{
    quint8 open = 0; ///< the newest wave that may be sent, from 0
    bool blocked = false; ///< it was noted that the gate cannot be met any more
    TimeMs metSince = 0; ///< since when the gate's share holds, 0 = it does not
    WaveCounts counts; ///< of the waves up to `open`
    quint32 next = 0; ///< devices that the next wave is for

    bool operator==(const WaveStatus&) const = default;
};

/// What keeps a gate shut.
enum class GateVerdict : quint8 {
    NoGate, ///< no waves, or the last one is open
    Working, ///< devices of the open waves have no outcome yet
    TooFewSucceeded, ///< but the missing devices may still change that
    OutOfReach, ///< even if all that are left succeed: an operator decides
    Soaking, ///< until GateState::opensAt
    WaitsForRelease,
    Open,
};

struct GateState
{
    GateVerdict verdict = GateVerdict::NoGate;
    TimeMs opensAt = 0; ///< Soaking: when the time is over, if nothing changes

    bool operator==(const GateState&) const = default;
};

/// The share is of all devices with an outcome in the waves so far, and says nothing before every device of them has
/// had its notice and its outcome, or was found not subscribed: one quick success of a hundred is not 100 %. Devices
/// that are away are not waited for, or no wave would ever end; they count when they come. At least one success is
/// needed whatever the gate asks for: nothing opens by time alone. The soak begins when all that first holds, and goes
/// on while the share holds; late comers do not start it anew, a share that was lost does. Time in which the broker was
/// away does not count (WaveStatus::metSince is moved).
[[nodiscard]] bool hasShare(const Gate& gate, const WaveCounts& counts);
[[nodiscard]] GateState gateState(const std::vector<Wave>& waves, const WaveStatus& status, TimeMs now);

/// What metSince is after a change.
[[nodiscard]] TimeMs metSinceOf(const Gate& gate, const WaveStatus& status, TimeMs now);

} // namespace console
