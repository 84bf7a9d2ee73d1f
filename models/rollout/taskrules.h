// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/task.h"

namespace console {

/// Where a task stands for the rules. Finer than TaskState where the rules differ: a queued task that no device has had
/// yet is simply skipped when the device already runs the target, a returned one has been delivered before.
enum class TaskStage : quint8 {
    Queued, ///< no attempt counts yet
    Returned, ///< TaskState::Queued again after a delivered attempt: waits for its retry
    InDoubt, ///< TaskState::Queued again although the device may have the notice of this very attempt
    Notified,
    Upgrading,
    Failed,
    Closed, ///< Succeeded, Cancelled, Skipped
};
inline constexpr std::size_t taskStages = 7;

enum class TaskEvent : quint8 {
    TurnCame, ///< pacing lets it go
    TargetReported, ///< live report of the target version
    SourceReported, ///< live report of the version it comes from
    OtherReported, ///< live report of a third version
    ProgressMade, ///< step 0..100
    ProgressFailed, ///< step -1..-4
    Pulled, ///< the device asks for its notice
    Acknowledged, ///< the broker took the notice
    NobodyListening, ///< the broker took it, but nobody was subscribed (0x10)
    Refused, ///< the broker did not take it
    Withdrawn, ///< taken back before it left
    WaitOver, ///< Task::nextAt is reached
    TimeoutOver, ///< the plan's timeout since the first progress is over
    SilenceOver, ///< nothing came since the push for the plan's silence limit
    CancelOrdered,
    ReplaceOrdered, ///< by a newer batch
    RetryOrdered,
};
inline constexpr std::size_t taskEvents = 17;

/// What the engine does to the task. Guards that need numbers (attempts left, 30 s rule) live in the action.
enum class TaskAction : quint8 {
    None,
    Push, ///< to Notified: a new attempt
    PushAgain, ///< same state, same attempt
    Skip, ///< to Skipped
    Succeed, ///< to Succeeded
    Wake, ///< where it waits for the device: its turn may come
    AskAgain, ///< push again when 30 s are over and it does not download
    NoteReport, ///< keep what it reported as evidence
    Rebooted, ///< reported its source version while upgrading: fell back, or needs its notice again
    StartGrace, ///< a third version: wait for the target
    BeginUpgrade, ///< to Upgrading: the timeout clock starts
    NoteStep,
    FailAttempt, ///< to Failed, or Queued again if a retry is left
    NoteAcknowledged,
    WaitForDevice, ///< to Queued, the attempt is not spent unless the device may have its notice
    WaitForBroker, ///< the same, tried again later
    TakeBack, ///< the same, ready for its turn at once
    GetReady, ///< into the line of those who may be pushed
    Judge, ///< the wait while upgrading is over: wrong version, fell back, or push again
    TimeOut, ///< to Failed, final
    FlagSilent,
    Cancel, ///< to Cancelled
    Replace, ///< to Cancelled
    Requeue, ///< to Queued with fresh attempts
    NoteLate, ///< final: unchanged, kept as a note
    Suspect, ///< progress that no push explains: kept as a note
};

[[nodiscard]] TaskStage stageOf(const Task& task);
/// DESIGN.md section 6, the whole of it.
[[nodiscard]] TaskAction taskRule(TaskStage stage, TaskEvent event);

/// An upgrading device has reported a third version: it has its time for the target, and is pushed nothing meanwhile.
[[nodiscard]] bool isInGrace(const Task& task);

/// Why an upgrading task waits until Task::nextAt, from what the device reported last.
enum class UpgradeWait : quint8 {
    WrongVersion,
    FellBack,
    Overdue, ///< its download is finished, and it said nothing since: suspect then (FlashTimes)
    PushAgain,
};
[[nodiscard]] UpgradeWait waitOf(const Task& task);

/// Why a failing step failed: -1..-4.
[[nodiscard]] TaskReason reasonOfStep(int step);
/// Whether the engine may try again by itself after this reason (PROTOCOL.md 10.12).
[[nodiscard]] bool isRetried(TaskReason reason);

} // namespace console
