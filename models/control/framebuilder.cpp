// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/framebuilder.h"

#include "models/control/problems.h"

#include <algorithm>
#include <utility>

namespace console {

namespace {

constexpr TimeMs minute = 60 * 1000;
constexpr TimeMs paceWindow = 5 * minute;
constexpr TimeMs sampleEvery = 10 * 1000;

quint32 finishedOf(const TaskCounts& counts)
{
    return counts.of(TaskState::Succeeded) + counts.of(TaskState::Failed) + counts.of(TaskState::Cancelled);
}

} // namespace

FrameBuilder::FrameBuilder(const Fleet& fleet, const RolloutView& engine)
    : m_fleet(fleet)
    , m_engine(engine)
{
}

FrameBuilder::Extra& FrameBuilder::extra(DeviceSlot device)
{
    if (device >= m_extras.size())
        m_extras.resize(std::max<std::size_t>(device + 1, m_extras.size() + m_extras.size() / 8));
    return m_extras[device];
}

void FrameBuilder::restore()
{
    m_extras.resize(m_fleet.size()); // exactly: growing leaves room
    m_dirtyDevices.reserve(m_fleet.size());
    for (DeviceSlot device = 0; device < m_fleet.size(); ++device)
        deviceChanged(device);
    for (const BatchId id : m_engine.batches()) {
        const Batch* batch = m_engine.batch(id);
        m_dirtyBatches.insert(id);
        m_dirtyFirmware.insert(batch->firmware);
        for (const Task& task : *m_engine.tasks(id))
            takeTask(task);
    }
}

void FrameBuilder::deviceChanged(DeviceSlot device)
{
    Extra& state = extra(device);
    if (state.dirty)
        return;
    state.dirty = true;
    m_dirtyDevices.push_back(device);
}

bool FrameBuilder::needsAttention(const Extra& state)
{
    return state.silent || state.suspicious || state.failed;
}

void FrameBuilder::note(Extra& state, const Task& task)
{
    if (isOpen(task.state)) {
        state.openBatch = task.batch.value;
        state.openState = task.state;
        state.openStep = task.step;
        state.silent = task.silent;
    } else {
        if (state.openBatch == task.batch.value) {
            state.openBatch = 0;
            state.silent = false;
        }
        state.hasOutcome = true;
        state.lastOutcome = task.state;
        state.lastReason = task.reason;
        // The end of a batch settles nothing: a failure stands until the device gets there.
        if (task.state != TaskState::Cancelled)
            state.failed = task.state == TaskState::Failed;
    }
}

void FrameBuilder::takeTask(const Task& task)
{
    Extra& state = extra(task.device);
    m_needAttention -= needsAttention(state) ? 1 : 0;
    note(state, task);
    m_needAttention += needsAttention(state) ? 1 : 0;
    deviceChanged(task.device);
    if (task.batch == m_watched)
        m_dirtyTasks.insert(task.device);
}

void FrameBuilder::apply(const Effects& effects)
{
    for (const Task& task : effects.tasks)
        takeTask(task);
    for (const Task& task : effects.touched)
        takeTask(task);
    for (const Batch& batch : effects.batches) {
        m_dirtyBatches.insert(batch.id);
        m_dirtyFirmware.insert(batch.firmware);
    }
    for (const Firmware& firmware : effects.firmware)
        m_dirtyFirmware.insert(firmware.id);
}

void FrameBuilder::addActivity(const Activity& activity)
{
    if (isProblem(activity.kind))
        ++m_problems;
    m_activities.push_back(activity);
}

bool FrameBuilder::markSuspicious(DeviceSlot device)
{
    Extra& state = extra(device);
    if (state.suspicious)
        return false;
    m_needAttention += needsAttention(state) ? 0 : 1;
    state.suspicious = true;
    return true;
}

bool FrameBuilder::hasOpenTask(DeviceSlot device) const
{
    return device < m_extras.size() && m_extras[device].openBatch != 0;
}

bool FrameBuilder::isUnexplained(DeviceSlot device) const
{
    return !hasOpenTask(device) && (device >= m_extras.size() || !m_extras[device].hasOutcome);
}

bool FrameBuilder::isEmpty() const
{
    return m_dirtyDevices.empty() && m_dirtyBatches.empty() && m_dirtyFirmware.empty() && m_dirtyTasks.empty()
        && m_activities.empty() && !m_watchedReset && !m_filters;
}

void FrameBuilder::watch(BatchId batch)
{
    m_watched = batch;
    m_watchedReset = true;
    m_dirtyTasks.clear();
}

DeviceRow FrameBuilder::deviceRow(DeviceSlot slot) const
{
    static const Extra nothingYet;
    const Device& device = m_fleet.device(slot);
    const Extra& state = slot < m_extras.size() ? m_extras[slot] : nothingYet; // it may have enrolled just now
    DeviceRow row;
    row.slot = slot;
    row.product = device.product;
    row.version = device.version;
    row.moreModules = static_cast<quint8>(std::min(device.moreModules, 255U));
    row.lastSeen = device.lastSeen;
    row.setFirstSeen(device.firstSeen);
    row.marks = device.marks;
    row.openBatch = state.openBatch;
    row.openState = state.openState;
    row.openStep = state.openStep;
    row.silent = state.silent;
    row.hasOutcome = state.hasOutcome;
    row.lastOutcome = state.lastOutcome;
    row.lastReason = state.lastReason;
    return row;
}

BatchRow FrameBuilder::batchRow(const Batch& batch, TimeMs now)
{
    BatchRow row;
    row.batch = batch;
    const quint32 finished = finishedOf(batch.counts);
    if (batch.state != BatchState::Running) {
        m_paces.erase(batch.id);
        return row;
    }
    auto& history = m_paces[batch.id].finished;
    if (history.empty() || now - history.back().first >= 1000)
        history.emplace_back(now, finished);
    while (history.size() > 2 && now - history.front().first > paceWindow)
        history.pop_front();
    const auto [then, before] = history.front();
    if (now > then && finished > before) {
        row.finishedPerMinute = static_cast<double>(finished - before) * minute / static_cast<double>(now - then);
        row.expectedEnd = now + static_cast<TimeMs>(batch.counts.open() / row.finishedPerMinute * minute);
    }
    return row;
}

FirmwareRow FrameBuilder::firmwareRow(const Firmware& firmware) const
{
    FirmwareRow row;
    row.firmware = firmware;
    for (const BatchId id : m_engine.batches()) {
        const Batch* batch = m_engine.batch(id);
        if (batch->firmware != firmware.id)
            continue;
        if (batch->kind == BatchKind::Verification) {
            row.verification = id;
        } else {
            ++row.batches;
            row.openBatches += isOpen(batch->state) ? 1 : 0;
        }
    }
    return row;
}

void FrameBuilder::fillTasks(Frame& frame)
{
    frame.watched = m_watched;
    frame.watchedReset = std::exchange(m_watchedReset, false);
    const TaskStore* tasks = m_watched.isNull() ? nullptr : m_engine.tasks(m_watched);
    const Batch* batch = tasks ? m_engine.batch(m_watched) : nullptr;
    if (!batch) {
        m_dirtyTasks.clear();
        return;
    }
    const auto module = m_fleet.names().modules.find(batch->module.toStdString());
    const auto add = [&](const Task& task) {
        frame.tasks.push_back({ task, module ? m_fleet.version(task.device, *module) : 0 });
    };
    if (frame.watchedReset) {
        frame.tasks.reserve(tasks->size());
        for (const Task& task : *tasks)
            add(task);
    } else {
        for (const DeviceSlot device : m_dirtyTasks) {
            if (const auto task = m_engine.task({ m_watched, device }))
                add(*task);
        }
    }
    m_dirtyTasks.clear();
}

void FrameBuilder::fillBatches(Frame& frame, TimeMs now)
{
    for (const BatchId id : std::exchange(m_dirtyBatches, {})) {
        if (const Batch* batch = m_engine.batch(id))
            frame.batches.push_back(batchRow(*batch, now));
    }
    std::sort(frame.batches.begin(), frame.batches.end(),
        [](const BatchRow& a, const BatchRow& b) { return a.batch.id < b.batch.id; });
    for (const FirmwareId id : std::exchange(m_dirtyFirmware, {})) {
        if (const Firmware* firmware = m_engine.firmware(id))
            frame.firmware.push_back(firmwareRow(*firmware));
    }
    std::sort(frame.firmware.begin(), frame.firmware.end(),
        [](const FirmwareRow& a, const FirmwareRow& b) { return a.firmware.id < b.firmware.id; });
}

void FrameBuilder::addSamples(std::vector<VersionSample> samples)
{
    m_earlierSamples = std::move(samples);
}

void FrameBuilder::fillVersions(Frame& frame, TimeMs now)
{
    frame.samples = std::exchange(m_earlierSamples, {});
    m_sampleDue = m_sampleDue || !frame.versions.empty();
    if (m_sampleDue && now - m_sampledAt >= sampleEvery) {
        frame.samples.push_back({ now, m_fleet.distribution().all() });
        m_sampledAt = now;
        m_sampleDue = false;
    }
}

void FrameBuilder::fillCounts(Pulse& pulse, TimeMs now)
{
    pulse.devices = m_fleet.size();
    const TimeMs every = m_fleet.size() > 20000 ? minute : 0; // a scan of few devices costs nothing
    if (now - m_seenCountedAt >= every) {
        m_seenCountedAt = now;
        m_seenInLastDay = 0;
        for (DeviceSlot slot = 0; slot < m_fleet.size(); ++slot)
            m_seenInLastDay += m_fleet.device(slot).lastSeen > now - 24 * 60 * minute ? 1 : 0;
    }
    pulse.seenInLastDay = m_seenInLastDay;
    pulse.needAttention = m_needAttention;
    for (const BatchId id : m_engine.batches()) {
        const Batch* batch = m_engine.batch(id);
        if (!isOpen(batch->state))
            continue;
        pulse.upgrading += batch->counts.of(TaskState::Upgrading);
    }
    pulse.problems = m_problems;
}

/// In slot order. Those beyond what fits wait for the next frame: the ones that enrolled last, so that no gap comes up.
std::vector<DeviceSlot> FrameBuilder::takeDirty()
{
    auto changed = std::exchange(m_dirtyDevices, {});
    if (!std::is_sorted(changed.begin(), changed.end()))
        std::sort(changed.begin(), changed.end());
    m_waits = changed.size() > mostDevices;
    if (m_waits) {
        const auto rest = changed.begin() + mostDevices;
        m_dirtyDevices.assign(rest, changed.end());
        changed.erase(rest, changed.end());
    }
    return changed;
}

Frame FrameBuilder::build(Pulse pulse, std::vector<VersionCount> versions, TimeMs now)
{
    Frame frame;
    frame.at = now;
    frame.versions = std::move(versions);
    const std::vector<DeviceSlot> changed = takeDirty();
    frame.devices.reserve(changed.size());
    for (const DeviceSlot slot : changed) {
        m_extras[slot].dirty = false;
        frame.devices.push_back(deviceRow(slot));
    }
    fillBatches(frame, now);
    fillTasks(frame);
    fillVersions(frame, now);
    fillCounts(pulse, now);
    frame.activities = std::exchange(m_activities, {});
    frame.filters = std::exchange(m_filters, std::nullopt);
    frame.pulse = std::move(pulse);
    return frame;
}

} // namespace console
