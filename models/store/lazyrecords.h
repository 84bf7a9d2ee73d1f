// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/records.h"

#include <QMap>

#include <utility>

namespace console {

/// Records that may wait a second (last seen, last step): merged here, newest wins, until the next commit writes them.
/// A durable task supersedes a waiting one of the same key, so that an old step never overwrites a transition. Store
/// thread.
class LazyRecords
{
public:
    /// Batches in their order.
    void merge(const RecordBatch& batch);
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_seen.isEmpty() && m_tasks.isEmpty(); }
    [[nodiscard]] const QMap<DeviceSlot, TimeMs>& seen() const { return m_seen; }
    [[nodiscard]] const QMap<std::pair<quint64, DeviceSlot>, Task>& tasks() const { return m_tasks; }

private:
    // In the order of the tables: neighbours stand on one page of the file.
    QMap<DeviceSlot, TimeMs> m_seen;
    QMap<std::pair<quint64, DeviceSlot>, Task> m_tasks; ///< by batch and device
};

} // namespace console
