// SPDX-License-Identifier: GPL-3.0-or-later
// Tables in the shape of switches, longer than functions may be: without a default branch a missing value does not
// compile.
#include "app/console/valuenames.h"

namespace console {

QLatin1StringView nameOf(BatchKind value)
{
    switch (value) {
    case BatchKind::Verification:
        return QLatin1StringView("verification");
    case BatchKind::Upgrade:
        return QLatin1StringView("upgrade");
    }
    return QLatin1StringView("unknown");
}

QLatin1StringView nameOf(HaltCause value)
{
    switch (value) {
    case HaltCause::None:
        return QLatin1StringView("none");
    case HaltCause::TooManyFailures:
        return QLatin1StringView("too_many_failures");
    case HaltCause::TooHighShare:
        return QLatin1StringView("too_high_share");
    case HaltCause::WorseThanBase:
        return QLatin1StringView("worse_than_usual");
    case HaltCause::CohortWorseThanBase:
        return QLatin1StringView("version_worse_than_usual");
    case HaltCause::GroupWorseThanBase:
        return QLatin1StringView("group_worse_than_usual");
    }
    return QLatin1StringView("unknown");
}

QLatin1StringView nameOf(RehearsalBehaviour value)
{
    switch (value) {
    case RehearsalBehaviour::AsForecast:
        return QLatin1StringView("forecast");
    case RehearsalBehaviour::AllWell:
        return QLatin1StringView("well");
    case RehearsalBehaviour::SomeFail:
        return QLatin1StringView("fail");
    case RehearsalBehaviour::SomeBrick:
        return QLatin1StringView("brick");
    case RehearsalBehaviour::SomeAway:
        return QLatin1StringView("away");
    case RehearsalBehaviour::SlowLinks:
        return QLatin1StringView("slow");
    }
    return QLatin1StringView("unknown");
}

QLatin1StringView nameOf(RehearsalEnd value)
{
    switch (value) {
    case RehearsalEnd::None:
        return QLatin1StringView("none");
    case RehearsalEnd::Completed:
        return QLatin1StringView("completed");
    case RehearsalEnd::Halted:
        return QLatin1StringView("halted");
    case RehearsalEnd::WaveWaits:
        return QLatin1StringView("wave_waits");
    case RehearsalEnd::TimeUp:
        return QLatin1StringView("time_up");
    }
    return QLatin1StringView("unknown");
}

QLatin1StringView nameOf(BatchState value)
{
    switch (value) {
    case BatchState::Scheduled:
        return QLatin1StringView("scheduled");
    case BatchState::Running:
        return QLatin1StringView("running");
    case BatchState::Paused:
        return QLatin1StringView("paused");
    case BatchState::Completed:
        return QLatin1StringView("completed");
    case BatchState::Cancelled:
        return QLatin1StringView("cancelled");
    }
    return QLatin1StringView("unknown");
}

QLatin1StringView nameOf(TaskState value)
{
    switch (value) {
    case TaskState::Queued:
        return QLatin1StringView("queued");
    case TaskState::Notified:
        return QLatin1StringView("notified");
    case TaskState::Upgrading:
        return QLatin1StringView("upgrading");
    case TaskState::Succeeded:
        return QLatin1StringView("succeeded");
    case TaskState::Failed:
        return QLatin1StringView("failed");
    case TaskState::Cancelled:
        return QLatin1StringView("cancelled");
    case TaskState::Skipped:
        return QLatin1StringView("skipped");
    }
    return QLatin1StringView("unknown");
}

QLatin1StringView nameOf(FirmwareState value)
{
    switch (value) {
    case FirmwareState::Unverified:
        return QLatin1StringView("unverified");
    case FirmwareState::Verifying:
        return QLatin1StringView("verifying");
    case FirmwareState::Verified:
        return QLatin1StringView("verified");
    case FirmwareState::VerificationFailed:
        return QLatin1StringView("verification_failed");
    }
    return QLatin1StringView("unknown");
}

QLatin1StringView nameOf(LinkState value)
{
    switch (value) {
    case LinkState::Idle:
        return QLatin1StringView("idle");
    case LinkState::Connecting:
        return QLatin1StringView("connecting");
    case LinkState::Connected:
        return QLatin1StringView("connected");
    case LinkState::WaitingToRetry:
        return QLatin1StringView("waiting_to_retry");
    }
    return QLatin1StringView("unknown");
}

QLatin1StringView nameOf(ServerState value)
{
    switch (value) {
    case ServerState::Off:
        return QLatin1StringView("off");
    case ServerState::Listening:
        return QLatin1StringView("listening");
    case ServerState::Failed:
        return QLatin1StringView("failed");
    }
    return QLatin1StringView("unknown");
}

QLatin1StringView nameOf(TaskReason value)
{
    switch (value) {
    case TaskReason::None:
        return QLatin1StringView("none");
    case TaskReason::WaitingForTurn:
        return QLatin1StringView("waiting_for_turn");
    case TaskReason::WaitingForStart:
        return QLatin1StringView("waiting_for_start");
    case TaskReason::WaitingForDevice:
        return QLatin1StringView("waiting_for_device");
    case TaskReason::WaitingForRetry:
        return QLatin1StringView("waiting_for_retry");
    case TaskReason::UpgradeFailed:
        return QLatin1StringView("upgrade_failed");
    case TaskReason::DownloadFailed:
        return QLatin1StringView("download_failed");
    case TaskReason::VerificationFailed:
        return QLatin1StringView("verification_failed");
    case TaskReason::FlashingFailed:
        return QLatin1StringView("flashing_failed");
    case TaskReason::WrongVersion:
        return QLatin1StringView("wrong_version");
    case TaskReason::FellBack:
        return QLatin1StringView("fell_back");
    case TaskReason::TimedOut:
        return QLatin1StringView("timed_out");
    case TaskReason::Conflict:
        return QLatin1StringView("conflict");
    case TaskReason::CancelledByOperator:
        return QLatin1StringView("cancelled_by_operator");
    case TaskReason::Replaced:
        return QLatin1StringView("replaced");
    case TaskReason::AlreadyThere:
        return QLatin1StringView("already_there");
    case TaskReason::EndedBySchedule:
        return QLatin1StringView("ended_by_schedule");
    }
    return QLatin1StringView("unknown");
}

QLatin1StringView nameOf(GateVerdict value)
{
    switch (value) {
    case GateVerdict::NoGate:
        return QLatin1StringView("none");
    case GateVerdict::Working:
        return QLatin1StringView("working");
    case GateVerdict::TooFewSucceeded:
        return QLatin1StringView("too_few_succeeded");
    case GateVerdict::OutOfReach:
        return QLatin1StringView("out_of_reach");
    case GateVerdict::Soaking:
        return QLatin1StringView("soaking");
    case GateVerdict::WaitsForRelease:
        return QLatin1StringView("waits_for_release");
    case GateVerdict::Open:
        return QLatin1StringView("open");
    }
    return QLatin1StringView("unknown");
}

QLatin1StringView nameOf(WhyKind value)
{
    switch (value) {
    case WhyKind::Scheduled:
        return QLatin1StringView("scheduled");
    case WhyKind::BatchPaused:
        return QLatin1StringView("batch_paused");
    case WhyKind::WaitingForTurn:
        return QLatin1StringView("waiting_for_turn");
    case WhyKind::NotSubscribed:
        return QLatin1StringView("not_subscribed");
    case WhyKind::BrokerRefused:
        return QLatin1StringView("broker_refused");
    case WhyKind::WaitingForRetry:
        return QLatin1StringView("waiting_for_retry");
    case WhyKind::NotAcknowledged:
        return QLatin1StringView("not_acknowledged");
    case WhyKind::WaitingForDevice:
        return QLatin1StringView("waiting_for_device");
    case WhyKind::Silent:
        return QLatin1StringView("silent");
    case WhyKind::DownloadBegan:
        return QLatin1StringView("download_began");
    case WhyKind::Progressing:
        return QLatin1StringView("progressing");
    case WhyKind::StoodStill:
        return QLatin1StringView("stood_still");
    case WhyKind::WaitingForVersion:
        return QLatin1StringView("waiting_for_version");
    case WhyKind::ReportedOtherVersion:
        return QLatin1StringView("reported_other_version");
    case WhyKind::ReportedOldVersion:
        return QLatin1StringView("reported_old_version");
    case WhyKind::ReportedTarget:
        return QLatin1StringView("reported_target");
    case WhyKind::AlreadyThere:
        return QLatin1StringView("already_there");
    case WhyKind::UpgradeFailed:
        return QLatin1StringView("upgrade_failed");
    case WhyKind::DownloadFailed:
        return QLatin1StringView("download_failed");
    case WhyKind::VerificationFailed:
        return QLatin1StringView("verification_failed");
    case WhyKind::FlashingFailed:
        return QLatin1StringView("flashing_failed");
    case WhyKind::WrongVersion:
        return QLatin1StringView("wrong_version");
    case WhyKind::FellBack:
        return QLatin1StringView("fell_back");
    case WhyKind::TimedOut:
        return QLatin1StringView("timed_out");
    case WhyKind::InOtherBatch:
        return QLatin1StringView("in_other_batch");
    case WhyKind::CancelledByOperator:
        return QLatin1StringView("cancelled_by_operator");
    case WhyKind::CancelledMayArrive:
        return QLatin1StringView("cancelled_may_arrive");
    case WhyKind::Replaced:
        return QLatin1StringView("replaced");
    case WhyKind::EndedBySchedule:
        return QLatin1StringView("ended_by_schedule");
    case WhyKind::WaitingForWave:
        return QLatin1StringView("waiting_for_wave");
    case WhyKind::WindowClosed:
        return QLatin1StringView("window_closed");
    case WhyKind::CapReached:
        return QLatin1StringView("cap_reached");
    case WhyKind::AwaitsRelease:
        return QLatin1StringView("awaits_release");
    case WhyKind::BrokerAway:
        return QLatin1StringView("broker_away");
    case WhyKind::HeldBack:
        return QLatin1StringView("held_back");
    case WhyKind::SilentAfterDownload:
        return QLatin1StringView("silent_after_download");
    }
    return QLatin1StringView("unknown");
}

QLatin1StringView nameOf(ActivityKind value)
{
    switch (value) {
    case ActivityKind::FirmwareAdded:
        return QLatin1StringView("firmware_added");
    case ActivityKind::FirmwareDeleted:
        return QLatin1StringView("firmware_deleted");
    case ActivityKind::VerificationStarted:
        return QLatin1StringView("verification_started");
    case ActivityKind::BatchStarted:
        return QLatin1StringView("batch_started");
    case ActivityKind::BatchScheduled:
        return QLatin1StringView("batch_scheduled");
    case ActivityKind::BatchPaused:
        return QLatin1StringView("batch_paused");
    case ActivityKind::BatchResumed:
        return QLatin1StringView("batch_resumed");
    case ActivityKind::BatchCancelled:
        return QLatin1StringView("batch_cancelled");
    case ActivityKind::BatchClosed:
        return QLatin1StringView("batch_closed");
    case ActivityKind::WaveReleased:
        return QLatin1StringView("wave_released");
    case ActivityKind::BatchSubmitted:
        return QLatin1StringView("batch_submitted");
    case ActivityKind::BatchReleased:
        return QLatin1StringView("batch_released");
    case ActivityKind::TimesChanged:
        return QLatin1StringView("times_changed");
    case ActivityKind::PaceChanged:
        return QLatin1StringView("pace_changed");
    case ActivityKind::DossierSaved:
        return QLatin1StringView("dossier_saved");
    case ActivityKind::WaveOpened:
        return QLatin1StringView("wave_opened");
    case ActivityKind::GateOutOfReach:
        return QLatin1StringView("gate_out_of_reach");
    case ActivityKind::BatchEndedBySchedule:
        return QLatin1StringView("batch_ended_by_schedule");
    case ActivityKind::DevicesJoined:
        return QLatin1StringView("devices_joined");
    case ActivityKind::RateChanged:
        return QLatin1StringView("rate_changed");
    case ActivityKind::FailedRetried:
        return QLatin1StringView("failed_retried");
    case ActivityKind::TasksCancelled:
        return QLatin1StringView("tasks_cancelled");
    case ActivityKind::SettingsChanged:
        return QLatin1StringView("settings_changed");
    case ActivityKind::DevicesMarked:
        return QLatin1StringView("devices_marked");
    case ActivityKind::VerificationPassed:
        return QLatin1StringView("verification_passed");
    case ActivityKind::VerificationFailed:
        return QLatin1StringView("verification_failed");
    case ActivityKind::BatchCompleted:
        return QLatin1StringView("batch_completed");
    case ActivityKind::BatchHalted:
        return QLatin1StringView("batch_halted");
    case ActivityKind::TaskFailed:
        return QLatin1StringView("task_failed");
    case ActivityKind::TaskTimedOut:
        return QLatin1StringView("task_timed_out");
    case ActivityKind::TaskSilent:
        return QLatin1StringView("task_silent");
    case ActivityKind::TaskReplaced:
        return QLatin1StringView("task_replaced");
    case ActivityKind::FirmwareTampered:
        return QLatin1StringView("firmware_tampered");
    case ActivityKind::FirmwareUnreadable:
        return QLatin1StringView("firmware_unreadable");
    case ActivityKind::LogBroken:
        return QLatin1StringView("log_broken");
    case ActivityKind::LateReport:
        return QLatin1StringView("late_report");
    case ActivityKind::BatchStartedBySchedule:
        return QLatin1StringView("batch_started_by_schedule");
    case ActivityKind::DeviceEnrolled:
        return QLatin1StringView("device_enrolled");
    case ActivityKind::ReportRejected:
        return QLatin1StringView("report_rejected");
    case ActivityKind::SuspiciousReport:
        return QLatin1StringView("suspicious_report");
    case ActivityKind::NobodyListening:
        return QLatin1StringView("nobody_listening");
    case ActivityKind::NoticeRefused:
        return QLatin1StringView("notice_refused");
    case ActivityKind::BrokerConnected:
        return QLatin1StringView("broker_connected");
    case ActivityKind::BrokerLost:
        return QLatin1StringView("broker_lost");
    case ActivityKind::ReportsMayBeMissing:
        return QLatin1StringView("reports_may_be_missing");
    case ActivityKind::StoreFailed:
        return QLatin1StringView("store_failed");
    case ActivityKind::StoreRecovered:
        return QLatin1StringView("store_recovered");
    case ActivityKind::ServerListening:
        return QLatin1StringView("server_listening");
    case ActivityKind::ServerFailed:
        return QLatin1StringView("server_failed");
    case ActivityKind::ConsoleStarted:
        return QLatin1StringView("console_started");
    case ActivityKind::ConsoleStopped:
        return QLatin1StringView("console_stopped");
    }
    return QLatin1StringView("unknown");
}

} // namespace console
