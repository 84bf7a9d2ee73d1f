// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/storereader.h"

#include "models/store/connection.h"
#include "models/store/rows.h"

#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <unordered_map>

namespace console {

namespace {

Error damaged(QLatin1StringView table)
{
    return { ErrorKind::DatabaseDamaged, QStringLiteral("values out of range: ") + table };
}

/// Counts rows and tells how many of all there are, a hundred times at most.
class RowCounter
{
public:
    RowCounter(const StoreReader::Progress& progress, qint64 all)
        : m_progress(progress)
        , m_step(std::max<qint64>(all / 100, 1))
    {
    }
    /// False: no more.
    bool count()
    {
        if (!m_progress || ++m_rows % m_step != 0)
            return true;
        return m_progress(static_cast<int>(std::min<qint64>(m_rows / m_step, 99)));
    }

private:
    const StoreReader::Progress& m_progress;
    qint64 m_step;
    qint64 m_rows = 0;
};

/// Runs the query and hands every row to `take`, which says whether the row made sense.
template <class Take>
Result<void> forEachRow(const Connection& connection, const QString& sql, const QVariantList& values,
    QLatin1StringView table, Take take, RowCounter* counter = nullptr)
{
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failure(Connection::errorOf(query.lastError()));
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        return failure(Connection::errorOf(query.lastError()));
    while (query.next()) {
        if (!take(query))
            return failure(damaged(table));
        if (counter && !counter->count())
            return failure(ErrorKind::Cancelled);
    }
    if (query.lastError().isValid())
        return failure(Connection::errorOf(query.lastError()));
    return {};
}

/// All rows of one kind, by a reading function of rows.h.
template <class Value>
Result<void> readAll(const Connection& connection, const QString& sql, const QVariantList& values,
    QLatin1StringView table, bool (*read)(const QSqlQuery&, Value&), auto& into, RowCounter* counter = nullptr)
{
    return forEachRow(
        connection, sql, values, table,
        [read, &into](const QSqlQuery& query) {
            Value value;
            if (!read(query, value))
                return false;
            into.push_back(std::move(value));
            return true;
        },
        counter);
}

Result<void> readLabels(
    const Connection& connection, Label kind, QLatin1StringView table, std::vector<LabelRecord>& into)
{
    const QString sql = QStringLiteral("SELECT id, name FROM %1 ORDER BY id").arg(table);
    quint32 expected = 1;
    return forEachRow(connection, sql, {}, table, [&](const QSqlQuery& query) {
        RowReader row(query);
        LabelRecord label{ kind, row.number<quint32>(), {} };
        label.text = row.ascii();
        const bool dense = label.index == expected++;
        into.push_back(std::move(label));
        return row.isValid() && dense;
    });
}

Result<void> readDevices(
    const Connection& connection, std::vector<WorkspaceContents::DeviceEntry>& into, RowCounter& counter)
{
    const QString sql
        = QStringLiteral("SELECT id, product, first_seen, last_seen, name, marks FROM device ORDER BY id");
    return forEachRow(
        connection, sql, {}, QLatin1StringView("device"),
        [&](const QSqlQuery& query) {
            RowReader row(query);
            const bool dense = row.number<quint64>() == into.size();
            WorkspaceContents::DeviceEntry entry;
            entry.product = row.number<ProductIndex>();
            entry.firstSeen = row.number<TimeMs>();
            entry.lastSeen = row.number<TimeMs>();
            entry.name = row.ascii();
            entry.marks = row.number<MarksIndex>();
            into.push_back(std::move(entry));
            return row.isValid() && dense;
        },
        &counter);
}

Result<void> readVersions(const Connection& connection, std::vector<VersionRecord>& into, RowCounter& counter)
{
    const QString sql = QStringLiteral("SELECT device, module, version, since FROM device_version");
    return forEachRow(
        connection, sql, {}, QLatin1StringView("device_version"),
        [&](const QSqlQuery& query) {
            RowReader row(query);
            VersionRecord record;
            record.slot = row.number<DeviceSlot>();
            record.module = row.number<ModuleIndex>();
            record.version = row.number<VersionIndex>();
            record.since = row.number<TimeMs>();
            into.push_back(record);
            return row.isValid();
        },
        &counter);
}

QString firmwareQuery()
{
    QStringList columns = QString(QLatin1StringView(firmwareColumns)).split(QStringLiteral(", "));
    for (QString& column : columns)
        column.prepend(QStringLiteral("f."));
    return QStringLiteral("SELECT %1, p.file_name, p.size, p.md5, p.sha256 FROM firmware f"
                          " JOIN firmware_file p ON p.firmware = f.id AND p.position = 0 ORDER BY f.id")
        .arg(columns.join(u','));
}

/// Who is left out of which batch, into the plans.
Result<void> readExcluded(const Connection& connection, std::vector<Batch>& batches)
{
    std::unordered_map<BatchId, std::vector<DeviceSlot>> excluded;
    const auto read = forEachRow(connection, QStringLiteral("SELECT batch, device FROM batch_excluded ORDER BY device"),
        {}, QLatin1StringView("batch_excluded"), [&](const QSqlQuery& query) {
            RowReader row(query);
            const BatchId batch{ row.number<quint64>() };
            excluded[batch].push_back(row.number<DeviceSlot>());
            return row.isValid();
        });
    for (Batch& batch : batches) {
        if (const auto found = excluded.find(batch.id); found != excluded.end())
            batch.plan.excluded = std::make_shared<const std::vector<DeviceSlot>>(std::move(found->second));
    }
    return read;
}

Result<void> readCatalogue(const Connection& connection, WorkspaceContents& contents)
{
    const QString batches = QStringLiteral("SELECT %1 FROM batch ORDER BY id").arg(QLatin1StringView(batchColumns));
    return readAll(connection, firmwareQuery(), {}, QLatin1StringView("firmware"), &readFirmware, contents.firmware)
        .and_then(
            [&] { return readAll(connection, batches, {}, QLatin1StringView("batch"), &readBatch, contents.batches); })
        .and_then([&] { return readExcluded(connection, contents.batches); });
}

Result<void> readFilters(const Connection& connection, std::vector<FilterRecord>& into)
{
    const QLatin1StringView table("saved_filter");
    return forEachRow(connection, QStringLiteral("SELECT name, filter FROM saved_filter ORDER BY name"), {}, table,
        [&](const QSqlQuery& query) {
            RowReader row(query);
            FilterRecord filter;
            filter.name = row.text();
            filter.text = row.text();
            into.push_back(std::move(filter));
            return row.isValid();
        });
}

qint64 tasksOf(const WorkspaceContents& contents)
{
    qint64 tasks = 0;
    for (const Batch& batch : contents.batches)
        tasks += batch.counts.total();
    return tasks;
}

/// Rows are read as they lie in the file, which is nearly always their order already: by way of an index each would
/// cost a search of its own.
template <class Value, class KeyOf> void putInOrder(std::vector<Value>& values, KeyOf keyOf)
{
    const auto before = [keyOf](const Value& a, const Value& b) { return keyOf(a) < keyOf(b); };
    if (!std::is_sorted(values.begin(), values.end(), before))
        std::sort(values.begin(), values.end(), before);
}

/// Those of which there may be a million: devices, their versions, their tasks.
Result<void> readFleet(const Connection& connection, WorkspaceContents& contents, const StoreReader::Progress& progress)
{
    const auto last = connection.number(QStringLiteral("SELECT coalesce(max(id) + 1, 0) FROM device"));
    if (!last)
        return failure(last.error());
    const qint64 tasks = tasksOf(contents);
    // As guesses: what is counted wrong in a damaged file costs no more than memory.
    const auto room = [](qint64 count) { return static_cast<std::size_t>(std::clamp<qint64>(count, 0, 10'000'000)); };
    contents.devices.reserve(room(*last));
    contents.versions.reserve(room(*last));
    contents.tasks.reserve(room(tasks));
    RowCounter counter(progress, 2 * *last + 3 * tasks / 2);
    const QString taskQuery = QStringLiteral("SELECT %1 FROM task").arg(QLatin1StringView(taskColumns));
    return readDevices(connection, contents.devices, counter)
        .and_then([&] { return readVersions(connection, contents.versions, counter); })
        .and_then([&] {
            return readAll(connection, taskQuery, {}, QLatin1StringView("task"), &readTask, contents.tasks, &counter);
        })
        .map([&] {
            putInOrder(contents.versions, [](const VersionRecord& one) { return std::pair(one.slot, one.module); });
            putInOrder(contents.tasks, [](const Task& one) { return std::pair(one.batch.value, one.device); });
        });
}

Result<void> readGreatestLog(const Connection& connection, quint64& id)
{
    const auto greatest = connection.number(QStringLiteral("SELECT coalesce(max(id), 0) FROM batch_log"));
    if (!greatest)
        return failure(greatest.error());
    id = static_cast<quint64>(std::max<qint64>(*greatest, 0));
    return {};
}

Result<void> readGreatestId(const Connection& connection, quint64& id)
{
    const auto greatest = connection.number(
        QStringLiteral("SELECT coalesce(max(id), 0) FROM (SELECT max(id) AS id FROM firmware"
                       " UNION ALL SELECT max(id) FROM batch UNION ALL SELECT max(id) FROM event) AS greatest"));
    if (!greatest)
        return failure(greatest.error());
    id = static_cast<quint64>(std::max<qint64>(*greatest, 0));
    return {};
}

/// The conditions of an activity query, and their values in order.
QStringList conditions(const ActivityQuery& query, QVariantList& values)
{
    QStringList all;
    const auto add = [&](const QString& condition, quint64 value) {
        all.append(condition);
        values.append(static_cast<qint64>(value));
    };
    if (!query.before.isNull())
        add(QStringLiteral("id < ?"), query.before.value);
    if (!query.batch.isNull())
        add(QStringLiteral("batch = ?"), query.batch.value);
    if (!query.firmware.isNull())
        add(QStringLiteral("firmware = ?"), query.firmware.value);
    if (query.device != noDevice)
        add(QStringLiteral("device = ?"), query.device);
    if (!query.kinds.isEmpty()) {
        QStringList marks;
        for (const ActivityKind kind : query.kinds) {
            marks.append(QStringLiteral("?"));
            values.append(static_cast<qint64>(kind));
        }
        all.append(QStringLiteral("kind IN (%1)").arg(marks.join(u',')));
    }
    return all;
}

} // namespace

StoreReader::StoreReader(QString databasePath)
    : m_path(std::move(databasePath))
{
}

Result<WorkspaceContents> StoreReader::loadWorkspace(const Progress& progress) const
{
    const auto opened = Connection::open(m_path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    const Connection& connection = **opened;
    // One read transaction: one moment of the database, whatever the writer does meanwhile.
    if (const auto begun = connection.execute(QStringLiteral("BEGIN")); !begun)
        return failure(begun.error());
    WorkspaceContents contents;
    const auto read
        = readLabels(connection, Label::Product, QLatin1StringView("product"), contents.labels)
              .and_then(
                  [&] { return readLabels(connection, Label::Module, QLatin1StringView("module"), contents.labels); })
              .and_then(
                  [&] { return readLabels(connection, Label::Version, QLatin1StringView("version"), contents.labels); })
              .and_then(
                  [&] { return readLabels(connection, Label::Marks, QLatin1StringView("marks"), contents.labels); })
              .and_then([&] { return readFilters(connection, contents.filters); })
              .and_then([&] { return readCatalogue(connection, contents); })
              .and_then([&] { return readFleet(connection, contents, progress); })
              .and_then([&] { return readGreatestId(connection, contents.greatestId); })
              .and_then([&] { return readGreatestLog(connection, contents.greatestLog); });
    connection.rollback();
    if (!read)
        return failure(read.error());
    return contents;
}

Result<WorkspaceContents> StoreReader::loadFirmware() const
{
    const auto opened = Connection::open(m_path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    WorkspaceContents contents;
    if (const auto read = readCatalogue(**opened, contents); !read)
        return failure(read.error());
    return contents;
}

Result<QList<Activity>> StoreReader::activities(const ActivityQuery& query) const
{
    const auto opened = Connection::open(m_path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    QVariantList values;
    const QStringList all = conditions(query, values);
    QString sql = QStringLiteral("SELECT ") + QLatin1StringView(eventColumns) + QStringLiteral(" FROM event");
    if (!all.isEmpty())
        sql += QStringLiteral(" WHERE ") + all.join(QStringLiteral(" AND "));
    sql += QStringLiteral(" ORDER BY id DESC LIMIT ?");
    values.append(std::max(query.limit, 0));
    QList<Activity> found;
    const auto read = readAll(**opened, sql, values, QLatin1StringView("event"), &readActivity, found);
    if (!read)
        return failure(read.error());
    return found;
}

Result<QList<VersionHistoryEntry>> StoreReader::versionHistory(DeviceSlot device) const
{
    const auto opened = Connection::open(m_path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    QList<VersionHistoryEntry> found;
    const QString sql = QStringLiteral(
        "SELECT module, version, since FROM version_history WHERE device = ? ORDER BY since DESC, module");
    const auto read
        = forEachRow(**opened, sql, { device }, QLatin1StringView("version_history"), [&](const QSqlQuery& query) {
              RowReader row(query);
              VersionHistoryEntry entry;
              entry.module = row.number<ModuleIndex>();
              entry.version = row.number<VersionIndex>();
              entry.since = row.number<TimeMs>();
              found.append(entry);
              return row.isValid();
          });
    if (!read)
        return failure(read.error());
    return found;
}

Result<void> StoreReader::replayVersions(const std::function<void(const VersionChange&)>& take) const
{
    const auto opened = Connection::open(m_path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    const QString sql = QStringLiteral("SELECT h.since, h.device, d.product, h.module, h.version FROM version_history h"
                                       " JOIN device d ON d.id = h.device ORDER BY h.since, h.device");
    return forEachRow(**opened, sql, {}, QLatin1StringView("version_history"), [&](const QSqlQuery& query) {
        RowReader row(query);
        VersionChange change;
        change.at = row.number<TimeMs>();
        change.device = row.number<DeviceSlot>();
        change.product = row.number<ProductIndex>();
        change.module = row.number<ModuleIndex>();
        change.version = row.number<VersionIndex>();
        take(change);
        return row.isValid();
    });
}

Result<LogCheck> StoreReader::checkLog(const std::function<bool()>& goOn) const
{
    const auto opened = Connection::open(m_path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    return checkEvents(**opened, goOn);
}

Result<std::vector<Task>> StoreReader::tasksOfDevice(DeviceSlot device) const
{
    const auto opened = Connection::open(m_path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    std::vector<Task> found;
    const QString sql = QStringLiteral("SELECT %1 FROM task WHERE device = ? ORDER BY batch DESC")
                            .arg(QLatin1StringView(taskColumns));
    const auto read = readAll(**opened, sql, { device }, QLatin1StringView("task"), &readTask, found);
    if (!read)
        return failure(read.error());
    return found;
}

Result<void> StoreReader::eachTask(BatchId batch, const std::function<bool(const Task&)>& take) const
{
    const auto opened = Connection::open(m_path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    const QString sql
        = QStringLiteral("SELECT %1 FROM task WHERE batch = ? ORDER BY device").arg(QLatin1StringView(taskColumns));
    bool goesOn = true;
    const auto read = forEachRow(
        **opened, sql, { static_cast<qint64>(batch.value) }, QLatin1StringView("task"), [&](const QSqlQuery& query) {
            Task task;
            if (!readTask(query, task))
                return false;
            goesOn = take(task);
            return goesOn;
        });
    return goesOn ? read : Result<void>();
}

Result<std::vector<BatchLogEntry>> StoreReader::batchLog(BatchId batch) const
{
    std::vector<BatchLogEntry> log;
    const auto read = eachLogPiece(batch, [&log](const std::vector<BatchLogEntry>& piece) {
        log.insert(log.end(), piece.begin(), piece.end());
        return true;
    });
    if (!read)
        return failure(read.error());
    return log;
}

Result<void> StoreReader::eachLogPiece(
    BatchId batch, const std::function<bool(const std::vector<BatchLogEntry>&)>& take) const
{
    const auto opened = Connection::open(m_path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    std::vector<BatchLogEntry> piece;
    bool goesOn = true;
    const auto read = forEachRow(**opened, QStringLiteral("SELECT entries FROM batch_log WHERE batch = ? ORDER BY id"),
        { static_cast<qint64>(batch.value) }, QLatin1StringView("batch_log"), [&](const QSqlQuery& query) {
            piece.clear();
            if (!readBatchLog(query.value(0).toByteArray(), piece))
                return false;
            goesOn = take(piece);
            return goesOn;
        });
    return goesOn ? read : Result<void>();
}

Result<void> StoreReader::eachActivity(BatchId batch, const std::function<bool(const Activity&)>& take) const
{
    const auto opened = Connection::open(m_path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    const QString sql
        = QStringLiteral("SELECT %1 FROM event WHERE batch = ? ORDER BY id").arg(QLatin1StringView(eventColumns));
    bool goesOn = true;
    const auto read = forEachRow(
        **opened, sql, { static_cast<qint64>(batch.value) }, QLatin1StringView("event"), [&](const QSqlQuery& query) {
            Activity activity;
            if (!readActivity(query, activity))
                return false;
            goesOn = take(activity);
            return goesOn;
        });
    return goesOn ? read : Result<void>();
}

Result<qint64> StoreReader::countTasks(BatchId batch) const
{
    const auto opened = Connection::open(m_path, Connection::Mode::Read);
    if (!opened)
        return failure(opened.error());
    return (*opened)->number(QStringLiteral("SELECT count(*) FROM task WHERE batch = %1").arg(batch.value));
}

} // namespace console
