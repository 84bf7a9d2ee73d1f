// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rows.h"

#include "models/rollout/wavetext.h"
#include "models/rollout/windowtext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace console {

namespace {

void bindAll(QSqlQuery& query, const auto&... values)
{
    (query.addBindValue(QVariant::fromValue(values)), ...);
}

qint64 stored(quint64 value)
{
    return static_cast<qint64>(value);
}
template <class E>
requires std::is_enum_v<E> qint64 stored(E value)
{
    return static_cast<qint64>(value);
}

/// A null text would become SQL NULL.
QString stored(const QString& text)
{
    return text.isNull() ? QStringLiteral("") : text;
}
QString storedHex(const QByteArray& digits)
{
    return stored(QString::fromLatin1(digits));
}

QVariant storedId(quint64 id)
{
    return id == 0 ? QVariant(QMetaType::fromType<qint64>()) : QVariant(stored(id));
}

QString toJson(const QJsonArray& array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QStringList textsFromJson(const QString& json)
{
    QStringList texts;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    texts.reserve(array.size());
    for (const QJsonValue& value : array)
        texts.append(value.toString());
    return texts;
}

QString devicesToJson(const std::vector<DeviceSlot>& devices)
{
    QJsonArray array;
    for (const DeviceSlot device : devices)
        array.append(static_cast<qint64>(device));
    return toJson(array);
}

std::vector<DeviceSlot> devicesFromJson(const QString& json)
{
    std::vector<DeviceSlot> devices;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    devices.reserve(static_cast<std::size_t>(array.size()));
    for (const QJsonValue& value : array)
        devices.push_back(static_cast<DeviceSlot>(value.toInteger()));
    return devices;
}

void readPlan(RowReader& row, Plan& plan)
{
    plan.scope = row.enumerator(Scope::Filter);
    plan.sourceVersions = textsFromJson(row.text());
    plan.percentThousandths = row.number<qint32>();
    plan.devices = devicesFromJson(row.text());
    plan.ratePerMinute = row.number<int>();
    plan.timeoutMinutes = row.number<int>();
    plan.retryCount = row.number<int>();
    plan.retryIntervalMinutes = row.number<int>();
    plan.startAt = row.number<TimeMs>();
    plan.conflict = row.enumerator(ConflictPolicy::Replace);
    plan.silenceMs = row.number<qint64>();
    plan.wrongVersionGraceMs = row.number<qint64>();
    plan.fellBackMs = row.number<qint64>();
    plan.repushMs = row.number<qint64>();
}

void bindSchedule(QSqlQuery& query, const Plan& plan)
{
    const PaceRules& pace = plan.pace;
    bindAll(query, plan.endAt, stored(plan.endAction), stored(wavesText(plan.waves)), stored(windowsText(plan.windows)),
        stored(pace.growth), pace.factorTenths, pace.every, pace.maxDownloads, pace.maxMegabits);
}

/// False where a text is not one that was written here.
bool readSchedule(RowReader& row, Plan& plan)
{
    plan.endAt = row.number<TimeMs>();
    plan.endAction = row.enumerator(EndAction::CancelAll);
    auto waves = parseWaves(row.text());
    auto windows = parseWindows(row.text());
    plan.pace.growth = row.enumerator(PaceGrowth::BySucceeded);
    plan.pace.factorTenths = row.number<int>();
    plan.pace.every = row.number<int>();
    plan.pace.maxDownloads = row.number<int>();
    plan.pace.maxMegabits = row.number<int>();
    if (!waves || !windows || !checkWaves(*waves))
        return false;
    plan.waves = std::move(*waves);
    plan.windows = std::move(*windows);
    return true;
}

} // namespace

void bindFirmware(QSqlQuery& query, const Firmware& firmware)
{
    bindAll(query, stored(firmware.id.value), stored(firmware.name), stored(firmware.productKey),
        stored(firmware.module), stored(firmware.version), stored(firmware.signMethod), stored(firmware.customInfo),
        stored(firmware.notes), stored(firmware.state), firmware.uploadedAt, firmware.deleted, firmware.tampered);
}

void bindFirmwareFile(QSqlQuery& query, const Firmware& firmware)
{
    bindAll(query, stored(firmware.id.value), 0, stored(firmware.fileName), firmware.size, storedHex(firmware.md5),
        storedHex(firmware.sha256));
}

void bindBatch(QSqlQuery& query, const Batch& batch)
{
    const Plan& plan = batch.plan;
    bindAll(query, stored(batch.id.value), stored(batch.kind), stored(batch.firmware.value), stored(batch.productKey),
        stored(batch.module), stored(batch.version), stored(batch.state), batch.createdAt, batch.startedAt,
        batch.endedAt, stored(batch.createdBy), batch.linksExpireAt);
    bindAll(query, stored(plan.scope), toJson(QJsonArray::fromStringList(plan.sourceVersions)), plan.percentThousandths,
        devicesToJson(plan.devices), plan.ratePerMinute, plan.timeoutMinutes, plan.retryCount,
        plan.retryIntervalMinutes, plan.startAt, stored(plan.conflict), plan.silenceMs, plan.wrongVersionGraceMs,
        plan.fellBackMs, plan.repushMs);
    for (const quint32 count : batch.counts.byState)
        query.addBindValue(count);
    query.addBindValue(batch.counts.silent);
    const HaltRules& rules = plan.halt;
    const Halt& halt = batch.halt;
    bindAll(query, rules.failures, rules.percent, rules.leastExecuted, rules.testsRate, rules.basePerMillion,
        rules.falseAlarmPerMillion, stored(halt.cause), halt.cohort, halt.failed, halt.exposed, halt.at,
        batch.haltAcknowledgedAt);
    bindAll(query, stored(plan.filter), plan.dynamic);
    bindSchedule(query, plan);
    bindAll(query, int{ batch.wave.open }, batch.wave.blocked, batch.wave.metSince);
    bindAll(query, batch.needsRelease, stored(batch.releasedBy), batch.releasedAt);
}

namespace {

/// Everything behind batch, device and version.
void bindProgress(QSqlQuery& query, const Task& task)
{
    const TaskEvidence& evidence = task.evidence;
    bindAll(query, stored(task.state), stored(task.reason), int{ task.step }, int{ task.attempt }, task.silent,
        task.mayStillArrive, task.createdAt, task.updatedAt, task.upgradingSince, task.nextAt);
    bindAll(query, evidence.publishedAt, evidence.acknowledgedAt, evidence.downloadBeganAt, evidence.progressAt,
        evidence.reportedAt, stored(evidence.bytesServed), evidence.reportedVersion, int{ evidence.pushes },
        evidence.refusal != 0 ? int{ evidence.refusal } : int{ evidence.nobodyListening }, task.taken,
        int{ task.wave });
}

} // namespace

void bindTask(QSqlQuery& query, const Task& task)
{
    bindAll(query, stored(task.batch.value), task.device, task.fromVersion);
    bindProgress(query, task);
}

void bindAlikeTasks(QSqlQuery& query, const Task& task, const QString& list)
{
    bindAll(query, stored(task.batch.value));
    bindProgress(query, task);
    bindAll(query, list);
}

void bindActivity(QSqlQuery& query, const Activity& activity)
{
    bindAll(query, stored(activity.id.value), activity.at, stored(activity.kind), stored(activity.actor));
    query.addBindValue(storedId(activity.batch.value));
    query.addBindValue(storedId(activity.firmware.value));
    query.addBindValue(
        activity.device == noDevice ? QVariant(QMetaType::fromType<qint64>()) : QVariant(qint64{ activity.device }));
    query.addBindValue(toJson(QJsonArray::fromStringList(activity.args)));
}

bool readFirmware(const QSqlQuery& query, Firmware& firmware)
{
    RowReader row(query);
    firmware.id.value = row.number<quint64>();
    firmware.name = row.text();
    firmware.productKey = row.text();
    firmware.module = row.text();
    firmware.version = row.text();
    firmware.signMethod = row.enumerator(SignMethod::Sha256);
    firmware.customInfo = row.text();
    firmware.notes = row.text();
    firmware.state = row.enumerator(FirmwareState::VerificationFailed);
    firmware.uploadedAt = row.number<TimeMs>();
    firmware.deleted = row.flag();
    firmware.tampered = row.flag();
    firmware.fileName = row.text();
    firmware.size = row.number<qint64>();
    firmware.md5 = row.ascii();
    firmware.sha256 = row.ascii();
    return row.isValid();
}

bool readBatch(const QSqlQuery& query, Batch& batch)
{
    RowReader row(query);
    batch.id.value = row.number<quint64>();
    batch.kind = row.enumerator(BatchKind::Upgrade);
    batch.firmware.value = row.number<quint64>();
    batch.productKey = row.text();
    batch.module = row.text();
    batch.version = row.text();
    batch.state = row.enumerator(BatchState::Cancelled);
    batch.createdAt = row.number<TimeMs>();
    batch.startedAt = row.number<TimeMs>();
    batch.endedAt = row.number<TimeMs>();
    batch.createdBy = row.text();
    batch.linksExpireAt = row.number<qint64>();
    readPlan(row, batch.plan);
    for (quint32& count : batch.counts.byState)
        count = row.number<quint32>();
    batch.counts.silent = row.number<quint32>();
    HaltRules& rules = batch.plan.halt;
    rules.failures = row.number<int>();
    rules.percent = row.number<int>();
    rules.leastExecuted = row.number<int>();
    rules.testsRate = row.flag();
    rules.basePerMillion = row.number<int>();
    rules.falseAlarmPerMillion = row.number<int>();
    batch.halt.cause = row.enumerator(lastHaltCause);
    batch.halt.cohort = row.number<VersionIndex>();
    batch.halt.failed = row.number<quint32>();
    batch.halt.exposed = row.number<quint32>();
    batch.halt.at = row.number<TimeMs>();
    batch.haltAcknowledgedAt = row.number<TimeMs>();
    batch.plan.filter = row.text();
    batch.plan.dynamic = row.flag();
    const bool schedule = readSchedule(row, batch.plan);
    batch.wave.open = row.number<quint8>();
    batch.wave.blocked = row.flag();
    batch.wave.metSince = row.number<TimeMs>();
    batch.needsRelease = row.flag();
    batch.releasedBy = row.text();
    batch.releasedAt = row.number<TimeMs>();
    return schedule && row.isValid();
}

bool readTask(const QSqlQuery& query, Task& task)
{
    RowReader row(query);
    task.batch.value = row.number<quint64>();
    task.device = row.number<DeviceSlot>();
    task.fromVersion = row.number<VersionIndex>();
    task.state = row.enumerator(TaskState::Skipped);
    task.reason = row.enumerator(TaskReason::EndedBySchedule);
    task.step = row.number<qint8>();
    task.attempt = row.number<quint8>();
    task.silent = row.flag();
    task.mayStillArrive = row.flag();
    task.createdAt = row.number<TimeMs>();
    task.updatedAt = row.number<TimeMs>();
    task.upgradingSince = row.number<TimeMs>();
    task.nextAt = row.number<TimeMs>();
    TaskEvidence& evidence = task.evidence;
    evidence.publishedAt = row.number<TimeMs>();
    evidence.acknowledgedAt = row.number<TimeMs>();
    evidence.downloadBeganAt = row.number<TimeMs>();
    evidence.progressAt = row.number<TimeMs>();
    evidence.reportedAt = row.number<TimeMs>();
    evidence.bytesServed = row.number<quint64>();
    evidence.reportedVersion = row.number<VersionIndex>();
    evidence.pushes = row.number<quint16>();
    // 0, 1 = nobody was subscribed, 128 and above = the reason code of a refusal.
    const auto answer = row.number<quint8>();
    evidence.nobodyListening = answer != 0 && answer < 0x80;
    evidence.refusal = answer >= 0x80 ? answer : 0;
    task.taken = row.flag();
    task.wave = row.number<quint8>();
    return row.isValid();
}

bool readActivity(const QSqlQuery& query, Activity& activity)
{
    RowReader row(query);
    activity.id.value = row.number<quint64>();
    activity.at = row.number<TimeMs>();
    // A kind that a newer console wrote is shown as it can be, not refused: the log only grows.
    activity.kind = static_cast<ActivityKind>(row.number<quint16>());
    activity.actor = row.text();
    activity.batch.value = row.number<quint64>();
    activity.firmware.value = row.number<quint64>();
    activity.device = query.isNull(6) ? (static_cast<void>(row.text()), noDevice) : row.number<DeviceSlot>();
    activity.args = textsFromJson(row.text());
    return row.isValid();
}

} // namespace console
