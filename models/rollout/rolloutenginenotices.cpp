// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/rolloutstate.h"

#include <algorithm>

namespace console {

namespace {

constexpr TimeMs refusedPauseMs = 60'000;
constexpr int maxNotes = 100; ///< per batch, kind and run: the tasks tell the rest

} // namespace

/// A new attempt, unless the device may have the notice of the one before. What was seen of the last attempt goes; that
/// the device spoke just before stays, see waitForDevice.
void RolloutState::push(TaskRef ref, const TaskInput& input)
{
    Task& task = ref.task();
    if (!std::exchange(task.mayStillArrive, false)) {
        TaskEvidence evidence;
        evidence.pushes = task.evidence.pushes;
        evidence.reportedAt = task.evidence.reportedAt;
        evidence.reportedVersion = task.evidence.reportedVersion;
        task.evidence = evidence;
        ++task.attempt;
        task.taken = false;
    }
    task.step = -128;
    task.upgradingSince = 0;
    task.updatedAt = input.now;
    ref.book->setState(ref.index, TaskState::Notified, TaskReason::None);
    sendNotice(ref, input.now);
}

void RolloutState::sendNotice(TaskRef ref, TimeMs now)
{
    Task& task = ref.task();
    task.nextAt = 0;
    task.evidence.publishedAt = now;
    task.evidence.acknowledgedAt = 0;
    task.evidence.nobodyListening = false;
    task.evidence.refusal = 0;
    NoticeOrder order;
    order.task = { task.batch, task.device };
    // One that was not taken yet never leaves: this one takes its place.
    const bool replaces = ref.marks().ordered
        && std::erase_if(out.notices, [&order](const NoticeOrder& other) { return other.task == order.task; }) > 0;
    if (!replaces && task.evidence.pushes < 0xffff)
        ++task.evidence.pushes;
    ref.marks().ordered = true;
    ref.marks().inLine = false;
    renewLinks(*ref.book, now);
    if (const auto held = heldPulls.find(deviceKey(ref)); held != heldPulls.end()) {
        order.asPullReply = !held->second.legacy;
        order.asLegacyReply = held->second.legacy;
        order.requestId = held->second.requestId;
        heldPulls.erase(held);
    }
    out.notices.push_back(std::move(order));
    touch(ref, true);
}

/// The notice is with the device after all, so a repeat that has not left is not needed. A first notice stays: the
/// progress that came before it left says nothing about it.
void RolloutState::dropNotice(TaskRef ref)
{
    if (!ref.marks().mayHaveIt || !ref.marks().ordered)
        return;
    ref.marks().ordered = false;
    Task& task = ref.task();
    const TaskKey key{ task.batch, task.device };
    const auto dropped = std::erase_if(out.notices, [&key](const NoticeOrder& order) { return order.task == key; });
    if (dropped > 0 && task.evidence.pushes > 0)
        --task.evidence.pushes;
}

void RolloutState::acknowledged(TaskRef ref, const TaskInput& input)
{
    ref.task().evidence.acknowledgedAt = input.now;
    ref.task().taken = true;
    ref.marks().mayHaveIt = true;
    touch(ref, false);
}

/// A repeat that did not get through does not take back the notice before it: what the device does next is still this
/// attempt's doing.
void RolloutState::giveBackAttempt(TaskRef ref)
{
    if (ref.marks().mayHaveIt)
        ref.task().mayStillArrive = true;
    else
        --ref.task().attempt;
}

void RolloutState::waitForDevice(TaskRef ref, const TaskInput& input)
{
    Task& task = ref.task();
    const TimeMs repushMs = ref.book->batch.plan.repushMs;
    const TaskEvidence& evidence = task.evidence;
    // A device that just spoke was perhaps about to subscribe and will not speak again: it gets one more chance.
    const bool spoke = evidence.reportedAt != 0 && evidence.reportedAt + repushMs > evidence.publishedAt;
    if (spoke && task.nextAt == 0 && !ref.marks().inLine)
        task.nextAt = evidence.publishedAt + repushMs;
    giveBackAttempt(ref);
    task.evidence.acknowledgedAt = input.now;
    task.evidence.nobodyListening = true;
    task.updatedAt = input.now;
    ref.book->setState(ref.index, TaskState::Queued, TaskReason::WaitingForDevice);
    touch(ref, true);
    if (ref.book->nobodyListeningNoted++ < maxNotes)
        note(ActivityKind::NobodyListening, ref.book, task.device, input.now);
}

void RolloutState::waitForBroker(TaskRef ref, const TaskInput& input)
{
    Task& task = ref.task();
    giveBackAttempt(ref);
    task.updatedAt = input.now;
    dropAsk(ref);
    task.nextAt = input.now + refusedPauseMs;
    task.evidence.refusal = input.refusal;
    ref.book->setState(ref.index, TaskState::Queued, TaskReason::WaitingForRetry);
    touch(ref, true);
    if (ref.book->refusedNoted++ < maxNotes)
        note(ActivityKind::NoticeRefused, ref.book, task.device, input.now, { QString::number(input.refusal) });
}

/// As if it had not been its turn. Nobody's fault, so without a pause.
void RolloutState::takeBack(TaskRef ref, const TaskInput& input)
{
    Task& task = ref.task();
    giveBackAttempt(ref);
    dropAsk(ref);
    // Sent, and taken back when the connection had gone: that one may have arrived and counts.
    const quint16 left = ref.marks().mayHaveIt ? 1 : 0;
    if (task.evidence.pushes > left && --task.evidence.pushes == 0)
        task.evidence.publishedAt = 0;
    task.updatedAt = input.now;
    ref.book->setState(ref.index, TaskState::Queued, TaskReason::WaitingForTurn);
    touch(ref, true);
    ref.book->line(ref.index);
}

} // namespace console
