// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"
#include "models/fleet/fleet.h"
#include "models/rollout/rolloutview.h"

#include <deque>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace console {

/// Gathers what changed for the window and makes one merged Frame of it when asked. The first frame carries everything.
/// Engine thread, owned by ControlLoop.
class FrameBuilder
{
public:
    FrameBuilder(const Fleet& fleet, const RolloutView& engine);

    /// Everything the fleet and the engine hold now is new to the window.
    void restore();
    void deviceChanged(DeviceSlot device);
    void apply(const Effects& effects);
    void setFilters(const QList<SavedFilter>& filters) { m_filters = filters; }
    void addActivity(const Activity& activity);
    /// True the first time.
    bool markSuspicious(DeviceSlot device);
    [[nodiscard]] bool hasOpenTask(DeviceSlot device) const;
    /// Whether no task of the device, open or ended, explains a progress report.
    [[nodiscard]] bool isUnexplained(DeviceSlot device) const;
    void watch(BatchId batch);
    /// Samples of earlier runs, for the next frame.
    void addSamples(std::vector<VersionSample> samples);
    void markProblemsSeen() { m_problems = 0; }

    [[nodiscard]] DeviceRow deviceRow(DeviceSlot device) const;
    /// Counts of devices, batches and problems as of now.
    void fillCounts(Pulse& pulse, TimeMs now);
    /// Nothing but the pulse would be in the next frame.
    [[nodiscard]] bool isEmpty() const;
    /// Devices wait that the last frame had no room for.
    [[nodiscard]] bool hasMore() const { return m_waits; }
    /// `pulse` comes with what the builder cannot know (link, rates, store); counts are filled in here.
    [[nodiscard]] Frame build(Pulse pulse, std::vector<VersionCount> versions, TimeMs now);

    static constexpr std::size_t mostDevices = 65536; ///< in one frame; a window takes them in some milliseconds

private:
    struct Extra
    { ///< of a device, beside what Fleet knows
        quint64 openBatch = 0;
        TaskState openState = TaskState::Queued;
        qint8 openStep = -128;
        TaskState lastOutcome = TaskState::Succeeded;
        TaskReason lastReason = TaskReason::None;
        bool silent : 1 = false;
        bool suspicious : 1 = false;
        bool hasOutcome : 1 = false;
        bool failed : 1 = false; ///< in some batch, and neither succeeded nor was there already in a later one
        bool dirty : 1 = false;
    };
    struct Pace
    { ///< finished tasks over time, for rate and ETA
        std::deque<std::pair<TimeMs, quint32>> finished;
    };

    Extra& extra(DeviceSlot device);
    void takeTask(const Task& task);
    static void note(Extra& state, const Task& task);
    [[nodiscard]] static bool needsAttention(const Extra& state);
    [[nodiscard]] BatchRow batchRow(const Batch& batch, TimeMs now);
    [[nodiscard]] FirmwareRow firmwareRow(const Firmware& firmware) const;
    [[nodiscard]] std::vector<DeviceSlot> takeDirty();
    void fillTasks(Frame& frame);
    void fillBatches(Frame& frame, TimeMs now);
    void fillVersions(Frame& frame, TimeMs now);

    const Fleet& m_fleet;
    const RolloutView& m_engine;
    std::vector<Extra> m_extras;
    std::vector<DeviceSlot> m_dirtyDevices;
    std::unordered_set<BatchId> m_dirtyBatches;
    std::unordered_set<FirmwareId> m_dirtyFirmware;
    std::unordered_set<DeviceSlot> m_dirtyTasks; ///< of the watched batch
    std::vector<Activity> m_activities;
    std::optional<QList<SavedFilter>> m_filters; ///< where one changed
    std::unordered_map<BatchId, Pace> m_paces;
    BatchId m_watched;
    bool m_watchedReset = false;
    quint32 m_needAttention = 0;
    quint32 m_problems = 0;
    quint32 m_seenInLastDay = 0;
    TimeMs m_seenCountedAt = 0;
    std::vector<VersionSample> m_earlierSamples;
    TimeMs m_sampledAt = 0;
    bool m_sampleDue = true;
    bool m_waits = false;
};

} // namespace console
