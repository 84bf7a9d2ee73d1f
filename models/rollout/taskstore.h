// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/haltwatch.h"
#include "models/rollout/task.h"
#include "models/rollout/taskmarks.h"
#include "models/rollout/wavegate.h"

#include <array>
#include <iterator>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace console {

/// The tasks of one batch in device order, those appended later behind them, packed: 16 bytes of a task that nothing
/// has happened to, 56 more of one that was sent or reported, times in 32 bits. What does not fit (spans over 49 days,
/// over 4 GiB served, tasks of another batch) is kept whole. A task that is edited stands unpacked among the last few.
/// Owned by BatchBook, same thread.
class TaskStore
{
public:
    class Iterator;

    explicit TaskStore(std::vector<Task> tasks);

    /// Behind the others, wherever its device belongs; the device has no task here yet.
    void append(const Task& task);

    [[nodiscard]] quint32 size() const { return static_cast<quint32>(m_rows.size()); }
    [[nodiscard]] Task operator[](quint32 index) const;
    [[nodiscard]] TaskState state(quint32 index) const;
    [[nodiscard]] DeviceSlot device(quint32 index) const { return m_rows[index].device; }
    [[nodiscard]] bool isUnsent(quint32 index) const; ///< its notice was never published
    [[nodiscard]] std::optional<quint32> indexOf(DeviceSlot device) const;
    [[nodiscard]] Iterator begin() const;
    [[nodiscard]] Iterator end() const;

    /// To be read and changed in place. Good until as many other tasks were edited as are kept out beside it.
    [[nodiscard]] Task& edit(quint32 index);
    static constexpr quint32 keptOut = 15;

    [[nodiscard]] TaskMarks& marks(quint32 index) { return m_rows[index].marks; }
    [[nodiscard]] HaltWatch::Tally tally(quint32 index) const { return m_rows[index].tally; }
    void setTally(quint32 index, HaltWatch::Tally tally) { m_rows[index].tally = tally; }
    [[nodiscard]] quint8 wave(quint32 index) const { return static_cast<quint8>(m_rows[index].wave); }
    [[nodiscard]] WaveTally waveTally(quint32 index) const { return static_cast<WaveTally>(m_rows[index].waveTally); }
    void setWaveTally(quint32 index, WaveTally tally) { m_rows[index].waveTally = static_cast<quint32>(tally) & 7U; }
    [[nodiscard]] bool countsAsSent(quint32 index) const { return m_rows[index].countsAsSent != 0; }
    void setCountsAsSent(quint32 index, bool sent) { m_rows[index].countsAsSent = sent ? 1 : 0; }
    /// Earliest entry of the timer queue for it, 0 = none.
    [[nodiscard]] TimeMs armedAt(quint32 index) const;
    void setArmedAt(quint32 index, TimeMs at);

private:
    struct Row
    {
        DeviceSlot device = noDevice;
        quint32 fromVersion : 23 = 0; ///< FleetLimits::versions is far below
        quint32 wave : 5 = 0;
        quint32 waveTally : 3 = 0; ///< a WaveTally
        quint32 countsAsSent : 1 = 0;
        quint32 place = 0; ///< in m_work while it is out, else of its Details, or one of the two below
        TaskState state : 3 = TaskState::Queued;
        TaskReason reason : 5 = TaskReason::None;
        bool isOut : 1 = false;
        HaltWatch::Tally tally : 3 = HaltWatch::Tally::Nothing;
        bool silent : 1 = false;
        bool mayStillArrive : 1 = false;
        bool taken : 1 = false;
        bool nobodyListening : 1 = false;
        qint8 step = -128;
        TaskMarks marks;
    };
    static_assert(sizeof(Row) == 16); // a million of them, and of these:
    struct Details
    {
        qint32 base = 0; ///< earliest of the times, in 1024 ms since the tasks were made
        std::array<quint32, 10> times{}; ///< milliseconds since then, and 1; 0 = 0. The last one is when it is armed
        quint32 bytesServed = 0;
        VersionIndex reportedVersion = 0;
        quint16 pushes = 0;
        quint8 attempt = 0;
        quint8 refusal = 0;
    };
    static_assert(sizeof(Details) == 56);
    struct Whole
    {
        Task task;
        TimeMs armedAt = 0;
    };
    struct Worked
    {
        Whole what;
        quint32 index = none; ///< whose it is
        quint32 place = none; ///< Row::place meanwhile
    };
    static constexpr quint32 none = 0xffffffff; ///< nothing has happened to it
    static constexpr quint32 whole = 0xfffffffe; ///< in m_whole

    [[nodiscard]] Details& details(quint32 place) { return m_details[place >> m_shift][place & m_mask]; }
    [[nodiscard]] const Details& details(quint32 place) const { return m_details[place >> m_shift][place & m_mask]; }
    [[nodiscard]] Whole unpacked(const Row& row, const Details& details) const;
    [[nodiscard]] quint64 baseOf(qint32 base) const;
    [[nodiscard]] Whole plain(const Row& row) const;
    [[nodiscard]] Whole stored(quint32 index) const;
    [[nodiscard]] Details packed(const Whole& what) const;
    void write(quint32 index, const Whole& what);
    void putBack(Worked& worked);
    [[nodiscard]] Worked& workOn(quint32 index);
    [[nodiscard]] quint32 newPlace();
    void leavePlace(Row& row, quint32 index);

    BatchId m_batch;
    TimeMs m_createdAt = 0;
    std::vector<Row> m_rows;
    quint32 m_sorted = 0; ///< so many of them stand in device order
    std::unordered_map<DeviceSlot, quint32> m_late; ///< where the others stand
    std::vector<std::unique_ptr<Details[]>> m_details; ///< pieces of the same size, so that growing copies nothing
    quint32 m_shift = 0;
    quint32 m_mask = 0;
    quint32 m_places = 0; ///< of m_details in use
    std::vector<quint32> m_free; ///< of them, those left
    std::unordered_map<quint32, Whole> m_whole;
    std::vector<Worked> m_work; ///< empty until something is edited
    std::array<quint64, keptOut + 1> m_used{}; ///< when each of them was looked at last, in m_uses
    quint64 m_uses = 0;
};

/// Reads the tasks one after the other, each as a value.
class TaskStore::Iterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Task;
    using difference_type = std::ptrdiff_t;
    using pointer = const Task*;
    using reference = Task;

    Task operator*() const { return (*store)[index]; }
    Iterator& operator++() { return ++index, *this; }
    Iterator operator++(int) { return { store, index++ }; }
    bool operator==(const Iterator&) const = default;

    const TaskStore* store = nullptr;
    quint32 index = 0;
};

inline TaskStore::Iterator TaskStore::begin() const
{
    return { this, 0 };
}

inline TaskStore::Iterator TaskStore::end() const
{
    return { this, size() };
}

} // namespace console
