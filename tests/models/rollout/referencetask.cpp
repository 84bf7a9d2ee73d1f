// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/referencetask.h"

#include <algorithm>

namespace console {

namespace {
constexpr TimeMs refusedPauseMs = 60'000;
}

void ReferenceTask::enter(TaskState next, TaskReason why, TimeMs now)
{
    state = next;
    reason = why;
    silent = false;
    m_changedAt = now;
}

void ReferenceTask::stopWaiting()
{
    wait = Wait::Nothing;
    until = 0;
    inLine = false;
}

void ReferenceTask::finish(TaskState end, TaskReason why, TimeMs now)
{
    stopWaiting();
    m_asked = Ask::Nothing;
    mayArrive = mayArrive && end == TaskState::Cancelled;
    linkEnds = pushes > 0;
    enter(end, why, now);
}

void ReferenceTask::ready()
{
    stopWaiting();
    reason = TaskReason::WaitingForTurn;
    inLine = true;
}

/// "Pushed again, same attempt, not more than once in 30 s, never while it downloads."
void ReferenceTask::ask(TimeMs now)
{
    if (wait != Wait::Nothing || inLine)
        return;
    wait = Wait::Turn;
    until = std::max(now, std::max(m_pushedAt, m_movedAt) + plan->repushMs);
    inLine = until == now;
}

void ReferenceTask::reported(VersionIndex version, TimeMs now)
{
    m_lastReported = version;
    if (!open())
        return;
    m_reportedAt = now;
    if (version == target) {
        if ((state == TaskState::Queued && attempt == 0) || pushes == 0)
            return finish(TaskState::Skipped, TaskReason::AlreadyThere, now);
        if (state == TaskState::Upgrading && step >= 100)
            flashed->push_back(now - m_progressAt);
        return finish(TaskState::Succeeded, TaskReason::None, now);
    }
    if (state != TaskState::Upgrading && (from == 0 || plan->sourceVersions.isEmpty()))
        from = version;
    const bool isSource = from == 0 || version == from;
    if (state == TaskState::Queued) {
        if (!isSource || reason != TaskReason::WaitingForDevice || wait != Wait::Nothing)
            return;
        if (m_pushedAt + plan->repushMs <= now)
            return ready();
        wait = Wait::Turn;
        until = m_pushedAt + plan->repushMs;
        return;
    }
    if (state == TaskState::Notified) {
        if (isSource)
            ask(now);
        return;
    }
    if (!isSource || step >= 100) {
        const Wait judged = isSource ? Wait::FellBack : Wait::Grace;
        if (wait == judged)
            return;
        stopWaiting();
        silent = false;
        m_asked = Ask::Nothing;
        wait = judged;
        until = now + (isSource ? plan->fellBackMs : plan->wrongVersionGraceMs);
        return;
    }
    if (!inLine) { // else what it waited for is over, and known after a restart too
        wait = Wait::Nothing;
        until = 0;
    }
    ask(now);
}

void ReferenceTask::progressed(int newStep, TimeMs now)
{
    const bool mayHaveNotice = state != TaskState::Queued || mayArrive;
    if (!open())
        return;
    if (newStep < 0) {
        if (!mayHaveNotice)
            return;
        // No device acts upon a retry's notice before the broker has one: this is the failure before, heard again.
        if (state == TaskState::Notified && attempt > 1 && !m_taken && !m_fetched)
            return;
        step = newStep;
        m_movedAt = now;
        static constexpr TaskReason reasons[] = { TaskReason::UpgradeFailed, TaskReason::DownloadFailed,
            TaskReason::VerificationFailed, TaskReason::FlashingFailed };
        return fail(reasons[-1 - newStep], now);
    }
    if (state != TaskState::Upgrading) {
        if (mayHaveNotice || attempt > 0)
            begin(newStep, now);
        return;
    }
    step = newStep;
    m_movedAt = m_changedAt = m_progressAt = now;
    m_asked = Ask::Nothing;
    silent = false;
    if (wait == Wait::Grace)
        return;
    const bool fallback = wait == Wait::FellBack && step >= 100;
    stopWaiting();
    if (fallback) {
        wait = Wait::FellBack;
        until = now + plan->fellBackMs;
    } else if (step >= 100) {
        awaitVersion(now);
    }
}

/// "Four times what is usual", from twenty devices on; the plan's silence limit is what it begins with.
void ReferenceTask::awaitVersion(TimeMs now)
{
    TimeMs patience = flashed->size() < 20 ? plan->silenceMs : plan->silenceMs / 3;
    if (!flashed->empty()) {
        std::vector<TimeMs> sorted = *flashed;
        std::ranges::sort(sorted);
        TimeMs tenths = sorted[(sorted.size() - 1) / 2] / 100;
        TimeMs grain = 1; // told apart by their three leading bits
        while (tenths / grain > 7)
            grain *= 2;
        tenths = tenths / grain * grain + grain - 1;
        patience = std::max(patience, 4 * 100 * tenths);
    }
    wait = Wait::Version;
    until = now + patience;
}

void ReferenceTask::begin(int newStep, TimeMs now)
{
    if (delivered && orders > 0) { // the repeat that has not left is not needed
        --pushes;
        orders = 0;
    }
    stopWaiting();
    m_asked = Ask::Nothing;
    mayArrive = false;
    delivered = true;
    step = newStep;
    m_lastReported = 0;
    m_clockFrom = m_movedAt = m_progressAt = now;
    enter(TaskState::Upgrading, TaskReason::None, now);
    if (step >= 100)
        awaitVersion(now);
}

void ReferenceTask::fail(TaskReason why, TimeMs now)
{
    if (attempt > plan->retryCount)
        return finish(TaskState::Failed, why, now);
    stopWaiting();
    m_asked = Ask::Nothing;
    mayArrive = delivered = false;
    m_clockFrom = 0;
    const bool atOnce = plan->retryIntervalMinutes == 0;
    enter(TaskState::Queued, atOnce ? TaskReason::WaitingForTurn : TaskReason::WaitingForRetry, now);
    inLine = atOnce;
    if (atOnce)
        return;
    wait = Wait::Turn;
    until = now + TimeMs{ plan->retryIntervalMinutes } * 60'000;
}

bool ReferenceTask::answersPulls() const
{
    if (state == TaskState::Queued)
        return pushes > 0 && reason != TaskReason::WaitingForRetry;
    return state == TaskState::Notified || (state == TaskState::Upgrading && step < 100 && wait != Wait::Grace);
}

void ReferenceTask::pulled(bool legacy, TimeMs now)
{
    m_asked = legacy ? Ask::LegacyPull : Ask::Pull;
    if (state != TaskState::Queued)
        return ask(now);
    if (reason != TaskReason::WaitingForDevice || wait != Wait::Nothing)
        return;
    if (m_pushedAt + plan->repushMs <= now)
        return ready();
    wait = Wait::Turn;
    until = m_pushedAt + plan->repushMs;
}

void ReferenceTask::noticeEnded(PublishOutcome outcome, TimeMs now)
{
    if (outcome == PublishOutcome::Acknowledged) {
        if (state == TaskState::Notified || state == TaskState::Upgrading)
            m_acknowledged = m_taken = delivered = true;
        return;
    }
    if (state != TaskState::Notified)
        return;
    if (delivered)
        mayArrive = true;
    else
        --attempt;
    if (outcome == PublishOutcome::NobodyListening) {
        m_acknowledged = true;
        const bool justSpoke = m_reportedAt != 0 && m_reportedAt + plan->repushMs > m_pushedAt;
        if (justSpoke && wait == Wait::Nothing && !inLine) {
            wait = Wait::Turn;
            until = m_pushedAt + plan->repushMs;
        }
        return enter(TaskState::Queued, TaskReason::WaitingForDevice, now);
    }
    stopWaiting();
    m_asked = Ask::Nothing;
    if (outcome == PublishOutcome::Refused) {
        wait = Wait::Turn;
        until = now + refusedPauseMs;
        return enter(TaskState::Queued, TaskReason::WaitingForRetry, now);
    }
    if (!delivered || pushes > 1) // else that one may have arrived
        --pushes;
    if (pushes == 0)
        m_pushedAt = 0;
    enter(TaskState::Queued, TaskReason::WaitingForTurn, now);
    inLine = true;
}

void ReferenceTask::served(bool began, TimeMs now)
{
    if (!open())
        return;
    m_fetched = m_fetched || began;
    m_servedAt = m_movedAt = now;
    silent = false;
    m_asked = Ask::Nothing;
    if (state == TaskState::Notified && (orders == 0 || pushes > 1)) // not by a first notice that is still here
        delivered = true;
    if (state == TaskState::Queued || wait == Wait::Grace || wait == Wait::FellBack)
        return;
    stopWaiting();
    if (state == TaskState::Upgrading && step >= 100)
        awaitVersion(now);
}

bool ReferenceTask::cancel(TaskReason why, TimeMs now)
{
    if (!open())
        return false;
    mayArrive = mayArrive || state != TaskState::Queued;
    finish(TaskState::Cancelled, why, now);
    return true;
}

void ReferenceTask::retry(TimeMs now)
{
    const bool gotThere = m_lastReported == target;
    attempt = 0;
    step = -128;
    delivered = m_acknowledged = m_taken = m_fetched = false;
    m_pushedAt = m_reportedAt = m_movedAt = m_servedAt = m_clockFrom = 0;
    m_lastReported = 0;
    enter(TaskState::Queued, TaskReason::WaitingForTurn, now);
    inLine = true;
    if (gotThere)
        finish(TaskState::Skipped, TaskReason::AlreadyThere, now);
}

void ReferenceTask::turn(TimeMs now)
{
    if (state == TaskState::Queued) {
        if (!mayArrive) {
            ++attempt;
            delivered = m_taken = m_fetched = false;
            m_movedAt = m_servedAt = 0;
        }
        mayArrive = false;
        step = -128;
        m_clockFrom = 0;
        enter(TaskState::Notified, TaskReason::None, now);
    }
    stopWaiting();
    m_pushedAt = now;
    m_acknowledged = false;
    if (orders == 0) // else one that has not left is replaced
        ++pushes;
    orders = 1;
    answers = std::exchange(m_asked, Ask::Nothing);
}

TimeMs ReferenceTask::deadline(TimeMs watchedSince) const
{
    TimeMs first = 0;
    const auto earlier = [&first](TimeMs at) { first = first == 0 ? at : std::min(first, at); };
    if (!open())
        return 0;
    if (state == TaskState::Upgrading && plan->timeoutMinutes > 0)
        earlier(m_clockFrom + TimeMs{ plan->timeoutMinutes } * 60'000);
    if (state == TaskState::Notified && !silent)
        earlier(std::max({ m_changedAt, m_servedAt, watchedSince }) + plan->silenceMs);
    if (wait != Wait::Nothing && !inLine)
        earlier(until);
    return first;
}

void ReferenceTask::act(TimeMs watchedSince, TimeMs now)
{
    const TimeMs at = deadline(watchedSince);
    if (state == TaskState::Upgrading && plan->timeoutMinutes > 0
        && at == m_clockFrom + TimeMs{ plan->timeoutMinutes } * 60'000)
        return finish(TaskState::Failed, TaskReason::TimedOut, now);
    if (state == TaskState::Notified && !silent
        && at == std::max({ m_changedAt, m_servedAt, watchedSince }) + plan->silenceMs) {
        silent = true;
        return;
    }
    if (state == TaskState::Queued)
        return ready();
    if (wait == Wait::Grace)
        return fail(TaskReason::WrongVersion, now);
    if (wait == Wait::FellBack)
        return finish(TaskState::Failed, TaskReason::FellBack, now);
    if (wait == Wait::Version) {
        stopWaiting();
        silent = true;
        return;
    }
    inLine = true;
}

/// What it did meanwhile was not seen: no clock that judges it ran.
void ReferenceTask::blindBetween(TimeMs since, TimeMs now)
{
    if (state != TaskState::Upgrading)
        return;
    const TimeMs blind = std::max<TimeMs>(0, now - std::max(since, m_clockFrom));
    m_clockFrom += blind;
    if (wait != Wait::Nothing)
        until += blind;
}

void ReferenceTask::connectionLost()
{
    if (state == TaskState::Notified)
        delivered = true;
}

/// What is stored stays; what was only remembered goes.
void ReferenceTask::restarted()
{
    m_asked = Ask::Nothing;
    delivered = state == TaskState::Queued ? mayArrive : open();
    const bool inDoubt = state == TaskState::Notified && !m_acknowledged && !m_fetched;
    const bool isQueued = state == TaskState::Queued && (reason == TaskReason::WaitingForTurn || pushes == 0);
    inLine = inDoubt || isQueued;
}

} // namespace console
