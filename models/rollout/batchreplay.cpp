// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/batchreplay.h"

#include "models/rollout/haltwatch.h"

#include <algorithm>

namespace console {

BatchReplay::BatchReplay(
    const Batch& batch, std::vector<Task> tasks, std::vector<BatchLogEntry> log, std::vector<quint32> groups)
    : m_batch(batch)
    , m_tasks(std::move(tasks))
    , m_log(std::move(log))
    , m_groups(std::move(groups))
{
    Q_ASSERT(m_groups.empty() || m_groups.size() == m_tasks.size());
    std::ranges::sort(m_tasks, {}, &Task::device);
    std::ranges::stable_sort(m_log, {}, &BatchLogEntry::at); // the clock was set back between two runs, perhaps
}

bool BatchReplay::isWhole() const
{
    std::vector<bool> known(m_tasks.size());
    for (const BatchLogEntry& entry : m_log) {
        if (const auto index = indexOf(entry.device))
            known[*index] = true;
    }
    for (std::size_t index = 0; index < m_tasks.size(); ++index) {
        const Task& task = m_tasks[index];
        if (!known[index] && (task.state != TaskState::Queued || task.attempt > 0))
            return false;
    }
    return true;
}

TimeMs BatchReplay::begin() const
{
    return m_batch.createdAt;
}

TimeMs BatchReplay::end() const
{
    return std::max({ begin(), m_log.empty() ? begin() : m_log.back().at, m_batch.endedAt });
}

std::optional<std::size_t> BatchReplay::indexOf(DeviceSlot device) const
{
    const auto found = std::ranges::lower_bound(m_tasks, device, {}, &Task::device);
    if (found == m_tasks.end() || found->device != device)
        return std::nullopt;
    return static_cast<std::size_t>(found - m_tasks.begin());
}

std::vector<BatchReplay::Standing> BatchReplay::standingAt(TimeMs at) const
{
    std::vector<Standing> standing(m_tasks.size());
    for (std::size_t index = 0; index < m_tasks.size(); ++index)
        standing[index].since = m_tasks[index].createdAt;
    for (const BatchLogEntry& entry : m_log) {
        if (entry.at > at)
            break;
        if (const auto index = indexOf(entry.device))
            standing[*index] = { entry.state, entry.reason, entry.attempt, entry.silent, entry.at };
    }
    return standing;
}

std::vector<Task> BatchReplay::tasksAt(TimeMs at) const
{
    const std::vector<Standing> standing = standingAt(at);
    std::vector<Task> tasks;
    tasks.reserve(m_tasks.size());
    for (std::size_t index = 0; index < m_tasks.size(); ++index) {
        const Task& stored = m_tasks[index];
        const Standing& then = standing[index];
        if (stored.createdAt > at)
            continue;
        const bool isUnchanged = stored.state == then.state && stored.reason == then.reason
            && stored.attempt == then.attempt && stored.silent == then.silent && stored.updatedAt <= at;
        if (isUnchanged) {
            tasks.push_back(stored);
            continue;
        }
        Task task;
        task.batch = stored.batch;
        task.device = stored.device;
        task.fromVersion = stored.fromVersion;
        task.createdAt = stored.createdAt;
        task.state = then.state;
        task.reason = then.reason;
        task.attempt = then.attempt;
        task.silent = then.silent;
        task.updatedAt = then.since;
        tasks.push_back(task);
    }
    return tasks;
}

TaskCounts BatchReplay::countsAt(TimeMs at) const
{
    const std::vector<Standing> standing = standingAt(at);
    TaskCounts counts;
    for (std::size_t index = 0; index < m_tasks.size(); ++index) {
        if (m_tasks[index].createdAt > at)
            continue;
        ++counts.of(standing[index].state);
        counts.silent += standing[index].silent ? 1 : 0;
    }
    return counts;
}

std::optional<Halt> BatchReplay::wouldHalt(const HaltRules& rules) const
{
    HaltWatch watch(rules);
    std::vector<HaltWatch::Tally> tallies(m_tasks.size(), HaltWatch::Tally::Nothing);
    for (const BatchLogEntry& entry : m_log) {
        const auto index = indexOf(entry.device);
        if (!index)
            continue;
        Task task;
        task.state = entry.state;
        task.reason = entry.reason;
        task.attempt = entry.attempt;
        task.silent = entry.silent;
        const HaltWatch::Tally is = HaltWatch::tallyOf(task);
        if (is == tallies[*index])
            continue;
        const quint16 group = m_groups.empty() ? quint16{ 0 } : watch.groupPlace(m_groups[*index]);
        watch.move(m_tasks[*index].fromVersion, group, tallies[*index], is);
        tallies[*index] = is;
        if (auto broken = watch.broken()) {
            broken->at = entry.at;
            return broken;
        }
    }
    return std::nullopt;
}

} // namespace console
