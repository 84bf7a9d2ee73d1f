// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/rolloutstate.h"
#include "models/rollout/taskdeadlines.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace console {

namespace {

constexpr std::size_t maxSuspects = 10'000;

TimeMs lastMove(const Task& task)
{
    const TaskEvidence& evidence = task.evidence;
    return std::max({ evidence.progressAt, evidence.servedAt, evidence.downloadBeganAt });
}

} // namespace

TaskAction RolloutState::apply(TaskRef ref, TaskEvent event, const TaskInput& input)
{
    const TaskAction action = taskRule(stageOf(ref.task()), event);
    if (action == TaskAction::None)
        return action;
    act(ref, action, input);
    if (ref.book->endDone && ref.state() == TaskState::Queued) // nothing is tried again after the plan's end
        cancel(ref, TaskReason::EndedBySchedule, input);
    arm(ref);
    return action;
}

void RolloutState::act(TaskRef ref, TaskAction action, const TaskInput& input)
{
    using Deed = void (RolloutState::*)(TaskRef, const TaskInput&);
    // In the order of TaskAction, None left out.
    static constexpr Deed deeds[] = {
        &RolloutState::push,
        &RolloutState::pushAgain,
        &RolloutState::skip,
        &RolloutState::succeed,
        &RolloutState::wake,
        &RolloutState::askAgainReported,
        &RolloutState::noteReport,
        &RolloutState::rebooted,
        &RolloutState::startGrace,
        &RolloutState::beginUpgrade,
        &RolloutState::noteStep,
        &RolloutState::failStep,
        &RolloutState::acknowledged,
        &RolloutState::waitForDevice,
        &RolloutState::waitForBroker,
        &RolloutState::takeBack,
        &RolloutState::getReady,
        &RolloutState::judge,
        &RolloutState::timeOut,
        &RolloutState::flagSilent,
        &RolloutState::cancelOrdered,
        &RolloutState::replaceOrdered,
        &RolloutState::requeue,
        &RolloutState::noteLate,
        &RolloutState::suspectTask,
    };
    static_assert(std::size(deeds) == static_cast<std::size_t>(TaskAction::Suspect), "a deed for every action");
    const Deed deed = deeds[static_cast<std::size_t>(action) - 1];
    std::invoke(deed, this, ref, input);
}

void RolloutState::pushAgain(TaskRef ref, const TaskInput& input)
{
    sendNotice(ref, input.now);
}

void RolloutState::skip(TaskRef ref, const TaskInput& input)
{
    noteReport(ref, input);
    finish(ref, TaskState::Skipped, TaskReason::AlreadyThere, input.now);
}

void RolloutState::succeed(TaskRef ref, const TaskInput& input)
{
    if (ref.task().evidence.pushes == 0) // a failure was reported before a notice left, and none left since
        return skip(ref, input);
    noteReport(ref, input);
    finish(ref, TaskState::Succeeded, TaskReason::None, input.now);
    flashTimes[ref.book->batch.firmware].add(ref.value());
}

void RolloutState::askAgainReported(TaskRef ref, const TaskInput& input)
{
    noteReport(ref, input);
    askAgain(ref, input);
}

void RolloutState::failStep(TaskRef ref, const TaskInput& input)
{
    // No device can have acted upon a further attempt's notice before the broker took one: this is the failure before,
    // said twice (PROTOCOL.md 2.5) or heard late. Where only the PUBACK was lost the notice goes out again.
    const Task& task = ref.task();
    if (task.state == TaskState::Notified && task.attempt > 1 && !task.taken && task.evidence.downloadBeganAt == 0)
        return;
    if (ref.book->batch.holdsBack(task) && input.step == -2)
        return waitForResume(ref, input);
    ref.task().step = static_cast<qint8>(input.step);
    ref.task().evidence.progressAt = input.now;
    failAttempt(ref, reasonOfStep(input.step), input.now);
}

