// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/linkledger.h"

#include "models/rollout/rolloutengine.h"

#include <QTest>

using namespace console;

class TestLinkLedger : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void servesAnOpenBatch();
    void revokesEndedTasksAndGivesBackRetriedOnes();
    void revokesAnEndedBatch();
    void restoresWhatWasRevoked();

private:
    static Effects withBatch(BatchState state);
    static Effects withTask(DeviceSlot device, TaskState state);

    std::unique_ptr<RolloutEngine> m_engine;
    std::unique_ptr<LinkLedger> m_ledger;
};

void TestLinkLedger::init()
{
    m_engine = std::make_unique<RolloutEngine>();
    Firmware firmware;
    firmware.id = FirmwareId{ 5 };
    firmware.sha256 = QByteArrayLiteral("abc");
    firmware.size = 42;
    m_engine->addFirmware(firmware);
    m_ledger = std::make_unique<LinkLedger>(*m_engine,
        [](const QByteArray& sha256) -> QString { return QStringLiteral("/vault/") + QString::fromLatin1(sha256); });
}

Effects TestLinkLedger::withBatch(BatchState state)
{
    Batch batch;
    batch.id = BatchId{ 9 };
    batch.firmware = FirmwareId{ 5 };
    batch.state = state;
    Effects effects;
    effects.batches.push_back(batch);
    return effects;
}

Effects TestLinkLedger::withTask(DeviceSlot device, TaskState state)
{
    Task task;
    task.batch = BatchId{ 9 };
    task.device = device;
    task.state = state;
    Effects effects;
    effects.tasks.push_back(task);
    return effects;
}

void TestLinkLedger::servesAnOpenBatch()
{
    QVERIFY(!m_ledger->takeSnapshot());
    QVERIFY(!m_ledger->grantsMore());
    m_ledger->apply(withBatch(BatchState::Running));
    QVERIFY(m_ledger->grantsMore());
    const auto links = m_ledger->takeSnapshot();
    QVERIFY(!m_ledger->grantsMore());
    QVERIFY(links);
    const ServedBatch& served = links->batches.at(BatchId{ 9 });
    QCOMPARE(served.filePath, QStringLiteral("/vault/abc"));
    QCOMPARE(served.size, qint64{ 42 });
    QVERIFY(!served.revoked);
    QVERIFY(!m_ledger->takeSnapshot());
}

void TestLinkLedger::revokesEndedTasksAndGivesBackRetriedOnes()
{
    m_ledger->apply(withBatch(BatchState::Running));
    m_ledger->apply(withTask(70, TaskState::Failed));
    const auto before = m_ledger->takeSnapshot();
    QVERIFY(before->batches.at(BatchId{ 9 }).revokedDevices->contains(70));
    QVERIFY(!before->batches.at(BatchId{ 9 }).revokedDevices->contains(71));
    QVERIFY(!m_ledger->grantsMore());
    m_ledger->apply(withTask(70, TaskState::Queued));
    QVERIFY(m_ledger->grantsMore());
    const auto after = m_ledger->takeSnapshot();
    QVERIFY(!after->batches.at(BatchId{ 9 }).revokedDevices->contains(70));
    QVERIFY(before->batches.at(BatchId{ 9 }).revokedDevices->contains(70)); // a snapshot never changes
}

void TestLinkLedger::revokesAnEndedBatch()
{
    m_ledger->apply(withBatch(BatchState::Running));
    (void)m_ledger->takeSnapshot();
    m_ledger->apply(withBatch(BatchState::Cancelled));
    QVERIFY(m_ledger->takeSnapshot()->batches.at(BatchId{ 9 }).revoked);
    m_ledger->apply(withBatch(BatchState::Running)); // failed ones retried
    QVERIFY(!m_ledger->takeSnapshot()->batches.at(BatchId{ 9 }).revoked);
}

void TestLinkLedger::restoresWhatWasRevoked()
{
    const Batch batch = withBatch(BatchState::Running).batches.front();
    m_ledger->restore(
        batch, { withTask(3, TaskState::Succeeded).tasks.front(), withTask(4, TaskState::Notified).tasks.front() });
    const auto links = m_ledger->takeSnapshot();
    QVERIFY(links->batches.at(BatchId{ 9 }).revokedDevices->contains(3));
    QVERIFY(!links->batches.at(BatchId{ 9 }).revokedDevices->contains(4));
}

QTEST_GUILESS_MAIN(TestLinkLedger)
#include "tst_linkledger.moc"
