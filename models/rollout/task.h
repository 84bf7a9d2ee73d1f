// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/ids.h"
#include "models/fleet/device.h"

namespace console {

enum class TaskState : quint8 { Queued, Notified, Upgrading, Succeeded, Failed, Cancelled, Skipped };

[[nodiscard]] constexpr bool isOpen(TaskState state)
{
    return state == TaskState::Queued || state == TaskState::Notified || state == TaskState::Upgrading;
}

enum class TaskReason : quint8 {
    None,
    // Queued: what it waits for
    WaitingForTurn, ///< pacing
    WaitingForStart, ///< the batch is scheduled or paused
    WaitingForDevice, ///< the broker said nobody was subscribed
    WaitingForRetry, ///< retry at Task::nextAt
    // Failed
    UpgradeFailed, ///< step -1
    DownloadFailed, ///< step -2
    VerificationFailed, ///< step -3
    FlashingFailed, ///< step -4
    WrongVersion,
    FellBack,
    TimedOut,
    Conflict, ///< in another batch
    // Cancelled
    CancelledByOperator,
    Replaced, ///< by a newer batch
    // Skipped
    AlreadyThere,
    // Cancelled, once more
    EndedBySchedule, ///< the plan's end had come
};

/// The delivery trace of a task: what is known of each station, 0 = not yet.
struct TaskEvidence
{
    TimeMs publishedAt = 0; ///< the notice left (last push)
    TimeMs acknowledgedAt = 0; ///< the broker's PUBACK
    TimeMs downloadBeganAt = 0;
    TimeMs progressAt = 0; ///< last progress report
    TimeMs reportedAt = 0; ///< last version report since the push
    quint64 bytesServed = 0;
    VersionIndex reportedVersion = 0;
    quint16 pushes = 0; ///< how often the notice was published, re-sends included
    bool nobodyListening = false; ///< last PUBACK said 0x10
    quint8 refusal = 0; ///< last PUBACK refused the notice: its MQTT 5 reason code, 0x80 and above
    TimeMs servedAt = 0; ///< last time the file server said that bytes moved

    bool operator==(const TaskEvidence&) const = default;
};

/// One device's module in one batch. A value: the same struct in the engine, in records and in frames.
struct Task
{
    BatchId batch;
    DeviceSlot device = noDevice;
    VersionIndex fromVersion = 0; ///< reported when the batch was made
    TaskState state = TaskState::Queued;
    TaskReason reason = TaskReason::WaitingForTurn;
    qint8 step = -128; ///< last step 0..100 or -1..-4; -128 = none yet
    quint8 attempt = 0; ///< 1 = first; counts decisions to push, not re-sends
    bool silent = false;
    bool mayStillArrive = false; ///< Cancelled, or Queued again, although the device may have or get the notice
    quint8 wave = 0; ///< of the batch's waves, from 0; settled when the task is made
    bool taken = false; ///< the broker took a notice of this attempt, be it one before the last repeat
    TimeMs createdAt = 0;
    TimeMs updatedAt = 0; ///< last transition or progress
    TimeMs upgradingSince = 0; ///< first progress of this attempt: the timeout clock
    TimeMs nextAt = 0; ///< when the engine acts by itself next (retry, grace), 0 = not by itself
    TaskEvidence evidence;

    bool operator==(const Task&) const = default;
};

/// Whether it counts as a download for the plan's limit, see PaceRules.
[[nodiscard]] constexpr bool isFetching(const Task& task)
{
    return (task.state == TaskState::Notified && !task.silent)
        || (task.state == TaskState::Upgrading && task.step < 100);
}

} // namespace console
