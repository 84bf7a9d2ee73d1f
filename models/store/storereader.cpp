// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/storereader.h"

#include "models/store/connection.h"
#include "models/store/rows.h"

#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>

namespace console {

namespace {

Error damaged(QLatin1StringView table)
{
    return { ErrorKind::DatabaseDamaged, QStringLiteral("values out of range: ") + table };
}

/// Runs the query and hands every row to `take`, which says whether the row made sense.
template <class Take>
Result<void> forEachRow(
    const Connection& connection, const QString& sql, const QVariantList& values, QLatin1StringView table, Take take)
{
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failure(Connection::errorOf(query.lastError()));
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        return failure(Connection::errorOf(query.lastError()));
    while (query.next()) {
        if (!take(query))
            return failure(damaged(table));
    }
    if (query.lastError().isValid())
        return failure(Connection::errorOf(query.lastError()));
    return {};
}

/// All rows of one kind, by a reading function of rows.h.
template <class Value>
Result<void> readAll(const Connection& connection, const QString& sql, const QVariantList& values,
    QLatin1StringView table, bool (*read)(const QSqlQuery&, Value&), auto& into)
{
    return forEachRow(connection, sql, values, table, [read, &into](const QSqlQuery& query) {
        Value value;
        if (!read(query, value))
            return false;
        into.push_back(std::move(value));
        return true;
    });
}

Result<void> readLabels(
    const Connection& connection, Label kind, QLatin1StringView table, std::vector<LabelRecord>& into)
{
    const QString sql = QStringLiteral("SELECT id, name FROM %1 ORDER BY id").arg(table);
    quint32 expected = 1;
    return forEachRow(connection, sql, {}, table, [&](const QSqlQuery& query) {
        RowReader row(query);
        LabelRecord label{ kind, row.number<quint32>(), {} };
        label.text = row.ascii();
        const bool dense = label.index == expected++;
        into.push_back(std::move(label));
        return row.isValid() && dense;
    });
}

Result<void> readDevices(const Connection& connection, std::vector<WorkspaceContents::DeviceEntry>& into)
{
    const QString sql = QStringLiteral("SELECT id, product, first_seen, last_seen, name FROM device ORDER BY id");
    return forEachRow(connection, sql, {}, QLatin1StringView("device"), [&](const QSqlQuery& query) {
        RowReader row(query);
        const bool dense = row.number<quint64>() == into.size();
        WorkspaceContents::DeviceEntry entry;
        entry.product = row.number<ProductIndex>();
        entry.firstSeen = row.number<TimeMs>();
        entry.lastSeen = row.number<TimeMs>();
        entry.name = row.ascii();
        into.push_back(std::move(entry));
        return row.isValid() && dense;
    });
}

Result<void> readVersions(const Connection& connection, std::vector<VersionRecord>& into)
{
    const QString sql
        = QStringLiteral("SELECT device, module, version, since FROM device_version ORDER BY device, module");
    return forEachRow(connection, sql, {}, QLatin1StringView("device_version"), [&](const QSqlQuery& query) {
        RowReader row(query);
        VersionRecord record;
        record.slot = row.number<DeviceSlot>();
        record.module = row.number<ModuleIndex>();
        record.version = row.number<VersionIndex>();
        record.since = row.number<TimeMs>();
        into.push_back(record);
        return row.isValid();
    });
}

QString firmwareQuery()
{
    QStringList columns = QString(QLatin1StringView(firmwareColumns)).split(QStringLiteral(", "));
    for (QString& column : columns)
        column.prepend(QStringLiteral("f."));
    return QStringLiteral("SELECT %1, p.file_name, p.size, p.md5, p.sha256 FROM firmware f"
                          " JOIN firmware_file p ON p.firmware = f.id AND p.position = 0 ORDER BY f.id")
        .arg(columns.join(u','));
}

Result<void> readRollouts(const Connection& connection, WorkspaceContents& contents)
{
    const QString batches = QStringLiteral("SELECT %1 FROM batch ORDER BY id").arg(QLatin1StringView(batchColumns));
    const QString tasks
        = QStringLiteral("SELECT %1 FROM task ORDER BY batch, device").arg(QLatin1StringView(taskColumns));
    return readAll(connection, firmwareQuery(), {}, QLatin1StringView("firmware"), &readFirmware, contents.firmware)
        .and_then(
            [&] { return readAll(connection, batches, {}, QLatin1StringView("batch"), &readBatch, contents.batches); })
        .and_then([&] { return readAll(connection, tasks, {}, QLatin1StringView("task"), &readTask, contents.tasks); });
}

Result<void> readGreatestId(const Connection& connection, quint64& id)
{
    const auto greatest = connection.number(
        QStringLiteral("SELECT coalesce(max(id), 0) FROM (SELECT max(id) AS id FROM firmware"
                       " UNION ALL SELECT max(id) FROM batch UNION ALL SELECT max(id) FROM event) AS greatest"));
    if (!greatest)
        return failure(greatest.error());
    id = static_cast<quint64>(std::max<qint64>(*greatest, 0));
    return {};
}

/// The conditions of an activity query, and their values in order.
QStringList conditions(const ActivityQuery& query, QVariantList& values)
{
    QStringList all;
    const auto add = [&](const QString& condition, quint64 value) {
        all.append(condition);
        values.append(static_cast<qint64>(value));
    };
    if (!query.before.isNull())
        add(QStringLiteral("id < ?"), query.before.value);
    if (!query.batch.isNull())
        add(QStringLiteral("batch = ?"), query.batch.value);
    if (!query.firmware.isNull())
        add(QStringLiteral("firmware = ?"), query.firmware.value);
    if (query.device != noDevice)
        add(QStringLiteral("device = ?"), query.device);
    if (!query.kinds.isEmpty()) {
        QStringList marks;
        for (const ActivityKind kind : query.kinds) {
            marks.append(QStringLiteral("?"));
            values.append(static_cast<qint64>(kind));
        }
        all.append(QStringLiteral("kind IN (%1)").arg(marks.join(u',')));
    }
    return all;
}

} // namespace

StoreReader::StoreReader(QString databasePath)
    : m_path(std::move(databasePath))
{
}

Result<WorkspaceContents> StoreReader::loadWorkspace() const
{
    const auto opened = Connection::open(m_path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    const Connection& connection = **opened;
    // One read transaction: one moment of the database, whatever the writer does meanwhile.
    if (const auto begun = connection.execute(QStringLiteral("BEGIN")); !begun)
        return failure(begun.error());
    WorkspaceContents contents;
    const auto read
        = readLabels(connection, Label::Product, QLatin1StringView("product"), contents.labels)
              .and_then(
                  [&] { return readLabels(connection, Label::Module, QLatin1StringView("module"), contents.labels); })
              .and_then(
                  [&] { return readLabels(connection, Label::Version, QLatin1StringView("version"), contents.labels); })
              .and_then([&] { return readDevices(connection, contents.devices); })
              .and_then([&] { return readVersions(connection, contents.versions); })
              .and_then([&] { return readRollouts(connection, contents); })
              .and_then([&] { return readGreatestId(connection, contents.greatestId); });
    connection.rollback();
    if (!read)
        return failure(read.error());
    return contents;
}

Result<QList<Activity>> StoreReader::activities(const ActivityQuery& query) const
{
    const auto opened = Connection::open(m_path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    QVariantList values;
    const QStringList all = conditions(query, values);
    QString sql = QStringLiteral("SELECT ") + QLatin1StringView(eventColumns) + QStringLiteral(" FROM event");
    if (!all.isEmpty())
        sql += QStringLiteral(" WHERE ") + all.join(QStringLiteral(" AND "));
    sql += QStringLiteral(" ORDER BY id DESC LIMIT ?");
    values.append(std::max(query.limit, 0));
    QList<Activity> found;
    const auto read = readAll(**opened, sql, values, QLatin1StringView("event"), &readActivity, found);
    if (!read)
        return failure(read.error());
    return found;
}

Result<QList<VersionHistoryEntry>> StoreReader::versionHistory(DeviceSlot device) const
{
    const auto opened = Connection::open(m_path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    QList<VersionHistoryEntry> found;
    const QString sql = QStringLiteral(
        "SELECT module, version, since FROM version_history WHERE device = ? ORDER BY since DESC, module");
    const auto read
        = forEachRow(**opened, sql, { device }, QLatin1StringView("version_history"), [&](const QSqlQuery& query) {
              RowReader row(query);
              VersionHistoryEntry entry;
              entry.module = row.number<ModuleIndex>();
              entry.version = row.number<VersionIndex>();
              entry.since = row.number<TimeMs>();
              found.append(entry);
              return row.isValid();
          });
    if (!read)
        return failure(read.error());
    return found;
}

Result<void> StoreReader::replayVersions(const std::function<void(const VersionChange&)>& take) const
{
    const auto opened = Connection::open(m_path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    const QString sql = QStringLiteral("SELECT h.since, h.device, d.product, h.module, h.version FROM version_history h"
                                       " JOIN device d ON d.id = h.device ORDER BY h.since, h.device");
    return forEachRow(**opened, sql, {}, QLatin1StringView("version_history"), [&](const QSqlQuery& query) {
        RowReader row(query);
        VersionChange change;
        change.at = row.number<TimeMs>();
        change.device = row.number<DeviceSlot>();
        change.product = row.number<ProductIndex>();
        change.module = row.number<ModuleIndex>();
        change.version = row.number<VersionIndex>();
        take(change);
        return row.isValid();
    });
}

Result<std::vector<Task>> StoreReader::tasksOfDevice(DeviceSlot device) const
{
    const auto opened = Connection::open(m_path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    std::vector<Task> found;
    const QString sql = QStringLiteral("SELECT %1 FROM task WHERE device = ? ORDER BY batch DESC")
                            .arg(QLatin1StringView(taskColumns));
    const auto read = readAll(**opened, sql, { device }, QLatin1StringView("task"), &readTask, found);
    if (!read)
        return failure(read.error());
    return found;
}

} // namespace console
