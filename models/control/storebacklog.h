// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/mailbox.h"
#include "models/store/records.h"

#include <deque>
#include <utility>

namespace console {

/// Record batches on their way to the writer: what its mailbox has no room for waits here, and of everything that is
/// not committed yet the size is known. Bounded (RELIABILITY.md I11): when isFull(), its owner reads nothing more from
/// outside; what is then still under way (one burst, the end of a connection) is taken, for it can't be put back.
/// Engine thread, owned by ControlLoop.
class StoreBacklog
{
public:
    /// 20 to 50 MB. More than a few seconds of any fleet: only a store that fails or hangs gets there.
    static constexpr std::size_t mostRecords = 100'000;

    explicit StoreBacklog(Mailbox<RecordBatch>& store, std::size_t most = mostRecords);

    /// Batches in their order.
    void add(RecordBatch batch);
    /// Gives the writer as many as it has room for.
    void handOver();
    /// All of them, room or not: nothing comes after them.
    void handOverLast();
    void committed(quint64 sequence);

    [[nodiscard]] bool isFull() const { return m_records >= m_most; }
    /// Not committed, wherever they wait.
    [[nodiscard]] std::size_t records() const { return m_records; }

private:
    Mailbox<RecordBatch>& m_store;
    std::size_t m_most;
    std::deque<RecordBatch> m_waiting;
    std::deque<std::pair<quint64, std::size_t>> m_sizes; ///< of what is not committed, by sequence
    std::size_t m_records = 0;
};

} // namespace console