/// It could not fetch what the halt had taken back: no fault of the build or the device.
void RolloutState::waitForResume(TaskRef ref, const TaskInput& input)
{
    Task& task = ref.task();
    dropAsk(ref);
    task.mayStillArrive = true; // the next push is the same attempt
    task.nextAt = task.upgradingSince = 0;
    task.step = -128;
    task.updatedAt = input.now;
    ref.book->setState(ref.index, TaskState::Queued, TaskReason::WaitingForTurn);
    touch(ref, true);
    ref.book->line(ref.index);
}

void RolloutState::cancelOrdered(TaskRef ref, const TaskInput& input)
{
    cancel(ref, input.bySchedule ? TaskReason::EndedBySchedule : TaskReason::CancelledByOperator, input);
}

void RolloutState::replaceOrdered(TaskRef ref, const TaskInput& input)
{
    cancel(ref, TaskReason::Replaced, input);
}

void RolloutState::suspectTask(TaskRef ref, const TaskInput& input)
{
    suspect(ref.task().device, ref.book->module, ref.book, input);
}

void RolloutState::wake(TaskRef ref, const TaskInput& input)
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

void RolloutState::askAgain(TaskRef ref, const TaskInput& input)
{
    Task& task = ref.task();
    if (task.nextAt != 0 || ref.marks().inLine)
        return;
    // A device that moves is busy with the notice it has: it is asked again only when it has stood still as long.
    const TimeMs since = std::max(task.evidence.publishedAt, lastMove(task));
    task.nextAt = std::max(input.now, since + ref.book->batch.plan.repushMs);
    touch(ref, true); // it may not ask a second time: not to be forgotten with a killed process
    if (task.nextAt == input.now)
        ref.book->line(ref.index);
}

void RolloutState::noteReport(TaskRef ref, const TaskInput& input)
{
    if (input.version == 0)
        return; // a pull
    ref.task().evidence.reportedAt = input.now;
    ref.task().evidence.reportedVersion = input.version;
    touch(ref, false);
}

void RolloutState::rebooted(TaskRef ref, const TaskInput& input)
{
    Task& task = ref.task();
    ref.book->setSilent(ref.index, false);
    const bool fellBackArmed = task.nextAt != 0 && waitOf(task) == UpgradeWait::FellBack;
    noteReport(ref, input);
    if (task.step < 100) {
        // It may have lost the download with its power: PROTOCOL.md 10.6 as long as it does not download.
        if (!ref.marks().inLine) // else nextAt says after a restart that its turn had come
            task.nextAt = 0;
        return askAgain(ref, input);
    }
    if (fellBackArmed)
        return;
    dropAsk(ref);
    task.nextAt = input.now + ref.book->batch.plan.fellBackMs;
    touch(ref, true);
}

void RolloutState::startGrace(TaskRef ref, const TaskInput& input)
{
    Task& task = ref.task();
    ref.book->setSilent(ref.index, false);
    const bool running = task.nextAt != 0 && waitOf(task) == UpgradeWait::WrongVersion;
    if (!running)
        dropAsk(ref); // before the report changes what it waits for
    noteReport(ref, input);
    if (running)
        return;
    task.nextAt = input.now + ref.book->batch.plan.wrongVersionGraceMs;
    touch(ref, true);
}

void RolloutState::beginUpgrade(TaskRef ref, const TaskInput& input)
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
    if (waitOf(task) == UpgradeWait::Overdue)
        awaitVersion(ref, input.now);
    touch(ref, true);
}

void RolloutState::noteStep(TaskRef ref, const TaskInput& input)
{
    Task& task = ref.task();
    const UpgradeWait wait = waitOf(task);
    const bool fellBackArmed = task.nextAt != 0 && wait == UpgradeWait::FellBack;
    const bool wasSilent = task.silent;
    ref.book->setSilent(ref.index, false);
    dropAsk(ref);
    task.step = static_cast<qint8>(input.step);
    if (wait == UpgradeWait::PushAgain && task.step >= 100)
        task.evidence.reportedVersion = 0; // the source version, before it went on: no sign that it fell back
    task.updatedAt = task.evidence.progressAt = input.now;
    if (fellBackArmed) // it moves again
        task.nextAt = task.step >= 100 ? input.now + ref.book->batch.plan.fellBackMs : 0;
    if (wait == UpgradeWait::Overdue)
        task.nextAt = 0;
    if (waitOf(task) == UpgradeWait::Overdue)
        awaitVersion(ref, input.now);
    touch(ref, wasSilent);
}

