// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/forecastsnapshot.h"

#include "models/control/orders.h"

#include <algorithm>

namespace console::orders {

namespace {

constexpr std::size_t mostProfiles = 2'048;
constexpr std::size_t mostBatches = 5; ///< looked at for a device's history
constexpr TimeMs minuteMs = 60'000;

/// The batches that may say how devices of the product behave, newest first.
std::vector<const Batch*> earlierBatches(const RolloutView& engine, const QString& productKey, BatchId but)
{
    std::vector<const Batch*> found;
    const std::vector<BatchId> ids = engine.batches();
    for (auto id = ids.rbegin(); id != ids.rend() && found.size() < mostBatches; ++id) {
        const Batch* batch = engine.batch(*id);
        if (*id != but && batch->productKey == productKey && batch->startedAt != 0)
            found.push_back(batch);
    }
    return found;
}

/// A device's place in the batch says when its turn was, unless the batch was paused meanwhile.
TimeMs turnOf(const Batch& batch, quint32 place)
{
    return batch.startedAt + TimeMs{ place } * minuteMs / std::max(batch.plan.ratePerMinute, 1);
}

std::vector<DeviceProfile> profilesOf(
    const Rules& rules, const std::vector<DeviceSlot>& devices, const QString& productKey, BatchId but, TimeMs now)
{
    const std::vector<const Batch*> earlier = earlierBatches(rules.engine, productKey, but);
    const std::size_t count = std::min(devices.size(), mostProfiles);
    std::vector<DeviceProfile> profiles(count);
    for (std::size_t i = 0; i < count; ++i) {
        const DeviceSlot device = devices[i * devices.size() / count];
        DeviceProfile& profile = profiles[i];
        const Device& known = rules.fleet.device(device);
        const TimeMs seen = std::max(known.lastSeen, known.firstSeen);
        profile.awayMs = static_cast<float>(std::max<TimeMs>(now - seen, 0));
        for (const Batch* batch : earlier) {
            const TaskStore& tasks = *rules.engine.tasks(batch->id);
            if (const auto place = tasks.indexOf(device))
                profile.learn(tasks[*place], turnOf(*batch, *place));
        }
    }
    return profiles;
}

qint64 sizeOf(const RolloutView& engine, FirmwareId id)
{
    const Firmware* firmware = engine.firmware(id);
    return firmware ? firmware->size : 0;
}

} // namespace

Result<ForecastInput> forecastInput(ControlLoop& loop, const BatchDraft& draft, TimeMs now)
{
    Rules& rules = loop.rules();
    const Firmware* firmware = rules.engine.firmware(draft.firmware);
    if (!firmware)
        return failure(ErrorKind::NotFound, draft.firmware.toString());
    const auto selection = select(loop, *firmware, draft.plan, now);
    if (!selection)
        return failure(selection.error());
    ForecastInput input;
    input.batch.id = BatchId{ 1 }; // of the model's own
    input.batch.firmware = draft.firmware;
    input.batch.plan = draft.plan;
    input.batch.plan.devices.clear();
    input.devices = static_cast<quint32>(selection->targets.size());
    input.profiles = profilesOf(rules, selection->targets, firmware->productKey, {}, now);
    input.firmwareSize = firmware->size;
    input.now = now;
    return input;
}

Result<ForecastInput> forecastInput(ControlLoop& loop, BatchId id, TimeMs now)
{
    const Rules& rules = loop.rules();
    const Batch* batch = rules.engine.batch(id);
    if (!batch)
        return failure(ErrorKind::NotFound, id.toString());
    if (!isOpen(batch->state))
        return failure(ErrorKind::BatchNotOpen, id.toString());
    const TaskStore& tasks = *rules.engine.tasks(id);
    // A gate counts those that have ended, too.
    const bool ended = batch->hasMoreWaves();
    std::vector<quint32> meant;
    for (quint32 index = 0; index < tasks.size(); ++index) {
        if (ended || isOpen(tasks.state(index)))
            meant.push_back(index);
    }
    ForecastInput input;
    input.batch = *batch;
    input.batch.needsRelease = false; // as if it were released now
    input.devices = batch->counts.open();
    input.sampledFrom = static_cast<quint32>(meant.size());
    input.done = batch->counts.of(TaskState::Succeeded);
    input.firmwareSize = sizeOf(rules.engine, batch->firmware);
    input.now = now;
    const ForecastSample sample = forecastSample(input.sampledFrom, batch->plan.ratePerMinute);
    std::vector<DeviceSlot> devices;
    for (quint64 i = 0; i < sample.devices; ++i) {
        Task task = tasks[meant[i * meant.size() / sample.devices]];
        devices.push_back(std::exchange(task.device, static_cast<DeviceSlot>(i)));
        if (batch->startedAt != 0)
            input.tasks.push_back(task);
    }
    input.profiles = profilesOf(rules, devices, batch->productKey, id, now);
    return input;
}

} // namespace console::orders
