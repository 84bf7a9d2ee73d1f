// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/rolloutengine_p.h"
#include "models/rollout/taskdeadlines.h"

#include <algorithm>

namespace console {

namespace {

constexpr std::size_t maxSuspects = 10'000;

/// Why an upgrading task waits until Task::nextAt, from what the device reported last.
enum class UpgradeWait : quint8 { WrongVersion, FellBack, PushAgain };

UpgradeWait waitOf(const Task& task)
{
    const VersionIndex reported = task.evidence.reportedVersion;
    if (reported == 0)
        return UpgradeWait::PushAgain;
    if (task.fromVersion != 0 && reported != task.fromVersion)
        return UpgradeWait::WrongVersion;
    return task.step >= 100 ? UpgradeWait::FellBack : UpgradeWait::PushAgain;
}

TimeMs lastMove(const Task& task)
{
    const TaskEvidence& evidence = task.evidence;
    return std::max({ evidence.progressAt, evidence.servedAt, evidence.downloadBeganAt });
}

} // namespace

TaskAction RolloutEngine::Private::apply(TaskRef ref, TaskEvent event, const TaskInput& input)
{
    const TaskAction action = taskRule(stageOf(ref.task()), event);
    if (action == TaskAction::None)
        return action;
    act(ref, action, input);
    arm(ref);
    return action;
}

void RolloutEngine::Private::act(TaskRef ref, TaskAction action, const TaskInput& input)
{
    switch (action) {
    case TaskAction::None:
        return;
    case TaskAction::Push:
        return push(ref, input);
    case TaskAction::PushAgain:
        return sendNotice(ref, input.now);
    case TaskAction::Skip:
        noteReport(ref, input);
        return finish(ref, TaskState::Skipped, TaskReason::AlreadyThere, input.now);
    case TaskAction::Succeed:
        noteReport(ref, input);
        return finish(ref, TaskState::Succeeded, TaskReason::None, input.now);
    case TaskAction::Wake:
        return wake(ref, input);
    case TaskAction::AskAgain:
        noteReport(ref, input);
        return askAgain(ref, input);
    case TaskAction::NoteReport:
        return noteReport(ref, input);
    case TaskAction::Rebooted:
        return rebooted(ref, input);
    case TaskAction::StartGrace:
        return startGrace(ref, input);
    case TaskAction::BeginUpgrade:
        return beginUpgrade(ref, input);
    case TaskAction::NoteStep:
        return noteStep(ref, input);
    case TaskAction::FailAttempt:
        ref.task().step = static_cast<qint8>(input.step);
        ref.task().evidence.progressAt = input.now;
        return failAttempt(ref, reasonOfStep(input.step), input.now);
    case TaskAction::NoteAcknowledged:
        return acknowledged(ref, input);
    case TaskAction::WaitForDevice:
        return waitForDevice(ref, input);
    case TaskAction::WaitForBroker:
        return waitForBroker(ref, input);
    case TaskAction::TakeBack:
        return takeBack(ref, input);
    case TaskAction::GetReady:
        return getReady(ref, input);
    case TaskAction::Judge:
        return judge(ref, input);
    case TaskAction::TimeOut:
        return finish(ref, TaskState::Failed, TaskReason::TimedOut, input.now);
    case TaskAction::FlagSilent:
        ref.book->setSilent(ref.index, true);
        touch(ref, true);
        return note(ActivityKind::TaskSilent, ref.book, ref.task().device, input.now);
    case TaskAction::Cancel:
        return cancel(ref, TaskReason::CancelledByOperator, input);
    case TaskAction::Replace:
        return cancel(ref, TaskReason::Replaced, input);
    case TaskAction::Requeue:
        return requeue(ref, input);
    case TaskAction::NoteLate:
        return noteLate(ref, input);
    case TaskAction::Suspect:
        return suspect(ref.task().device, ref.book->module, ref.book, input);
    }
}

void RolloutEngine::Private::wake(TaskRef ref, const TaskInput& input)
{
    noteReport(ref, input);
    Task& task = ref.task();
    if (task.reason != TaskReason::WaitingForDevice || task.nextAt != 0)
        return;
    const TimeMs due = task.evidence.publishedAt + ref.book->batch.plan.repushMs;
    if (due <= input.now)
        return getReady(ref, input);
    task.nextAt = due;
    touch(ref, true);
}

void RolloutEngine::Private::askAgain(TaskRef ref, const TaskInput& input)
{
    Task& task = ref.task();
    if (task.nextAt != 0 || ref.marks().inLine)
        return;
    // A device that moves is busy with the notice it has: it is asked again only when it has stood still as long.
    const TimeMs since = std::max(task.evidence.publishedAt, lastMove(task));
    task.nextAt = std::max(input.now, since + ref.book->batch.plan.repushMs);
    touch(ref, false);
    if (task.nextAt == input.now)
        ref.book->line(ref.index);
}

void RolloutEngine::Private::noteReport(TaskRef ref, const TaskInput& input)
{
    if (input.version == 0)
        return; // a pull
    ref.task().evidence.reportedAt = input.now;
    ref.task().evidence.reportedVersion = input.version;
    touch(ref, false);
}

void RolloutEngine::Private::rebooted(TaskRef ref, const TaskInput& input)
{
    Task& task = ref.task();
    const bool fellBackArmed = task.nextAt != 0 && waitOf(task) == UpgradeWait::FellBack;
    noteReport(ref, input);
    if (task.step < 100) {
        // It may have lost the download with its power: PROTOCOL.md 10.6 as long as it does not download.
        task.nextAt = 0;
        return askAgain(ref, input);
    }
    if (fellBackArmed)
        return;
    dropAsk(ref);
    task.nextAt = input.now + ref.book->batch.plan.fellBackMs;
    touch(ref, true);
}

void RolloutEngine::Private::startGrace(TaskRef ref, const TaskInput& input)
{
    Task& task = ref.task();
    const bool running = task.nextAt != 0 && waitOf(task) == UpgradeWait::WrongVersion;
    noteReport(ref, input);
    if (running)
        return;
    dropAsk(ref);
    task.nextAt = input.now + ref.book->batch.plan.wrongVersionGraceMs;
    touch(ref, true);
}

void RolloutEngine::Private::beginUpgrade(TaskRef ref, const TaskInput& input)
{
    Task& task = ref.task();
    dropNotice(ref);
    dropAsk(ref);
    task.nextAt = 0;
    task.mayStillArrive = false;
    ref.marks().inLine = false;
    ref.marks().mayHaveIt = true;
    task.step = static_cast<qint8>(input.step);
    task.upgradingSince = task.updatedAt = task.evidence.progressAt = input.now;
    task.evidence.reportedVersion = 0; // what it reported before says nothing about this upgrade
    ref.book->setState(ref.index, TaskState::Upgrading, TaskReason::None);
    touch(ref, true);
}

void RolloutEngine::Private::noteStep(TaskRef ref, const TaskInput& input)
{
    Task& task = ref.task();
    const bool fellBackArmed = task.nextAt != 0 && waitOf(task) == UpgradeWait::FellBack;
    dropAsk(ref);
    task.step = static_cast<qint8>(input.step);
    task.updatedAt = task.evidence.progressAt = input.now;
    if (fellBackArmed) // it moves again
        task.nextAt = task.step >= 100 ? input.now + ref.book->batch.plan.fellBackMs : 0;
    touch(ref, false);
}

void RolloutEngine::Private::failAttempt(TaskRef ref, TaskReason reason, TimeMs now)
{
    Task& task = ref.task();
    const Plan& plan = ref.book->batch.plan;
    if (!isRetried(reason) || task.attempt > plan.retryCount)
        return finish(ref, TaskState::Failed, reason, now);
    dropAsk(ref);
    task.mayStillArrive = false;
    ref.marks().inLine = ref.marks().mayHaveIt = false;
    const bool atOnce = plan.retryIntervalMinutes == 0;
    ref.book->setState(ref.index, TaskState::Queued, atOnce ? TaskReason::WaitingForTurn : TaskReason::WaitingForRetry);
    task.updatedAt = now;
    task.upgradingSince = 0;
    task.nextAt = atOnce ? 0 : now + minutesToMs(plan.retryIntervalMinutes);
    touch(ref, true);
    if (atOnce)
        ref.book->line(ref.index);
}

void RolloutEngine::Private::getReady(TaskRef ref, const TaskInput&)
{
    Task& task = ref.task();
    if (task.state == TaskState::Queued) {
        task.nextAt = 0;
        task.reason = TaskReason::WaitingForTurn;
        touch(ref, true);
    }
    ref.book->line(ref.index);
}

void RolloutEngine::Private::judge(TaskRef ref, const TaskInput& input)
{
    switch (waitOf(ref.task())) {
    case UpgradeWait::WrongVersion:
        return failAttempt(ref, TaskReason::WrongVersion, input.now);
    case UpgradeWait::FellBack:
        return finish(ref, TaskState::Failed, TaskReason::FellBack, input.now);
    case UpgradeWait::PushAgain:
        return ref.book->line(ref.index);
    }
}

void RolloutEngine::Private::cancel(TaskRef ref, TaskReason reason, const TaskInput& input)
{
    Task& task = ref.task();
    task.mayStillArrive = task.mayStillArrive || task.state != TaskState::Queued;
    if (reason == TaskReason::Replaced)
        note(ActivityKind::TaskReplaced, ref.book, task.device, input.now, { input.other.toString() });
    finish(ref, TaskState::Cancelled, reason, input.now);
}

void RolloutEngine::Private::requeue(TaskRef ref, const TaskInput& input)
{
    Task& task = ref.task();
    const bool gotThereLate = task.evidence.reportedVersion == ref.book->target;
    const quint16 pushes = task.evidence.pushes;
    ref.book->setState(ref.index, TaskState::Queued, TaskReason::WaitingForTurn);
    task.attempt = 0;
    task.step = -128;
    task.evidence = {};
    task.evidence.pushes = pushes;
    task.evidence.reportedVersion = gotThereLate ? ref.book->target : 0;
    task.upgradingSince = task.nextAt = 0;
    task.updatedAt = input.now;
    ref.marks().lateStepNoted = ref.marks().lateVersionNoted = ref.marks().mayHaveIt = false;
    touch(ref, true);
    remember(ref);
    ref.book->line(ref.index);
}

void RolloutEngine::Private::noteLate(TaskRef ref, const TaskInput& input)
{
    const Task& task = ref.task();
    const bool isVersion = input.version != 0;
    const bool reachedTarget = input.version == ref.book->target;
    if (isVersion) {
        // Skipped devices and reports that fit the outcome are nothing to note.
        if (task.state == TaskState::Skipped || reachedTarget == (task.state == TaskState::Succeeded))
            return;
        noteReport(ref, input);
    }
    bool& noted = isVersion ? ref.marks().lateVersionNoted : ref.marks().lateStepNoted;
    if (std::exchange(noted, true))
        return;
    // The engine does not know the words of versions: the number stands for one in FleetNames.
    note(ActivityKind::LateReport, ref.book, task.device, input.now,
        { isVersion ? (reachedTarget ? ref.book->batch.version : QStringLiteral("#%1").arg(input.version))
                    : QString::number(input.step) });
}

/// Noted once per device and module: a device may send hundreds.
void RolloutEngine::Private::suspect(DeviceSlot device, ModuleIndex module, BatchBook* book, const TaskInput& input)
{
    if (suspects.size() >= maxSuspects || !suspects.insert(deviceKey(device, module)).second)
        return;
    note(ActivityKind::SuspiciousReport, book, device, input.now, { QString::number(input.step) });
}

/// It moves, or has ended: nobody asks for its notice any more.
void RolloutEngine::Private::dropAsk(TaskRef ref)
{
    Task& task = ref.task();
    heldPulls.erase(deviceKey(ref));
    const bool asks = task.state == TaskState::Notified
        || (task.state == TaskState::Upgrading && waitOf(task) == UpgradeWait::PushAgain);
    if (!asks)
        return;
    ref.marks().inLine = false;
    task.nextAt = 0;
}

void RolloutEngine::Private::finish(TaskRef ref, TaskState state, TaskReason reason, TimeMs now)
{
    Task& task = ref.task();
    heldPulls.erase(deviceKey(ref));
    ref.marks().inLine = false;
    task.nextAt = 0;
    task.updatedAt = now;
    task.mayStillArrive = task.mayStillArrive && state == TaskState::Cancelled;
    ref.book->setState(ref.index, state, reason);
    touch(ref, true);
    // A cancelled batch revokes its links in one stroke.
    if (task.evidence.pushes > 0 && isOpen(ref.book->batch.state))
        out.revokedLinks.push_back({ task.batch, task.device });
    if (state == TaskState::Failed && reason == TaskReason::TimedOut)
        note(ActivityKind::TaskTimedOut, ref.book, task.device, now);
    else if (state == TaskState::Failed)
        note(ActivityKind::TaskFailed, ref.book, task.device, now, { QString::number(static_cast<int>(reason)) });
    closeIfDone(*ref.book, now);
}

} // namespace console
