// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/storebacklog.h"

#include <QTest>

using namespace console;

class TestStoreBacklog : public QObject
{
    Q_OBJECT

private slots:
    void handsOverInOrderWhatFits();
    void handsOverAllAtTheEnd();
    void countsWhatIsNotCommitted();
    void isFullUntilCommitted();
};

namespace {

RecordBatch batchOf(quint64 sequence, std::size_t records)
{
    RecordBatch batch;
    batch.sequence = sequence;
    for (std::size_t i = 0; i < records; ++i)
        batch.seen.push_back({ static_cast<DeviceSlot>(i), 1 });
    return batch;
}

} // namespace

void TestStoreBacklog::handsOverInOrderWhatFits()
{
    Mailbox<RecordBatch> store(2);
    StoreBacklog backlog(store);
    for (quint64 sequence = 1; sequence <= 5; ++sequence)
        backlog.add(batchOf(sequence, 1));
    std::vector<quint64> seen;
    for (int turn = 0; turn < 4; ++turn) {
        backlog.handOver();
        const std::vector<RecordBatch> taken = store.takeAll();
        QVERIFY(taken.size() <= 2);
        for (const RecordBatch& batch : taken)
            seen.push_back(batch.sequence);
    }
    QCOMPARE(seen, (std::vector<quint64>{ 1, 2, 3, 4, 5 }));
}

void TestStoreBacklog::handsOverAllAtTheEnd()
{
    Mailbox<RecordBatch> store(2);
    StoreBacklog backlog(store);
    for (quint64 sequence = 1; sequence <= 5; ++sequence)
        backlog.add(batchOf(sequence, 1));
    backlog.handOver();
    backlog.handOverLast();
    backlog.handOverLast();
    const std::vector<RecordBatch> taken = store.takeAll();
    QCOMPARE(taken.size(), std::size_t{ 5 });
    QCOMPARE(taken.back().sequence, quint64{ 5 });
}

void TestStoreBacklog::countsWhatIsNotCommitted()
{
    Mailbox<RecordBatch> store(8);
    StoreBacklog backlog(store);
    backlog.add(batchOf(1, 3));
    backlog.add(batchOf(2, 0)); // costs something all the same
    RecordBatch many = batchOf(3, 2);
    many.tasks.resize(4);
    many.lazyTasks.resize(1);
    many.activities.resize(1);
    many.devices.resize(1);
    many.versions.resize(1);
    many.labels.resize(1);
    many.batches.resize(1);
    many.firmware.resize(1);
    backlog.add(std::move(many));
    QCOMPARE(backlog.records(), std::size_t{ 3 + 1 + 13 });
    backlog.handOver(); // with the writer, but not on the disk
    QCOMPARE(backlog.records(), std::size_t{ 17 });
    backlog.committed(2);
    QCOMPARE(backlog.records(), std::size_t{ 13 });
    backlog.committed(2);
    backlog.committed(3);
    QCOMPARE(backlog.records(), std::size_t{ 0 });
}

void TestStoreBacklog::isFullUntilCommitted()
{
    Mailbox<RecordBatch> store(1);
    StoreBacklog backlog(store, 10);
    backlog.add(batchOf(1, 6));
    QVERIFY(!backlog.isFull());
    backlog.add(batchOf(2, 6)); // whole, or not at all
    QVERIFY(backlog.isFull());
    backlog.handOver();
    (void)store.takeAll();
    backlog.handOver();
    QVERIFY(backlog.isFull());
    backlog.committed(1);
    QVERIFY(!backlog.isFull());
}

QTEST_GUILESS_MAIN(TestStoreBacklog)
#include "tst_storebacklog.moc"
