// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/dossier.h"

#include "app/console/dossierrows.h"
#include "app/console/valuejson.h"
#include "app/console/valuenames.h"
#include "app/console/version.h"
#include "models/base/hashchain.h"

#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

namespace console {

namespace {

constexpr quint32 progressEvery = 4096;
constexpr std::size_t entriesARecord = 500;
constexpr std::size_t devicesARecord = 1000;
constexpr int mostOfFirmware = 1000; ///< entries of the log about a firmware itself: a handful

QJsonValue withoutNulls(const QJsonValue& value)
{
    if (value.isArray()) {
        QJsonArray kept;
        for (const QJsonValue& each : value.toArray())
            kept.append(withoutNulls(each));
        return kept;
    }
    if (!value.isObject())
        return value;
    QJsonObject kept;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it->isNull() && !it->isUndefined())
            kept.insert(it.key(), withoutNulls(*it));
    }
    return kept;
}

QJsonObject limitsOf(const Plan& plan)
{
    return { { QStringLiteral("silence_s"), plan.silenceMs / 1000 },
        { QStringLiteral("wrong_version_grace_s"), plan.wrongVersionGraceMs / 1000 },
        { QStringLiteral("fell_back_s"), plan.fellBackMs / 1000 },
        { QStringLiteral("push_again_s"), plan.repushMs / 1000 } };
}

QJsonObject haltRulesOf(const HaltRules& rules)
{
    return { { QStringLiteral("failures"), rules.failures }, { QStringLiteral("percent"), rules.percent },
        { QStringLiteral("least_executed"), rules.leastExecuted }, { QStringLiteral("tests_rate"), rules.testsRate },
        { QStringLiteral("base_per_million"), rules.basePerMillion },
        { QStringLiteral("false_alarm_per_million"), rules.falseAlarmPerMillion } };
}

/// What an operator decided, whole, out of what rolloutctl shows of a batch and what it leaves out.
QJsonObject takePlan(QJsonObject& batch, const Plan& plan)
{
    static const std::array scopes{ QLatin1StringView("all"), QLatin1StringView("devices"),
        QLatin1StringView("source_versions"), QLatin1StringView("percent"), QLatin1StringView("filter") };
    QJsonObject taken{ { QStringLiteral("scope"), scopes[static_cast<std::size_t>(plan.scope)] },
        { QStringLiteral("source_versions"), QJsonArray::fromStringList(plan.sourceVersions) },
        { QStringLiteral("percent_thousandths"), plan.percentThousandths },
        { QStringLiteral("conflict"),
            plan.conflict == ConflictPolicy::Keep ? QStringLiteral("keep") : QStringLiteral("replace") },
        { QStringLiteral("halt_rules"), haltRulesOf(plan.halt) }, { QStringLiteral("limits"), limitsOf(plan) } };
    for (const char* key : { "filter", "dynamic", "excluded", "rate_per_minute", "timeout_minutes", "retries",
             "retry_after_minutes", "start_at", "end_at", "at_end", "waves", "pace", "windows" })
        taken.insert(QLatin1StringView(key), batch.take(QLatin1StringView(key)));
    return taken;
}

/// Writes one dossier, chapter after chapter. What went wrong first ends it.
class Dossier
{
public:
    Dossier(const StoreReader& reader, const FleetNames& names, QIODevice& file, const StoreReader::Progress& progress)
        : m_reader(reader)
        , m_names(names)
        , m_chain(file)
        , m_rows(names)
        , m_progress(progress)
    {
    }

    Result<QByteArray> write(const WorkspaceContents& catalogue, const Batch& batch, const DossierOrigin& origin)
    {
        const auto firmware = std::ranges::find(catalogue.firmware, batch.firmware, &Firmware::id);
        if (firmware == catalogue.firmware.end())
            return failure(ErrorKind::DatabaseDamaged, batch.id.toString());
        m_total = std::max<qint64>(batch.counts.total(), 1);
        return head(batch, origin)
            .and_then([&] { return this->firmware(*firmware); })
            .and_then([&] { return verifications(catalogue, batch); })
            .and_then([&] { return about(batch); })
            .and_then([&] { return activities(batch.id); })
            .and_then([&] { return tasks(batch.id); })
            .and_then([&] { return tally(batch.id); })
            .and_then([&] { return transitions(batch.id); })
            .and_then([&] { return log(); })
            .and_then([&] { return m_chain.finish(); });
    }

private:
    Result<void> add(const char* kind, const QJsonObject& fields)
    {
        QByteArray record = "{\"kind\":\"" + QByteArray(kind) + '"';
        const QByteArray text = QJsonDocument(withoutNulls(fields).toObject()).toJson(QJsonDocument::Compact);
        record += text == "{}" ? text.mid(1) : ',' + text.mid(1);
        return m_chain.add(record);
    }
    /// Percentages: tasks the first half, transitions (about four to a task) the second.
    [[nodiscard]] bool goesOn(qint64 done, qint64 of, int from) const
    {
        return !m_progress || m_progress(from + static_cast<int>(std::min<qint64>(done * 50 / of, 49)));
    }

