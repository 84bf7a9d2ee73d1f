// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/batchbook.h"

#include <algorithm>

namespace console {

namespace {

bool isBefore(const Task& task, DeviceSlot device)
{
    return task.device < device;
}

TimeMs lastPush(const std::vector<Task>& tasks)
{
    TimeMs last = 0;
    for (const Task& task : tasks)
        last = std::max(last, task.evidence.publishedAt);
    return last;
}

} // namespace

BatchBook::BatchBook(const Batch& value, std::vector<Task> tasks, ModuleIndex moduleIndex, VersionIndex targetIndex)
    : batch(value)
    , module(moduleIndex)
    , target(targetIndex)
    , pacing(value.plan.ratePerMinute)
    , m_tasks(std::move(tasks))
    , m_marks(m_tasks.size())
    , m_watch(value.plan.halt)
{
    batch.plan.devices.clear();
    batch.plan.devices.shrink_to_fit();
    batch.counts = {};
    if (!std::ranges::is_sorted(m_tasks, {}, &Task::device))
        std::ranges::sort(m_tasks, {}, &Task::device);
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

void BatchBook::tally(quint32 index)
{
    const Task& task = m_tasks[index];
    TaskMarks& marks = m_marks[index];
    const HaltWatch::Tally is = HaltWatch::tallyOf(task);
    const bool stays = marks.tally == HaltWatch::Tally::Acknowledged
        && (is == HaltWatch::Tally::Failed || is == HaltWatch::Tally::Ended);
    if (marks.tally == is || stays)
        return;
    m_watch.move(task.fromVersion, marks.tally, is);
    marks.tally = is;
}

void BatchBook::setFromVersion(quint32 index, VersionIndex version)
{
    Task& task = m_tasks[index];
    if (task.fromVersion == version)
        return;
    const HaltWatch::Tally counted = m_marks[index].tally;
    m_watch.move(task.fromVersion, counted, HaltWatch::Tally::Nothing);
    task.fromVersion = version;
    m_watch.move(version, HaltWatch::Tally::Nothing, counted);
}

void BatchBook::acknowledgeEnded(TimeMs at)
{
    for (quint32 index = 0; index < size(); ++index) {
        HaltWatch::Tally& counted = m_marks[index].tally;
        const bool ended = counted == HaltWatch::Tally::Failed || counted == HaltWatch::Tally::Ended;
        if (!ended || !HaltWatch::endedBy(m_tasks[index], at))
            continue;
        m_watch.move(m_tasks[index].fromVersion, counted, HaltWatch::Tally::Acknowledged);
        counted = HaltWatch::Tally::Acknowledged;
    }
}

std::optional<Halt> BatchBook::brokenRule() const
{
    return batch.plan.halt.any() ? m_watch.broken() : std::nullopt;
}

std::optional<quint32> BatchBook::indexOf(DeviceSlot device) const
{
    const auto found = std::lower_bound(m_tasks.begin(), m_tasks.end(), device, isBefore);
    if (found == m_tasks.end() || found->device != device)
        return std::nullopt;
    return static_cast<quint32>(found - m_tasks.begin());
}

void BatchBook::setState(quint32 index, TaskState state, TaskReason reason)
{
    Task& task = m_tasks[index];
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
    if (m_tasks[index].silent == silent)
        return;
    m_tasks[index].silent = silent;
    batch.counts.silent += silent ? 1U : ~0U;
    batchTouched = true;
}

void BatchBook::line(quint32 index)
{
    if (m_tasks[index].evidence.pushes == 0) {
        m_nextFresh = std::min(m_nextFresh, index);
        return;
    }
    if (m_marks[index].inLine)
        return;
    m_marks[index].inLine = true;
    m_line.push_back(index);
}

std::optional<quint32> BatchBook::front(bool holdRepeats)
{
    if (!holdRepeats && !m_held.empty()) {
        m_line.insert(m_line.begin(), m_held.begin(), m_held.end());
        m_held.clear();
    }
    while (!m_line.empty()) {
        const TaskMarks& marks = m_marks[m_line.front()];
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
    const Task& task = m_tasks[index];
    return task.state == TaskState::Queued && task.evidence.pushes == 0;
}

} // namespace console
