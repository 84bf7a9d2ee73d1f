// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/store/bulkstatements.h"
#include "models/store/lazyrecords.h"
#include "models/store/records.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <array>

namespace console {

/// The prepared statements that put records into tables, kept for the life of a connection. Opens no transaction: that
/// is the caller's. Every statement can be repeated, so that a failed transaction is simply written again. Store
/// thread.
class RecordStatements
{
public:
    /// Entries of the version history of a device's module that stay; the oldest goes first (RELIABILITY.md I11).
    static constexpr int historyKept = 64;

    explicit RecordStatements(const QSqlDatabase& database);

    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> write(const RecordBatch& batch); ///< its durable part
    [[nodiscard]] Result<void> write(const LazyRecords& lazy);

private:
    [[nodiscard]] Result<void> writeLabel(const LabelRecord& label);
    [[nodiscard]] Result<void> writeDevice(const DeviceRecord& device);
    [[nodiscard]] Result<void> writeVersion(const VersionRecord& version, bool first);
    [[nodiscard]] Result<void> shortenHistory(const VersionRecord& version);
    [[nodiscard]] Result<void> writeVersions(const RecordBatch& batch);
    [[nodiscard]] Result<void> writeMarks(std::span<const MarksRecord> marks);
    [[nodiscard]] Result<void> writeExclusion(const ExclusionRecord& exclusion);
    [[nodiscard]] Result<void> writeFilter(const FilterRecord& filter);
    [[nodiscard]] Result<void> writeFirmware(const Firmware& firmware);
    [[nodiscard]] Result<void> writeBatch(const Batch& batch);
    [[nodiscard]] Result<void> writeLog(const BatchLogRecord& piece);
    [[nodiscard]] Result<void> writeTask(const Task& task);
    [[nodiscard]] Result<void> writeTasks(std::span<const Task> tasks);
    [[nodiscard]] Result<void> writeActivities(const std::vector<Activity>& activities);
    /// `head`: digest of the newest entry of the chain, moved on.
    [[nodiscard]] Result<void> writeActivity(const Activity& activity, QString& head);

    BulkStatements m_bulk;
    std::array<QSqlQuery, 4> m_labels; ///< by Label
    QSqlQuery m_device;
    QSqlQuery m_filter;
    QSqlQuery m_filterGone;
    QSqlQuery m_version;
    QSqlQuery m_history;
    QSqlQuery m_oldHistory;
    QSqlQuery m_firmware;
    QSqlQuery m_firmwareFile;
    QSqlQuery m_batch;
    QSqlQuery m_log;
    QSqlQuery m_task;
    QSqlQuery m_event;
    QSqlQuery m_head;
    QSqlQuery m_newHead;
};

} // namespace console
