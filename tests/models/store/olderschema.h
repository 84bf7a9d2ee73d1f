// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection.h"
#include "models/store/schema.h"

#include <QStringList>

namespace console {

[[nodiscard]] inline QStringList haltColumns()
{
    QStringList statements;
    for (const char* column : { "failures", "percent", "least_executed", "tests_rate", "base_per_million",
             "false_alarm_per_million", "cause", "cohort", "failed", "exposed", "at", "acknowledged_at" })
        statements.append(QStringLiteral("ALTER TABLE batch DROP COLUMN halt_") + QLatin1StringView(column));
    return statements;
}

[[nodiscard]] inline QStringList scheduleColumns()
{
    QStringList statements{ QStringLiteral("ALTER TABLE task DROP COLUMN wave") };
    for (const char* column : { "end_at", "end_action", "waves", "windows", "pace_growth", "pace_factor_tenths",
             "pace_every", "max_downloads", "max_megabits", "wave_open", "wave_blocked", "wave_met_since" })
        statements.append(QStringLiteral("ALTER TABLE batch DROP COLUMN ") + QLatin1StringView(column));
    return statements;
}

/// What each migration did, undone: from version n + 2 to n + 1 at place n.
[[nodiscard]] inline QList<QStringList> undoneMigrations()
{
    return { { QStringLiteral("DROP INDEX event_noise") },
        { QStringLiteral("ALTER TABLE firmware DROP COLUMN tampered"),
            QStringLiteral("ALTER TABLE task DROP COLUMN taken") },
        haltColumns(),
        { QStringLiteral("ALTER TABLE event DROP COLUMN hash"), QStringLiteral("DROP TABLE event_chain") },
        { QStringLiteral("DROP TABLE marks"), QStringLiteral("ALTER TABLE device DROP COLUMN marks"),
            QStringLiteral("DROP TABLE saved_filter") },
        { QStringLiteral("ALTER TABLE batch DROP COLUMN filter"),
            QStringLiteral("ALTER TABLE batch DROP COLUMN dynamic"), QStringLiteral("DROP TABLE batch_excluded") },
        scheduleColumns(), { QStringLiteral("DROP TABLE batch_log") },
        { QStringLiteral("ALTER TABLE batch DROP COLUMN needs_release"),
            QStringLiteral("ALTER TABLE batch DROP COLUMN released_by"),
            QStringLiteral("ALTER TABLE batch DROP COLUMN released_at") } };
}

/// Makes a database of today one of that version, as its program left it, with everything that is in it.
[[nodiscard]] inline Result<void> takeBackTo(const QString& path, qint64 version)
{
    const auto opened = Connection::open(path, Connection::Mode::Write);
    if (!opened)
        return failure(opened.error());
    const QList<QStringList> undone = undoneMigrations();
    if (undone.size() != currentSchema().version() - 1)
        return failure(ErrorKind::Internal, QStringLiteral("a migration has no way back here"));
    for (qint64 from = currentSchema().version(); from > version; --from) {
        for (const QString& statement : undone.at(from - 2)) {
            if (auto done = (*opened)->execute(statement); !done)
                return done;
        }
    }
    return (*opened)->execute(QStringLiteral("PRAGMA user_version = %1").arg(version));
}

} // namespace console
