// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/rollout/batchlog.h"
#include "models/store/eventchain.h"
#include "models/store/records.h"

#include <QList>

#include <functional>

namespace console {

/// Read-only questions, each on a connection of the calling thread, so that readers never block the writer (WAL). Any
/// thread (the pool's). Errors: DatabaseDamaged, StoreFailed.
class StoreReader
{
public:
    explicit StoreReader(QString databasePath);

    /// Called now and then with how much is read; false ends the reading with ErrorKind::Cancelled.
    using Progress = std::function<bool(int percent)>;
    [[nodiscard]] Result<WorkspaceContents> loadWorkspace(const Progress& progress = {}) const;
    /// Only firmware and batches of it: at once, however many devices there are.
    [[nodiscard]] Result<WorkspaceContents> loadFirmware() const;
    [[nodiscard]] Result<QList<Activity>> activities(const ActivityQuery& query) const; ///< newest first
    [[nodiscard]] Result<QList<VersionHistoryEntry>> versionHistory(DeviceSlot device) const; ///< newest first
    /// Every version change of the whole fleet, oldest first, one call of `take` each: for what must be counted anew.
    [[nodiscard]] Result<void> replayVersions(const std::function<void(const VersionChange&)>& take) const;
    /// The tasks of a batch in the order of the devices, one moment of the database; `take` ends it with false.
    [[nodiscard]] Result<void> eachTask(BatchId batch, const std::function<bool(const Task&)>& take) const;
    [[nodiscard]] Result<qint64> countTasks(BatchId batch) const;
    /// What happened to its tasks, oldest first.
    [[nodiscard]] Result<std::vector<BatchLogEntry>> batchLog(BatchId batch) const;
    /// The same piece by piece, in bounded memory; `take` ends it with false.
    [[nodiscard]] Result<void> eachLogPiece(
        BatchId batch, const std::function<bool(const std::vector<BatchLogEntry>&)>& take) const;
    /// What the log says about a batch, oldest first; `take` ends it with false.
    [[nodiscard]] Result<void> eachActivity(BatchId batch, const std::function<bool(const Activity&)>& take) const;
    /// Whether the activity log is whole. `goOn`: false ends it (Cancelled).
    [[nodiscard]] Result<LogCheck> checkLog(const std::function<bool()>& goOn) const;
    [[nodiscard]] Result<std::vector<Task>> tasksOfDevice(DeviceSlot device) const; ///< newest batch first

private:
    QString m_path;
};

} // namespace console
