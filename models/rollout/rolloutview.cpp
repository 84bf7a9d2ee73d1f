// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/rolloutview.h"

#include "models/rollout/rolloutstate.h"

#include <algorithm>

namespace console {

RolloutView::RolloutView()
    : d(std::make_unique<RolloutState>())
{
}

RolloutView::~RolloutView() = default;

bool RolloutView::isConnected() const
{
    return d->connected;
}

const Batch* RolloutView::batch(BatchId id) const
{
    const BatchBook* book = d->book(id);
    return book ? &book->batch : nullptr;
}

const Firmware* RolloutView::firmware(FirmwareId id) const
{
    const auto found = d->firmware.find(id);
    return found == d->firmware.end() ? nullptr : &found->second;
}

std::vector<FirmwareId> RolloutView::firmwareIds() const
{
    std::vector<FirmwareId> ids;
    ids.reserve(d->firmware.size());
    for (const auto& [id, firmware] : d->firmware)
        ids.push_back(id);
    return ids;
}

const TaskStore* RolloutView::tasks(BatchId id) const
{
    const BatchBook* book = d->book(id);
    return book ? &book->tasks() : nullptr;
}

HaltWatch::Counts RolloutView::exposure(BatchId id) const
{
    const BatchBook* book = d->book(id);
    return book ? book->watch().all() : HaltWatch::Counts{};
}

std::optional<Task> RolloutView::task(const TaskKey& key) const
{
    const TaskRef ref = d->find(key);
    return ref ? std::optional(ref.value()) : std::nullopt;
}

std::optional<Task> RolloutView::openTask(DeviceSlot device, ModuleIndex module) const
{
    const TaskRef ref = d->openOf(device, module);
    return ref ? std::optional(ref.value()) : std::nullopt;
}

std::optional<Task> RolloutView::latestTask(DeviceSlot device, ModuleIndex module) const
{
    const TaskRef ref = d->newestOf(device, module);
    return ref ? std::optional(ref.value()) : std::nullopt;
}

std::vector<BatchId> RolloutView::batches() const
{
    std::vector<BatchId> ids;
    ids.reserve(d->books.size());
    for (const auto& entry : d->books)
        ids.push_back(entry.first);
    return ids;
}

bool RolloutView::takesNewcomers() const
{
    return std::ranges::any_of(
        d->openBooks, [](const BatchBook* book) { return book->batch.plan.dynamic && isOpen(book->batch.state); });
}

std::vector<BatchId> RolloutView::openToNewcomers() const
{
    std::vector<BatchId> open;
    for (const BatchBook* book : d->openBooks) {
        if (book->batch.plan.dynamic && isOpen(book->batch.state))
            open.push_back(book->batch.id);
    }
    return open;
}

} // namespace console
