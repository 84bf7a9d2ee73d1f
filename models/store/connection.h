// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QSqlDatabase>
#include <QString>

#include <memory>

class QSqlError;
class QSqlQuery;

namespace console {

/// One connection to the database of a workspace, closed and forgotten with this object. Belongs to the thread that
/// opened it; every query on it must be gone before it. All that is particular to SQLite stands in this class: the rest
/// of the room speaks SQL that PostgreSQL knows too.
class Connection
{
public:
    enum class Mode : quint8 { Read, Write };

    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString& path, Mode mode);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] QSqlDatabase database() const { return m_database; }
    [[nodiscard]] Result<void> execute(const QString& sql) const;
    /// The only value of a query with one row and one column.
    [[nodiscard]] Result<qint64> number(const QString& sql) const;
    [[nodiscard]] Result<void> begin() const;
    [[nodiscard]] Result<void> commit() const;
    void rollback() const;

    // What a database file says of itself
    [[nodiscard]] Result<qint64> applicationId() const;
    [[nodiscard]] Result<qint64> userVersion() const;
    [[nodiscard]] Result<bool> isEmpty() const; ///< holds no table
    [[nodiscard]] Result<void> stamp(qint64 applicationId, qint64 userVersion) const; ///< part of the transaction
    /// Structure and constraints of the whole file. Error: DatabaseDamaged (context: the first finding).
    [[nodiscard]] Result<void> check() const;
    /// A copy of a consistent state, on the disk when this returns, while others read and write. `path` must not exist.
    [[nodiscard]] Result<void> backUpTo(const QString& path) const;
    /// True where the last writer did not close the database: a log waits to be replayed.
    [[nodiscard]] static bool endedUncleanly(const QString& path);

    /// Where a power cut or a kill hit the making of the file, before it had its log: goes back to what was there,
    /// which a connection that only reads could not do. Does nothing else.
    [[nodiscard]] static Result<void> undoInterruptedMaking(const QString& path);

    /// Before the first connection after such an end: puts the log on the disk as it is read here. Where its last sync
    /// had failed, what is read as committed would else be gone after a power cut.
    [[nodiscard]] static Result<void> secureLog(const QString& path);

    /// DiskFull, DatabaseUnwritable, DatabaseDamaged, else StoreFailed; context: the driver's words.
    [[nodiscard]] static Error errorOf(const QSqlError& error);
    /// A table of the elements of a JSON array, with columns `key` (0, 1, …) and `value`.
    [[nodiscard]] static QString eachOf(const QString& array);
    /// Portable SQL in SQLite's dialect: BIGINT and BYTEA become its strict types, tables become STRICT.
    [[nodiscard]] static QString dialect(QString sql);

private:
    explicit Connection(QString name);

    QString m_name;
    QSqlDatabase m_database;
};

} // namespace console
