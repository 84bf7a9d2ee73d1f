// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/records.h"

#include <QSqlQuery>

#include <type_traits>
#include <utility>

namespace console {

/// How each value stands in its row: the column names (in the order of binding and reading), bind…() to write and
/// read…() to read them, side by side so that they cannot drift apart. Numbers outside the range of their type or
/// enumeration make a read fail: the file is damaged or foreign. Any thread, on the thread of the query.
inline constexpr char firmwareColumns[]
    = "id, name, product_key, module, version, sign_method, custom_info, notes, state, uploaded_at, deleted, tampered";
inline constexpr char firmwareFileColumns[] = "firmware, position, file_name, size, md5, sha256";
inline constexpr char batchColumns[]
    = "id, kind, firmware, product_key, module, version, state, created_at, started_at, ended_at, created_by, "
      "links_expire_at, "
      "scope, source_versions, percent_thousandths, devices, rate_per_minute, timeout_minutes, retry_count, "
      "retry_interval_minutes, start_at, conflict, silence_ms, wrong_version_grace_ms, fell_back_ms, repush_ms, "
      "queued, notified, upgrading, succeeded, failed, cancelled, skipped, silent, "
      "halt_failures, halt_percent, halt_least_executed, halt_tests_rate, halt_base_per_million, "
      "halt_false_alarm_per_million, halt_cause, halt_cohort, halt_failed, halt_exposed, halt_at, "
      "halt_acknowledged_at, filter, dynamic, end_at, end_action, waves, windows, pace_growth, pace_factor_tenths, "
      "pace_every, max_downloads, max_megabits, wave_open, wave_blocked, wave_met_since, "
      "needs_release, released_by, released_at";
inline constexpr char taskColumns[]
    = "batch, device, from_version, state, reason, step, attempt, silent, may_still_arrive, created_at, updated_at, "
      "upgrading_since, next_at, published_at, acknowledged_at, download_began_at, progress_at, reported_at, "
      "bytes_served, "
      "reported_version, pushes, nobody_listening, taken, wave";
inline constexpr char eventColumns[] = "id, at, kind, actor, batch, firmware, device, args";
inline constexpr int eventColumnCount = 8;

/// Reads the columns of the current row one after the other.
class RowReader
{
public:
    explicit RowReader(const QSqlQuery& query)
        : m_query(query)
    {
    }

    /// False when a number did not fit.
    [[nodiscard]] bool isValid() const { return m_valid; }
    [[nodiscard]] QString text() { return m_query.value(m_column++).toString(); }
    [[nodiscard]] QByteArray ascii() { return text().toUtf8(); }
    [[nodiscard]] bool flag() { return m_query.value(m_column++).toLongLong() != 0; }
    template <class T> [[nodiscard]] T number()
    {
        const qint64 value = m_query.value(m_column++).toLongLong();
        m_valid = m_valid && std::in_range<T>(value);
        return static_cast<T>(value);
    }
    template <class E> [[nodiscard]] E enumerator(E greatest)
    {
        const qint64 value = m_query.value(m_column++).toLongLong();
        m_valid = m_valid && value >= 0 && value <= static_cast<qint64>(greatest);
        return static_cast<E>(value);
    }

private:
    const QSqlQuery& m_query;
    int m_column = 0;
    bool m_valid = true;
};

void bindFirmware(QSqlQuery& query, const Firmware& firmware);
void bindFirmwareFile(QSqlQuery& query, const Firmware& firmware);
void bindBatch(QSqlQuery& query, const Batch& batch);
void bindTask(QSqlQuery& query, const Task& task);
/// As bindTask, of many that are alike, without the device and the version it had: `list`, the last value, brings
/// these.
void bindAlikeTasks(QSqlQuery& query, const Task& task, const QString& list);
void bindActivity(QSqlQuery& query, const Activity& activity);

/// Firmware columns, then file_name, size, md5, sha256.
[[nodiscard]] bool readFirmware(const QSqlQuery& query, Firmware& firmware);
[[nodiscard]] bool readBatch(const QSqlQuery& query, Batch& batch);
[[nodiscard]] bool readTask(const QSqlQuery& query, Task& task);
[[nodiscard]] bool readActivity(const QSqlQuery& query, Activity& activity);

} // namespace console
