// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/wavegate.h"

namespace console {

namespace {

/// Whether the share could still be reached if all that have a chance succeed.
bool isWithinReach(const Gate& gate, const WaveCounts& counts)
{
    const quint64 best = quint64{ counts.succeeded } + counts.waiting + counts.away + counts.silent;
    return best > 0 && best * 100 >= static_cast<quint64>(gate.successPercent) * (best + counts.failed);
}

} // namespace

WaveTally waveTallyOf(const Task& task)
{
    switch (task.state) {
    case TaskState::Queued:
        return task.reason == TaskReason::WaitingForDevice ? WaveTally::Away : WaveTally::Waiting;
    case TaskState::Notified:
    case TaskState::Upgrading:
        return task.silent ? WaveTally::Silent : WaveTally::Waiting;
    case TaskState::Succeeded:
        return WaveTally::Succeeded;
    case TaskState::Failed:
        return task.reason == TaskReason::Conflict ? WaveTally::Nothing : WaveTally::Failed;
    case TaskState::Cancelled:
    case TaskState::Skipped:
        break;
    }
    return WaveTally::Nothing;
}

void WaveCounts::add(WaveTally tally, quint32 by)
{
    switch (tally) {
    case WaveTally::Nothing:
        return;
    case WaveTally::Waiting:
        waiting += by;
        return;
    case WaveTally::Away:
        away += by;
        return;
    case WaveTally::Silent:
        silent += by;
        return;
    case WaveTally::Succeeded:
        succeeded += by;
        return;
    case WaveTally::Failed:
        failed += by;
        return;
    }
}

WaveCounts& WaveCounts::operator+=(const WaveCounts& other)
{
    waiting += other.waiting;
    away += other.away;
    silent += other.silent;
    succeeded += other.succeeded;
    failed += other.failed;
    return *this;
}

bool hasShare(const Gate& gate, const WaveCounts& counts)
{
    return counts.succeeded > 0
        && quint64{ counts.succeeded } * 100 >= static_cast<quint64>(gate.successPercent) * counts.finished();
}

TimeMs metSinceOf(const Gate& gate, const WaveStatus& status, TimeMs now)
{
    if (!hasShare(gate, status.counts))
        return 0;
    if (status.metSince != 0)
        return status.metSince;
    return status.counts.waiting == 0 ? now : 0;
}

GateState gateState(const std::vector<Wave>& waves, const WaveStatus& status, TimeMs now)
{
    if (std::size_t{ status.open } + 1 >= waves.size())
        return {};
    const Gate& gate = waves[status.open].gate;
    if (!isWithinReach(gate, status.counts))
        return { GateVerdict::OutOfReach };
    const TimeMs since = metSinceOf(gate, status, now);
    if (since == 0)
        return { status.counts.waiting > 0 ? GateVerdict::Working : GateVerdict::TooFewSucceeded };
    const TimeMs opensAt = since + TimeMs{ gate.soakMinutes } * 60'000;
    if (opensAt > now)
        return { GateVerdict::Soaking, opensAt };
    return { gate.manual ? GateVerdict::WaitsForRelease : GateVerdict::Open };
}

} // namespace console
