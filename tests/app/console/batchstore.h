// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/database.h"
#include "models/store/storereader.h"
#include "models/store/storewriter.h"

#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace console {

/// A database with one finished batch: firmware 5, which verification 8 tried on gw-0, and batch 9 of `tasks` devices
/// gw-0, gw-1, …: every tenth failed, the others succeeded, each by way of notice and progress; and what operators did.
class BatchStore
{
public:
    static constexpr TimeMs begin = 1'795'000'000'000; ///< 2026-11-18 11:06:40 UTC
    static constexpr BatchId batch{ 9 };

    explicit BatchStore(quint32 tasks, const std::string& firstName = "gw-0")
    {
        m_names->versions.intern("1.0");
        m_names->versions.intern("2.0");
        m_names->products.intern("pk");
        if (!prepareDatabase(database()))
            return;
        RecordBatch records;
        records.sequence = 1;
        records.labels = { { Label::Product, 1, "pk" }, { Label::Version, 1, "1.0" }, { Label::Version, 2, "2.0" } };
        addFirmware(records);
        addBatches(records);
        addTasks(records, tasks, firstName);
        addActivities(records);
        StoreWriter writer(database());
        (void)writer.inbox().put(std::move(records));
        writer.start();
        writer.stop();
    }

    [[nodiscard]] QString database() const { return m_folder.filePath(QStringLiteral("console.sqlite")); }
    [[nodiscard]] StoreReader reader() const { return StoreReader(database()); }
    [[nodiscard]] const FleetNames& names() const { return *m_names; }
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QByteArray bytesOf(const char* name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    static void addFirmware(RecordBatch& records)
    {
        Firmware firmware;
        firmware.id = FirmwareId{ 5 };
        firmware.name = QStringLiteral("Gateway");
        firmware.productKey = QStringLiteral("pk");
        firmware.module = QStringLiteral("default");
        firmware.version = QStringLiteral("2.0");
        firmware.fileName = QStringLiteral("gw.bin");
        firmware.size = 1'000'000;
        firmware.md5 = QByteArray(32, 'a');
        firmware.sha256 = QByteArray(64, 'b');
        firmware.state = FirmwareState::Verified;
        firmware.uploadedAt = begin - 7'200'000;
        records.firmware = { firmware };
    }

    static void addBatches(RecordBatch& records)
    {
        Batch batch9;
        batch9.id = batch;
        batch9.firmware = FirmwareId{ 5 };
        batch9.productKey = QStringLiteral("pk");
        batch9.module = QStringLiteral("default");
        batch9.version = QStringLiteral("2.0");
        batch9.state = BatchState::Completed;
        batch9.createdAt = batch9.startedAt = begin;
        batch9.endedAt = begin + 3'600'000;
        batch9.createdBy = QStringLiteral("chen");
        batch9.plan.ratePerMinute = 600;
        batch9.plan.halt.failures = 50;
        Batch verification = batch9;
        verification.id = BatchId{ 8 };
        verification.kind = BatchKind::Verification;
        verification.createdAt = verification.startedAt = begin - 3'600'000;
        verification.endedAt = begin - 3'000'000;
        verification.createdBy = QStringLiteral("wang");
        records.batches = { verification, batch9 };
    }

    void addTasks(RecordBatch& records, quint32 tasks, const std::string& firstName)
    {
        BatchLogWriter log;
        for (quint32 slot = 0; slot < tasks; ++slot) {
            const std::string name = slot == 0 ? firstName : "gw-" + std::to_string(slot);
            m_names->devices.append(name);
            records.devices.push_back({ slot, 1, QByteArray::fromStdString(name), 1, 1 });
            Task task;
            task.batch = batch;
            task.device = slot;
            task.fromVersion = 1;
            task.reason = TaskReason::None;
            task.createdAt = begin;
            task.attempt = 1;
            TimeMs at = begin + TimeMs{ 1000 } * (slot % 3000);
            for (const TaskState state : { TaskState::Notified, TaskState::Upgrading,
                     slot % 10 == 9 ? TaskState::Failed : TaskState::Succeeded }) {
                task.state = state;
                task.reason = state == TaskState::Failed ? TaskReason::TimedOut : TaskReason::None;
                log.add(task, at = std::max(at, m_last));
                m_last = at;
            }
            task.step = 64;
            task.updatedAt = at;
            task.evidence.publishedAt = begin + 1;
            task.evidence.bytesServed = 1'000'000;
            task.evidence.reportedVersion = task.state == TaskState::Succeeded ? 2 : 0;
            records.tasks.push_back(task);
            if (slot == 0) {
                task.batch = BatchId{ 8 };
                records.tasks.push_back(task);
            }
        }
        records.logs.push_back({ 1, batch, log.take() });
    }

    static void addActivities(RecordBatch& records)
    {
        const auto add = [&records](quint64 id, ActivityKind kind, const char* actor, BatchId of, QStringList args) {
            Activity activity;
            activity.id = EventId{ id };
            activity.at = begin + static_cast<TimeMs>(id);
            activity.kind = kind;
            activity.actor = QString::fromUtf8(actor);
            activity.batch = of;
            activity.args = std::move(args);
            records.activities.push_back(activity);
        };
        add(100, ActivityKind::FirmwareAdded, "wang", {}, { QStringLiteral("Gateway"), QStringLiteral("2.0") });
        records.activities.back().firmware = FirmwareId{ 5 };
        add(101, ActivityKind::VerificationPassed, "", BatchId{ 8 }, { QStringLiteral("2.0"), QStringLiteral("1") });
        add(102, ActivityKind::BatchStarted, "chen", batch, { QStringLiteral("2.0"), QStringLiteral("10") });
        add(103, ActivityKind::BatchPaused, "<b>li&</b>", batch, {});
        add(104, ActivityKind::BatchPaused, "somebody", BatchId{ 77 }, {});
        add(105, ActivityKind::TaskFailed, "", batch, { QStringLiteral("11") });
        records.activities.back().device = 0;
    }

    QTemporaryDir m_folder;
    std::shared_ptr<FleetNames> m_names = std::make_shared<FleetNames>();
    TimeMs m_last = 0;
};

} // namespace console
