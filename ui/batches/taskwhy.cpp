// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/taskwhy.h"

#include "models/tables/celltext.h"
#include "models/tables/statetext.h"

namespace console {

QString TaskWhy::sentence(const TaskRow& row, const FleetNames& names, TimeMs now)
{
    const Task& task = row.task;
    switch (task.state) {
    case TaskState::Queued:
        return queued(task, now);
    case TaskState::Notified:
        return notified(task, now);
    case TaskState::Upgrading:
        return upgrading(task, now);
    case TaskState::Succeeded:
        return tr("It reported the target version %1.").arg(relativeTimeText(task.updatedAt, now));
    case TaskState::Failed:
        return failed(row, names);
    case TaskState::Cancelled:
        return task.mayStillArrive
            ? tr("Cancelled, but the broker already held the notice: the device may still upgrade.")
            : task.reason == TaskReason::Replaced ? tr("A newer batch took over before its turn came.")
                                                  : tr("Cancelled before the notice was sent.");
    case TaskState::Skipped:
        return tr("It reported the target version already, so nothing was sent.");
    }
    return {};
}

QString TaskWhy::queued(const Task& task, TimeMs now)
{
    if (task.reason == TaskReason::WaitingForDevice || task.evidence.nobodyListening)
        return tr("Nobody was subscribed to its upgrade topic when the notice was sent %1. It is sent again when the "
                  "device reports.")
            .arg(relativeTimeText(task.evidence.publishedAt, now));
    if (task.reason == TaskReason::WaitingForRetry)
        return tr("Attempt %1 failed; the next one comes %2.")
            .arg(task.attempt)
            .arg(relativeTimeText(task.nextAt, now));
    if (task.reason == TaskReason::WaitingForStart)
        return tr("The batch is not running: it is scheduled or paused.");
    return tr("It waits for its turn by the batch's rate.");
}

QString TaskWhy::notified(const Task& task, TimeMs now)
{
    const QString sent = relativeTimeText(task.evidence.publishedAt, now);
    if (task.evidence.acknowledgedAt == 0)
        return tr("The notice left %1; the broker has not acknowledged it yet.").arg(sent);
    if (task.evidence.downloadBeganAt != 0)
        return tr("It began the download %1 but reported no progress yet.")
            .arg(relativeTimeText(task.evidence.downloadBeganAt, now));
    if (task.silent)
        return tr("The broker delivered the notice %1 and the device has been silent since. It may be offline or "
                  "ignore the notice.")
            .arg(sent);
    return tr("The broker took the notice %1; the device has not answered yet.").arg(sent);
}

QString TaskWhy::upgrading(const Task& task, TimeMs now)
{
    const QString last = relativeTimeText(qMax(task.evidence.progressAt, task.updatedAt), now);
    if (task.step >= 100)
        return tr("It reported 100 % %1. It counts as succeeded when it reports the target version.").arg(last);
    if (task.step < 0)
        return tr("It is upgrading; its last sign came %1.").arg(last);
    return tr("It reported %1 % %2.").arg(task.step).arg(last);
}

QString TaskWhy::failed(const TaskRow& row, const FleetNames& names)
{
    const Task& task = row.task;
    const QString reported = toText(
        names.versions.at(task.evidence.reportedVersion != 0 ? task.evidence.reportedVersion : row.currentVersion));
    switch (task.reason) {
    case TaskReason::UpgradeFailed:
        return tr("The device reported that the upgrade failed (step -1).");
    case TaskReason::DownloadFailed:
        return tr("The device could not download the file (step -2); %1 had been served.")
            .arg(sizeText(static_cast<qint64>(task.evidence.bytesServed)));
    case TaskReason::VerificationFailed:
        return tr("The device rejected the file: its digest did not match (step -3).");
    case TaskReason::FlashingFailed:
        return tr("The device could not write the file (step -4).");
    case TaskReason::WrongVersion:
        return tr("It reported %1, which is neither the old nor the target version.").arg(reported);
    case TaskReason::FellBack:
        return tr("It reported 100 %, then came back with the old version %1.").arg(reported);
    case TaskReason::TimedOut:
        return tr("It did not finish in the time the plan allows.");
    case TaskReason::Conflict:
        return tr("It already had an upgrade of this module in another batch.");
    case TaskReason::None:
    case TaskReason::WaitingForTurn:
    case TaskReason::WaitingForStart:
    case TaskReason::WaitingForDevice:
    case TaskReason::WaitingForRetry:
    case TaskReason::CancelledByOperator:
    case TaskReason::Replaced:
    case TaskReason::AlreadyThere:
        break;
    }
    return taskReasonText(task.reason);
}

} // namespace console
