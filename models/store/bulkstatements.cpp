// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/bulkstatements.h"

#include "models/store/connection.h"
#include "models/store/rows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlError>

#include <algorithm>
#include <array>

namespace console {

namespace {

constexpr quint64 half = 32; // bits: two numbers in one, the high one first
constexpr qint64 low = 0xffffffff;

QString packed(quint32 high, quint32 lower)
{
    return QString::number(static_cast<qint64>(quint64{ high } << half | lower));
}

template <class Rows, class Text> QString listOf(const Rows& rows, Text text)
{
    QString list;
    list.reserve(static_cast<qsizetype>(rows.size()) * 18);
    for (const auto& row : rows) {
        list += list.isEmpty() ? u'[' : u',';
        list += text(row);
    }
    return list + u']';
}

Result<void> run(QSqlQuery& query)
{
    if (!query.exec())
        return failure(Connection::errorOf(query.lastError()));
    return {};
}

/// `a = excluded.a, …` of all but the first columns.
QString updates(const QStringList& columns, qsizetype keys)
{
    QStringList all;
    for (const QString& column : columns.mid(keys))
        all.append(column + QStringLiteral(" = excluded.") + column);
    return all.join(u',');
}

} // namespace

BulkStatements::BulkStatements(const QSqlDatabase& database)
    : m_tasks(database)
    , m_devices(database)
    , m_versions(database)
    , m_history(database)
    , m_seen(database)
    , m_marks(database)
    , m_excluded(database)
{
}

// "WHERE true" tells the ON of the conflict from that of a join.
Result<void> BulkStatements::prepare()
{
    const QStringList taskNames = QString(QLatin1StringView(taskColumns)).split(QStringLiteral(", "));
    const QString marks = QStringList(taskNames.size() - 3, QStringLiteral("?")).join(u',');
    const QString each = Connection::eachOf(QStringLiteral("?"));
    const std::array<std::pair<QSqlQuery*, QString>, 7> all{ {
        { &m_tasks,
            QStringLiteral("INSERT INTO task (%1) SELECT ?, value >> %2, value & %3, %4 FROM %5 WHERE true"
                           " ON CONFLICT (batch, device) DO UPDATE SET %6")
                .arg(taskNames.join(u','), QString::number(half), QString::number(low), marks, each,
                    updates(taskNames, 2)) },
        { &m_devices,
            QStringLiteral("INSERT INTO device (id, product, name, first_seen, last_seen)"
                           " SELECT ? + key, ?, value, ?, ? FROM %1 WHERE true ON CONFLICT (id) DO UPDATE SET"
                           " product = excluded.product, name = excluded.name, first_seen = excluded.first_seen,"
                           " last_seen = excluded.last_seen")
                .arg(each) },
        { &m_versions,
            QStringLiteral("INSERT INTO device_version (device, module, version, since) SELECT value, ?, ?, ? FROM %1"
                           " WHERE true ON CONFLICT (device, module) DO UPDATE SET version = excluded.version,"
                           " since = excluded.since")
                .arg(each) },
        { &m_history,
            QStringLiteral("INSERT INTO version_history (module, version, since, device) SELECT ?, ?, ?, value FROM %1"
                           " WHERE true ON CONFLICT DO NOTHING")
                .arg(each) },
        { &m_seen,
            QStringLiteral("UPDATE device SET last_seen = ? + (value & %1) FROM %2 WHERE device.id = value >> %3")
                .arg(QString::number(low), each, QString::number(half)) },
        { &m_excluded,
            QStringLiteral("INSERT INTO batch_excluded (batch, device) SELECT ?, value FROM %1 WHERE true"
                           " ON CONFLICT DO NOTHING")
                .arg(each) },
        { &m_marks, QStringLiteral("UPDATE device SET marks = ? FROM %1 WHERE device.id = value").arg(each) },
    } };
    for (const auto& [query, sql] : all) {
        query->setForwardOnly(true);
        if (!query->prepare(sql))
            return failure(Connection::errorOf(query->lastError()));
    }
    return {};
}

bool BulkStatements::alike(const Task& one, const Task& other)
{
    if (one.updatedAt != other.updatedAt || one.state != other.state)
        return false; // most pairs end here
    Task same = one;
    same.device = other.device;
    same.fromVersion = other.fromVersion;
    return same == other;
}

bool BulkStatements::alike(const VersionRecord& one, const VersionRecord& other)
{
    return one.module == other.module && one.version == other.version && one.since == other.since;
}

bool BulkStatements::alike(const DeviceRecord& one, const DeviceRecord& next)
{
    return next.slot == one.slot + 1 && one.product == next.product && one.firstSeen == next.firstSeen
        && one.lastSeen == next.lastSeen;
}

Result<void> BulkStatements::writeTasks(std::span<const Task> tasks)
{
    bindAlikeTasks(
        m_tasks, tasks.front(), listOf(tasks, [](const Task& task) { return packed(task.device, task.fromVersion); }));
    return run(m_tasks);
}

Result<void> BulkStatements::writeDevices(std::span<const DeviceRecord> devices)
{
    const DeviceRecord& first = devices.front();
    QJsonArray names;
    for (const DeviceRecord& device : devices)
        names.append(QString::fromUtf8(device.name));
    m_devices.addBindValue(first.slot);
    m_devices.addBindValue(first.product);
    m_devices.addBindValue(first.firstSeen);
    m_devices.addBindValue(first.lastSeen);
    m_devices.addBindValue(QString::fromUtf8(QJsonDocument(names).toJson(QJsonDocument::Compact)));
    return run(m_devices);
}

Result<void> BulkStatements::writeVersions(std::span<const VersionRecord> versions)
{
    const VersionRecord& first = versions.front();
    const QString devices
        = listOf(versions, [](const VersionRecord& version) { return QString::number(version.slot); });
    for (QSqlQuery* query : { &m_versions, &m_history }) {
        query->addBindValue(first.module);
        query->addBindValue(first.version);
        query->addBindValue(first.since);
        query->addBindValue(devices);
        if (auto written = run(*query); !written)
            return written;
    }
    return {};
}

Result<void> BulkStatements::writeMarks(std::span<const MarksRecord> marks)
{
    m_marks.addBindValue(marks.front().marks);
    m_marks.addBindValue(listOf(marks, [](const MarksRecord& one) { return QString::number(one.slot); }));
    return run(m_marks);
}

Result<void> BulkStatements::writeExcluded(BatchId batch, std::span<const DeviceSlot> devices)
{
    m_excluded.addBindValue(static_cast<qint64>(batch.value));
    m_excluded.addBindValue(listOf(devices, [](DeviceSlot device) { return QString::number(device); }));
    return run(m_excluded);
}

Result<void> BulkStatements::writeSeen(std::span<const SeenRecord> seen)
{
    const TimeMs earliest = std::ranges::min_element(seen, {}, &SeenRecord::lastSeen)->lastSeen;
    std::vector<SeenRecord> near;
    std::vector<SeenRecord> far; // over 49 days later: a clock was wrong
    for (const SeenRecord& record : seen)
        (record.lastSeen - earliest <= low ? near : far).push_back(record);
    m_seen.addBindValue(earliest);
    m_seen.addBindValue(listOf(near, [earliest](const SeenRecord& record) {
        return packed(record.slot, static_cast<quint32>(record.lastSeen - earliest));
    }));
    const auto written = run(m_seen);
    return !written || far.empty() ? written : writeSeen(far);
}

} // namespace console
