// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/database.h"

#include "models/base/failpoint.h"
#include "models/base/logging.h"
#include "models/store/connection.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace console {

namespace {

/// Reads only, through a connection that cannot write: a damaged, foreign or newer file stays as it is, byte for byte,
/// but for a change that its own program had begun and not ended.
Result<void> inspect(const QString& path, const Schema& schema)
{
    if (auto undone = Connection::undoInterruptedMaking(path); !undone)
        return undone;
    const bool endedUncleanly = Connection::endedUncleanly(path); // the first reader may already tidy up
    if (auto secured = Connection::secureLog(path); !secured)
        return secured;
    const auto opened = Connection::open(path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    const Connection& connection = **opened;
    const auto version = connection.userVersion();
    if (!version)
        return failure(version.error());
    const auto application = connection.applicationId();
    if (!application)
        return failure(application.error());
    const auto empty = connection.isEmpty();
    if (!empty)
        return failure(empty.error());
    // A kill while the very first tables were made leaves an empty file: that is a new workspace, not a damaged one.
    if (*empty && *application == 0 && *version == 0)
        return {};
    if (*application != workspaceApplicationId)
        return failure(ErrorKind::DatabaseDamaged, QStringLiteral("not a workspace: ") + path);
    if (*version > schema.version())
        return failure(ErrorKind::DatabaseNewer, QStringLiteral("%1 %2").arg(*version).arg(schema.version()));
    if (*version < 1)
        return failure(ErrorKind::DatabaseDamaged, QStringLiteral("no schema version: ") + path);
    if (endedUncleanly) {
        qCInfo(lcStore) << "the database was not closed; checking it";
        return connection.check();
    }
    return {};
}

/// A name that does not exist yet, beside the database.
QString backupPath(const QString& path, qint64 version)
{
    const QString stem = QStringLiteral("%1.v%2-%3")
                             .arg(path)
                             .arg(version)
                             .arg(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddTHHmmss")));
    QString candidate = stem + QStringLiteral(".backup");
    for (int copy = 2; QFile::exists(candidate); ++copy)
        candidate = QStringLiteral("%1-%2.backup").arg(stem).arg(copy);
    return candidate;
}

Result<void> migrate(const Connection& connection, const QStringList& statements, qint64 newVersion)
{
    if (const auto begun = connection.begin(); !begun)
        return begun;
    for (const QString& statement : statements) {
        if (const auto done = connection.execute(Connection::dialect(statement)); !done) {
            connection.rollback();
            return done;
        }
        failPoint("migration.statement");
    }
    const auto ended = connection.stamp(workspaceApplicationId, newVersion).and_then([&] {
        failPoint("migration.before-commit");
        return connection.commit();
    });
    if (!ended)
        connection.rollback();
    failPoint("migration.after-commit");
    return ended;
}

Result<void> bringUpToDate(const QString& path, const Schema& schema)
{
    const auto opened = Connection::open(path, Connection::Mode::Write);
    if (!opened)
        return failure(opened.error());
    const Connection& connection = **opened;
    const auto version = connection.userVersion();
    if (!version)
        return failure(version.error());
    for (qint64 from = *version; from < schema.version(); ++from) {
        if (from == *version && from > 0) { // once, as it was; a new workspace has nothing to keep
            const QString backup = backupPath(path, from);
            failPoint("migration.before-backup");
            if (const auto copied = connection.backUpTo(backup); !copied) {
                QFile::remove(backup); // ours, and half-written
                return copied;
            }
            failPoint("migration.after-backup");
            qCInfo(lcStore) << "backed up version" << from << "to" << backup;
        }
        if (const auto migrated = migrate(connection, schema.migrations.at(from), from + 1); !migrated)
            return migrated;
    }
    return {};
}

} // namespace

Result<void> prepareDatabase(const QString& path, const Schema& schema)
{
    const QFileInfo file(path);
    if (file.exists() && (!file.isFile() || !file.isWritable()))
        return failure(ErrorKind::DatabaseUnwritable, path);
    if (!file.dir().exists())
        return failure(ErrorKind::DatabaseUnwritable, path);
    if (file.exists() && file.size() > 0) {
        if (const auto inspected = inspect(path, schema); !inspected)
            return inspected;
    }
    return bringUpToDate(path, schema);
}

} // namespace console
