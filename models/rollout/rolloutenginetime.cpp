// SPDX-License-Identifier: GPL-3.0-or-later
// Deadlines, and what keeps them fair: blind times, clocks that jump, a host that stood still.
#include "models/rollout/rolloutengine.h"
#include "models/rollout/rolloutstate.h"
#include "models/rollout/taskdeadlines.h"

#include <algorithm>

namespace console {

namespace {

/// After a blind time, what the broker kept for us is read before anything is judged.
constexpr TimeMs settleMs = 5000;
/// How often a deadline is looked at that has passed since the broker was last heard.
constexpr TimeMs unheardMs = 1000;

/// Whether the device is found wanting at this deadline, and not only its turn comes.
bool judges(const Task& task, const TaskDeadline& deadline)
{
    return deadline.event != TaskEvent::WaitOver || task.state == TaskState::Upgrading;
}

} // namespace

void RolloutEngine::clockJumped(TimeMs by, TimeMs now)
{
    d->shiftTime(by, now);
    for (BatchBook* book : d->openBooks)
        d->pump(*book, now);
}

void RolloutEngine::stoodStill(TimeMs since, TimeMs now)
{
    if (!d->connected)
        return; // it is blind anyway, and since longer
    d->blindSince = std::max(since, d->connectedAt);
    d->forgiveBlindTime(now);
    d->connectedAt = now;
}

/// Its download is finished: from now on it flashes, and does not speak before it is done.
void RolloutState::awaitVersion(TaskRef ref, TimeMs now)
{
    const Batch& batch = ref.book->batch;
    ref.task().nextAt = now + flashTimes[batch.firmware].patience(batch.plan.silenceMs);
}

void RolloutState::judge(TaskRef ref, const TaskInput& input)
{
    switch (waitOf(ref.task())) {
    case UpgradeWait::WrongVersion:
        return failAttempt(ref, TaskReason::WrongVersion, input.now);
    case UpgradeWait::FellBack:
        return finish(ref, TaskState::Failed, TaskReason::FellBack, input.now);
    case UpgradeWait::Overdue:
        ref.task().nextAt = 0;
        return flagSilent(ref, input);
    case UpgradeWait::PushAgain:
        return ref.book->line(ref.index);
    }
}

void RolloutState::timeOut(TaskRef ref, const TaskInput& input)
{
    finish(ref, TaskState::Failed, TaskReason::TimedOut, input.now);
}

void RolloutState::flagSilent(TaskRef ref, const TaskInput& input)
{
    ref.book->setSilent(ref.index, true);
    touch(ref, true);
    const bool fetched = ref.state() == TaskState::Upgrading;
    note(ActivityKind::TaskSilent, ref.book, ref.device(), input.now,
        fetched ? QStringList{ QStringLiteral("100") } : QStringList());
    haltIfBroken(*ref.book, input.now);
}

void RolloutState::arm(TaskRef ref)
{
    TaskStore& tasks = ref.book->tasks();
    const TaskDeadline deadline = deadlineOf(ref.task(), ref.book->batch.plan, ref.marks().inLine, connectedAt);
    const TimeMs armedAt = tasks.armedAt(ref.index);
    if (deadline.at == 0 || (armedAt != 0 && armedAt <= deadline.at))
        return;
    tasks.setArmedAt(ref.index, deadline.at);
    timers.add(deadline.at, ref);
}

void RolloutState::fireTimers(TimeMs now, TimeMs heardAt)
{
    while (!timers.isEmpty() && timers.first().at <= now) {
        const auto entry = timers.takeFirst();
        const TaskRef ref = entry.value;
        TaskStore& tasks = ref.book->tasks();
        if (tasks.armedAt(ref.index) != entry.at)
            continue; // an earlier entry took its place
        tasks.setArmedAt(ref.index, 0);
        const TaskDeadline deadline = deadlineOf(ref.task(), ref.book->batch.plan, ref.marks().inLine, connectedAt);
        if (deadline.at == 0 || deadline.at > now) {
            arm(ref);
        } else if (deadline.at > heardAt && judges(ref.task(), deadline)) {
            tasks.setArmedAt(ref.index, now + unheardMs);
            timers.add(now + unheardMs, ref);
        } else {
            apply(ref, deadline.event, { .now = now });
        }
    }
}

/// RELIABILITY.md I7: what devices did meanwhile was not seen, so no clock that judges them may have run.
void RolloutState::forgiveBlindTime(TimeMs now)
{
    judgeFrom = now + settleMs;
    settling = true;
    for (BatchBook* book : openBooks) {
        forgiveSoak(*book, now);
        if (!isOpen(book->batch.state) || book->batch.counts.of(TaskState::Upgrading) == 0)
            continue;
        for (quint32 index = 0; index < book->size(); ++index) {
            const TaskRef ref{ book, index };
            if (ref.state() != TaskState::Upgrading)
                continue;
            Task& task = ref.task();
            const TimeMs blind = std::max<TimeMs>(now - std::max(blindSince, task.upgradingSince), 0);
            task.upgradingSince += blind;
            if (task.nextAt != 0)
                task.nextAt += blind;
            touch(ref, true);
        }
    }
}

/// Everything that a deadline is reckoned from moves with the clock; what is only told stays, but never in the future.
void RolloutState::shiftTime(TimeMs by, TimeMs now)
{
    const auto move = [by](TimeMs& time) { time += time == 0 ? 0 : by; };
    for (TimeMs* time : { &connectedAt, &blindSince, &judgeFrom })
        move(*time);
    timers = {};
    for (BatchBook* book : openBooks) {
        book->pacing.shift(by);
        book->forgetWindow();
        move(book->gateNotBefore);
        if (book->batch.wave.metSince != 0) {
            move(book->batch.wave.metSince);
            book->batchTouched = true;
            list(*book);
        }
        for (quint32 index = 0; index < book->size(); ++index) {
            const TaskRef ref{ book, index };
            book->tasks().setArmedAt(index, 0);
            if (!isOpen(ref.state()))
                continue;
            Task& task = ref.task();
            TaskEvidence& seen = task.evidence;
            move(task.upgradingSince);
            move(task.nextAt);
            for (TimeMs* time : { &task.updatedAt, &seen.publishedAt, &seen.acknowledgedAt, &seen.downloadBeganAt,
                     &seen.progressAt, &seen.reportedAt, &seen.servedAt })
                *time = std::min(*time, now);
            if (task.state != TaskState::Queued || task.nextAt != 0)
                touch(ref, true);
            arm(ref);
        }
    }
}

} // namespace console
