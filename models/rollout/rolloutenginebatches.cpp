// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/rolloutstate.h"

#include <algorithm>

namespace console {

namespace {
constexpr qint64 secondsPerDay = 24 * 60 * 60;
constexpr qint64 linkDays = 30;
constexpr quint32 mostOfDynamic = 2'000'000; ///< tasks: as many as devices (FleetLimits)
} // namespace

Result<void> RolloutState::mayStart(const Batch& batch) const
{
    const auto found = firmware.find(batch.firmware);
    if (found == firmware.end() || found->second.deleted)
        return failure(ErrorKind::NotFound, batch.firmware.toString());
    const Firmware& package = found->second;
    if (package.tampered)
        return failure(ErrorKind::FirmwareTampered, package.version);
    if (batch.kind == BatchKind::Upgrade) {
        if (package.state != FirmwareState::Verified)
            return failure(ErrorKind::FirmwareNotVerified, package.version);
        return {};
    }
    if (package.state == FirmwareState::Verifying)
        return failure(ErrorKind::FirmwareBeingVerified, package.version);
    if (package.state == FirmwareState::Verified)
        return failure(ErrorKind::FirmwareAlreadyVerified, package.version);
    return {};
}

BatchBook& RolloutState::addBook(const Batch& batch, std::vector<Task> tasks, ModuleIndex module, VersionIndex target)
{
    auto& place = books[batch.id];
    Q_ASSERT(!place); // ids are made once
    place = std::make_unique<BatchBook>(batch, std::move(tasks), module, target);
    place->firstNumber = nextNumber;
    numbered.emplace_back(nextNumber, place.get());
    const bool grows = batch.plan.dynamic && isOpen(batch.state);
    place->numbers = grows ? std::max(place->size(), mostOfDynamic) : place->size();
    nextNumber += place->numbers;
    if (place->size() > 0)
        makeRoom(*place, place->tasks().device(place->size() - 1));
    if (isOpen(batch.state))
        openBooks.push_back(place.get());
    if (const auto found = firmware.find(batch.firmware); found != firmware.end())
        place->fileBytes = found->second.size;
    place->keepPace(0); // before any time passes by another
    return *place;
}

/// Exactly one open task per device and module: the older one stays, unless the plan replaces it and it is not
/// upgrading.
void RolloutState::settleConflicts(BatchBook& book, TimeMs now)
{
    for (quint32 index = 0; index < book.size(); ++index)
        settleConflict({ &book, index }, now);
}

void RolloutState::settleConflict(TaskRef ref, TimeMs now)
{
    const Batch& batch = ref.book->batch;
    if (isOpen(ref.state())) {
        const TaskRef older = openOf(ref.device(), ref.book->module);
        const bool gaveWay = older && batch.plan.conflict == ConflictPolicy::Replace
            && apply(older, TaskEvent::ReplaceOrdered, { .now = now, .other = batch.id }) == TaskAction::Replace;
        if (older && !gaveWay)
            finish(ref, TaskState::Failed, TaskReason::Conflict, now);
    }
    remember(ref);
}

/// For the number of the device's task, see remember().
void RolloutState::makeRoom(const BatchBook& book, DeviceSlot device)
{
    std::vector<quint32>& numbers = newest[book.module];
    if (device < numbers.size())
        return;
    if (!book.batch.plan.dynamic)
        numbers.reserve(device + std::size_t{ 1 }); // exactly: growing leaves room
    numbers.resize(device + std::size_t{ 1 });
}

void RolloutState::reopen(BatchBook& book)
{
    book.batch.state = BatchState::Running;
    book.batch.endedAt = 0;
    book.batchTouched = true;
    list(book);
    if (std::find(openBooks.begin(), openBooks.end(), &book) == openBooks.end())
        openBooks.push_back(&book);
    if (book.batch.kind == BatchKind::Verification)
        setFirmwareState(book.batch.firmware, FirmwareState::Verifying);
}

void RolloutState::beginRunning(BatchBook& book, TimeMs now)
{
    book.batch.state = BatchState::Running;
    book.batchTouched = true;
    list(book);
    if (book.batch.startedAt != 0)
        return;
    book.batch.startedAt = now;
    for (quint32 index = 0; index < book.size(); ++index) {
        const TaskRef ref{ &book, index };
        if (ref.value().reason != TaskReason::WaitingForStart)
            continue;
        ref.task().reason = TaskReason::WaitingForTurn;
        touch(ref, true);
    }
}

void RolloutState::pause(BatchBook& book)
{
    book.batch.state = BatchState::Paused;
    book.batchTouched = true;
    list(book);
}

/// A rule is broken: pushes stop at once, and what was offered but not fetched yet is taken back.
void RolloutState::haltIfBroken(BatchBook& book, TimeMs now)
{
    if (book.batch.state != BatchState::Running || book.batch.kind != BatchKind::Upgrade)
        return;
    const auto broken = book.brokenRule();
    if (!broken)
        return;
    pause(book);
    Halt& halt = book.batch.halt;
    halt = *broken;
    halt.at = std::max(now, book.batch.haltAcknowledgedAt + 1);
    for (const Task& task : std::as_const(book).tasks()) {
        if (book.batch.holdsBack(task))
            out.revokedLinks.push_back({ task.batch, task.device });
    }
    note(ActivityKind::BatchHalted, &book, noDevice, now,
        { QString::number(static_cast<int>(halt.cause)), QString::number(halt.failed), QString::number(halt.exposed),
            QString::number(halt.cohort) });
}

/// The operator resumes: the failures seen are known, and those whose links were taken back get them again.
void RolloutState::acknowledgeHalt(BatchBook& book, TimeMs now)
{
    if (!book.batch.isHalted())
        return;
    for (quint32 index = 0; index < book.size(); ++index) {
        const TaskRef ref{ &book, index };
        if (!book.batch.holdsBack(ref.value()))
            continue;
        touch(ref, true);
        book.line(index);
    }
    book.batch.haltAcknowledgedAt = std::max(now, book.batch.halt.at);
    book.acknowledgeEnded(book.batch.haltAcknowledgedAt);
}

void RolloutState::closeIfDone(BatchBook& book, TimeMs now)
{
    const TaskCounts& counts = book.batch.counts;
    if (!isOpen(book.batch.state) || counts.open() > 0 || book.batch.plan.dynamic)
        return; // a dynamic batch waits for devices to come
    book.batch.state = BatchState::Completed;
    book.batch.endedAt = now;
    book.batchTouched = true;
    list(book);
    const quint32 succeeded = counts.of(TaskState::Succeeded);
    const quint32 failed = counts.of(TaskState::Failed);
    const quint32 cancelled = counts.of(TaskState::Cancelled);
    if (book.batch.kind == BatchKind::Verification) {
        // Devices that already ran the version prove nothing, but do not speak against it either.
        endVerification(book, succeeded > 0 && failed == 0 && cancelled == 0, now);
        return;
    }
    note(ActivityKind::BatchCompleted, &book, noDevice, now,
        { book.batch.version, QString::number(succeeded), QString::number(failed),
            QString::number(counts.of(TaskState::Skipped)), QString::number(cancelled) });
}

void RolloutState::endVerification(BatchBook& book, bool passed, TimeMs now)
{
    const TaskCounts& counts = book.batch.counts;
    if (passed && !isTampered(book.batch.firmware)) {
        setFirmwareState(book.batch.firmware, FirmwareState::Verified);
        note(ActivityKind::VerificationPassed, &book, noDevice, now,
            { book.batch.version, QString::number(counts.of(TaskState::Succeeded)) });
        return;
    }
    setFirmwareState(book.batch.firmware, FirmwareState::VerificationFailed);
    note(ActivityKind::VerificationFailed, &book, noDevice, now,
        { book.batch.version, QString::number(counts.of(TaskState::Succeeded)),
            QString::number(counts.of(TaskState::Failed)) });
}

/// Closed first, so that the last task's end does not complete it. How many may still arrive.
quint32 RolloutState::cancelOpen(BatchBook& book, bool bySchedule, TimeMs now)
{
    book.batch.state = BatchState::Cancelled;
    book.batch.endedAt = now;
    book.batch.plan.dynamic = false; // nor does it take any when its failed devices are tried again
    book.batchTouched = true;
    list(book);
    quint32 cancelled = 0;
    quint32 mayArrive = 0;
    for (quint32 index = 0; index < book.size(); ++index) {
        const TaskRef ref{ &book, index };
        if (apply(ref, TaskEvent::CancelOrdered, { .now = now, .bySchedule = bySchedule }) != TaskAction::Cancel)
            continue;
        ++cancelled;
        mayArrive += ref.value().mayStillArrive ? 1 : 0;
    }
    out.revokedLinks.push_back({ book.batch.id, noDevice });
    note(bySchedule ? ActivityKind::BatchEndedBySchedule : ActivityKind::BatchCancelled, &book, noDevice, now,
        { QString::number(cancelled), QString::number(mayArrive) });
    if (book.batch.kind == BatchKind::Verification)
        endVerification(book, false, now);
    return cancelled;
}

/// Links live at least a day from any push, and stay the same as long as they can.
void RolloutState::renewLinks(BatchBook& book, TimeMs now)
{
    const qint64 seconds = now / 1000;
    if (book.batch.linksExpireAt >= seconds + secondsPerDay)
        return;
    book.batch.linksExpireAt = seconds + linkDays * secondsPerDay;
    book.batchTouched = true;
    list(book);
}

} // namespace console
