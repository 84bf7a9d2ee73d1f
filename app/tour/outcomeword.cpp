// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour/outcomeword.h"

namespace console {

QString ledgerWord(const Task& task)
{
    switch (task.reason) {
    case TaskReason::UpgradeFailed:
        return QStringLiteral("upgrade-failed");
    case TaskReason::DownloadFailed:
        return QStringLiteral("download-failed");
    case TaskReason::VerificationFailed:
        return QStringLiteral("verification-failed");
    case TaskReason::FlashingFailed:
        return QStringLiteral("flashing-failed");
    case TaskReason::WrongVersion:
        return QStringLiteral("wrong-version");
    case TaskReason::FellBack:
        return QStringLiteral("fell-back");
    case TaskReason::TimedOut:
        return QStringLiteral("timed-out");
    case TaskReason::None:
    case TaskReason::WaitingForTurn:
    case TaskReason::WaitingForStart:
    case TaskReason::WaitingForDevice:
    case TaskReason::WaitingForRetry:
    case TaskReason::Conflict:
    case TaskReason::CancelledByOperator:
    case TaskReason::Replaced:
    case TaskReason::AlreadyThere:
        break;
    }
    return task.state == TaskState::Succeeded ? QStringLiteral("succeeded") : QStringLiteral("open");
}

} // namespace console
