// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/rolloutengine_p.h"

#include <algorithm>

namespace console {

RolloutEngine::RolloutEngine()
    : d(std::make_unique<Private>())
{
}

RolloutEngine::~RolloutEngine() = default;

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
    if (lastAlive != 0)
        d->blindSince = lastAlive;
    d->blindSince = std::min(d->blindSince, now);
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

void RolloutEngine::addFirmware(const Firmware& firmware)
{
    d->firmware[firmware.id] = firmware;
    d->changedFirmware.insert(firmware.id);
    Activity activity;
    activity.kind = ActivityKind::FirmwareAdded;
    activity.at = firmware.uploadedAt;
    activity.firmware = firmware.id;
    activity.args = { firmware.name, firmware.version, firmware.productKey };
    d->out.activities.push_back(activity);
}

Result<void> RolloutEngine::deleteFirmware(FirmwareId id)
{
    const auto found = d->firmware.find(id);
    if (found == d->firmware.end() || found->second.deleted)
        return failure(ErrorKind::NotFound, id.toString());
    for (const BatchBook* book : d->openBooks) {
        if (book->batch.firmware == id && isOpen(book->batch.state))
            return failure(ErrorKind::FirmwareInUse, book->batch.id.toString());
    }
    found->second.deleted = true;
    d->changedFirmware.insert(id);
    Activity activity;
    activity.kind = ActivityKind::FirmwareDeleted;
    activity.firmware = id;
    activity.args = { found->second.name, found->second.version };
    d->out.activities.push_back(activity);
    return {};
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
    return taken;
}

const Batch* RolloutEngine::batch(BatchId id) const
{
    const BatchBook* book = d->book(id);
    return book ? &book->batch : nullptr;
}

const Firmware* RolloutEngine::firmware(FirmwareId id) const
{
    const auto found = d->firmware.find(id);
    return found == d->firmware.end() ? nullptr : &found->second;
}

std::vector<FirmwareId> RolloutEngine::firmwareIds() const
{
    std::vector<FirmwareId> ids;
    ids.reserve(d->firmware.size());
    for (const auto& [id, firmware] : d->firmware)
        ids.push_back(id);
    return ids;
}

const std::vector<Task>* RolloutEngine::tasks(BatchId id) const
{
    const BatchBook* book = d->book(id);
    return book ? &book->tasks() : nullptr;
}

const Task* RolloutEngine::task(const TaskKey& key) const
{
    const TaskRef ref = d->find(key);
    return ref ? &ref.task() : nullptr;
}

const Task* RolloutEngine::openTask(DeviceSlot device, ModuleIndex module) const
{
    const TaskRef ref = d->openOf(device, module);
    return ref ? &ref.task() : nullptr;
}

std::vector<BatchId> RolloutEngine::batches() const
{
    std::vector<BatchId> ids;
    ids.reserve(d->books.size());
    for (const auto& entry : d->books)
        ids.push_back(entry.first);
    return ids;
}

BatchBook* RolloutEngine::Private::book(BatchId id) const
{
    const auto found = books.find(id);
    return found == books.end() ? nullptr : found->second.get();
}

TaskRef RolloutEngine::Private::find(const TaskKey& key) const
{
    BatchBook* const owner = book(key.batch);
    if (!owner)
        return {};
    const auto index = owner->indexOf(key.device);
    return index ? TaskRef{ owner, *index } : TaskRef{};
}

TaskRef RolloutEngine::Private::newestOf(DeviceSlot device, ModuleIndex module) const
{
    const auto found = newest.find(module);
    return found == newest.end() || device >= found->second.size() ? TaskRef{} : found->second[device];
}

TaskRef RolloutEngine::Private::openOf(DeviceSlot device, ModuleIndex module) const
{
    const TaskRef ref = newestOf(device, module);
    return ref && isOpen(ref.task().state) ? ref : TaskRef{};
}

void RolloutEngine::Private::remember(TaskRef ref)
{
    std::vector<TaskRef>& refs = newest[ref.book->module];
    const Task& task = ref.task();
    if (task.device >= refs.size())
        refs.resize(task.device + std::size_t{ 1 });
    TaskRef& kept = refs[task.device];
    if (!kept || isOpen(task.state) || !isOpen(kept.task().state))
        kept = ref;
}

void RolloutEngine::Private::list(BatchBook& book)
{
    if (!std::exchange(book.listed, true))
        changedBooks.push_back(&book);
}

void RolloutEngine::Private::touch(TaskRef ref, bool moved)
{
    TaskMarks& marks = ref.marks();
    if (!std::exchange(marks.touched, true))
        changed.push_back(ref);
    marks.moved = marks.moved || moved;
    list(*ref.book);
}

void RolloutEngine::Private::note(
    ActivityKind kind, const BatchBook* book, DeviceSlot device, TimeMs now, QStringList args)
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

void RolloutEngine::Private::setFirmwareState(FirmwareId id, FirmwareState state)
{
    const auto found = firmware.find(id);
    if (found == firmware.end() || found->second.state == state)
        return;
    found->second.state = state;
    changedFirmware.insert(id);
}

} // namespace console
