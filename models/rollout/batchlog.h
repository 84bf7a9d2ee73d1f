// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/rollout/task.h"

#include <QByteArray>

#include <vector>

namespace console {

/// A task of a batch is in this state from `at` on.
struct BatchLogEntry
{
    TimeMs at = 0;
    DeviceSlot device = noDevice;
    TaskState state = TaskState::Queued;
    TaskReason reason = TaskReason::None;
    quint8 attempt = 0;
    bool silent = false;

    bool operator==(const BatchLogEntry&) const = default;
};

/// Packs the transitions of one batch, 4 to 8 bytes each, in the order they were made. That a task was made and waits
/// for its first turn is not written: it follows from the task itself. Engine thread, owned by RecordCollector.
class BatchLogWriter
{
public:
    /// `now` never goes back: an earlier one counts as the last.
    void add(const Task& task, TimeMs now);
    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    /// What was added since the last call, to be read on its own.
    [[nodiscard]] QByteArray take();

private:
    void number(quint64 value);

    QByteArray m_bytes;
    TimeMs m_at = 0; ///< of the entry before, in this piece
    DeviceSlot m_device = 0;
};

/// Appends the entries of one piece. Error: DatabaseDamaged, and nothing of the piece is appended.
[[nodiscard]] Result<void> readBatchLog(const QByteArray& piece, std::vector<BatchLogEntry>& into);

} // namespace console
