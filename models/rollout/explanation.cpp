// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/explanation.h"

#include "models/rollout/taskdeadlines.h"

#include <algorithm>

namespace console {

namespace {

constexpr TimeMs stoodStillMs = 10 * 60 * 1000;

/// What holds the batch back from a device whose turn it would be.
void explainTurn(Explanation& why, const Task& task, const Batch& batch, TimeMs now)
{
    const Plan& plan = batch.plan;
    why.kind = WhyKind::WaitingForTurn;
    if (task.wave > batch.wave.open && batch.hasMoreWaves()) {
        const GateState gate = gateState(plan.waves, batch.wave, now);
        why.kind = WhyKind::WaitingForWave;
        why.at = gate.opensAt;
        why.wave = task.wave + 1;
        why.openWave = batch.wave.open + 1;
        why.waves = static_cast<int>(plan.waves.size());
        why.gate = gate.verdict;
        why.wanted = plan.waves[batch.wave.open].gate.successPercent;
        why.succeeded = batch.wave.counts.succeeded;
        why.finished = batch.wave.counts.finished();
    } else if (const WindowState window = windowState(plan.windows, now); !window.open) {
        why.kind = WhyKind::WindowClosed;
        why.at = window.until;
    } else if (plan.pace.maxDownloads > 0 && batch.fetching >= static_cast<quint32>(plan.pace.maxDownloads)) {
        why.kind = WhyKind::CapReached;
        why.downloads = plan.pace.maxDownloads;
    }
}

void explainQueued(Explanation& why, const Task& task, const Batch& batch, TimeMs now, bool connected)
{
    const TaskEvidence& seen = task.evidence;
    why.since = task.updatedAt;
    why.at = task.nextAt;
    if (batch.state == BatchState::Scheduled && batch.awaitsRelease()) {
        why.kind = WhyKind::AwaitsRelease;
        why.author = batch.createdBy;
    } else if (batch.state == BatchState::Scheduled) {
        why.kind = WhyKind::Scheduled;
        why.at = std::max(batch.plan.startAt, batch.releasedAt); // what is released begins at once
    } else if (batch.state == BatchState::Paused) {
        why.kind = WhyKind::BatchPaused;
    } else if (!connected) {
        why.kind = WhyKind::BrokerAway;
        why.at = 0;
    } else if (task.reason == TaskReason::WaitingForDevice && (task.nextAt == 0 || task.nextAt > now)) { // else in line
        why.kind = WhyKind::NotSubscribed;
        why.since = seen.acknowledgedAt;
    } else if (task.reason == TaskReason::WaitingForRetry) {
        const bool delivered = seen.refusal == 0 && (seen.acknowledgedAt != 0 || seen.progressAt != 0);
        why.kind = delivered ? WhyKind::WaitingForRetry : WhyKind::BrokerRefused;
    } else {
        why.at = 0;
        explainTurn(why, task, batch, now);
    }
}

void explainNotified(Explanation& why, const Task& task, bool connected)
{
    const TaskEvidence& seen = task.evidence;
    why.since = seen.publishedAt;
    if (!connected && seen.downloadBeganAt == 0) {
        why.kind = WhyKind::BrokerAway;
    } else if (task.silent) {
        why.kind = WhyKind::Silent;
    } else if (seen.downloadBeganAt != 0) {
        why.kind = WhyKind::DownloadBegan;
        why.since = seen.downloadBeganAt;
    } else if (seen.acknowledgedAt == 0) {
        why.kind = WhyKind::NotAcknowledged;
    } else {
        why.kind = WhyKind::WaitingForDevice;
    }
}

/// While the broker is away its clocks stand still: `connected`.
void explainUpgrading(Explanation& why, const Task& task, const Plan& plan, TimeMs now, bool connected)
{
    const TaskEvidence& seen = task.evidence;
    const bool isThird = task.fromVersion != 0 && seen.reportedVersion != task.fromVersion;
    if (seen.reportedVersion != 0 && task.nextAt != 0 && (isThird || task.step >= 100)) {
        why.kind = isThird ? WhyKind::ReportedOtherVersion : WhyKind::ReportedOldVersion;
        why.since = seen.reportedAt;
        why.at = connected ? task.nextAt : 0;
        return;
    }
    const TimeMs moved = std::max(seen.progressAt, seen.servedAt);
    why.since = seen.progressAt;
    why.at = connected && plan.timeoutMinutes > 0 ? task.upgradingSince + minutesToMs(plan.timeoutMinutes) : 0;
    if (task.step >= 100) {
        why.kind = task.silent ? WhyKind::SilentAfterDownload : WhyKind::WaitingForVersion;
        why.suspectAt = connected ? task.nextAt : 0;
        why.since = moved;
    } else {
        why.kind = now - moved >= stoodStillMs ? WhyKind::StoodStill : WhyKind::Progressing;
    }
}

WhyKind whyFailed(TaskReason reason)
{
    switch (reason) {
    case TaskReason::DownloadFailed:
        return WhyKind::DownloadFailed;
    case TaskReason::VerificationFailed:
        return WhyKind::VerificationFailed;
    case TaskReason::FlashingFailed:
        return WhyKind::FlashingFailed;
    case TaskReason::WrongVersion:
        return WhyKind::WrongVersion;
    case TaskReason::FellBack:
        return WhyKind::FellBack;
    case TaskReason::TimedOut:
        return WhyKind::TimedOut;
    case TaskReason::Conflict:
        return WhyKind::InOtherBatch;
    case TaskReason::None:
    case TaskReason::WaitingForTurn:
    case TaskReason::WaitingForStart:
    case TaskReason::WaitingForDevice:
    case TaskReason::WaitingForRetry:
    case TaskReason::UpgradeFailed:
    case TaskReason::CancelledByOperator:
    case TaskReason::Replaced:
    case TaskReason::AlreadyThere:
    case TaskReason::EndedBySchedule:
        break;
    }
    return WhyKind::UpgradeFailed;
}

WhyKind whyCancelled(const Task& task)
{
    if (task.reason == TaskReason::Replaced)
        return WhyKind::Replaced;
    if (task.reason == TaskReason::EndedBySchedule && !task.mayStillArrive)
        return WhyKind::EndedBySchedule;
    return task.mayStillArrive ? WhyKind::CancelledMayArrive : WhyKind::CancelledByOperator;
}

} // namespace

Explanation explainTask(const Task& task, const Batch& batch, TimeMs now, bool connected)
{
    Explanation why;
    why.since = task.updatedAt;
    why.bytes = task.evidence.bytesServed;
    why.version = task.evidence.reportedVersion;
    why.step = task.step;
    why.attempt = task.attempt;
    why.attempts = batch.plan.retryCount + 1;
    why.pushes = task.evidence.pushes;
    why.refusal = task.evidence.refusal;
    if (batch.holdsBack(task)) {
        why.kind = WhyKind::HeldBack;
        why.since = batch.halt.at;
        return why;
    }
    switch (task.state) {
    case TaskState::Queued:
        explainQueued(why, task, batch, now, connected);
        break;
    case TaskState::Notified:
        explainNotified(why, task, connected);
        break;
    case TaskState::Upgrading:
        explainUpgrading(why, task, batch.plan, now, connected);
        break;
    case TaskState::Succeeded:
        why.kind = WhyKind::ReportedTarget;
        break;
    case TaskState::Failed:
        why.kind = whyFailed(task.reason);
        break;
    case TaskState::Cancelled:
        why.kind = whyCancelled(task);
        break;
    case TaskState::Skipped:
        why.kind = WhyKind::AlreadyThere;
        break;
    }
    return why;
}

} // namespace console