    Result<void> head(const Batch& batch, const DossierOrigin& origin);
    Result<void> firmware(const Firmware& firmware);
    Result<void> verifications(const WorkspaceContents& catalogue, const Batch& batch);
    Result<void> about(const Batch& batch);
    Result<void> excluded(const std::vector<DeviceSlot>& devices);
    Result<void> activity(const Activity& activity);
    Result<void> activities(BatchId batch);
    Result<void> tasks(BatchId batch);
    Result<void> tally(BatchId batch);
    Result<void> transitions(BatchId batch);
    Result<void> log();

    const StoreReader& m_reader;
    const FleetNames& m_names;
    HashChainWriter m_chain;
    DossierRows m_rows;
    const StoreReader::Progress& m_progress;
    qint64 m_total = 1;
    TaskCounts m_counts; ///< of the tasks that were written last
};

Result<void> Dossier::head(const Batch& batch, const DossierOrigin& origin)
{
    return add("dossier",
        { { QStringLiteral("format"), 1 }, { QStringLiteral("program"), applicationVersion() },
            { QStringLiteral("workspace"), origin.workspace }, { QStringLiteral("made_at"), json::time(origin.madeAt) },
            { QStringLiteral("made_by"), origin.madeBy }, { QStringLiteral("batch"), batch.id.toString() },
            { QStringLiteral("product"), batch.productKey }, { QStringLiteral("module"), batch.module },
            { QStringLiteral("version"), batch.version },
            { QStringLiteral("transition_columns"), DossierRows::transitionColumns() } });
}

Result<void> Dossier::firmware(const Firmware& firmware)
{
    QJsonObject fields = json::firmware(firmware);
    fields.insert(QStringLiteral("deleted"), firmware.deleted);
    fields.insert(QStringLiteral("tampered"), firmware.tampered);
    ActivityQuery query;
    query.firmware = firmware.id;
    query.limit = mostOfFirmware;
    query.kinds = { ActivityKind::FirmwareAdded, ActivityKind::FirmwareDeleted, ActivityKind::FirmwareTampered,
        ActivityKind::FirmwareUnreadable };
    const auto entries = m_reader.activities(query);
    if (!entries)
        return failure(entries.error());
    auto written = add("firmware", { { QStringLiteral("firmware"), fields } });
    for (auto it = entries->rbegin(); written && it != entries->rend(); ++it)
        written = activity(*it);
    return written;
}

/// Who tried the build on which devices, and how it went: of the firmware's other batches those that did nothing else.
Result<void> Dossier::verifications(const WorkspaceContents& catalogue, const Batch& batch)
{
    Result<void> written;
    for (const Batch& each : catalogue.batches) {
        if (each.kind != BatchKind::Verification || each.firmware != batch.firmware || each.id == batch.id)
            continue;
        written = add("verification", { { QStringLiteral("batch"), json::batch(each, m_names) } })
                      .and_then([&] { return activities(each.id); })
                      .and_then([&] { return tasks(each.id); });
        if (!written)
            break;
    }
    return written;
}

Result<void> Dossier::about(const Batch& batch)
{
    QJsonObject fields = json::batch(batch, m_names);
    const QJsonObject plan = takePlan(fields, batch.plan);
    if (batch.halt.cause != HaltCause::None)
        fields.insert(QStringLiteral("last_halt"), json::halt(batch.halt, m_names));
    fields.insert(QStringLiteral("halt_acknowledged"), json::time(batch.haltAcknowledgedAt));
    auto written = add("batch", { { QStringLiteral("batch"), fields } }).and_then([&] {
        return add("plan", { { QStringLiteral("plan"), plan } });
    });
    return written && batch.plan.excluded ? excluded(*batch.plan.excluded) : written;
}

