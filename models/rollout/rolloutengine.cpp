// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/rolloutengine.h"

#include "models/rollout/rolloutstate.h"

#include <algorithm>

namespace console {

void RolloutEngine::restoreFirmware(const Firmware& firmware)
{
    d->firmware[firmware.id] = firmware;
}

void RolloutEngine::restoreBatch(const Batch& batch, std::vector<Task> tasks, ModuleIndex module, VersionIndex target)
{
    BatchBook& book = d->addBook(batch, std::move(tasks), module, target);
    for (quint32 index = 0; index < book.size(); ++index) {
        const TaskRef ref{ &book, index };
        const Task& task = ref.task();
        const TaskEvidence& seen = task.evidence;
        d->blindSince = std::max({ d->blindSince, task.updatedAt, seen.publishedAt, seen.acknowledgedAt,
            seen.progressAt, seen.reportedAt, seen.downloadBeganAt, seen.servedAt });
        ref.marks().mayHaveIt = task.state == TaskState::Queued ? task.mayStillArrive : isOpen(task.state);
        d->remember(ref);
        if (task.state == TaskState::Queued && task.reason == TaskReason::WaitingForTurn)
            book.line(index);
        d->arm(ref);
    }
    d->blindSince = std::max({ d->blindSince, batch.createdAt, batch.startedAt });
}

void RolloutEngine::resumeAfterRestart(TimeMs now, TimeMs lastAlive)
{
    const TimeMs newest = std::max(d->blindSince, lastAlive);
    if (lastAlive != 0)
        d->blindSince = lastAlive;
    // The clock was set back while the console was off: nothing waits for the time when it had been right.
    if (newest > now)
        d->shiftTime(now - newest, now);
    for (BatchBook* book : d->openBooks) {
        for (quint32 index = 0; index < book->size(); ++index) {
            const Task& task = book->task(index);
            if (task.state == TaskState::Notified && task.evidence.acknowledgedAt == 0
                && task.evidence.downloadBeganAt == 0)
                book->line(index);
        }
        d->closeIfDone(*book, now);
        d->pump(*book, now);
    }
}

Effects RolloutEngine::takeEffects()
{
    Effects taken = std::exchange(d->out, {});
    for (const TaskRef& ref : std::exchange(d->changed, {})) {
        TaskMarks& marks = ref.marks();
        (marks.moved ? taken.tasks : taken.touched).push_back(ref.task());
        marks.moved = marks.touched = false;
    }
    for (BatchBook* book : std::exchange(d->changedBooks, {})) {
        book->listed = false;
        if (std::exchange(book->batchTouched, false))
            taken.batches.push_back(book->batch);
    }
    for (const FirmwareId id : std::exchange(d->changedFirmware, {}))
        taken.firmware.push_back(d->firmware.at(id));
    // An order to cancel may have come after the push, before the notice was taken.
    std::erase_if(taken.notices, [this](const NoticeOrder& notice) {
        const TaskRef ref = d->find(notice.task);
        if (ref)
            ref.marks().ordered = false;
        return !ref || (ref.task().state != TaskState::Notified && ref.task().state != TaskState::Upgrading);
    });
    // And an order to try again after the end.
    std::erase_if(taken.revokedLinks, [this](const TaskKey& key) {
        const TaskRef ref = d->find(key);
        const BatchBook* owner = d->book(key.batch);
        if (key.device == noDevice)
            return owner && isOpen(owner->batch.state);
        return ref && isOpen(ref.task().state) && !owner->batch.holdsBack(ref.task());
    });
    return taken;
}

BatchBook* RolloutState::book(BatchId id) const
{
    const auto found = books.find(id);
    return found == books.end() ? nullptr : found->second.get();
}

TaskRef RolloutState::find(const TaskKey& key) const
{
    BatchBook* const owner = book(key.batch);
    if (!owner)
        return {};
    const auto index = owner->indexOf(key.device);
    return index ? TaskRef{ owner, *index } : TaskRef{};
}

TaskRef RolloutState::newestOf(DeviceSlot device, ModuleIndex module) const
{
    const auto found = newest.find(module);
    return found == newest.end() || device >= found->second.size() ? TaskRef{} : found->second[device];
}

TaskRef RolloutState::openOf(DeviceSlot device, ModuleIndex module) const
{
    const TaskRef ref = newestOf(device, module);
    return ref && isOpen(ref.task().state) ? ref : TaskRef{};
}

void RolloutState::remember(TaskRef ref)
{
    std::vector<TaskRef>& refs = newest[ref.book->module];
    const Task& task = ref.task();
    if (task.device >= refs.size())
        refs.resize(task.device + std::size_t{ 1 });
    TaskRef& kept = refs[task.device];
    if (!kept || isOpen(task.state) || !isOpen(kept.task().state))
        kept = ref;
}

void RolloutState::list(BatchBook& book)
{
    if (!std::exchange(book.listed, true))
        changedBooks.push_back(&book);
}

void RolloutState::touch(TaskRef ref, bool moved)
{
    TaskMarks& marks = ref.marks();
    if (!std::exchange(marks.touched, true))
        changed.push_back(ref);
    ref.book->tally(ref.index);
    marks.moved = marks.moved || moved;
    list(*ref.book);
}

void RolloutState::note(ActivityKind kind, const BatchBook* book, DeviceSlot device, TimeMs now, QStringList args)
{
    Activity activity;
    activity.kind = kind;
    activity.at = now;
    if (book) {
        activity.batch = book->batch.id;
        activity.firmware = book->batch.firmware;
    }
    activity.device = device;
    activity.args = std::move(args);
    out.activities.push_back(std::move(activity));
}

bool RolloutState::isTampered(FirmwareId id) const
{
    const auto found = firmware.find(id);
    return found != firmware.end() && found->second.tampered;
}

void RolloutState::setFirmwareState(FirmwareId id, FirmwareState state)
{
    const auto found = firmware.find(id);
    if (found == firmware.end() || found->second.state == state)
        return;
    found->second.state = state;
    changedFirmware.insert(id);
}

} // namespace console
