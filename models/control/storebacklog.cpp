// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/storebacklog.h"

#include <algorithm>

namespace console {

namespace {

/// At least one: a batch costs something by itself.
std::size_t sizeOf(const RecordBatch& batch)
{
    const std::size_t records = batch.labels.size() + batch.devices.size() + batch.versions.size() + batch.seen.size()
        + batch.tasks.size() + batch.lazyTasks.size() + batch.batches.size() + batch.firmware.size()
        + batch.activities.size();
    return std::max<std::size_t>(records, 1);
}

} // namespace

StoreBacklog::StoreBacklog(Mailbox<RecordBatch>& store, std::size_t most)
    : m_store(store)
    , m_most(most)
{
}

void StoreBacklog::add(RecordBatch batch)
{
    m_sizes.emplace_back(batch.sequence, sizeOf(batch));
    m_records += m_sizes.back().second;
    m_waiting.push_back(std::move(batch));
}

void StoreBacklog::handOver()
{
    while (!m_waiting.empty() && m_store.hasRoom()) {
        const bool taken = m_store.put(std::move(m_waiting.front()));
        Q_ASSERT(taken);
        Q_UNUSED(taken)
        m_waiting.pop_front();
    }
}

void StoreBacklog::handOverLast()
{
    for (RecordBatch& batch : std::exchange(m_waiting, {}))
        m_store.putLast(std::move(batch));
}

void StoreBacklog::committed(quint64 sequence)
{
    while (!m_sizes.empty() && m_sizes.front().first <= sequence) {
        m_records -= m_sizes.front().second;
        m_sizes.pop_front();
    }
}

} // namespace console
