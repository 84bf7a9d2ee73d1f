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
    , m_waves(value.plan.waves.size())
{
    const std::size_t waves = batch.plan.waves.size();
    batch.wave.open = waves == 0 ? 0 : std::min(batch.wave.open, static_cast<quint8>(waves - 1));
    batch.wave.counts = {};
    batch.wave.next = 0;
    batch.fetching = 0;
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
    tallyHalt(index, task);
    tallyWave(index, task);
    tallyPace(index, task);
}

void BatchBook::tallyWave(quint32 index, const Task& task)
{
    if (m_waves.empty())
        return;
    const WaveTally was = m_tasks.waveTally(index);
    const WaveTally is = waveTallyOf(task);
    if (was == is)
        return;
    const std::size_t wave = std::min<std::size_t>(task.wave, m_waves.size() - 1);
    m_tasks.setWaveTally(index, is);
    m_waves[wave].add(was, ~0U);
    m_waves[wave].add(is, 1);
    if (wave == batch.wave.open + std::size_t{ 1 } && batch.wave.next != m_waves[wave].waiting) {
        batch.wave.next = m_waves[wave].waiting;
        batchTouched = true;
    }
    if (wave > batch.wave.open)
        return;
    batch.wave.counts.add(was, ~0U);
    batch.wave.counts.add(is, 1);
    batchTouched = true;
}

void BatchBook::tallyPace(quint32 index, const Task& task)
{
    if (const bool sent = task.evidence.pushes > 0; sent != m_tasks.countsAsSent(index)) {
        m_tasks.setCountsAsSent(index, sent);
        m_sent += sent ? 1U : ~0U;
    }
    TaskMarks& marks = m_tasks.marks(index);
    if (const bool fetching = isFetching(task); fetching != marks.fetching) {
        marks.fetching = fetching;
        batch.fetching += fetching ? 1U : ~0U;
        batchTouched = batchTouched || batch.plan.pace.maxDownloads > 0;
    }
}

void BatchBook::openNextWave()
{
    WaveStatus& wave = batch.wave;
    ++wave.open;
    wave.metSince = 0;
    wave.blocked = false;
    wave.counts += m_waves[wave.open];
    wave.next = batch.hasMoreWaves() ? m_waves[wave.open + std::size_t{ 1 }].waiting : 0;
    batchTouched = true;
    m_nextFresh = 0;
}

bool BatchBook::isAtCap() const
{
    const int most = batch.plan.pace.maxDownloads;
    return most > 0 && batch.fetching >= static_cast<quint32>(most);
}

void BatchBook::keepPace(TimeMs now)
{
    const Plan& plan = batch.plan;
    const qint64 pace = paceOf(plan.ratePerMinute, plan.pace, m_sent, batch.counts.of(TaskState::Succeeded), fileBytes);
    if (pace != pacing.pace())
        pacing.setPace(pace, now);
}

bool BatchBook::isWindowOpen(TimeMs now)
{
    if (batch.plan.windows.empty())
        return true;
    if (now < m_windowFrom || now >= m_window.until) {
        m_window = windowState(batch.plan.windows, now);
        m_windowFrom = now;
    }
    return m_window.open;
}

void BatchBook::tallyHalt(quint32 index, const Task& task)
{
    const HaltWatch::Tally was = m_tasks.tally(index);
    const HaltWatch::Tally is = HaltWatch::tallyOf(task);
    const bool stays
        = was == HaltWatch::Tally::Acknowledged && (is == HaltWatch::Tally::Failed || is == HaltWatch::Tally::Ended);
    if (was == is || stays)
        return;
    m_watch.move(task.fromVersion, groupOf(index), was, is);
    m_tasks.setTally(index, is);
}

void BatchBook::setFromVersion(quint32 index, VersionIndex version)
{
    Task& task = m_tasks.edit(index);
    if (task.fromVersion == version)
        return;
    const HaltWatch::Tally counted = m_tasks.tally(index);
    m_watch.move(task.fromVersion, groupOf(index), counted, HaltWatch::Tally::Nothing);
    task.fromVersion = version;
    m_watch.move(version, groupOf(index), HaltWatch::Tally::Nothing, counted);
}

void BatchBook::setGroup(quint32 index, quint32 number)
{
    const quint16 place = m_watch.testsCohorts() ? m_watch.groupPlace(number) : quint16{ 0 };
    if (place == groupOf(index))
        return;
    if (index >= m_groups.size())
        m_groups.resize(size());
    const VersionIndex from = std::as_const(m_tasks)[index].fromVersion;
    const HaltWatch::Tally counted = m_tasks.tally(index);
    m_watch.move(from, m_groups[index], counted, HaltWatch::Tally::Nothing);
    m_groups[index] = place;
    m_watch.move(from, place, HaltWatch::Tally::Nothing, counted);
}

void BatchBook::acknowledgeEnded(TimeMs at)
{
    for (quint32 index = 0; index < size(); ++index) {
        const HaltWatch::Tally counted = m_tasks.tally(index);
        const bool ended = counted == HaltWatch::Tally::Failed || counted == HaltWatch::Tally::Ended;
        if (!ended || !HaltWatch::endedBy(m_tasks[index], at))
            continue;
        m_watch.move(m_tasks[index].fromVersion, groupOf(index), counted, HaltWatch::Tally::Acknowledged);
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
    const bool atCap = isAtCap();
    if (!atCap) {
        if (const auto capped = firstOf(m_capped, holdRepeats, false))
            return capped;
    }
    if (const auto first = firstOf(m_line, holdRepeats, atCap))
        return first;
    if (atCap)
        return std::nullopt;
    while (m_nextFresh < m_tasks.size() && !isFresh(m_nextFresh))
        ++m_nextFresh;
    if (m_nextFresh < m_tasks.size())
        return m_nextFresh;
    return std::nullopt;
}

std::optional<quint32> BatchBook::firstOf(std::deque<quint32>& line, bool holdRepeats, bool atCap)
{
    while (!line.empty()) {
        const quint32 index = line.front();
        const TaskMarks& marks = m_tasks.marks(index);
        const bool held = holdRepeats && marks.mayHaveIt;
        const bool capped = atCap && m_tasks.state(index) == TaskState::Queued;
        if (marks.inLine && !held && !capped)
            return index;
        line.pop_front();
        if (marks.inLine)
            (held ? m_held : m_capped).push_back(index);
    }
    return std::nullopt;
}

bool BatchBook::isFresh(quint32 index) const
{
    return m_tasks.wave(index) <= batch.wave.open && m_tasks.state(index) == TaskState::Queued
        && m_tasks.isUnsent(index);
}

} // namespace console
