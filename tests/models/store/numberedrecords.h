// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection.h"
#include "models/store/eventchain.h"
#include "tests/models/store/recordsamples.h"

#include <QSqlQuery>

#include <sqlite3.h>

namespace console {

/// How many entries sequence n stores: differs from n to n, so that a half of it, or two mixed up, shows.
[[nodiscard]] inline quint64 entriesOf(quint64 sequence)
{
    return 1 + sequence * 7919 % 47;
}

/// Sequence n stores its entries and one task value that carries n: all of it is there or nothing. The first brings
/// what the task refers to.
[[nodiscard]] inline RecordBatch numberedRecords(quint64 sequence)
{
    RecordBatch records = sequence == 1 ? sampleGround(1) : RecordBatch();
    records.sequence = sequence;
    for (quint64 i = 0; i < entriesOf(sequence); ++i)
        records.activities.push_back(sampleActivity(sequence * 1000 + i));
    Task task = sampleTask(60, 0);
    task.evidence.bytesServed = sequence;
    records.tasks = { task };
    return records;
}

/// What the whole file says of itself: "ok", or the first finding.
[[nodiscard]] inline QString integrityOf(const Connection& connection)
{
    QSqlQuery query(connection.database());
    return query.exec(QStringLiteral("PRAGMA integrity_check")) && query.next() ? query.value(0).toString()
                                                                                : QStringLiteral("no answer");
}

/// The newest sequence a database holds; everything up to it is there, nothing else, and nothing by halves. Else why
/// not.
[[nodiscard]] inline Result<quint64> storedSequence(const QString& path)
{
    const auto connection = Connection::open(path, Connection::Mode::Read);
    if (!connection)
        return failure(connection.error());
    if (const QString found = integrityOf(**connection); found != QLatin1StringView("ok"))
        return failure(ErrorKind::DatabaseDamaged, found);
    const auto chain = checkEvents(**connection, [] { return true; });
    if (!chain || !chain->isIntact())
        return failure(ErrorKind::Internal, QStringLiteral("the log is no whole chain"));
    QSqlQuery entries((*connection)->database());
    if (!entries.exec(QStringLiteral("SELECT id / 1000, count(*) FROM event GROUP BY 1 ORDER BY 1")))
        return failure(ErrorKind::StoreFailed, QStringLiteral("cannot be read"));
    quint64 stored = 0;
    while (entries.next()) {
        if (entries.value(0).toULongLong() != ++stored)
            return failure(ErrorKind::Internal, QStringLiteral("%1 is missing").arg(stored));
        if (entries.value(1).toULongLong() != entriesOf(stored))
            return failure(ErrorKind::Internal, QStringLiteral("%1 is there by halves").arg(stored));
    }
    const auto carried = (*connection)->number(QStringLiteral("SELECT coalesce(max(bytes_served), 0) FROM task"));
    if (!carried || static_cast<quint64>(*carried) != stored)
        return failure(ErrorKind::Internal, QStringLiteral("the task is not of %1").arg(stored));
    return stored;
}

/// Connections opened from now on move their log into the database after every few pages, so that a short run meets
/// that moment often. Undo: sqlite3_reset_auto_extension().
inline void checkpointOften()
{
    using Entry = int (*)(sqlite3*, const char**, const sqlite3_api_routines*);
    const Entry entry = [](sqlite3* connection, const char**, const sqlite3_api_routines*) {
        return sqlite3_wal_autocheckpoint(connection, 20);
    };
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(entry));
}

} // namespace console
