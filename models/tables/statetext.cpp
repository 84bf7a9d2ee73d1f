// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/statetext.h"

#include "models/tables/celltext.h"

#include <QCoreApplication>

namespace console {

namespace {

struct StateText
{
    Q_DECLARE_TR_FUNCTIONS(StateText)
};

QString stateWord(TaskState state)
{
    switch (state) {
    case TaskState::Queued:
        return StateText::tr("Queued");
    case TaskState::Notified:
        return StateText::tr("Notified");
    case TaskState::Upgrading:
        return StateText::tr("Upgrading");
    case TaskState::Succeeded:
        return StateText::tr("Succeeded");
    case TaskState::Failed:
        return StateText::tr("Failed");
    case TaskState::Cancelled:
        return StateText::tr("Cancelled");
    case TaskState::Skipped:
        return StateText::tr("Skipped");
    }
    return {};
}

} // namespace

QString taskStateText(TaskState state, bool silent)
{
    return clauseText(stateWord(state), silent ? StateText::tr("silent") : QString());
}

QString taskReasonText(TaskReason reason)
{
    switch (reason) {
    case TaskReason::None:
        return {};
    case TaskReason::WaitingForTurn:
        return StateText::tr("waits for its turn");
    case TaskReason::WaitingForStart:
        return StateText::tr("waits for the batch to run");
    case TaskReason::WaitingForDevice:
        return StateText::tr("waits for the device to connect");
    case TaskReason::WaitingForRetry:
        return StateText::tr("waits for its retry");
    case TaskReason::UpgradeFailed:
        return StateText::tr("upgrade failed on the device");
    case TaskReason::DownloadFailed:
        return StateText::tr("download failed");
    case TaskReason::VerificationFailed:
        return StateText::tr("device rejected the file");
    case TaskReason::FlashingFailed:
        return StateText::tr("flashing failed");
    case TaskReason::WrongVersion:
        return StateText::tr("reported a wrong version");
    case TaskReason::FellBack:
        return StateText::tr("fell back to the old version");
    case TaskReason::TimedOut:
        return StateText::tr("timed out");
    case TaskReason::Conflict:
        return StateText::tr("in another batch");
    case TaskReason::CancelledByOperator:
        return StateText::tr("cancelled by an operator");
    case TaskReason::Replaced:
        return StateText::tr("replaced by a newer batch");
    case TaskReason::AlreadyThere:
        return StateText::tr("already had this version");
    case TaskReason::EndedBySchedule:
        return StateText::tr("the batch's end had come");
    }
    return {};
}

QString batchStateText(BatchState state)
{
    switch (state) {
    case BatchState::Scheduled:
        return StateText::tr("Scheduled");
    case BatchState::Running:
        return StateText::tr("Running");
    case BatchState::Paused:
        return StateText::tr("Paused");
    case BatchState::Completed:
        return StateText::tr("Completed");
    case BatchState::Cancelled:
        return StateText::tr("Cancelled");
    }
    return {};
}

bool showsRelease(const Batch& batch)
{
    return batch.state == BatchState::Scheduled && batch.awaitsRelease();
}

QString batchStateText(const Batch& batch)
{
    return showsRelease(batch) ? StateText::tr("Awaiting release") : batchStateText(batch.state);
}

QString batchKindText(BatchKind kind)
{
    switch (kind) {
    case BatchKind::Verification:
        return StateText::tr("Verification");
    case BatchKind::Upgrade:
        return StateText::tr("Batch upgrade");
    }
    return {};
}

QString firmwareStateText(FirmwareState state)
{
    switch (state) {
    case FirmwareState::Unverified:
        return StateText::tr("Unverified");
    case FirmwareState::Verifying:
        return StateText::tr("Verifying");
    case FirmwareState::Verified:
        return StateText::tr("Verified");
    case FirmwareState::VerificationFailed:
        return StateText::tr("Verification failed");
    }
    return {};
}

} // namespace console
