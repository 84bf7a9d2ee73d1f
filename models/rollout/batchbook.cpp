// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/batchbook.h"

#include <algorithm>

namespace console {

namespace {

/// Of the batch that is restored.
TimeMs lastPush(const TaskStore& tasks)
{
    TimeMs last = 0;
    for (quint32 index = 0; index < tasks.size(); ++index) {
        if (!tasks.isUnsent(index))
            last = std::max(last, tasks[index].evidence.publishedAt);
    }
    return last;
}

} // namespace

BatchBook::BatchBook(const Batch& value, std::vector<Task> tasks, ModuleIndex moduleIndex, VersionIndex targetIndex)
    : batch(value)
    , module(moduleIndex)
    , target(targetIndex)
    , pacing(value.plan.ratePerMinute)
    , m_tasks(std::move(tasks))
    , m_watch(value.plan.halt)
{
    batch.plan.devices.clear();
    batch.plan.devices.shrink_to_fit();
    batch.counts = {};
    for (const Task& task : m_tasks) {
        ++batch.counts.of(task.state);
        batch.counts.silent += task.silent ? 1 : 0;
    }
    if (const TimeMs last = lastPush(m_tasks); last != 0)
        pacing.resumeAfter(last);
    for (quint32 index = 0; index < size(); ++index)
        tally(index);
    if (batch.haltAcknowledgedAt != 0)
        acknowledgeEnded(batch.haltAcknowledgedAt);
}

quint32 BatchBook::append(const Task& task)
{
    const quint32 index = size();
    m_tasks.append(task);
    ++batch.counts.of(task.state);
    batchTouched = true;
    tally(index);
    return index;
}

void BatchBook::tally(quint32 index)
{
    const Task task = m_tasks[index];
    const HaltWatch::Tally was = m_tasks.tally(index);
    const HaltWatch::Tally is = HaltWatch::tallyOf(task);
    const bool stays
        = was == HaltWatch::Tally::Acknowledged && (is == HaltWatch::Tally::Failed || is == HaltWatch::Tally::Ended);
    if (was == is || stays)
        return;
    m_watch.move(task.fromVersion, was, is);
    m_tasks.setTally(index, is);
}

void BatchBook::setFromVersion(quint32 index, VersionIndex version)
{
    Task& task = m_tasks.edit(index);
    if (task.fromVersion == version)
        return;
    const HaltWatch::Tally counted = m_tasks.tally(index);
    m_watch.move(task.fromVersion, counted, HaltWatch::Tally::Nothing);
    task.fromVersion = version;
    m_watch.move(version, HaltWatch::Tally::Nothing, counted);
}

void BatchBook::acknowledgeEnded(TimeMs at)
{
    for (quint32 index = 0; index < size(); ++index) {
        const HaltWatch::Tally counted = m_tasks.tally(index);
        const bool ended = counted == HaltWatch::Tally::Failed || counted == HaltWatch::Tally::Ended;
        if (!ended || !HaltWatch::endedBy(m_tasks[index], at))
            continue;
        m_watch.move(m_tasks[index].fromVersion, counted, HaltWatch::Tally::Acknowledged);
        m_tasks.setTally(index, HaltWatch::Tally::Acknowledged);
    }
}

std::optional<Halt> BatchBook::brokenRule() const
{
    return batch.plan.halt.any() ? m_watch.broken() : std::nullopt;
}

void BatchBook::setState(quint32 index, TaskState state, TaskReason reason)
{
    Task& task = m_tasks.edit(index);
    if (state != task.state) {
        --batch.counts.of(task.state);
        ++batch.counts.of(state);
        batchTouched = true;
    }
    task.state = state;
    task.reason = reason;
    setSilent(index, false);
}

void BatchBook::setSilent(quint32 index, bool silent)
{
    Task& task = m_tasks.edit(index);
    if (task.silent == silent)
        return;
    task.silent = silent;
    batch.counts.silent += silent ? 1U : ~0U;
    batchTouched = true;
}

void BatchBook::line(quint32 index)
{
    if (m_tasks.isUnsent(index)) {
        m_nextFresh = std::min(m_nextFresh, index);
        return;
    }
    if (m_tasks.marks(index).inLine)
        return;
    m_tasks.marks(index).inLine = true;
    m_line.push_back(index);
}

std::optional<quint32> BatchBook::front(bool holdRepeats)
{
    if (!holdRepeats && !m_held.empty()) {
        m_line.insert(m_line.begin(), m_held.begin(), m_held.end());
        m_held.clear();
    }
    while (!m_line.empty()) {
        const TaskMarks& marks = m_tasks.marks(m_line.front());
        if (marks.inLine && !(holdRepeats && marks.mayHaveIt))
            break;
        if (marks.inLine)
            m_held.push_back(m_line.front());
        m_line.pop_front();
    }
    if (!m_line.empty())
        return m_line.front();
    while (m_nextFresh < m_tasks.size() && !isFresh(m_nextFresh))
        ++m_nextFresh;
    if (m_nextFresh < m_tasks.size())
        return m_nextFresh;
    return std::nullopt;
}

bool BatchBook::isFresh(quint32 index) const
{
    return m_tasks.state(index) == TaskState::Queued && m_tasks.isUnsent(index);
}

} // namespace console
