// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/rolloutengine.h"
#include "models/rollout/rolloutstate.h"

#include <algorithm>

namespace console {

namespace {

/// Which event a version report is for a task. A plan without source versions takes a device as it comes: what it
/// reports before it upgrades is what it comes from.
TaskEvent eventOfVersion(TaskRef ref, VersionIndex version)
{
    const Task& task = ref.task();
    if (version == ref.book->target)
        return TaskEvent::TargetReported;
    const bool adopts = task.fromVersion == 0 || ref.book->batch.plan.sourceVersions.isEmpty();
    if (adopts && (task.state == TaskState::Queued || task.state == TaskState::Notified))
        ref.book->setFromVersion(ref.index, version);
    return task.fromVersion == 0 || version == task.fromVersion ? TaskEvent::SourceReported : TaskEvent::OtherReported;
}

/// Whether a pull of this task is answered at all, sooner or later.
bool answersPulls(const Task& task)
{
    if (task.state == TaskState::Queued)
        return task.evidence.pushes > 0 && task.reason != TaskReason::WaitingForRetry;
    return task.state == TaskState::Notified
        || (task.state == TaskState::Upgrading && task.step < 100 && !isInGrace(task));
}

TaskEvent eventOfOutcome(PublishOutcome outcome)
{
    switch (outcome) {
    case PublishOutcome::Acknowledged:
        return TaskEvent::Acknowledged;
    case PublishOutcome::NobodyListening:
        return TaskEvent::NobodyListening;
    case PublishOutcome::Withdrawn:
        return TaskEvent::Withdrawn;
    case PublishOutcome::Refused:
        break;
    }
    return TaskEvent::Refused;
}

} // namespace

void RolloutEngine::versionReported(
    DeviceSlot device, ModuleIndex module, VersionIndex version, bool retained, TimeMs now)
{
    if (retained)
        return;
    const TaskRef ref = d->newestOf(device, module);
    if (!ref)
        return;
    d->apply(ref, eventOfVersion(ref, version), { .now = now, .version = version });
    d->pump(*ref.book, now);
}

void RolloutEngine::progressReported(DeviceSlot device, ModuleIndex module, int step, bool retained, TimeMs now)
{
    if (retained)
        return;
    const TaskRef ref = d->newestOf(device, module);
    const TaskInput input{ .now = now, .step = step };
    if (!ref || step < -4 || step > 100) {
        d->suspect(device, module, nullptr, input);
        return;
    }
    d->apply(ref, step >= 0 ? TaskEvent::ProgressMade : TaskEvent::ProgressFailed, input);
    d->pump(*ref.book, now);
}

bool RolloutEngine::pulled(DeviceSlot device, ModuleIndex module, bool legacy, const QByteArray& requestId, TimeMs now)
{
    const TaskRef ref = d->openOf(device, module);
    if (!ref || !d->mayPushNow(*ref.book, now) || !answersPulls(ref.task()))
        return false;
    d->heldPulls[deviceKey(ref)] = { legacy, requestId };
    d->apply(ref, TaskEvent::Pulled, { .now = now });
    d->pump(*ref.book, now);
    return true;
}

void RolloutEngine::noticeEnded(const TaskKey& task, PublishOutcome outcome, TimeMs now, quint8 reason)
{
    const TaskRef ref = d->find(task);
    if (!ref)
        return;
    d->apply(ref, eventOfOutcome(outcome), { .now = now, .refusal = reason });
    d->pump(*ref.book, now);
}

void RolloutEngine::downloadSeen(const TaskKey& key, bool began, quint64 bytes, TimeMs now)
{
    const TaskRef ref = d->find(key);
    if (!ref || !isOpen(ref.task().state))
        return;
    Task& task = ref.task();
    TaskEvidence& evidence = task.evidence;
    if (began && evidence.downloadBeganAt == 0)
        evidence.downloadBeganAt = now;
    evidence.bytesServed = std::max(evidence.bytesServed, bytes);
    evidence.servedAt = now;
    // Not by a first notice that is still here.
    if (task.state == TaskState::Notified && (!ref.marks().ordered || evidence.pushes > 1))
        ref.marks().mayHaveIt = true;
    const bool wasSilent = task.silent;
    ref.book->setSilent(ref.index, false);
    d->dropAsk(ref);
    if (task.state == TaskState::Upgrading && waitOf(task) == UpgradeWait::Overdue)
        d->awaitVersion(ref, now);
    d->touch(ref, wasSilent);
    d->arm(ref);
}

void RolloutEngine::setConnected(bool connected, TimeMs now, TimeMs heardAt)
{
    if (connected == d->connected)
        return;
    d->connected = connected;
    if (!connected) {
        d->blindSince = std::min(now, std::max(heardAt, d->connectedAt));
        d->doubtNotices();
        return;
    }
    d->connectedAt = now;
    if (d->blindSince != 0)
        d->forgiveBlindTime(now);
    for (BatchBook* book : d->openBooks)
        d->pump(*book, now);
}

void RolloutEngine::advance(TimeMs now, TimeMs heardAt)
{
    std::erase_if(d->openBooks, [](const BatchBook* book) { return !isOpen(book->batch.state); });
    for (BatchBook* book : d->openBooks) {
        if (!book->batch.isDue(now))
            continue;
        // The file may have changed since the batch was made: nothing begins before it was read once more.
        if (!std::exchange(book->checkAsked, true))
            d->out.fileChecks.push_back(book->batch.firmware);
    }
    if (d->connected && now >= d->judgeFrom)
        d->fireTimers(now, heardAt);
    d->lastHeard = heardAt;
    for (BatchBook* book : d->openBooks) {
        d->endBySchedule(*book, now);
        d->pump(*book, now);
    }
    d->lastHeard = anyTime;
}

void RolloutEngine::fileFound(FirmwareId id, FileState state, TimeMs now)
{
    const auto found = d->firmware.find(id);
    if (found == d->firmware.end() || state == FileState::Intact)
        return;
    const bool isNews = state == FileState::Changed && !std::exchange(found->second.tampered, true);
    if (isNews) {
        d->changedFirmware.insert(id);
        d->noteFile(ActivityKind::FirmwareTampered, found->second, now);
        if (found->second.state == FirmwareState::Verified)
            d->setFirmwareState(id, FirmwareState::VerificationFailed);
    }
    bool saidUnreadable = state == FileState::Changed;
    for (BatchBook* book : d->openBooks) {
        const BatchState batch = book->batch.state;
        if (book->batch.firmware != id || (batch != BatchState::Running && batch != BatchState::Scheduled))
            continue;
        if (!std::exchange(saidUnreadable, true))
            d->noteFile(ActivityKind::FirmwareUnreadable, found->second, now);
        d->pause(*book);
        d->note(ActivityKind::BatchPaused, book, noDevice, now);
    }
}

void RolloutState::noteFile(ActivityKind kind, const Firmware& package, TimeMs now)
{
    Activity activity;
    activity.kind = kind;
    activity.at = now;
    activity.firmware = package.id;
    activity.args = { package.name, package.version };
    out.activities.push_back(activity);
}

void RolloutEngine::fileChecked(FirmwareId id, FileState state, TimeMs now)
{
    fileFound(id, state, now);
    for (BatchBook* book : d->openBooks) {
        if (book->batch.firmware != id || !std::exchange(book->checkAsked, false))
            continue;
        if (!book->batch.isDue(now))
            continue; // paused meanwhile
        d->beginRunning(*book, now);
        if (book->batch.plan.startAt != 0) // else its release stands there already
            d->note(ActivityKind::BatchStartedBySchedule, book, noDevice, now);
        d->pump(*book, now);
    }
}

TimeMs RolloutEngine::nextAdvance() const
{
    TimeMs next = 0;
    const auto consider = [&next](TimeMs at) {
        if (next == 0 || at < next)
            next = at;
    };
    for (BatchBook* book : d->openBooks) {
        if (book->batch.isDue(anyTime) && !book->checkAsked)
            consider(std::max<TimeMs>(book->batch.plan.startAt, 1)); // released ones begin at once
        if (const TimeMs at = d->nextPush(*book); at != 0)
            consider(at);
        if (const TimeMs at = d->nextOfSchedule(*book); at != 0)
            consider(at);
    }
    if (d->connected && !d->timers.isEmpty())
        consider(std::max(d->timers.first().at, d->judgeFrom));
    return next;
}

bool RolloutState::mayPush(const BatchBook& book) const
{
    if (!connected || book.batch.state != BatchState::Running)
        return false;
    const auto found = firmware.find(book.batch.firmware);
    if (found == firmware.end() || found->second.tampered)
        return false;
    const FirmwareState needed
        = book.batch.kind == BatchKind::Upgrade ? FirmwareState::Verified : FirmwareState::Verifying;
    return found->second.state == needed;
}

bool RolloutState::mayPushNow(BatchBook& book, TimeMs now) const
{
    return mayPush(book) && !book.batch.isPastEnd(now) && book.isWindowOpen(now);
}

void RolloutState::pump(BatchBook& book, TimeMs now)
{
    book.atEnd = book.batch.isPastEnd(now);
    watchGate(book, now);
    if (!mayPushNow(book, now))
        return;
    const bool hold = holdsRepeats(now);
    while (const auto index = book.front(hold)) {
        if (book.batch.plan.pace.varies())
            book.keepPace(now);
        if (!book.pacing.take(now))
            return;
        apply({ &book, *index }, TaskEvent::TurnCame, { .now = now });
    }
}

/// After a blind time, what the broker kept for us may show that a notice did arrive.
bool RolloutState::holdsRepeats(TimeMs now)
{
    settling = settling && now < judgeFrom;
    return settling;
}

/// The connection is gone: what was not acknowledged may have arrived all the same. Not stored: a notified task that is
/// restored counts as in doubt anyway.
void RolloutState::doubtNotices()
{
    for (BatchBook* book : openBooks) {
        if (book->batch.counts.of(TaskState::Notified) == 0)
            continue;
        for (quint32 index = 0; index < book->size(); ++index) {
            if (book->tasks().state(index) == TaskState::Notified)
                book->tasks().marks(index).mayHaveIt = true;
        }
    }
}

} // namespace console
