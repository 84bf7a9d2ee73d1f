// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/effects.h"

#include <QHashFunctions>

#include <deque>
#include <optional>
#include <unordered_set>
#include <vector>

namespace console {

/// What may be stored later, because only its newest value counts: devices that were seen and tasks whose step or
/// evidence moved. Each waits once, however often it changes meanwhile, so that a fleet that reports faster than a disk
/// writes costs a bounded amount of memory (RELIABILITY.md I11). Oldest first. Engine thread.
class LazyQueue
{
public:
    void addDevice(DeviceSlot device);
    void addTask(const TaskKey& task);
    [[nodiscard]] bool isEmpty() const { return m_devices.empty() && m_tasks.empty(); }
    [[nodiscard]] std::size_t size() const { return m_devices.size() + m_tasks.size(); }

    [[nodiscard]] std::optional<DeviceSlot> takeDevice();
    [[nodiscard]] std::optional<TaskKey> takeTask();

private:
    struct KeyHash
    {
        std::size_t operator()(const TaskKey& key) const noexcept { return qHashMulti(0, key.batch.value, key.device); }
    };

    std::deque<DeviceSlot> m_devices;
    std::vector<bool> m_deviceWaits;
    std::deque<TaskKey> m_tasks;
    std::vector<quint32> m_taskNumbers; ///< by device: number of one entry in m_tasks; numbers count on from 1
    quint32 m_firstNumber = 1; ///< of m_tasks.front()
    std::unordered_set<TaskKey, KeyHash> m_others; ///< of devices with several open tasks: those that have no number
};

} // namespace console
