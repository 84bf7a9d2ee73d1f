// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema.h"

namespace console {

namespace {

// Version 1. Numbers of products, modules, versions and devices are those of FleetNames; times are milliseconds since
// 1970 (UTC, 0 = never); enumerations are stored as the numbers of their C++ types. Foreign keys are deferred to the
// commit, so that the order of records within a transaction does not matter.
QStringList firstMigration()
{
    return {
        QStringLiteral("CREATE TABLE product (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE)"),
        QStringLiteral("CREATE TABLE module (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE)"),
        QStringLiteral("CREATE TABLE version (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE)"),
        QStringLiteral("INSERT INTO module (id, name) VALUES (1, 'default')"),
        QStringLiteral(
            "CREATE TABLE device (id BIGINT PRIMARY KEY,"
            " product BIGINT NOT NULL REFERENCES product DEFERRABLE INITIALLY DEFERRED,"
            " name TEXT NOT NULL, first_seen BIGINT NOT NULL, last_seen BIGINT NOT NULL, UNIQUE (product, name))"),
        QStringLiteral("CREATE TABLE device_version ("
                       " device BIGINT NOT NULL REFERENCES device DEFERRABLE INITIALLY DEFERRED,"
                       " module BIGINT NOT NULL REFERENCES module DEFERRABLE INITIALLY DEFERRED,"
                       " version BIGINT NOT NULL, since BIGINT NOT NULL, PRIMARY KEY (device, module))"),
        QStringLiteral(
            "CREATE TABLE version_history (device BIGINT NOT NULL, since BIGINT NOT NULL, module BIGINT NOT NULL,"
            " version BIGINT NOT NULL, PRIMARY KEY (device, since, module, version))"),
        QStringLiteral(
            "CREATE TABLE firmware (id BIGINT PRIMARY KEY, name TEXT NOT NULL, product_key TEXT NOT NULL,"
            " module TEXT NOT NULL, version TEXT NOT NULL, sign_method BIGINT NOT NULL, custom_info TEXT NOT NULL,"
            " notes TEXT NOT NULL, state BIGINT NOT NULL, uploaded_at BIGINT NOT NULL, deleted BIGINT NOT NULL)"),
        QStringLiteral(
            "CREATE TABLE firmware_file ("
            " firmware BIGINT NOT NULL REFERENCES firmware DEFERRABLE INITIALLY DEFERRED, position BIGINT NOT NULL,"
            " file_name TEXT NOT NULL, size BIGINT NOT NULL, md5 TEXT NOT NULL, sha256 TEXT NOT NULL,"
            " PRIMARY KEY (firmware, position))"),
        QStringLiteral(
            "CREATE TABLE batch (id BIGINT PRIMARY KEY, kind BIGINT NOT NULL,"
            " firmware BIGINT NOT NULL REFERENCES firmware DEFERRABLE INITIALLY DEFERRED,"
            " product_key TEXT NOT NULL, module TEXT NOT NULL, version TEXT NOT NULL, state BIGINT NOT NULL,"
            " created_at BIGINT NOT NULL, started_at BIGINT NOT NULL, ended_at BIGINT NOT NULL,"
            " created_by TEXT NOT NULL, links_expire_at BIGINT NOT NULL, scope BIGINT NOT NULL,"
            " source_versions TEXT NOT NULL, percent_thousandths BIGINT NOT NULL, devices TEXT NOT NULL,"
            " rate_per_minute BIGINT NOT NULL, timeout_minutes BIGINT NOT NULL, retry_count BIGINT NOT NULL,"
            " retry_interval_minutes BIGINT NOT NULL, start_at BIGINT NOT NULL, conflict BIGINT NOT NULL,"
            " silence_ms BIGINT NOT NULL, wrong_version_grace_ms BIGINT NOT NULL, fell_back_ms BIGINT NOT NULL,"
            " repush_ms BIGINT NOT NULL, queued BIGINT NOT NULL, notified BIGINT NOT NULL,"
            " upgrading BIGINT NOT NULL, succeeded BIGINT NOT NULL, failed BIGINT NOT NULL,"
            " cancelled BIGINT NOT NULL, skipped BIGINT NOT NULL, silent BIGINT NOT NULL)"),
        QStringLiteral(
            "CREATE TABLE task (batch BIGINT NOT NULL REFERENCES batch DEFERRABLE INITIALLY DEFERRED,"
            " device BIGINT NOT NULL REFERENCES device DEFERRABLE INITIALLY DEFERRED,"
            " from_version BIGINT NOT NULL, state BIGINT NOT NULL, reason BIGINT NOT NULL, step BIGINT NOT NULL,"
            " attempt BIGINT NOT NULL, silent BIGINT NOT NULL, may_still_arrive BIGINT NOT NULL,"
            " created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, upgrading_since BIGINT NOT NULL,"
            " next_at BIGINT NOT NULL, published_at BIGINT NOT NULL, acknowledged_at BIGINT NOT NULL,"
            " download_began_at BIGINT NOT NULL, progress_at BIGINT NOT NULL, reported_at BIGINT NOT NULL,"
            " bytes_served BIGINT NOT NULL, reported_version BIGINT NOT NULL, pushes BIGINT NOT NULL,"
            " nobody_listening BIGINT NOT NULL, PRIMARY KEY (batch, device))"),
        QStringLiteral("CREATE INDEX task_device ON task (device)"),
        QStringLiteral("CREATE TABLE event (id BIGINT PRIMARY KEY, at BIGINT NOT NULL, kind BIGINT NOT NULL,"
                       " actor TEXT NOT NULL, batch BIGINT, firmware BIGINT, device BIGINT, args TEXT NOT NULL)"),
        QStringLiteral("CREATE INDEX event_batch ON event (batch, id) WHERE batch IS NOT NULL"),
        QStringLiteral("CREATE INDEX event_firmware ON event (firmware, id) WHERE firmware IS NOT NULL"),
        QStringLiteral("CREATE INDEX event_device ON event (device, id) WHERE device IS NOT NULL"),
    };
}

// Version 2: finds the entries that EventRetention counts among those that stay for ever.
QStringList secondMigration()
{
    return { QStringLiteral("CREATE INDEX event_noise ON event (id) WHERE kind IN (28, 41, 42)") };
}

// Version 3: a firmware whose file was changed stays refused, and a task knows that the broker took a notice of its
// attempt also while a repeat is under way (notified or upgrading, acknowledged, and not by "nobody listening").
QStringList thirdMigration()
{
    return { QStringLiteral("ALTER TABLE firmware ADD COLUMN tampered BIGINT NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE task ADD COLUMN taken BIGINT NOT NULL DEFAULT 0"),
        QStringLiteral("UPDATE task SET taken = 1 WHERE state IN (1, 2) AND acknowledged_at <> 0"
                       " AND nobody_listening = 0") };
}

// Version 4: rules that halt a batch, and why one did. Batches from before have none.
QStringList fourthMigration()
{
    QStringList statements;
    for (const char* column : { "halt_failures BIGINT NOT NULL DEFAULT 0", "halt_percent BIGINT NOT NULL DEFAULT 0",
             "halt_least_executed BIGINT NOT NULL DEFAULT 100", "halt_tests_rate BIGINT NOT NULL DEFAULT 0",
             "halt_base_per_million BIGINT NOT NULL DEFAULT 5000",
             "halt_false_alarm_per_million BIGINT NOT NULL DEFAULT 1000", "halt_cause BIGINT NOT NULL DEFAULT 0",
             "halt_cohort BIGINT NOT NULL DEFAULT 0", "halt_failed BIGINT NOT NULL DEFAULT 0",
             "halt_exposed BIGINT NOT NULL DEFAULT 0", "halt_at BIGINT NOT NULL DEFAULT 0",
             "halt_acknowledged_at BIGINT NOT NULL DEFAULT 0" })
        statements.append(QStringLiteral("ALTER TABLE batch ADD COLUMN ") + QLatin1StringView(column));
    return statements;
}

// Version 5: the log as a hash chain, see EventChain. What is older than the chain stays outside of it.
QStringList fifthMigration()
{
    return { QStringLiteral("ALTER TABLE event ADD COLUMN hash TEXT"),
        QStringLiteral("CREATE TABLE event_chain (id BIGINT PRIMARY KEY, since_event BIGINT NOT NULL,"
                       " head TEXT NOT NULL)"),
        QStringLiteral("INSERT INTO event_chain (id, since_event, head)"
                       " SELECT 1, coalesce(max(id), 0), '' FROM event") };
}

// Version 6: groups and tags, as numbers of their combinations (DeviceMarks), and the filters that operators keep.
QStringList sixthMigration()
{
    return { QStringLiteral("CREATE TABLE marks (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE)"),
        QStringLiteral("ALTER TABLE device ADD COLUMN marks BIGINT NOT NULL DEFAULT 0"),
        QStringLiteral("CREATE TABLE saved_filter (name TEXT PRIMARY KEY, filter TEXT NOT NULL)") };
}

// Version 7: batches by filter, open to devices that match later, and without those on a list.
QStringList seventhMigration()
{
    return { QStringLiteral("ALTER TABLE batch ADD COLUMN filter TEXT NOT NULL DEFAULT ''"),
        QStringLiteral("ALTER TABLE batch ADD COLUMN dynamic BIGINT NOT NULL DEFAULT 0"),
        QStringLiteral("CREATE TABLE batch_excluded ("
                       " batch BIGINT NOT NULL REFERENCES batch DEFERRABLE INITIALLY DEFERRED,"
                       " device BIGINT NOT NULL REFERENCES device DEFERRABLE INITIALLY DEFERRED,"
                       " PRIMARY KEY (batch, device))") };
}

// Version 8: waves with gates, a pace that grows, limits, windows and the end of a plan; the wave of each task.
QStringList eighthMigration()
{
    QStringList statements;
    for (const char* column : { "end_at BIGINT NOT NULL DEFAULT 0", "end_action BIGINT NOT NULL DEFAULT 0",
             "waves TEXT NOT NULL DEFAULT ''", "windows TEXT NOT NULL DEFAULT ''",
             "pace_growth BIGINT NOT NULL DEFAULT 0", "pace_factor_tenths BIGINT NOT NULL DEFAULT 20",
             "pace_every BIGINT NOT NULL DEFAULT 1000", "max_downloads BIGINT NOT NULL DEFAULT 0",
             "max_megabits BIGINT NOT NULL DEFAULT 0", "wave_open BIGINT NOT NULL DEFAULT 0",
             "wave_blocked BIGINT NOT NULL DEFAULT 0", "wave_met_since BIGINT NOT NULL DEFAULT 0" })
        statements.append(QStringLiteral("ALTER TABLE batch ADD COLUMN ") + QLatin1StringView(column));
    statements.append(QStringLiteral("ALTER TABLE task ADD COLUMN wave BIGINT NOT NULL DEFAULT 0"));
    return statements;
}

// Version 9: what happened to the tasks of a batch, in pieces (BatchLogWriter), so that it can be shown as it was.
QStringList ninthMigration()
{
    return { QStringLiteral("CREATE TABLE batch_log (id BIGINT PRIMARY KEY,"
                            " batch BIGINT NOT NULL REFERENCES batch DEFERRABLE INITIALLY DEFERRED,"
                            " entries BLOB NOT NULL)"),
        QStringLiteral("CREATE INDEX batch_log_batch ON batch_log (batch, id)") };
}

// Version 10: batches that a second operator releases. Those from before need none.
QStringList tenthMigration()
{
    return { QStringLiteral("ALTER TABLE batch ADD COLUMN needs_release BIGINT NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE batch ADD COLUMN released_by TEXT NOT NULL DEFAULT ''"),
        QStringLiteral("ALTER TABLE batch ADD COLUMN released_at BIGINT NOT NULL DEFAULT 0") };
}

} // namespace

const Schema& currentSchema()
{
    static const Schema schema{ { firstMigration(), secondMigration(), thirdMigration(), fourthMigration(),
        fifthMigration(), sixthMigration(), seventhMigration(), eighthMigration(), ninthMigration(),
        tenthMigration() } };
    return schema;
}

} // namespace console
