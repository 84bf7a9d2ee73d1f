// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/records.h"

namespace console {

/// Values in which every field differs from its default and from its neighbours, so that two swapped columns show.
[[nodiscard]] inline Task sampleTask(quint64 batch, DeviceSlot device)
{
    Task task;
    task.batch = BatchId{ batch };
    task.device = device;
    task.fromVersion = 1;
    task.state = TaskState::Failed;
    task.reason = TaskReason::FlashingFailed;
    task.step = -4;
    task.attempt = 3;
    task.silent = true;
    task.mayStillArrive = false;
    task.taken = true;
    task.wave = 2;
    task.createdAt = 1700000000001;
    task.updatedAt = 1700000000002;
    task.upgradingSince = 1700000000003;
    task.nextAt = 1700000000004;
    task.evidence
        = { 1700000000005, 1700000000006, 1700000000007, 1700000000008, 1700000000009, 123456789012, 2, 17, true };
    return task;
}

[[nodiscard]] inline Firmware sampleFirmware(quint64 id)
{
    Firmware firmware;
    firmware.id = FirmwareId{ id };
    firmware.name = QStringLiteral("Gateway 固件 'x'");
    firmware.productKey = QStringLiteral("a1B2c3");
    firmware.module = QStringLiteral("mcu");
    firmware.version = QStringLiteral("2.0.1");
    firmware.fileName = QStringLiteral("gateway.bin");
    firmware.size = 104857601;
    firmware.md5 = QByteArray(32, 'a');
    firmware.sha256 = QByteArray(64, 'b');
    firmware.signMethod = SignMethod::Sha256;
    firmware.customInfo = QStringLiteral("{\"k\":\"v\"}");
    firmware.notes = QStringLiteral("two\nlines");
    firmware.state = FirmwareState::Verified;
    firmware.uploadedAt = 1700000000010;
    firmware.deleted = true;
    firmware.tampered = true;
    return firmware;
}

[[nodiscard]] inline Plan samplePlan()
{
    Plan plan;
    plan.scope = Scope::Percent;
    plan.sourceVersions = { QStringLiteral("1.0.0"), QStringLiteral("1.0.\"1") };
    plan.percentThousandths = 12345;
    plan.devices = { 3, 1, 4000000000 };
    plan.ratePerMinute = 9999;
    plan.timeoutMinutes = 1440;
    plan.retryCount = 5;
    plan.retryIntervalMinutes = 30;
    plan.startAt = 1700000000011;
    plan.conflict = ConflictPolicy::Replace;
    plan.silenceMs = 21;
    plan.wrongVersionGraceMs = 22;
    plan.fellBackMs = 23;
    plan.repushMs = 24;
    plan.halt = { 41, 42, 43, true, 44, 45 };
    plan.filter = QStringLiteral("tag = \"值\"");
    plan.dynamic = true;
    plan.endAt = 1700000000018;
    plan.endAction = EndAction::CancelAll;
    plan.waves = { { 0, 1500, { 95, 30, true } }, { 49, 0, { 0, 1440, false } }, { 0, 0, {} } };
    plan.windows = { { 0x1f, 1320, 240, "Europe/Berlin" }, { 0x41, 1, 2, {} } };
    plan.pace = { PaceGrowth::BySucceeded, 15, 51, 52, 53 };
    plan.excluded = std::make_shared<const std::vector<DeviceSlot>>(std::vector<DeviceSlot>{ 0, 1 });
    return plan;
}

[[nodiscard]] inline Batch sampleBatch(quint64 id, quint64 firmware)
{
    Batch batch;
    batch.id = BatchId{ id };
    batch.kind = BatchKind::Verification;
    batch.firmware = FirmwareId{ firmware };
    batch.productKey = QStringLiteral("a1B2c3");
    batch.module = QStringLiteral("mcu");
    batch.version = QStringLiteral("2.0.1");
    batch.plan = samplePlan();
    batch.state = BatchState::Paused;
    batch.createdAt = 1700000000012;
    batch.startedAt = 1700000000013;
    batch.endedAt = 1700000000014;
    batch.createdBy = QStringLiteral("操作员");
    batch.linksExpireAt = 1700000015;
    batch.counts.byState = { 31, 32, 33, 34, 35, 36, 37 };
    batch.counts.silent = 38;
    batch.halt = { HaltCause::CohortWorseThanBase, 46, 47, 48, 1700000000016 };
    batch.haltAcknowledgedAt = 1700000000017;
    batch.wave.open = 1;
    batch.wave.blocked = true;
    batch.wave.metSince = 1700000000019;
    batch.needsRelease = true;
    batch.releasedBy = QStringLiteral("Ben");
    batch.releasedAt = 1700000000020;
    return batch;
}

[[nodiscard]] inline Activity sampleActivity(quint64 id, ActivityKind kind = ActivityKind::TaskFailed)
{
    Activity activity;
    activity.id = EventId{ id };
    activity.at = 1700000000000 + static_cast<TimeMs>(id);
    activity.kind = kind;
    activity.actor = QStringLiteral("ops");
    activity.args = { QStringLiteral("5"), QStringLiteral("a \"quoted\" 值"), QString() };
    return activity;
}

/// Product, versions, two devices, a firmware (id 50) and a batch (id 60): what tasks refer to.
[[nodiscard]] inline RecordBatch sampleGround(quint64 sequence = 1)
{
    RecordBatch records;
    records.sequence = sequence;
    records.labels = { { Label::Product, 1, "a1B2c3" }, { Label::Module, 1, "default" }, { Label::Module, 2, "mcu" },
        { Label::Version, 1, "1.0.0" }, { Label::Version, 2, "2.0.1" }, { Label::Marks, 1, "Lab 1\nbeta" },
        { Label::Marks, 2, "\nx" } };
    records.devices = { { 0, 1, "dev-0", 1600000000000, 1600000000001 }, { 1, 1, "dev@1", 1600000000002, 0 } };
    records.versions = { { 0, 1, 1, 1600000000000 }, { 0, 2, 2, 1600000000003 } };
    records.marks = { { 1, 2 }, { 0, 1 } };
    records.filters = { { QStringLiteral("old ones"), QStringLiteral("version < 2") } };
    records.firmware = { sampleFirmware(50) };
    records.batches = { sampleBatch(60, 50) };
    records.exclusions = { { BatchId{ 60 }, records.batches.front().plan.excluded } };
    return records;
}

[[nodiscard]] inline bool operator==(const Plan& a, const Plan& b)
{
    return a.scope == b.scope && a.sourceVersions == b.sourceVersions && a.percentThousandths == b.percentThousandths
        && a.devices == b.devices && a.ratePerMinute == b.ratePerMinute && a.timeoutMinutes == b.timeoutMinutes
        && a.retryCount == b.retryCount && a.retryIntervalMinutes == b.retryIntervalMinutes && a.startAt == b.startAt
        && a.conflict == b.conflict && a.silenceMs == b.silenceMs && a.wrongVersionGraceMs == b.wrongVersionGraceMs
        && a.fellBackMs == b.fellBackMs && a.repushMs == b.repushMs && a.halt == b.halt && a.filter == b.filter
        && a.dynamic == b.dynamic && a.endAt == b.endAt && a.endAction == b.endAction && a.waves == b.waves
        && a.windows == b.windows && a.pace == b.pace
        && (a.excluded && b.excluded ? *a.excluded == *b.excluded : a.excluded == b.excluded);
}

[[nodiscard]] inline bool operator==(const Batch& a, const Batch& b)
{
    return a.id == b.id && a.kind == b.kind && a.firmware == b.firmware && a.productKey == b.productKey
        && a.module == b.module && a.version == b.version && a.plan == b.plan && a.state == b.state
        && a.createdAt == b.createdAt && a.startedAt == b.startedAt && a.endedAt == b.endedAt
        && a.createdBy == b.createdBy && a.linksExpireAt == b.linksExpireAt && a.halt == b.halt
        && a.haltAcknowledgedAt == b.haltAcknowledgedAt && a.counts == b.counts && a.wave == b.wave
        && a.needsRelease == b.needsRelease && a.releasedBy == b.releasedBy && a.releasedAt == b.releasedAt;
}

[[nodiscard]] inline bool operator==(const Firmware& a, const Firmware& b)
{
    return a.id == b.id && a.name == b.name && a.productKey == b.productKey && a.module == b.module
        && a.version == b.version && a.fileName == b.fileName && a.size == b.size && a.md5 == b.md5
        && a.sha256 == b.sha256 && a.signMethod == b.signMethod && a.customInfo == b.customInfo && a.notes == b.notes
        && a.state == b.state && a.uploadedAt == b.uploadedAt && a.deleted == b.deleted && a.tampered == b.tampered;
}

} // namespace console
