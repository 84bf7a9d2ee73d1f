// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/recordstatements.h"

#include "models/base/logging.h"
#include "models/store/connection.h"
#include "models/store/eventchain.h"
#include "models/store/eventretention.h"
#include "models/store/rows.h"

#include <QSqlError>

namespace console {

namespace {

/// INSERT … ON CONFLICT (the first `keys` columns) DO UPDATE the others.
QString upsert(QLatin1StringView table, QLatin1StringView columnList, int keys)
{
    const QStringList columns = QString(columnList).split(QStringLiteral(", "));
    QStringList marks;
    QStringList updates;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        marks.append(QStringLiteral("?"));
        if (i >= keys)
            updates.append(QStringLiteral("%1 = excluded.%1").arg(columns.at(i)));
    }
    return QStringLiteral("INSERT INTO %1 (%2) VALUES (%3) ON CONFLICT (%4) DO UPDATE SET %5")
        .arg(QString(table), columns.join(u','), marks.join(u','), columns.mid(0, keys).join(u','), updates.join(u','));
}

/// Runs the statement with what was bound.
Result<void> run(QSqlQuery& query)
{
    if (!query.exec())
        return failure(Connection::errorOf(query.lastError()));
    return {};
}

Result<void> prepareOne(QSqlQuery& query, const QString& sql)
{
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failure(Connection::errorOf(query.lastError()));
    return {};
}

/// Calls `writeMany` for rows in a row that are alike, `writeOne` for those that stand alone.
template <class Record, class Many, class One>
Result<void> inRuns(std::span<const Record> records, Many writeMany, One writeOne)
{
    constexpr std::size_t mostRows = 50'000; // a statement: its list is a megabyte then
    while (!records.empty()) {
        std::size_t count = 1;
        while (count < records.size() && count < mostRows && BulkStatements::alike(records[count - 1], records[count]))
            ++count;
        const bool many = count >= BulkStatements::leastRows;
        Result<void> written;
        if (many)
            written = writeMany(records.first(count));
        for (std::size_t i = 0; !many && i < count && written; ++i)
            written = writeOne(records[i]);
        if (!written)
            return written;
        records = records.subspan(count);
    }
    return {};
}

template <class Records, class Write> Result<void> each(const Records& records, Write write)
{
    for (const auto& record : records) {
        if (auto written = write(record); !written)
            return written;
    }
    return {};
}

} // namespace

RecordStatements::RecordStatements(const QSqlDatabase& database)
    : m_bulk(database)
    , m_labels{ QSqlQuery(database), QSqlQuery(database), QSqlQuery(database), QSqlQuery(database) }
    , m_device(database)
    , m_filter(database)
    , m_filterGone(database)
    , m_version(database)
    , m_history(database)
    , m_oldHistory(database)
    , m_firmware(database)
    , m_firmwareFile(database)
    , m_batch(database)
    , m_log(database)
    , m_task(database)
    , m_event(database)
    , m_head(database)
    , m_newHead(database)
{
}

