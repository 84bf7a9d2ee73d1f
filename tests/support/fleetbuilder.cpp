// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fleetbuilder.h"

#include <algorithm>
#include <array>

namespace console {

namespace {

constexpr TimeMs minute = 60'000;

TaskReason reasonOf(TaskState state, quint32 number)
{
    constexpr std::array waiting{ TaskReason::WaitingForTurn, TaskReason::WaitingForDevice,
        TaskReason::WaitingForRetry };
    constexpr std::array failed{ TaskReason::DownloadFailed, TaskReason::VerificationFailed, TaskReason::FlashingFailed,
        TaskReason::TimedOut, TaskReason::WrongVersion, TaskReason::FellBack };
    switch (state) {
    case TaskState::Queued:
        return waiting[(number / 7) % waiting.size()];
    case TaskState::Failed:
        return failed[(number / 7) % failed.size()];
    case TaskState::Cancelled:
        return TaskReason::CancelledByOperator;
    case TaskState::Skipped:
        return TaskReason::AlreadyThere;
    case TaskState::Notified:
    case TaskState::Upgrading:
    case TaskState::Succeeded:
        break;
    }
    return TaskReason::None;
}

} // namespace

FleetBuilder::FleetBuilder()
    : m_names(std::make_shared<FleetNames>())
{
    m_frame.at = now;
    m_frame.pulse.link.state = LinkState::Connected;
    m_frame.pulse.link.host = QStringLiteral("broker.example");
    m_frame.pulse.link.port = 8883;
    m_frame.pulse.link.tls = true;
    m_frame.pulse.link.mqtt5 = true;
    m_frame.pulse.server.state = ServerState::Listening;
    m_frame.pulse.server.address = QStringLiteral("0.0.0.0");
    m_frame.pulse.server.port = 8070;
    m_frame.pulse.server.publicUrl = QStringLiteral("http://fw.example");
    m_frame.pulse.reportsPerSecond = 1204;
    m_frame.pulse.storeMs = 4;
}

Frame FleetBuilder::takeFrame()
{
    Frame next;
    next.at = m_frame.at;
    next.pulse = m_frame.pulse;
    return std::exchange(m_frame, std::move(next));
}

VersionIndex FleetBuilder::version(const QByteArray& label)
{
    return m_names->versions.intern({ label.data(), size_t(label.size()) });
}

FleetBuilder& FleetBuilder::addDevices(quint32 count, const QByteArray& product)
{
    const std::array versions{ version("2.3.0"), version("2.4.0"), version("2.4.1") };
    const ProductIndex productIndex = m_names->products.intern({ product.data(), size_t(product.size()) });
    for (quint32 i = 0; i < count; ++i) {
        const QByteArray name = "dev" + QByteArray::number(m_names->devices.size()).rightJustified(7, '0');
        DeviceRow row;
        row.slot = m_names->devices.append({ name.data(), size_t(name.size()) });
        row.product = productIndex;
        const quint32 turn = row.slot % 10;
        row.version = versions[turn == 0 ? 0 : turn < 4 ? 1 : 2];
        row.moreModules = row.slot % 13 == 0 ? 2 : 0;
        row.setFirstSeen(now - (30 * 24 * 60 + TimeMs(row.slot % 5000)) * minute);
        row.lastSeen = now - TimeMs(row.slot % 90) * minute / 2;
        m_frame.devices.push_back(row);
        countVersion(productIndex, row.version);
    }
    m_frame.pulse.devices = m_names->devices.size();
    m_frame.pulse.seenInLastDay = m_names->devices.size();
    return *this;
}

void FleetBuilder::countVersion(ProductIndex product, VersionIndex version)
{
    auto found = std::find_if(m_frame.versions.begin(), m_frame.versions.end(),
        [&](const VersionCount& one) { return one.product == product && one.version == version; });
    if (found == m_frame.versions.end())
        found = m_frame.versions.insert(m_frame.versions.end(), { product, defaultModuleIndex, version, 0 });
    ++found->devices;
}

FleetBuilder& FleetBuilder::addFirmware(const QString& versionLabel, FirmwareState state, const QString& name)
{
    Firmware firmware;
    firmware.id = FirmwareId{ m_nextId++ };
    firmware.name = name.isEmpty() ? QStringLiteral("Firmware ") + versionLabel : name;
    firmware.productKey = QStringLiteral("a1B2c3D4e5F");
    firmware.module = QStringLiteral("default");
    firmware.version = versionLabel;
    firmware.fileName = QStringLiteral("firmware-") + versionLabel + QStringLiteral(".bin");
    firmware.size = 11'000'000 + qint64(firmware.id.value) * 1000;
    firmware.md5 = QByteArray(32, 'a');
    firmware.sha256 = QByteArray(64, 'b');
    firmware.state = state;
    firmware.uploadedAt = now - 24 * 60 * minute;
    m_frame.firmware.push_back({ firmware, 0, 0, {} });
    m_newest = firmware;
    m_lastFirmware = firmware.id;
    return *this;
}

Task FleetBuilder::makeTask(quint32 number, BatchId batch) const
{
    Task task;
    task.batch = batch;
    task.device = number;
    task.state = TaskState(number % 7);
    task.reason = reasonOf(task.state, number);
    task.attempt = task.state == TaskState::Queued ? 0 : 1;
    task.createdAt = now - 60 * minute;
    task.updatedAt = now - TimeMs(number % 55) * minute;
    if (task.state == TaskState::Upgrading) {
        task.step = qint8(number % 101);
        task.upgradingSince = task.updatedAt;
        task.evidence.downloadBeganAt = task.updatedAt;
        task.evidence.bytesServed = quint64(number % 101) * 110'000;
    }
    if (task.state != TaskState::Queued && task.state != TaskState::Skipped) {
        task.evidence.publishedAt = task.updatedAt - minute;
        task.evidence.acknowledgedAt = task.updatedAt - minute + 40;
        task.evidence.pushes = 1;
    }
    task.silent = task.state == TaskState::Notified && number % 14 == 1;
    return task;
}

FleetBuilder& FleetBuilder::addBatch(BatchState state, quint32 tasks, BatchKind kind)
{
    BatchRow row;
    row.batch.id = BatchId{ m_nextId++ };
    row.batch.kind = kind;
    row.batch.firmware = m_newest.id;
    row.batch.productKey = m_newest.productKey;
    row.batch.module = QStringLiteral("default");
    row.batch.version = m_newest.version;
    row.batch.state = state;
    row.batch.createdAt = now - 60 * minute;
    row.batch.startedAt = state == BatchState::Scheduled ? 0 : now - 60 * minute;
    row.batch.endedAt = isOpen(state) ? 0 : now - minute;
    row.batch.createdBy = QStringLiteral("operator");
    m_lastTasks.clear();
    for (quint32 i = 0; i < tasks; ++i) {
        TaskRow taskRow{ makeTask(i, row.batch.id), version("2.4.0") };
        taskRow.task.fromVersion = version("2.4.0");
        row.batch.counts.of(taskRow.task.state) += 1;
        row.batch.counts.silent += taskRow.task.silent ? 1 : 0;
        m_lastTasks.push_back(taskRow);
        if (isOpen(taskRow.task.state) && i < m_frame.devices.size()) {
            DeviceRow& device = m_frame.devices[i];
            device.openBatch = row.batch.id.value;
            device.openState = taskRow.task.state;
            device.openStep = taskRow.task.step;
            device.silent = taskRow.task.silent;
        }
    }
    row.finishedPerMinute = state == BatchState::Running ? 120 : 0;
    row.expectedEnd = state == BatchState::Running ? now + 45 * minute : 0;
    m_frame.pulse.upgrading += row.batch.counts.of(TaskState::Upgrading);
    m_frame.batches.push_back(row);
    m_lastBatch = row.batch.id;
    return *this;
}

FleetBuilder& FleetBuilder::watchLastBatch()
{
    m_frame.watched = m_lastBatch;
    m_frame.watchedReset = true;
    m_frame.tasks = m_lastTasks;
    return *this;
}

FleetBuilder& FleetBuilder::addActivities(int count)
{
    constexpr std::array kinds{ ActivityKind::BatchPaused, ActivityKind::TaskFailed, ActivityKind::BrokerConnected };
    for (int i = 0; i < count; ++i) {
        Activity activity;
        activity.id = EventId{ m_nextId++ };
        activity.at = now - TimeMs(count - i) * minute;
        activity.kind = kinds[size_t(i) % kinds.size()];
        activity.batch = m_lastBatch;
        if (activity.kind == ActivityKind::BatchPaused)
            activity.actor = QStringLiteral("operator");
        if (activity.kind == ActivityKind::TaskFailed) {
            activity.device = DeviceSlot(i);
            activity.args = { QString::number(int(TaskReason::DownloadFailed)) };
        }
        if (activity.kind == ActivityKind::BrokerConnected)
            activity.args = { QStringLiteral("broker.example"), QStringLiteral("8883"), QStringLiteral("MQTT 5") };
        m_frame.activities.push_back(activity);
    }
    return *this;
}

} // namespace console
