// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/lazyrecords.h"

namespace console {

void LazyRecords::merge(const RecordBatch& batch)
{
    for (const SeenRecord& record : batch.seen)
        m_seen.insert(record.slot, record.lastSeen);
    for (const Task& task : batch.lazyTasks)
        m_tasks.insert({ task.batch.value, task.device }, task);
    // Within one record batch the durable value is the newer one, too.
    if (!m_tasks.isEmpty()) {
        for (const Task& task : batch.tasks)
            m_tasks.remove({ task.batch.value, task.device });
    }
}

void LazyRecords::clear()
{
    m_seen.clear();
    m_tasks.clear();
}

} // namespace console
