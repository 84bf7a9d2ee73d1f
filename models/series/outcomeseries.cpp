// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/series/outcomeseries.h"

namespace console {

namespace {

constexpr std::size_t outcomeOf(TaskState state)
{
    if (state == TaskState::Succeeded)
        return 0;
    return state == TaskState::Failed ? 1 : 2;
}

} // namespace

void OutcomeSeries::setBatch(BatchId batch)
{
    m_batch = batch;
    m_ended.clear();
    m_seconds.clear();
}

bool OutcomeSeries::applyFrame(const Frame& frame)
{
    if (m_batch.isNull() || frame.watched != m_batch)
        return false;
    if (frame.watchedReset)
        setBatch(m_batch);
    bool changed = frame.watchedReset;
    for (const TaskRow& row : frame.tasks) {
        const Task& task = row.task;
        const auto known = m_ended.find(task.device);
        if (isOpen(task.state)) {
            changed = changed || known != m_ended.end();
            forget(task.device);
            continue;
        }
        // A final task only gets notes; its end is where it ended.
        if (known != m_ended.end() && known->second.outcome == outcomeOf(task.state))
            continue;
        forget(task.device);
        const Ended ended{ task.updatedAt / 1000 * 1000, outcomeOf(task.state) };
        m_ended[task.device] = ended;
        ++m_seconds[ended.second][ended.outcome];
        changed = true;
    }
    return changed;
}

std::vector<OutcomePoint> OutcomeSeries::points(TimeMs from, TimeMs to, int columns) const
{
    std::vector<OutcomePoint> result;
    if (to <= from || columns <= 0)
        return result;
    OutcomePoint sum;
    qint64 lastColumn = -1;
    for (const auto& [second, counts] : m_seconds) {
        if (second > to)
            break;
        sum.at = std::max(from, second);
        sum.succeeded += static_cast<quint32>(counts[0]);
        sum.failed += static_cast<quint32>(counts[1]);
        sum.cancelled += static_cast<quint32>(counts[2]);
        const qint64 column = second <= from ? 0 : (second - from) * columns / (to - from);
        if (column == lastColumn)
            result.back() = sum;
        else
            result.push_back(sum);
        lastColumn = column;
    }
    return result;
}

void OutcomeSeries::forget(DeviceSlot device)
{
    const auto known = m_ended.find(device);
    if (known == m_ended.end())
        return;
    const auto second = m_seconds.find(known->second.second);
    --second->second[known->second.outcome];
    if (second->second == Counts{})
        m_seconds.erase(second);
    m_ended.erase(known);
}

} // namespace console
