// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/taskstore.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace console {

namespace {

constexpr quint32 mostInPiece = 1024;
constexpr int baseShift = 10; ///< of Details::base

/// All times that the packed form keeps, in its order; what comes last is when the task is armed.
template <class What> auto timesOf(What& what)
{
    auto& task = what.task;
    auto& seen = task.evidence;
    return std::array{ &task.updatedAt, &task.upgradingSince, &task.nextAt, &seen.publishedAt, &seen.acknowledgedAt,
        &seen.downloadBeganAt, &seen.progressAt, &seen.reportedAt, &seen.servedAt, &what.armedAt };
}

} // namespace

TaskStore::TaskStore(std::vector<Task> tasks)
    : m_rows(tasks.size())
{
    const quint32 piece = std::min(std::bit_ceil(std::max(size(), 1U)), mostInPiece);
    m_shift = static_cast<quint32>(std::countr_zero(piece));
    m_mask = piece - 1;
    m_sorted = size();
    if (tasks.empty())
        return;
    if (!std::ranges::is_sorted(tasks, {}, &Task::device))
        std::ranges::sort(tasks, {}, &Task::device);
    m_batch = tasks.front().batch;
    m_createdAt = tasks.front().createdAt;
    for (quint32 index = 0; index < size(); ++index) {
        m_rows[index].device = tasks[index].device;
        m_rows[index].place = none;
        write(index, { tasks[index], 0 });
    }
}

void TaskStore::append(const Task& task)
{
    Q_ASSERT(!indexOf(task.device));
    if (m_rows.empty()) {
        m_batch = task.batch;
        m_createdAt = task.createdAt;
    }
    const quint32 index = size();
    const bool inOrder = m_sorted == index && (index == 0 || m_rows.back().device < task.device);
    Row row;
    row.device = task.device;
    row.place = none;
    m_rows.push_back(row);
    if (inOrder)
        ++m_sorted;
    else
        m_late.emplace(task.device, index);
    write(index, { task, 0 });
}

Task TaskStore::operator[](quint32 index) const
{
    const Row& row = m_rows[index];
    return row.isOut ? m_work[row.place].what.task : stored(index).task;
}

TaskState TaskStore::state(quint32 index) const
{
    const Row& row = m_rows[index];
    return row.isOut ? m_work[row.place].what.task.state : row.state;
}

bool TaskStore::isUnsent(quint32 index) const
{
    const Row& row = m_rows[index];
    return (!row.isOut && row.place == none) || (*this)[index].evidence.pushes == 0;
}

std::optional<quint32> TaskStore::indexOf(DeviceSlot device) const
{
    const auto end = m_rows.begin() + m_sorted;
    const auto found = std::ranges::lower_bound(m_rows.begin(), end, device, {}, &Row::device);
    if (found != end && found->device == device)
        return static_cast<quint32>(found - m_rows.begin());
    const auto late = m_late.find(device);
    return late == m_late.end() ? std::nullopt : std::optional(late->second);
}

Task& TaskStore::edit(quint32 index)
{
    return workOn(index).what.task;
}

TimeMs TaskStore::armedAt(quint32 index) const
{
    const Row& row = m_rows[index];
    if (!row.isOut && row.place == none)
        return 0;
    return row.isOut ? m_work[row.place].what.armedAt : stored(index).armedAt;
}

void TaskStore::setArmedAt(quint32 index, TimeMs at)
{
    if (armedAt(index) != at)
        workOn(index).what.armedAt = at;
}

/// Into the place of what was looked at longest ago.
TaskStore::Worked& TaskStore::workOn(quint32 index)
{
    Row& row = m_rows[index];
    if (!row.isOut) {
        if (m_work.empty())
            m_work.resize(m_used.size());
        const auto at = static_cast<quint32>(std::ranges::min_element(m_used) - m_used.begin());
        Worked& worked = m_work[at];
        if (worked.index != none)
            putBack(worked);
        worked.what = stored(index);
        worked.index = index;
        worked.place = std::exchange(row.place, at);
        row.isOut = true;
    }
    m_used[row.place] = ++m_uses;
    return m_work[row.place];
}

void TaskStore::putBack(Worked& worked)
{
    m_rows[worked.index].isOut = false;
    m_rows[worked.index].place = worked.place;
    write(worked.index, worked.what);
}

