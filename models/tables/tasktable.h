// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"
#include "models/tables/sharedrows.h"

#include <QObject>

#include <memory>
#include <unordered_map>

namespace console {

/// The tasks of the watched batch: the one source behind the tabs of the batch page (TaskTableModel). Fed by frames; a
/// row keeps its place for as long as the batch is watched. GUI thread.
class TaskTable final : public QObject
{
    Q_OBJECT

public:
    struct Change
    {
        quint32 row = 0;
        bool added = false;
        TaskRow before; ///< where !added
    };

    explicit TaskTable(std::shared_ptr<const FleetNames> names, QObject* parent = nullptr);

    /// Forgets all tasks; frames of this batch fill it. `firmwareSize` in bytes, 0 = unknown: for the evidence.
    void setBatch(BatchId batch, qint64 firmwareSize);
    void applyFrame(const Frame& frame);
    void setNow(TimeMs now);

    [[nodiscard]] BatchId batch() const { return m_batch; }
    [[nodiscard]] qint64 firmwareSize() const { return m_firmwareSize; }
    [[nodiscard]] TimeMs now() const { return m_now; }
    [[nodiscard]] bool isConnected() const { return m_connected; } ///< to the broker, by the last frame
    [[nodiscard]] const SharedRows<TaskRow>& rows() const { return m_rows; }
    [[nodiscard]] const std::shared_ptr<const FleetNames>& names() const { return m_names; }

signals:
    void aboutToReset();
    void wasReset();
    void rowsChanged(const std::vector<console::TaskTable::Change>& changes);
    void timePassed();

private:
    void refill(const Frame& frame);

    std::shared_ptr<const FleetNames> m_names;
    BatchId m_batch;
    qint64 m_firmwareSize = 0;
    TimeMs m_now = 0;
    bool m_connected = true;
    SharedRows<TaskRow> m_rows;
    std::unordered_map<DeviceSlot, quint32> m_rowOf;
};

} // namespace console