Result<void> RecordStatements::prepare()
{
    using Text = QLatin1StringView;
    const Text label("id, name");
    const std::array<std::pair<QSqlQuery*, QString>, 18> all{ {
        { &m_labels[static_cast<std::size_t>(Label::Product)], upsert(Text("product"), label, 1) },
        { &m_labels[static_cast<std::size_t>(Label::Module)], upsert(Text("module"), label, 1) },
        { &m_labels[static_cast<std::size_t>(Label::Version)], upsert(Text("version"), label, 1) },
        { &m_labels[static_cast<std::size_t>(Label::Marks)], upsert(Text("marks"), label, 1) },
        { &m_filter, upsert(Text("saved_filter"), Text("name, filter"), 1) },
        { &m_filterGone, QStringLiteral("DELETE FROM saved_filter WHERE name = ?") },
        { &m_device, upsert(Text("device"), Text("id, product, name, first_seen, last_seen"), 1) },
        { &m_version, upsert(Text("device_version"), Text("device, module, version, since"), 2) },
        { &m_history,
            QStringLiteral("INSERT INTO version_history (device, since, module, version) VALUES (?, ?, ?, ?)"
                           " ON CONFLICT DO NOTHING") },
        { &m_oldHistory,
            QStringLiteral("DELETE FROM version_history WHERE device = ? AND module = ? AND since < (SELECT since FROM"
                           " version_history WHERE device = ? AND module = ? ORDER BY since DESC LIMIT 1 OFFSET %1)")
                .arg(historyKept - 1) },
        { &m_firmware, upsert(Text("firmware"), Text(firmwareColumns), 1) },
        { &m_firmwareFile, upsert(Text("firmware_file"), Text(firmwareFileColumns), 2) },
        { &m_batch, upsert(Text("batch"), Text(batchColumns), 1) },
        { &m_log, upsert(Text("batch_log"), Text("id, batch, entries"), 1) },
        { &m_task, upsert(Text("task"), Text(taskColumns), 2) },
        { &m_event,
            QStringLiteral("INSERT INTO event (%1, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .arg(Text(eventColumns)) },
        { &m_head, QStringLiteral("SELECT head FROM event_chain WHERE id = 1") },
        { &m_newHead, QStringLiteral("UPDATE event_chain SET head = ? WHERE id = 1") },
    } };
    return each(all, [](const auto& statement) {
        return prepareOne(*statement.first, statement.second);
    }).and_then([this] { return m_bulk.prepare(); });
}

Result<void> RecordStatements::write(const RecordBatch& batch)
{
    return each(batch.labels, [this](const LabelRecord& label) { return writeLabel(label); })
        .and_then([&] {
            return inRuns<DeviceRecord>(
                batch.devices, [this](auto devices) { return m_bulk.writeDevices(devices); },
                [this](const DeviceRecord& device) { return writeDevice(device); });
        })
        .and_then([&] { return writeVersions(batch); })
        .and_then([&] { return writeMarks(batch.marks); })
        .and_then([&] { return each(batch.filters, [this](const FilterRecord& one) { return writeFilter(one); }); })
        .and_then(
            [&] { return each(batch.firmware, [this](const Firmware& firmware) { return writeFirmware(firmware); }); })
        .and_then([&] { return each(batch.batches, [this](const Batch& changed) { return writeBatch(changed); }); })
        .and_then(
            [&] { return each(batch.exclusions, [this](const ExclusionRecord& one) { return writeExclusion(one); }); })
        .and_then([&] { return writeTasks(batch.tasks); })
        .and_then([&] { return each(batch.logs, [this](const BatchLogRecord& one) { return writeLog(one); }); })
        .and_then([&] { return writeActivities(batch.activities); });
}

Result<void> RecordStatements::write(const LazyRecords& lazy)
{
    std::vector<SeenRecord> seen;
    seen.reserve(static_cast<std::size_t>(lazy.seen().size()));
    for (auto it = lazy.seen().cbegin(); it != lazy.seen().cend(); ++it)
        seen.push_back({ it.key(), it.value() });
    const std::vector<Task> tasks(lazy.tasks().cbegin(), lazy.tasks().cend());
    return (seen.empty() ? Result<void>() : m_bulk.writeSeen(seen)).and_then([&] { return writeTasks(tasks); });
}

Result<void> RecordStatements::writeTasks(std::span<const Task> tasks)
{
    return inRuns<Task>(
        tasks, [this](auto alike) { return m_bulk.writeTasks(alike); },
        [this](const Task& task) { return writeTask(task); });
}

Result<void> RecordStatements::writeVersions(const RecordBatch& batch)
{
    // Devices come by slot, so the new ones are the last; they have no history to shorten.
    const DeviceSlot firstNew = batch.devices.empty() ? noDevice : batch.devices.front().slot;
    return inRuns<VersionRecord>(
        batch.versions,
        [&](std::span<const VersionRecord> versions) {
            return m_bulk.writeVersions(versions).and_then([&] {
                return each(versions, [&](const VersionRecord& version) {
                    return version.slot >= firstNew ? Result<void>() : shortenHistory(version);
                });
            });
        },
        [&](const VersionRecord& version) { return writeVersion(version, version.slot >= firstNew); });
}

Result<void> RecordStatements::writeLabel(const LabelRecord& label)
{
    QSqlQuery& query = m_labels[static_cast<std::size_t>(label.kind)];
    query.addBindValue(label.index);
    query.addBindValue(QString::fromUtf8(label.text));
    return run(query);
}

Result<void> RecordStatements::writeDevice(const DeviceRecord& device)
{
    m_device.addBindValue(device.slot);
    m_device.addBindValue(device.product);
    m_device.addBindValue(QString::fromUtf8(device.name));
    m_device.addBindValue(device.firstSeen);
    m_device.addBindValue(device.lastSeen);
    return run(m_device);
}

Result<void> RecordStatements::writeVersion(const VersionRecord& version, bool first)
{
    m_version.addBindValue(version.slot);
    m_version.addBindValue(version.module);
    m_version.addBindValue(version.version);
    m_version.addBindValue(version.since);
    if (auto written = run(m_version); !written)
        return written;
    m_history.addBindValue(version.slot);
    m_history.addBindValue(version.since);
    m_history.addBindValue(version.module);
    m_history.addBindValue(version.version);
    auto written = run(m_history);
    return !written || first ? written : shortenHistory(version);
}

Result<void> RecordStatements::shortenHistory(const VersionRecord& version)
{
    for (int time = 0; time < 2; ++time) {
        m_oldHistory.addBindValue(version.slot);
        m_oldHistory.addBindValue(version.module);
    }
    return run(m_oldHistory);
}

Result<void> RecordStatements::writeMarks(std::span<const MarksRecord> marks)
{
    return inRuns<MarksRecord>(
        marks, [this](auto alike) { return m_bulk.writeMarks(alike); },
        [this](const MarksRecord& one) {
            return m_bulk.writeMarks({ &one, 1 });
        });
}

Result<void> RecordStatements::writeExclusion(const ExclusionRecord& exclusion)
{
    return m_bulk.writeExcluded(exclusion.batch, *exclusion.devices);
}

Result<void> RecordStatements::writeFilter(const FilterRecord& filter)
{
    QSqlQuery& query = filter.text.isEmpty() ? m_filterGone : m_filter;
    query.addBindValue(filter.name);
    if (!filter.text.isEmpty())
        query.addBindValue(filter.text);
    return run(query);
}

Result<void> RecordStatements::writeFirmware(const Firmware& firmware)
{
    bindFirmware(m_firmware, firmware);
    if (auto written = run(m_firmware); !written)
        return written;
    bindFirmwareFile(m_firmwareFile, firmware);
    return run(m_firmwareFile);
}

Result<void> RecordStatements::writeBatch(const Batch& batch)
{
    bindBatch(m_batch, batch);
    return run(m_batch);
}

Result<void> RecordStatements::writeLog(const BatchLogRecord& piece)
{
    m_log.addBindValue(static_cast<qint64>(piece.id));
    m_log.addBindValue(static_cast<qint64>(piece.batch.value));
    m_log.addBindValue(piece.entries);
    return run(m_log);
}

Result<void> RecordStatements::writeTask(const Task& task)
{
    bindTask(m_task, task);
    return run(m_task);
}

Result<void> RecordStatements::writeActivities(const std::vector<Activity>& activities)
{
    if (activities.empty())
        return {};
    // Read anew in each transaction: one that was rolled back has moved nothing.
    if (auto asked = run(m_head); !asked)
        return asked;
    const QString before = m_head.next() ? m_head.value(0).toString() : QString();
    m_head.finish();
    QString head = before;
    if (auto written = each(activities, [&](const Activity& entry) { return writeActivity(entry, head); });
        !written || head == before)
        return written;
    m_newHead.addBindValue(head);
    return run(m_newHead);
}

Result<void> RecordStatements::writeActivity(const Activity& activity, QString& head)
{
    bindActivity(m_event, activity);
    QString digest; // null where it has no part in the chain
    if (!EventRetention::isNoise(activity.kind)) {
        QStringList row;
        for (int column = 0; column < eventColumnCount; ++column) {
            const QVariant value = m_event.boundValue(column);
            row.append(value.isNull() ? QString() : value.toString());
        }
        digest = eventDigest(head, row);
    }
    m_event.addBindValue(digest);
    if (auto written = run(m_event); !written)
        return written;
    if (m_event.numRowsAffected() == 0)
        qCWarning(lcStore) << "an event with this id is stored already:" << activity.id.value;
    else if (!digest.isNull())
        head = digest;
    return {};
}

} // namespace console
