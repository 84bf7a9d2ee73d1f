// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour/outcomeword.h"

namespace console {

QString ledgerWord(const Task& task)
{
    switch (task.reason) {
    case TaskReason::UpgradeFailed:
        return QStringLiteral("failed(-1)");
    case TaskReason::DownloadFailed:
        return QStringLiteral("failed(-2)");
    case TaskReason::VerificationFailed:
        return QStringLiteral("failed(-3)");
    case TaskReason::FlashingFailed:
        return QStringLiteral("failed(-4)");
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
