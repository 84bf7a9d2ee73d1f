// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/activity.h"

namespace console {

/// Whether an entry of the log is something an operator should look at: counted in the status bar until Activity is
/// opened.
[[nodiscard]] constexpr bool isProblem(ActivityKind kind)
{
    using enum ActivityKind;
    switch (kind) {
    case VerificationFailed:
    case FirmwareTampered:
    case FirmwareUnreadable:
    case ReportRejected:
    case SuspiciousReport:
    case BrokerLost:
    case ReportsMayBeMissing:
    case StoreFailed:
    case ServerFailed:
    case TaskSilent:
    case NoticeRefused:
    case BatchHalted:
    case GateOutOfReach:
    case LogBroken:
        return true;
    case FirmwareAdded:
    case FirmwareDeleted:
    case VerificationStarted:
    case BatchStarted:
    case BatchScheduled:
    case BatchPaused:
    case BatchResumed:
    case BatchCancelled:
    case RateChanged:
    case BatchClosed:
    case WaveReleased:
    case PaceChanged:
    case BatchSubmitted:
    case BatchReleased:
    case TimesChanged:
    case DossierSaved:
    case WaveOpened:
    case BatchEndedBySchedule:
    case DevicesJoined:
    case FailedRetried:
    case TasksCancelled:
    case SettingsChanged:
    case DevicesMarked:
    case VerificationPassed:
    case BatchCompleted:
    case TaskFailed:
    case TaskTimedOut:
    case TaskReplaced:
    case LateReport:
    case BatchStartedBySchedule:
    case DeviceEnrolled:
    case NobodyListening:
    case BrokerConnected:
    case StoreRecovered:
    case ServerListening:
    case ConsoleStarted:
    case ConsoleStopped:
        return false;
    }
    return false;
}

} // namespace console
