// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/verdict.h"

namespace console {

namespace {

QString failureWord(TaskReason reason)
{
    switch (reason) {
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
    case TaskReason::Conflict:
        return QStringLiteral("conflict");
    case TaskReason::None:
    case TaskReason::WaitingForTurn:
    case TaskReason::WaitingForStart:
    case TaskReason::WaitingForDevice:
    case TaskReason::WaitingForRetry:
    case TaskReason::CancelledByOperator:
    case TaskReason::Replaced:
    case TaskReason::AlreadyThere:
    case TaskReason::EndedBySchedule:
        break;
    }
    return QStringLiteral("failed");
}

} // namespace

QString outcomeWord(const Task& task)
{
    switch (task.state) {
    case TaskState::Queued:
    case TaskState::Notified:
    case TaskState::Upgrading:
        return QStringLiteral("open");
    case TaskState::Succeeded:
        return QStringLiteral("succeeded");
    case TaskState::Failed:
        return failureWord(task.reason);
    case TaskState::Cancelled:
        return QStringLiteral("cancelled");
    case TaskState::Skipped:
        return QStringLiteral("skipped");
    }
    return {};
}

QString rightWord(const LedgerEntry& entry, const Task& task, const Batch& batch)
{
    const qint64 timeoutMs = qint64{ batch.plan.timeoutMinutes } * 60 * 1000;
    const auto unlessTimedOut = [timeoutMs](const QString& word, qint64 limitMs) {
        return timeoutMs > 0 && timeoutMs <= limitMs ? QStringLiteral("timed-out") : word;
    };
    const QString installed = entry.installed.isEmpty() ? entry.version : entry.installed;
    const QString there = task.evidence.pushes == 0 ? QStringLiteral("skipped") : QStringLiteral("succeeded");
    if (entry.outcome == QLatin1StringView("idle"))
        return installed == batch.version ? there : QStringLiteral("cancelled");
    if (entry.outcome == QLatin1StringView("succeeded"))
        return installed == batch.version ? there : QStringLiteral("open");
    if (entry.outcome == QLatin1StringView("wrong-version"))
        return unlessTimedOut(entry.outcome, batch.plan.wrongVersionGraceMs);
    if (entry.outcome == QLatin1StringView("fell-back"))
        return unlessTimedOut(entry.outcome, batch.plan.fellBackMs);
    if (entry.outcome == QLatin1StringView("silent"))
        return entry.progressed && timeoutMs > 0 ? QStringLiteral("timed-out") : QStringLiteral("cancelled");
    return entry.outcome == QLatin1StringView("unfinished") ? QStringLiteral("open") : entry.outcome;
}

} // namespace console
