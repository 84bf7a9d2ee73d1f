// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/controlloop.h"
#include "tests/models/broker/linklistener.h"
#include "tests/support/fakesession.h"

#include <QPointer>

#include <map>

namespace console {

/// What the store would have kept, from the record batches that were committed.
class RecordBook
{
public:
    void absorb(const RecordBatch& batch);
    [[nodiscard]] WorkspaceContents contents() const;

    std::map<FirmwareId, Firmware> firmware;
    std::map<BatchId, Batch> batches;
    std::map<BatchId, std::map<DeviceSlot, Task>> tasks;
    QList<Activity> activities;

private:
    std::vector<LabelRecord> m_labels;
    std::vector<WorkspaceContents::DeviceEntry> m_devices;
    std::vector<VersionRecord> m_versions;
    std::map<QString, QString> m_filters;
    std::map<BatchId, std::shared_ptr<const std::vector<DeviceSlot>>> m_excluded;
};

/// A ControlLoop between two sides that the test plays: the broker by a FakeSession, the store by hand. Main thread.
class ControlHost
{
public:
    ControlHost();

    /// A loop on what was committed so far, started.
    void open();
    /// The same, connected; d1, d2 and d3 have reported 1.0.
    void openWithDevices();
    /// The process dies: what was not committed is gone.
    void crash();
    void connectBroker();
    void acceptSession(); ///< of a connection that is being made

    /// Takes what the loop handed over, without committing it; whether anything waits for its commit.
    bool take();
    void commit();

    void deliver(const QByteArray& topic, const QByteArray& payload, bool retained = false);
    void inform(const QByteArray& device, const QByteArray& version, bool retained = false);
    void progress(const QByteArray& device, int step);

    /// Orders and waits until the answer is there, committing; the error is printed.
    Result<BatchId> startBatch(const Plan& plan);
    /// The same, only ordered.
    QFuture<Result<BatchId>> orderBatch(const Plan& plan);
    QFuture<Result<void>> orderCancel(BatchId batch);
    void answerFileCheck(FileState state);

    /// Payloads published on `topic`, in order.
    [[nodiscard]] QList<QByteArray> sent(const QByteArray& topic) const;
    [[nodiscard]] Task task(BatchId batch, DeviceSlot device) const;
    [[nodiscard]] int count(BatchId batch, TaskState state) const;
    /// Of everything handed over, committed or not.
    [[nodiscard]] QList<Activity> logged(ActivityKind kind) const;

    FakeClock clock;
    std::size_t mostUncommitted = StoreBacklog::mostRecords; ///< of the loop to be opened
    Mailbox<RecordBatch> store{ 64 };
    Mailbox<Frame> frames{ 1 };
    Mailbox<DownloadEvidence> downloads{ 64 };
    QPointer<FakeSession> session;
    int sessions = 0;
    std::shared_ptr<const LinkTable> links; ///< as published last
    RecordBook book;
    QList<Activity> handedOver;
    std::vector<FirmwareId> fileChecks; ///< asked for; answerFileCheck() speaks of the newest
    std::unique_ptr<ControlLoop> loop;
    TimeMs alive = 0; ///< as the loop said last; survives it

private:
    std::vector<RecordBatch> m_uncommitted;
};

inline const FirmwareId hostFirmware{ 5 };
[[nodiscard]] QByteArray upgradeTopicOf(const QByteArray& device);

} // namespace console
