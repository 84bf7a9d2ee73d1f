// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/store/records.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <span>

namespace console {

/// Rows that come by the ten thousand and differ in hardly anything, such as the tasks of a new batch: written by one
/// statement that is given the difference as one JSON array, so that a row costs what SQLite needs for it and not the
/// binding of its twenty values. Same effect as RecordStatements' statements, row by row in the same order. Store
/// thread.
class BulkStatements
{
public:
    /// Fewer rows alike are not worth it.
    static constexpr std::size_t leastRows = 4;

    explicit BulkStatements(const QSqlDatabase& database);

    [[nodiscard]] Result<void> prepare();

    /// Whether they may stand in one call.
    [[nodiscard]] static bool alike(const Task& one, const Task& other);
    [[nodiscard]] static bool alike(const VersionRecord& one, const VersionRecord& other);
    [[nodiscard]] static bool alike(const MarksRecord& one, const MarksRecord& other)
    {
        return one.marks == other.marks;
    }
    /// Of neighbours: also the slots count on.
    [[nodiscard]] static bool alike(const DeviceRecord& one, const DeviceRecord& next);

    [[nodiscard]] Result<void> writeTasks(std::span<const Task> tasks);
    [[nodiscard]] Result<void> writeDevices(std::span<const DeviceRecord> devices);
    /// Versions and their history, which is not shortened.
    [[nodiscard]] Result<void> writeVersions(std::span<const VersionRecord> versions);
    /// These may differ in the time, too.
    [[nodiscard]] Result<void> writeSeen(std::span<const SeenRecord> seen);

    [[nodiscard]] Result<void> writeMarks(std::span<const MarksRecord> marks);
    [[nodiscard]] Result<void> writeExcluded(BatchId batch, std::span<const DeviceSlot> devices);

private:
    QSqlQuery m_tasks;
    QSqlQuery m_devices;
    QSqlQuery m_versions;
    QSqlQuery m_history;
    QSqlQuery m_seen;
    QSqlQuery m_marks;
    QSqlQuery m_excluded;
};

} // namespace console
