// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/bigworkspace.h"

#include "models/firmware/firmware.h"
#include "models/store/database.h"
#include "tests/benchmarks/figures.h"

#include <QDateTime>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <cstdio>

namespace console {

namespace {

const auto connectionName = QStringLiteral("bigworkspace");

/// SQL with {n}, {now}, {batch} filled in.
bool run(const QSqlDatabase& database, QString sql, quint32 devices)
{
    sql.replace(QLatin1String("{n}"), QString::number(devices));
    sql.replace(QLatin1String("{now}"), QString::number(QDateTime::currentMSecsSinceEpoch()));
    sql.replace(QLatin1String("{batch}"), QString::number(BigWorkspace::batchId));
    QSqlQuery query(database);
    if (query.exec(sql))
        return true;
    std::fprintf(stderr, "%s: %s\n", qPrintable(sql), qPrintable(query.lastError().text()));
    return false;
}

QStringList fleet()
{
    return {
        QStringLiteral("INSERT INTO product (id, name) VALUES (1, 'a1B2c3D4e5F')"),
        QStringLiteral("INSERT INTO version (id, name) VALUES (1, '2.3.0'), (2, '2.4.0'), (3, '2.4.1')"),
        QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {n})"
                       " INSERT INTO device (id, product, name, first_seen, last_seen)"
                       " SELECT i, 1, printf('gw-%08x', (i * 2654435761) % 4294967296), {now} - 9000000000 - i,"
                       " {now} - 600000 - (i * 7919) % 86400000 FROM n"),
        QStringLiteral("INSERT INTO device_version (device, module, version, since)"
                       " SELECT id, 1, 1 + id % 3, {now} - 8000000000 - id % 1000 FROM device"),
        QStringLiteral("INSERT INTO version_history (device, since, module, version)"
                       " SELECT device, since, module, version FROM device_version"),
    };
}

QStringList batchOf(bool finished)
{
    const QString counts = finished ? QStringLiteral("0, 0, 0, {n} - {n} / 10, {n} / 10, 0, 0, 0")
                                    : QStringLiteral("{n}, 0, 0, 0, 0, 0, 0, 0");
    const int failed = static_cast<int>(TaskState::Failed);
    const int succeeded = static_cast<int>(TaskState::Succeeded);
    const QString task = finished
        ? QStringLiteral(
            "CASE WHEN id % 10 = 9 THEN %1 ELSE %2 END, CASE WHEN id % 10 = 9 THEN %3 ELSE 0 END, 100, 1,"
            " 0, 0, {now} - 7200000, {now} - 3600000 + id % 60000, {now} - 7000000, 0, {now} - 7100000,"
            " {now} - 7099900, {now} - 7050000, {now} - 3700000, {now} - 3600000 + id % 60000, 11000000, 3,"
            " 1, 0")
              .arg(failed)
              .arg(succeeded)
              .arg(static_cast<int>(TaskReason::TimedOut))
        : QStringLiteral("0, %1, -128, 0, 0, 0, {now} - 7200000, {now} - 7200000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0")
              .arg(static_cast<int>(TaskReason::WaitingForTurn));
    return {
        QStringLiteral("INSERT INTO firmware (id, name, product_key, module, version, sign_method, custom_info, notes,"
                       " state, uploaded_at, deleted) VALUES (400, 'Gateway', 'a1B2c3D4e5F', 'default', '2.4.1', 0, '',"
                       " '', %1, {now} - 80000000, 0)")
            .arg(static_cast<int>(FirmwareState::Verified)),
        QStringLiteral("INSERT INTO firmware_file (firmware, position, file_name, size, md5, sha256)"
                       " VALUES (400, 0, 'gw.bin', 11000000, '%1', '%2')")
            .arg(QString(32, u'a'), QString(64, u'b')),
        QStringLiteral("INSERT INTO batch (id, kind, firmware, product_key, module, version, state, created_at,"
                       " started_at, ended_at, created_by, links_expire_at, scope, source_versions,"
                       " percent_thousandths, devices, rate_per_minute, timeout_minutes, retry_count,"
                       " retry_interval_minutes, start_at, conflict, silence_ms, wrong_version_grace_ms, fell_back_ms,"
                       " repush_ms, queued, notified, upgrading, succeeded, failed, cancelled, skipped, silent)"
                       " VALUES ({batch}, 1, 400, 'a1B2c3D4e5F', 'default', '2.4.1', %1,"
                       " {now} - 7200000, {now} - 7200000, %2, 'bench', {now} / 1000 + 86400, 0, '[]', 100000, '[]',"
                       " 1, 60, 0, 1, 0, 0, 900000, 60000, 600000, 30000, %3)")
            .arg(static_cast<int>(finished ? BatchState::Completed : BatchState::Running))
            .arg(finished ? QStringLiteral("{now} - 3500000") : QStringLiteral("0"))
            .arg(counts),
        QStringLiteral("INSERT INTO task (batch, device, from_version, state, reason, step, attempt, silent,"
                       " may_still_arrive, created_at, updated_at, upgrading_since, next_at, published_at,"
                       " acknowledged_at, download_began_at, progress_at, reported_at, bytes_served, reported_version,"
                       " pushes, nobody_listening) SELECT {batch}, id, 2, ")
            + task + QStringLiteral(" FROM device"),
    };
}

bool runAll(const QString& path, QStringList statements, quint32 devices)
{
    bool done = true;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connectionName);
        database.setDatabaseName(path);
        statements.prepend(QStringLiteral("BEGIN"));
        statements.prepend(QStringLiteral("PRAGMA synchronous=OFF"));
        statements.append(QStringLiteral("COMMIT"));
        statements.append(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
        done = database.open() && std::all_of(statements.cbegin(), statements.cend(), [&](const QString& statement) {
            return run(database, statement, devices);
        });
    }
    QSqlDatabase::removeDatabase(connectionName);
    return done;
}

} // namespace

bool BigWorkspace::make(const QString& folder, quint32 devices)
{
    const QString path = databaseOf(folder);
    return prepareDatabase(path) && (devices == 0 || runAll(path, fleet(), devices));
}

bool BigWorkspace::addBatch(const QString& folder, quint32 devices, Rollout rollout)
{
    return runAll(databaseOf(folder), batchOf(rollout == Rollout::Finished), devices);
}

QByteArray BigWorkspace::deviceName(quint32 device)
{
    const quint64 scattered = quint64{ device } * 2'654'435'761U % 4'294'967'296U;
    return "gw-" + QByteArray::number(scattered, 16).rightJustified(8, '0');
}

QByteArray BigWorkspace::versionLabel(int version)
{
    return version == 1 ? "2.3.0" : version == 2 ? "2.4.0" : "2.4.1";
}

QString BigWorkspace::databaseOf(const QString& folder)
{
    return folder + QStringLiteral("/console.sqlite");
}

double BigWorkspace::sqliteSeconds(
    const QString& folder, const QStringList& options, const QString& sql, const QString& output)
{
    QProcess sqlite;
    sqlite.setStandardOutputFile(output.isEmpty() ? QProcess::nullDevice() : output);
    sqlite.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const Stopwatch watch;
    sqlite.start(QStringLiteral("sqlite3"), options + QStringList{ databaseOf(folder), sql });
    if (!sqlite.waitForFinished(300'000) || sqlite.exitCode() != 0)
        return -1;
    return watch.wall();
}

} // namespace console
