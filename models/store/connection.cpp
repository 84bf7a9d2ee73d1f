// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"

#include "models/base/files.h"

#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>

#include <array>
#include <atomic>

namespace console {

namespace {

// Primary result codes of SQLite (sqlite.org/rescode.html); extended codes carry them in the low byte.
enum SqliteCode {
    SqlitePerm = 3,
    SqliteReadOnly = 8,
    SqliteCorrupt = 11,
    SqliteFull = 13,
    SqliteCantOpen = 14,
    SqliteNotADb = 26
};

const QString driver = QStringLiteral("QSQLITE");

QString nextName()
{
    static std::atomic<quint64> counter{ 0 };
    return QStringLiteral("console-store-%1").arg(++counter);
}

} // namespace

Connection::Connection(QString name)
    : m_name(std::move(name))
    , m_database(QSqlDatabase::addDatabase(driver, m_name))
{
}

Connection::~Connection()
{
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString& path, Mode mode)
{
    if (!QSqlDatabase::isDriverAvailable(driver))
        return failure(ErrorKind::StoreFailed, QStringLiteral("no driver ") + driver);
    std::unique_ptr<Connection> connection(new Connection(nextName()));
    connection->m_database.setDatabaseName(path);
    connection->m_database.setConnectOptions(mode == Mode::Read
            ? QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=10000")
            : QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
    if (!connection->m_database.open())
        return failure(errorOf(connection->m_database.lastError()));
    if (mode == Mode::Read)
        return connection;

    // The log is cut back to 64 MiB after a checkpoint; a large cache keeps a big transaction in one piece.
    static const std::array pragmas{
        QStringLiteral("PRAGMA journal_mode=WAL"),
        QStringLiteral("PRAGMA synchronous=FULL"),
        QStringLiteral("PRAGMA foreign_keys=ON"),
        QStringLiteral("PRAGMA journal_size_limit=67108864"),
        QStringLiteral("PRAGMA cache_size=-65536"),
    };
    for (const QString& pragma : pragmas) {
        if (const auto done = connection->execute(pragma); !done)
            return failure(done.error());
    }
    // The log may be a reader's making, which leaves its name unsynced: then all that is committed to it would go with
    // the name.
    if (const auto synced = syncToDisk(QFileInfo(path).absolutePath()); !synced)
        return failure(synced.error());
    return connection;
}

Result<void> Connection::undoInterruptedMaking(const QString& path)
{
    if (QFileInfo(path + QStringLiteral("-journal")).size() == 0)
        return {};
    const Connection connection(nextName());
    QSqlDatabase database = connection.database();
    database.setDatabaseName(path);
    if (!database.open())
        return failure(errorOf(database.lastError()));
    return connection.userVersion().map([](qint64) {}); // the first read rolls the journal back
}

Result<void> Connection::secureLog(const QString& path)
{
    return endedUncleanly(path) ? rewriteToDisk(path + QStringLiteral("-wal")) : Result<void>();
}

Result<void> Connection::execute(const QString& sql) const
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return failure(errorOf(query.lastError()));
    return {};
}

Result<qint64> Connection::number(const QString& sql) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql) || !query.next())
        return failure(errorOf(query.lastError()));
    return query.value(0).toLongLong();
}

// IMMEDIATE: a writer takes the lock when it begins, so that waiting for it never fails half-way.
Result<void> Connection::begin() const
{
    return execute(QStringLiteral("BEGIN IMMEDIATE"));
}

Result<void> Connection::commit() const
{
    return execute(QStringLiteral("COMMIT"));
}

void Connection::rollback() const
{
    // SQLite may have rolled back by itself (disk full): then this one fails, and that is all right.
    QSqlQuery(m_database).exec(QStringLiteral("ROLLBACK"));
}

Result<qint64> Connection::applicationId() const
{
    return number(QStringLiteral("PRAGMA application_id"));
}

Result<qint64> Connection::userVersion() const
{
    return number(QStringLiteral("PRAGMA user_version"));
}

Result<bool> Connection::isEmpty() const
{
    return number(QStringLiteral("SELECT count(*) FROM sqlite_schema")).map([](qint64 count) { return count == 0; });
}

Result<void> Connection::stamp(qint64 applicationId, qint64 userVersion) const
{
    return execute(QStringLiteral("PRAGMA application_id=%1").arg(applicationId)).and_then([&] {
        return execute(QStringLiteral("PRAGMA user_version=%1").arg(userVersion));
    });
}

Result<void> Connection::check() const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next())
        return failure(errorOf(query.lastError()));
    const QString finding = query.value(0).toString();
    if (finding != QLatin1StringView("ok"))
        return failure(ErrorKind::DatabaseDamaged, finding);
    return {};
}

Result<void> Connection::backUpTo(const QString& path) const
{
    QSqlQuery query(m_database);
    if (!query.prepare(QStringLiteral("VACUUM INTO ?")))
        return failure(errorOf(query.lastError()));
    query.addBindValue(path);
    if (!query.exec())
        return failure(errorOf(query.lastError()));
    // SQLite leaves the copy to the operating system; whoever goes on to change the original needs it on the disk.
    return syncToDisk(path).and_then([&] { return syncToDisk(QFileInfo(path).absolutePath()); });
}

bool Connection::endedUncleanly(const QString& path)
{
    return QFileInfo(path + QStringLiteral("-wal")).size() > 0;
}

Error Connection::errorOf(const QSqlError& error)
{
    ErrorKind kind = ErrorKind::StoreFailed;
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case SqliteFull:
        kind = ErrorKind::DiskFull;
        break;
    case SqlitePerm:
    case SqliteReadOnly:
    case SqliteCantOpen:
        kind = ErrorKind::DatabaseUnwritable;
        break;
    case SqliteCorrupt:
    case SqliteNotADb:
        kind = ErrorKind::DatabaseDamaged;
        break;
    default:
        break;
    }
    return { kind, error.text().simplified() };
}

QString Connection::eachOf(const QString& array)
{
    return QStringLiteral("json_each(%1)").arg(array);
}

QString Connection::dialect(QString sql)
{
    sql.replace(QLatin1StringView("BIGINT"), QLatin1StringView("INTEGER"));
    sql.replace(QLatin1StringView("BYTEA"), QLatin1StringView("BLOB"));
    if (sql.startsWith(QLatin1StringView("CREATE TABLE")))
        sql += QStringLiteral(" STRICT");
    return sql;
}

} // namespace console
