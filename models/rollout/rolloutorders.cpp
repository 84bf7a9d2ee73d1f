// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/rolloutorders.h"

#include "models/rollout/operatorname.h"
#include "models/rollout/rolloutstate.h"
#include "models/rollout/waveorder.h"

#include <algorithm>

namespace console {

namespace {

Task makeTask(const Batch& batch, const RolloutOrders::Target& target, VersionIndex version, TimeMs now)
{
    Task task;
    task.batch = batch.id;
    task.device = target.device;
    task.fromVersion = target.fromVersion;
    task.reason = batch.state == BatchState::Scheduled ? TaskReason::WaitingForStart : TaskReason::WaitingForTurn;
    if (target.fromVersion == version) {
        task.state = TaskState::Skipped;
        task.reason = TaskReason::AlreadyThere;
    }
    task.createdAt = task.updatedAt = now;
    return task;
}

/// Waves of the targets, in their order. Those that run the version already take no place in any.
Result<std::vector<quint8>> wavesOf(
    const std::vector<Wave>& waves, const std::vector<RolloutOrders::Target>& targets, VersionIndex version)
{
    std::vector<WaveCandidate> candidates;
    for (const RolloutOrders::Target& target : targets) {
        if (target.fromVersion != version)
            candidates.push_back({ target.fromVersion, target.group, target.order });
    }
    if (candidates.empty())
        return std::vector<quint8>(targets.size());
    const auto sizes = waveSizes(waves, static_cast<quint32>(candidates.size()));
    if (!sizes)
        return failure(sizes.error());
    const std::vector<quint8> assigned = assignWaves(candidates, *sizes);
    std::vector<quint8> all;
    all.reserve(targets.size());
    std::size_t next = 0;
    for (const RolloutOrders::Target& target : targets)
        all.push_back(target.fromVersion == version ? quint8{ 0 } : assigned[next++]);
    return all;
}

Result<std::vector<Task>> makeTasks(
    const Batch& batch, std::vector<RolloutOrders::Target> targets, VersionIndex version, TimeMs now)
{
    std::sort(targets.begin(), targets.end(), [](const auto& a, const auto& b) { return a.device < b.device; });
    targets.erase(
        std::unique(targets.begin(), targets.end(), [](const auto& a, const auto& b) { return a.device == b.device; }),
        targets.end());
    std::vector<Task> tasks;
    tasks.reserve(targets.size());
    for (const RolloutOrders::Target& target : targets)
        tasks.push_back(makeTask(batch, target, version, now));
    if (batch.plan.waves.empty())
        return tasks;
    const auto waves = wavesOf(batch.plan.waves, targets, version);
    if (!waves)
        return failure(waves.error());
    for (std::size_t i = 0; i < tasks.size(); ++i)
        tasks[i].wave = (*waves)[i];
    return tasks;
}

QString count(quint32 number)
{
    return QString::number(number);
}

} // namespace

void RolloutOrders::addFirmware(const Firmware& firmware)
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

Result<void> RolloutOrders::deleteFirmware(FirmwareId id)
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

Result<BatchId> RolloutOrders::startBatch(
    Batch batch, const std::vector<Target>& targets, ModuleIndex module, VersionIndex target, TimeMs now)
{
    if (const auto allowed = d->mayStart(batch); !allowed)
        return failure(allowed.error());
    if (const auto checked = checkPlan(batch.plan, now); !checked)
        return failure(checked.error());
    const bool nothingNew
        = std::all_of(targets.begin(), targets.end(), [target](const Target& t) { return t.fromVersion == target; });
    if (targets.empty() || (batch.kind == BatchKind::Verification && nothingNew))
        return failure(ErrorKind::NoTargets, batch.version);
    const Firmware& firmware = d->firmware.at(batch.firmware);
    batch.productKey = firmware.productKey;
    batch.module = firmware.module;
    batch.version = firmware.version;
    batch.needsRelease = batch.needsRelease && batch.kind == BatchKind::Upgrade;
    batch.releasedBy.clear();
    batch.releasedAt = 0;
    if (batch.needsRelease && isUnnamed(batch.createdBy))
        return failure(ErrorKind::OperatorUnnamed, {});
    const bool waits = batch.needsRelease || batch.plan.startAt > now;
    batch.state = waits ? BatchState::Scheduled : BatchState::Running;
    batch.createdAt = now;
    batch.startedAt = batch.state == BatchState::Running ? now : 0;
    batch.endedAt = 0;
    batch.wave = {};
    auto tasks = makeTasks(batch, targets, target, now);
    if (!tasks)
        return failure(tasks.error());
    BatchBook& book = d->addBook(batch, std::move(*tasks), module, target);
    book.batchTouched = true;
    d->list(book);
    for (const Target& each : targets) {
        if (each.group != 0)
            book.setGroup(*book.tasks().indexOf(each.device), each.group);
    }
    d->renewLinks(book, std::max(now, batch.plan.startAt));
    // Wave by wave, so that those alike stand together for the store.
    for (quint8 wave = 0; wave < std::max<std::size_t>(batch.plan.waves.size(), 1); ++wave) {
        for (quint32 index = 0; index < book.size(); ++index) {
            if (book.tasks().wave(index) == wave)
                d->touch({ &book, index }, true);
        }
    }
    const bool verification = batch.kind == BatchKind::Verification;
    QStringList args{ batch.version, count(book.size()) };
    const bool scheduled = batch.state == BatchState::Scheduled;
    if (scheduled && !verification)
        args.append(QString::number(batch.plan.startAt));
    d->note(verification         ? ActivityKind::VerificationStarted
            : batch.needsRelease ? ActivityKind::BatchSubmitted
            : scheduled          ? ActivityKind::BatchScheduled
                                 : ActivityKind::BatchStarted,
        &book, noDevice, now, args);
    d->out.activities.back().actor = batch.createdBy;
    if (verification)
        d->setFirmwareState(batch.firmware, FirmwareState::Verifying);
    d->settleConflicts(book, now);
    d->closeIfDone(book, now);
    for (BatchBook* each : d->openBooks) // others may have given way
        d->pump(*each, now);
    return batch.id;
}

bool RolloutOrders::joinBatch(BatchId id, const Target& target, TimeMs now)
{
    BatchBook* const book = d->book(id);
    if (!book || !isOpen(book->batch.state) || !book->batch.plan.dynamic || book->size() >= book->numbers
        || target.fromVersion == book->target || isExcluded(book->batch.plan, target.device)
        || book->tasks().indexOf(target.device))
        return false;
    Task task = makeTask(book->batch, target, book->target, now);
    task.wave = book->batch.wave.open;
    const quint32 index = book->append(task);
    book->setGroup(index, target.group);
    d->makeRoom(*book, target.device);
    d->list(*book);
    d->renewLinks(*book, now);
    const TaskRef ref{ book, index };
    d->touch(ref, true);
    d->settleConflict(ref, now);
    d->pump(*book, now);
    return true;
}

Result<void> RolloutOrders::closeToNewcomers(BatchId id, TimeMs now)
{
    BatchBook* const book = d->book(id);
    if (!book)
        return failure(ErrorKind::NotFound, id.toString());
    if (!book->batch.plan.dynamic || !isOpen(book->batch.state))
        return failure(ErrorKind::BatchNotDynamic, id.toString());
    book->batch.plan.dynamic = false;
    book->batchTouched = true;
    d->list(*book);
    d->note(ActivityKind::BatchClosed, book, noDevice, now);
    if (book->batch.state != BatchState::Scheduled)
        d->closeIfDone(*book, now);
    return {};
}

Result<void> RolloutOrders::pauseBatch(BatchId id, TimeMs now)
{
    BatchBook* const book = d->book(id);
    if (!book)
        return failure(ErrorKind::NotFound, id.toString());
    if (book->batch.state != BatchState::Running && book->batch.state != BatchState::Scheduled)
        return failure(isOpen(book->batch.state) ? ErrorKind::BatchNotRunning : ErrorKind::BatchNotOpen, id.toString());
    d->pause(*book);
    d->note(ActivityKind::BatchPaused, book, noDevice, now);
    return {};
}

Result<void> RolloutOrders::resumeBatch(BatchId id, TimeMs now)
{
    BatchBook* const book = d->book(id);
    if (!book)
        return failure(ErrorKind::NotFound, id.toString());
    if (book->batch.state != BatchState::Paused)
        return failure(isOpen(book->batch.state) ? ErrorKind::BatchNotPaused : ErrorKind::BatchNotOpen, id.toString());
    if (d->isTampered(book->batch.firmware))
        return failure(ErrorKind::FirmwareTampered, book->batch.version);
    if (book->batch.kind == BatchKind::Upgrade && d->firmware.at(book->batch.firmware).state != FirmwareState::Verified)
        return failure(ErrorKind::FirmwareNotVerified, book->batch.version);
    d->acknowledgeHalt(*book, now);
    d->note(ActivityKind::BatchResumed, book, noDevice, now);
    if (book->batch.startedAt == 0) // also where its time has passed: it begins when its file was read once more
        book->batch.state = BatchState::Scheduled;
    else
        d->beginRunning(*book, now);
    book->batchTouched = true;
    d->list(*book);
    d->pump(*book, now);
    return {};
}

Result<void> RolloutOrders::cancelBatch(BatchId id, TimeMs now)
{
    BatchBook* const book = d->book(id);
    if (!book)
        return failure(ErrorKind::NotFound, id.toString());
    if (!isOpen(book->batch.state))
        return failure(ErrorKind::BatchNotOpen, id.toString());
    d->cancelOpen(*book, false, now);
    return {};
}

Result<quint32> RolloutOrders::retryFailed(BatchId id, const std::vector<DeviceSlot>& devices, TimeMs now)
{
    BatchBook* const book = d->book(id);
    if (!book)
        return failure(ErrorKind::NotFound, id.toString());
    if (book->batch.awaitsRelease()) // also of one that was cancelled so: a retry would go round the release
        return failure(ErrorKind::AwaitsRelease, book->batch.createdBy);
    const bool reopens = !isOpen(book->batch.state);
    if (reopens || book->batch.kind == BatchKind::Upgrade) {
        if (const auto allowed = d->mayStart(book->batch); !allowed)
            return failure(allowed.error());
    }
    if (book->batch.isPastEnd(now))
        return failure(ErrorKind::PastEnd, QString::number(book->batch.plan.endAt));
    const VersionIndex target = book->target;
    std::vector<quint32> indices;
    const auto consider = [&](quint32 index) {
        const TaskRef ref{ book, index };
        if (ref.state() == TaskState::Failed && !d->openOf(ref.device(), book->module))
            indices.push_back(index);
    };
    for (const DeviceSlot device : devices) {
        if (const auto index = book->tasks().indexOf(device))
            consider(*index);
    }
    for (quint32 index = 0; devices.empty() && index < book->size(); ++index)
        consider(index);
    if (indices.empty())
        return failure(ErrorKind::NothingToRetry, id.toString());
    std::sort(indices.begin(), indices.end());
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
    if (reopens)
        d->reopen(*book);
    for (const quint32 index : indices)
        d->apply({ book, index }, TaskEvent::RetryOrdered, { now });
    for (const quint32 index : indices) { // some got there after all, only too late
        if (TaskRef{ book, index }.value().evidence.reportedVersion == target)
            d->apply({ book, index }, TaskEvent::TargetReported, { .now = now, .version = target });
    }
    d->note(ActivityKind::FailedRetried, book, noDevice, now, { count(static_cast<quint32>(indices.size())) });
    d->closeIfDone(*book, now);
    d->pump(*book, now);
    return static_cast<quint32>(indices.size());
}

Result<quint32> RolloutOrders::cancelTasks(BatchId id, const std::vector<DeviceSlot>& devices, TimeMs now)
{
    BatchBook* const book = d->book(id);
    if (!book)
        return failure(ErrorKind::NotFound, id.toString());
    if (!isOpen(book->batch.state))
        return failure(ErrorKind::BatchNotOpen, id.toString());
    quint32 cancelled = 0;
    for (const DeviceSlot device : devices) {
        const auto index = book->tasks().indexOf(device);
        if (index && d->apply({ book, *index }, TaskEvent::CancelOrdered, { now }) == TaskAction::Cancel)
            ++cancelled;
    }
    if (cancelled > 0)
        d->note(ActivityKind::TasksCancelled, book, noDevice, now, { count(cancelled) });
    d->closeIfDone(*book, now);
    d->pump(*book, now);
    return cancelled;
}

} // namespace console
