// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/rolloutengine.h"

#include "models/rollout/rolloutstate.h"
#include "models/rollout/taskdeadlines.h"

#include <algorithm>
#include <iterator>

namespace console {

void RolloutEngine::restoreFirmware(const Firmware& firmware)
{
    d->firmware[firmware.id] = firmware;
}

void RolloutEngine::restoreBatch(const Batch& batch, std::vector<Task> tasks, ModuleIndex module, VersionIndex target,
    const std::function<quint32(DeviceSlot)>& groupOf)
{
    BatchBook& book = d->addBook(batch, std::move(tasks), module, target);
    for (quint32 index = 0; index < book.size(); ++index) {
        if (groupOf && book.watch().testsCohorts())
            book.setGroup(index, groupOf(book.tasks().device(index)));
        const TaskRef ref{ &book, index };
        const Task task = ref.value();
        const TaskEvidence& seen = task.evidence;
        d->blindSince = std::max({ d->blindSince, task.updatedAt, seen.publishedAt, seen.acknowledgedAt,
            seen.progressAt, seen.reportedAt, seen.downloadBeganAt, seen.servedAt });
        ref.marks().mayHaveIt = task.state == TaskState::Queued ? task.mayStillArrive : isOpen(task.state);
        d->remember(ref);
        d->flashTimes[batch.firmware].add(task);
        if (task.state == TaskState::Queued && task.reason == TaskReason::WaitingForTurn)
            book.line(index);
        if (deadlineOf(task, book.batch.plan, ref.marks().inLine, d->connectedAt).at != 0)
            d->arm(ref);
    }
    d->blindSince = std::max({ d->blindSince, batch.createdAt, batch.startedAt });
}

void RolloutEngine::regrouped(DeviceSlot device, quint32 group)
{
    for (BatchBook* book : d->openBooks) {
        if (!book->watch().testsCohorts())
            continue;
        if (const auto index = book->tasks().indexOf(device))
            book->setGroup(*index, group);
    }
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
            const Task task = std::as_const(*book).tasks()[index];
            if (task.state == TaskState::Notified && task.evidence.acknowledgedAt == 0
                && task.evidence.downloadBeganAt == 0)
                book->line(index);
            // Its progress was stored by an earlier version, which did not wait for more.
            const bool waits = task.state == TaskState::Upgrading && waitOf(task) == UpgradeWait::Overdue;
            if (waits && task.nextAt == 0 && !task.silent) {
                d->awaitVersion({ book, index }, std::max(d->blindSince, task.evidence.progressAt));
                d->arm({ book, index });
                d->touch({ book, index }, false);
            }
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
        (marks.moved ? taken.tasks : taken.touched).push_back(ref.value());
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
        return !ref || (ref.state() != TaskState::Notified && ref.state() != TaskState::Upgrading);
    });
    // And an order to try again after the end.
    std::erase_if(taken.revokedLinks, [this](const TaskKey& key) {
        const TaskRef ref = d->find(key);
        const BatchBook* owner = d->book(key.batch);
        if (key.device == noDevice)
            return owner && isOpen(owner->batch.state);
        return ref && isOpen(ref.state()) && !owner->batch.holdsBack(ref.value());
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
    const auto index = owner->tasks().indexOf(key.device);
    return index ? TaskRef{ owner, *index } : TaskRef{};
}

TaskRef RolloutState::newestOf(DeviceSlot device, ModuleIndex module) const
{
    const auto found = newest.find(module);
    const quint32 number = found == newest.end() || device >= found->second.size() ? 0 : found->second[device];
    if (number == 0)
        return {};
    const auto behind = std::ranges::upper_bound(numbered, number, {}, &std::pair<quint32, BatchBook*>::first);
    const auto [first, owner] = *std::prev(behind);
    return { owner, number - first };
}

TaskRef RolloutState::openOf(DeviceSlot device, ModuleIndex module) const
{
    const TaskRef ref = newestOf(device, module);
    return ref && isOpen(ref.state()) ? ref : TaskRef{};
}

void RolloutState::remember(TaskRef ref)
{
    std::vector<quint32>& numbers = newest[ref.book->module];
    const DeviceSlot device = ref.device();
    if (isOpen(ref.state()) || !openOf(device, ref.book->module))
        numbers[device] = ref.book->firstNumber + ref.index;
}

void RolloutState::list(BatchBook& book)
{
    if (!std::exchange(book.listed, true))
        changedBooks.push_back(&book);
}

void RolloutState::touch(TaskRef ref, bool moved)
{
    TaskMarks& marks = ref.marks();
    if (!marks.touched)
        changed.push_back(ref);
    marks.touched = true;
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
