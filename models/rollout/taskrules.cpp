// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/taskrules.h"

#include <array>

namespace console {

namespace {

using A = TaskAction;
using Row = std::array<TaskAction, taskStages>;

// One row per event, one column per stage.
constexpr std::array<Row, taskEvents> rules{ {
    //               Queued      Returned        InDoubt         Notified             Upgrading           Failed Closed
    /* TurnCame */ { A::Push, A::Push, A::Push, A::PushAgain, A::PushAgain, A::None, A::None },
    /* TargetReported */ { A::Skip, A::Succeed, A::Succeed, A::Succeed, A::Succeed, A::NoteLate, A::NoteLate },
    /* SourceReported */ { A::Wake, A::Wake, A::Wake, A::AskAgain, A::Rebooted, A::NoteLate, A::NoteLate },
    /* OtherReported */
    { A::NoteReport, A::NoteReport, A::NoteReport, A::NoteReport, A::StartGrace, A::NoteLate, A::NoteLate },
    /* ProgressMade */
    { A::Suspect, A::BeginUpgrade, A::BeginUpgrade, A::BeginUpgrade, A::NoteStep, A::NoteLate, A::NoteLate },
    /* ProgressFailed */
    { A::Suspect, A::None, A::FailAttempt, A::FailAttempt, A::FailAttempt, A::NoteLate, A::NoteLate },
    /* Pulled */ { A::Wake, A::Wake, A::Wake, A::AskAgain, A::AskAgain, A::None, A::None },
    /* Acknowledged */ { A::None, A::None, A::None, A::NoteAcknowledged, A::NoteAcknowledged, A::None, A::None },
    /* NobodyListening */ { A::None, A::None, A::None, A::WaitForDevice, A::None, A::None, A::None },
    /* Refused */ { A::None, A::None, A::None, A::WaitForBroker, A::None, A::None, A::None },
    /* Withdrawn */ { A::None, A::None, A::None, A::TakeBack, A::None, A::None, A::None },
    /* WaitOver */ { A::GetReady, A::GetReady, A::GetReady, A::GetReady, A::Judge, A::None, A::None },
    /* TimeoutOver */ { A::None, A::None, A::None, A::None, A::TimeOut, A::None, A::None },
    /* SilenceOver */ { A::None, A::None, A::None, A::FlagSilent, A::None, A::None, A::None },
    /* CancelOrdered */ { A::Cancel, A::Cancel, A::Cancel, A::Cancel, A::Cancel, A::None, A::None },
    /* ReplaceOrdered */ { A::Replace, A::Replace, A::Replace, A::Replace, A::None, A::None, A::None },
    /* RetryOrdered */ { A::None, A::None, A::None, A::None, A::None, A::Requeue, A::None },
} };

} // namespace

TaskStage stageOf(const Task& task)
{
    switch (task.state) {
    case TaskState::Queued:
        if (task.mayStillArrive)
            return TaskStage::InDoubt;
        return task.attempt == 0 ? TaskStage::Queued : TaskStage::Returned;
    case TaskState::Notified:
        return TaskStage::Notified;
    case TaskState::Upgrading:
        return TaskStage::Upgrading;
    case TaskState::Failed:
        return TaskStage::Failed;
    case TaskState::Succeeded:
    case TaskState::Cancelled:
    case TaskState::Skipped:
        break;
    }
    return TaskStage::Closed;
}

TaskAction taskRule(TaskStage stage, TaskEvent event)
{
    return rules[static_cast<std::size_t>(event)][static_cast<std::size_t>(stage)];
}

UpgradeWait waitOf(const Task& task)
{
    const VersionIndex reported = task.evidence.reportedVersion;
    if (reported == 0)
        return task.step >= 100 ? UpgradeWait::Overdue : UpgradeWait::PushAgain;
    if (task.fromVersion != 0 && reported != task.fromVersion)
        return UpgradeWait::WrongVersion;
    return task.step >= 100 ? UpgradeWait::FellBack : UpgradeWait::PushAgain;
}

bool isInGrace(const Task& task)
{
    const VersionIndex reported = task.evidence.reportedVersion;
    return task.state == TaskState::Upgrading && task.nextAt != 0 && reported != 0 && task.fromVersion != 0
        && reported != task.fromVersion;
}

TaskReason reasonOfStep(int step)
{
    switch (step) {
    case -2:
        return TaskReason::DownloadFailed;
    case -3:
        return TaskReason::VerificationFailed;
    case -4:
        return TaskReason::FlashingFailed;
    default:
        return TaskReason::UpgradeFailed;
    }
}

bool isRetried(TaskReason reason)
{
    return reason == TaskReason::UpgradeFailed || reason == TaskReason::DownloadFailed
        || reason == TaskReason::VerificationFailed || reason == TaskReason::FlashingFailed
        || reason == TaskReason::WrongVersion;
}

} // namespace console
