// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/storesnapshot.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <functional>

namespace console {

namespace {

const QString connectionName = QStringLiteral("store-snapshot");

/// Calls `take` with every row; false with the reason in `fault`.
bool each(const QSqlDatabase& database, const char* sql, QString& fault, const std::function<void(QSqlQuery&)>& take)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(QString::fromLatin1(sql))) {
        fault = QStringLiteral("%1: %2").arg(QString::fromLatin1(sql).left(60), query.lastError().text());
        return false;
    }
    while (query.next())
        take(query);
    return true;
}

QByteArray bytes(const QSqlQuery& query, int column)
{
    return query.value(column).toString().toUtf8();
}

void readFleet(const QSqlDatabase& database, StoreSnapshot& snapshot)
{
    each(database,
        "SELECT p.name || '/' || d.name, coalesce(v.name, '') FROM device d JOIN product p ON p.id = d.product"
        " LEFT JOIN device_version dv ON dv.device = d.id AND dv.module = 1 LEFT JOIN version v ON v.id = dv.version",
        snapshot.fault, [&](QSqlQuery& row) { snapshot.versions.insert(bytes(row, 0), bytes(row, 1)); });
    each(database,
        "SELECT p.name || '/' || d.name, v.name FROM version_history h JOIN device d ON d.id = h.device"
        " JOIN product p ON p.id = d.product JOIN version v ON v.id = h.version WHERE h.module = 1 ORDER BY h.since",
        snapshot.fault, [&](QSqlQuery& row) { snapshot.history[bytes(row, 0)].append(bytes(row, 1)); });
}

void readRollouts(const QSqlDatabase& database, StoreSnapshot& snapshot)
{
    each(database,
        "SELECT f.id, f.version, f.state, f.deleted, ff.sha256 FROM firmware f JOIN firmware_file ff ON ff.firmware = "
        "f.id",
        snapshot.fault, [&](QSqlQuery& row) {
            snapshot.firmware.insert(row.value(0).toULongLong(),
                { row.value(1).toString(), row.value(2).toInt(), bytes(row, 4), row.value(3).toBool() });
        });
    each(database, "SELECT id, kind, state, firmware, module, version, retry_count, timeout_minutes FROM batch",
        snapshot.fault, [&](QSqlQuery& row) {
            snapshot.batches.insert(row.value(0).toULongLong(),
                { static_cast<BatchKind>(row.value(1).toInt()), static_cast<BatchState>(row.value(2).toInt()),
                    row.value(3).toULongLong(), row.value(4).toString(), row.value(5).toString(), row.value(6).toInt(),
                    row.value(7).toInt() });
        });
    each(database,
        "SELECT t.batch, p.name || '/' || d.name, t.state, t.reason, t.attempt, t.pushes FROM task t"
        " JOIN device d ON d.id = t.device JOIN product p ON p.id = d.product",
        snapshot.fault, [&](QSqlQuery& row) {
            snapshot.tasks.append(
                { row.value(0).toULongLong(), bytes(row, 1), static_cast<TaskState>(row.value(2).toInt()),
                    static_cast<TaskReason>(row.value(3).toInt()), row.value(4).toInt(), row.value(5).toInt() });
        });
}

} // namespace

StoreSnapshot readStore(const QString& databasePath, bool thorough)
{
    StoreSnapshot snapshot;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connectionName);
        database.setDatabaseName(databasePath);
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=10000"));
        if (!database.open()) {
            snapshot.fault = database.lastError().text();
        } else {
            database.transaction(); // one state, also while the console writes
            if (thorough)
                each(database, "PRAGMA integrity_check", snapshot.fault, [&](QSqlQuery& row) {
                    if (row.value(0).toString() != QLatin1StringView("ok"))
                        snapshot.fault = row.value(0).toString();
                });
            readFleet(database, snapshot);
            readRollouts(database, snapshot);
            database.rollback();
        }
    }
    QSqlDatabase::removeDatabase(connectionName);
    return snapshot;
}

} // namespace console
