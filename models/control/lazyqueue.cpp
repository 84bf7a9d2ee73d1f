// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/lazyqueue.h"

namespace console {

namespace {

template <class T> void makeRoom(std::vector<T>& values, DeviceSlot device)
{
    if (device >= values.size())
        values.resize(std::size_t{ device } + 1 + device / 8);
}

} // namespace

void LazyQueue::addDevice(DeviceSlot device)
{
    makeRoom(m_deviceWaits, device);
    if (m_deviceWaits[device])
        return;
    m_deviceWaits[device] = true;
    m_devices.push_back(device);
}

void LazyQueue::addTask(const TaskKey& task)
{
    makeRoom(m_taskNumbers, task.device);
    quint32& number = m_taskNumbers[task.device];
    const std::size_t place = static_cast<quint32>(number - m_firstNumber);
    const bool isTaken = place < m_tasks.size();
    if (isTaken && m_tasks[place] == task)
        return;
    if (isTaken ? !m_others.insert(task).second : m_others.contains(task))
        return;
    if (!isTaken)
        number = m_firstNumber + static_cast<quint32>(m_tasks.size());
    m_tasks.push_back(task);
}

std::optional<DeviceSlot> LazyQueue::takeDevice()
{
    if (m_devices.empty())
        return std::nullopt;
    const DeviceSlot device = m_devices.front();
    m_devices.pop_front();
    m_deviceWaits[device] = false;
    return device;
}

std::optional<TaskKey> LazyQueue::takeTask()
{
    if (m_tasks.empty())
        return std::nullopt;
    const TaskKey task = m_tasks.front();
    m_tasks.pop_front();
    ++m_firstNumber;
    if (!m_others.empty())
        m_others.erase(task);
    return task;
}

} // namespace console