TaskStore::Whole TaskStore::plain(const Row& row) const
{
    Whole what;
    Task& task = what.task;
    task.batch = m_batch;
    task.device = row.device;
    task.fromVersion = row.fromVersion;
    task.state = row.state;
    task.reason = row.reason;
    task.step = row.step;
    task.silent = row.silent;
    task.mayStillArrive = row.mayStillArrive;
    task.taken = row.taken;
    task.wave = static_cast<quint8>(row.wave);
    task.createdAt = task.updatedAt = m_createdAt;
    task.evidence.nobodyListening = row.nobodyListening;
    return what;
}

/// Unsigned: times from outside may be any number.
quint64 TaskStore::baseOf(qint32 base) const
{
    return static_cast<quint64>(m_createdAt) + (static_cast<quint64>(qint64{ base }) << baseShift);
}

TaskStore::Whole TaskStore::unpacked(const Row& row, const Details& details) const
{
    Whole what = plain(row);
    const quint64 base = baseOf(details.base);
    const auto times = timesOf(what);
    for (std::size_t i = 0; i < times.size(); ++i)
        *times[i] = details.times[i] == 0 ? 0 : static_cast<TimeMs>(base + details.times[i] - 1);
    what.task.attempt = details.attempt;
    what.task.evidence.bytesServed = details.bytesServed;
    what.task.evidence.reportedVersion = details.reportedVersion;
    what.task.evidence.pushes = details.pushes;
    what.task.evidence.refusal = details.refusal;
    return what;
}

/// What does not fit comes out as something else: the caller compares.
TaskStore::Details TaskStore::packed(const Whole& what) const
{
    Details details;
    const auto times = timesOf(what);
    TimeMs first = 0;
    for (const TimeMs* time : times) {
        if (*time != 0 && (first == 0 || *time < first))
            first = *time;
    }
    const quint64 since = static_cast<quint64>(first) - static_cast<quint64>(m_createdAt);
    details.base = first == 0 ? 0 : static_cast<qint32>(static_cast<qint64>(since) >> baseShift);
    const quint64 base = baseOf(details.base);
    for (std::size_t i = 0; i < times.size(); ++i)
        details.times[i] = *times[i] == 0 ? 0 : static_cast<quint32>(static_cast<quint64>(*times[i]) - base + 1);
    const Task& task = what.task;
    details.attempt = task.attempt;
    details.bytesServed = static_cast<quint32>(task.evidence.bytesServed);
    details.reportedVersion = task.evidence.reportedVersion;
    details.pushes = task.evidence.pushes;
    details.refusal = task.evidence.refusal;
    return details;
}

TaskStore::Whole TaskStore::stored(quint32 index) const
{
    const Row& row = m_rows[index];
    if (row.place == none)
        return plain(row);
    return row.place == whole ? m_whole.at(index) : unpacked(row, details(row.place));
}

void TaskStore::write(quint32 index, const Whole& what)
{
    Row& row = m_rows[index];
    const Task& task = what.task;
    row.fromVersion = task.fromVersion & 0x7fffff;
    row.wave = task.wave & 0x1fU;
    row.state = task.state;
    row.reason = task.reason;
    row.step = task.step;
    row.silent = task.silent;
    row.mayStillArrive = task.mayStillArrive;
    row.taken = task.taken;
    row.nobodyListening = task.evidence.nobodyListening;
    if (what.armedAt == 0 && task.updatedAt == m_createdAt && plain(row).task == task)
        return leavePlace(row, index);
    const Details packedUp = packed(what);
    const Whole again = unpacked(row, packedUp);
    if (again.task == task && again.armedAt == what.armedAt) {
        if (row.place == none || row.place == whole) {
            leavePlace(row, index);
            row.place = newPlace();
        }
        details(row.place) = packedUp;
    } else {
        leavePlace(row, index);
        row.place = whole;
        m_whole[index] = what;
    }
}

quint32 TaskStore::newPlace()
{
    if (!m_free.empty()) {
        const quint32 place = m_free.back();
        m_free.pop_back();
        return place;
    }
    if (m_places >> m_shift == m_details.size())
        m_details.push_back(std::make_unique<Details[]>(std::size_t{ m_mask } + 1));
    return m_places++;
}

void TaskStore::leavePlace(Row& row, quint32 index)
{
    const quint32 place = std::exchange(row.place, none);
    if (place == whole)
        m_whole.erase(index);
    else if (place != none)
        m_free.push_back(place);
}

} // namespace console