void RolloutState::failAttempt(TaskRef ref, TaskReason reason, TimeMs now)
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

void RolloutState::getReady(TaskRef ref, const TaskInput&)
{
    Task& task = ref.task();
    if (task.state == TaskState::Queued) {
        task.nextAt = 0;
        task.reason = TaskReason::WaitingForTurn;
        touch(ref, true);
    }
    ref.book->line(ref.index);
}

void RolloutState::cancel(TaskRef ref, TaskReason reason, const TaskInput& input)
{
    Task& task = ref.task();
    task.mayStillArrive = task.mayStillArrive || task.state != TaskState::Queued;
    if (reason == TaskReason::Replaced)
        note(ActivityKind::TaskReplaced, ref.book, task.device, input.now, { input.other.toString() });
    finish(ref, TaskState::Cancelled, reason, input.now);
}

void RolloutState::requeue(TaskRef ref, const TaskInput& input)
{
    Task& task = ref.task();
    const bool gotThereLate = task.evidence.reportedVersion == ref.book->target;
    const quint16 pushes = task.evidence.pushes;
    ref.book->setState(ref.index, TaskState::Queued, TaskReason::WaitingForTurn);
    task.attempt = 0;
    task.taken = false;
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

void RolloutState::noteLate(TaskRef ref, const TaskInput& input)
{
    const Task& task = ref.task();
    const bool isVersion = input.version != 0;
    const bool reachedTarget = input.version == ref.book->target;
    // C SDK 3.2 says everything twice (PROTOCOL.md 2.5).
    if (!isVersion && input.step < 0 && input.step == task.step)
        return;
    if (isVersion) {
        // Not only the target: what a failed device reported last tells whether a retry has anything left to do.
        if (task.state == TaskState::Failed && task.evidence.reportedVersion != input.version)
            noteReport(ref, input);
        // Skipped devices and reports that fit the outcome are nothing to note.
        if (task.state == TaskState::Skipped || reachedTarget == (task.state == TaskState::Succeeded))
            return;
        noteReport(ref, input);
    }
    TaskMarks& marks = ref.marks();
    if (isVersion ? marks.lateVersionNoted : marks.lateStepNoted)
        return;
    if (isVersion) // bits, which clang 14 can not choose between as a place to write to
        marks.lateVersionNoted = true;
    else
        marks.lateStepNoted = true;
    // The engine does not know the words of versions: the number stands for one in FleetNames.
    note(ActivityKind::LateReport, ref.book, task.device, input.now,
        { isVersion ? (reachedTarget ? ref.book->batch.version : QStringLiteral("#%1").arg(input.version))
                    : QString::number(input.step) });
}

/// Noted once per device and module: a device may send hundreds.
void RolloutState::suspect(DeviceSlot device, ModuleIndex module, BatchBook* book, const TaskInput& input)
{
    if (suspects.size() >= maxSuspects || !suspects.insert(deviceKey(device, module)).second)
        return;
    note(ActivityKind::SuspiciousReport, book, device, input.now, { QString::number(input.step) });
}

/// It moves, or has ended: nobody asks for its notice any more.
void RolloutState::dropAsk(TaskRef ref)
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

void RolloutState::finish(TaskRef ref, TaskState state, TaskReason reason, TimeMs now)
{
    Task& task = ref.task();
    // One that ends at once for its conflict has no say in what the older one answers.
    if (const TaskRef current = newestOf(task.device, ref.book->module);
        current.book == ref.book && current.index == ref.index)
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
    if (state == TaskState::Failed || state == TaskState::Succeeded)
        haltIfBroken(*ref.book, now);
    closeIfDone(*ref.book, now);
}

} // namespace console