Result<void> Dossier::excluded(const std::vector<DeviceSlot>& devices)
{
    Result<void> written;
    for (std::size_t from = 0; written && from < devices.size(); from += devicesARecord) {
        QJsonArray list;
        for (std::size_t i = from; i < std::min(devices.size(), from + devicesARecord); ++i)
            list.append(devices[i] < m_names.devices.size() ? toText(m_names.devices.at(devices[i])) : QString());
        written = add("excluded", { { QStringLiteral("devices"), list } });
    }
    return written;
}

Result<void> Dossier::activity(const Activity& activity)
{
    if (activity.device != noDevice && activity.device >= m_names.devices.size())
        return failure(ErrorKind::DatabaseDamaged, activity.id.toString());
    QJsonObject fields = json::activity(activity, m_names, {});
    fields.remove(QStringLiteral("text")); // of no language
    return add("activity", { { QStringLiteral("activity"), fields } });
}

Result<void> Dossier::activities(BatchId batch)
{
    Result<void> written;
    quint32 count = 0;
    const auto read = m_reader.eachActivity(batch, [&](const Activity& each) {
        written = activity(each);
        if (written && ++count % progressEvery == 0 && !goesOn(0, 1, 0))
            written = failure(ErrorKind::Cancelled);
        return written.has_value();
    });
    return written ? read : written;
}

Result<void> Dossier::tasks(BatchId batch)
{
    Result<void> written;
    quint32 count = 0;
    m_counts = {};
    const auto read = m_reader.eachTask(batch, [&](const Task& task) {
        if (!m_rows.knows(task)) // what another process wrote into the database has no name here
            written = failure(ErrorKind::DatabaseDamaged, batch.toString());
        else
            written = m_chain.add(m_rows.task(task));
        ++m_counts.of(task.state);
        m_counts.silent += task.silent ? 1 : 0;
        if (written && ++count % progressEvery == 0 && !goesOn(count, m_total, 0))
            written = failure(ErrorKind::Cancelled);
        return written.has_value();
    });
    return written ? read : written;
}

Result<void> Dossier::tally(BatchId batch)
{
    return add("tally",
        { { QStringLiteral("batch"), batch.toString() }, { QStringLiteral("counts"), json::counts(m_counts) },
            { QStringLiteral("silent"), static_cast<qint64>(m_counts.silent) } });
}

Result<void> Dossier::transitions(BatchId batch)
{
    Result<void> written;
    qint64 count = 0;
    const auto read = m_reader.eachLogPiece(batch, [&](const std::vector<BatchLogEntry>& piece) {
        for (const BatchLogEntry& entry : piece) {
            if (!m_rows.knows(entry))
                written = failure(ErrorKind::DatabaseDamaged, batch.toString());
            else if (m_rows.addTransition(entry); m_rows.transitions() == entriesARecord)
                written = m_chain.add(m_rows.takeTransitions());
            if (!written)
                return false;
        }
        count += static_cast<qint64>(piece.size());
        if (!goesOn(count, 4 * m_total, 50))
            written = failure(ErrorKind::Cancelled);
        return written.has_value();
    });
    if (written && read && m_rows.transitions() > 0)
        written = m_chain.add(m_rows.takeTransitions());
    return written ? read : written;
}

Result<void> Dossier::log()
{
    const auto found = m_reader.checkLog([this] { return goesOn(1, 1, 50); });
    if (!found)
        return failure(found.error());
    return add("activity_log",
        { { QStringLiteral("head"), found->head }, { QStringLiteral("entries"), found->entries },
            { QStringLiteral("intact"), found->isIntact() } });
}

} // namespace

Result<QString> saveDossier(const StoreReader& reader, const FleetNames& names, BatchId id, const DossierOrigin& origin,
    const QString& path, const StoreReader::Progress& progress, const SealKeeper& keepSeal)
{
    const auto catalogue = reader.loadFirmware();
    if (!catalogue)
        return failure(catalogue.error());
    const auto batch = std::ranges::find(catalogue->batches, id, &Batch::id);
    if (batch == catalogue->batches.end())
        return failure(ErrorKind::NotFound, id.toString());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(ErrorKind::WriteFailed, path);
    const auto seal = Dossier(reader, names, file, progress).write(*catalogue, *batch, origin);
    if (!seal)
        return seal.error().kind == ErrorKind::WriteFailed ? failure(ErrorKind::WriteFailed, path)
                                                           : failure(seal.error());
    if (progress && !progress(99))
        return failure(ErrorKind::Cancelled);
    const QString text = QString::fromLatin1(*seal);
    if (auto kept = keepSeal(text); !kept)
        return failure(kept.error());
    if (!file.commit())
        return failure(ErrorKind::WriteFailed, path);
    return text;
}

} // namespace console
