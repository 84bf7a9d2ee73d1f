// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/replaying.h"

#include "models/store/database.h"
#include "models/store/storewriter.h"
#include "tests/models/store/recordsamples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestReplaying : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = m_folder->filePath(QStringLiteral("console.sqlite"));
        QVERIFY(prepareDatabase(m_database));
        RecordBatch records = sampleGround();
        Task task = sampleTask(60, 0);
        task.createdAt = task.updatedAt = records.batches.front().createdAt;
        task.state = TaskState::Notified;
        task.attempt = 1;
        BatchLogWriter writer;
        writer.add(task, task.createdAt + 1000);
        task.state = TaskState::Succeeded;
        writer.add(task, task.createdAt + 5000);
        records.tasks = { task };
        records.logs = { { 1, BatchId{ 60 }, writer.take() } };
        StoreWriter store(m_database);
        QVERIFY(store.inbox().put(std::move(records)));
        store.start();
        store.stop();
    }

    void aBatchComesWithAllThatHappened()
    {
        const auto replay = loadReplay(StoreReader(m_database), BatchId{ 60 }, [] { return true; });
        QVERIFY(replay);
        const TimeMs begin = (*replay)->begin();
        QCOMPARE((*replay)->countsAt(begin).of(TaskState::Queued), 1U);
        QCOMPARE((*replay)->countsAt(begin + 1000).of(TaskState::Notified), 1U);
        QCOMPARE((*replay)->countsAt(begin + 5000).of(TaskState::Succeeded), 1U);
    }

    void aBatchWithoutItsLogIsNotShown()
    {
        RecordBatch records;
        records.sequence = 1;
        Task task = sampleTask(60, 1);
        task.state = TaskState::Failed; // by a program that kept no logs
        records.tasks = { task };
        StoreWriter store(m_database);
        QVERIFY(store.inbox().put(std::move(records)));
        store.start();
        store.stop();
        const auto replay = loadReplay(StoreReader(m_database), BatchId{ 60 }, [] { return true; });
        QCOMPARE(replay.error().kind, ErrorKind::LogBeginsLate);
    }

    void groupsAreAskedForInPieces()
    {
        std::vector<DeviceSlot> asked;
        const auto groupsOf = [&asked](const std::vector<DeviceSlot>& devices) -> Result<std::vector<quint32>> {
            asked.insert(asked.end(), devices.begin(), devices.end());
            return std::vector<quint32>(devices.size(), 3);
        };
        QVERIFY(loadReplay(
            StoreReader(m_database), BatchId{ 60 }, [] { return true; }, groupsOf));
        QCOMPARE(asked, std::vector<DeviceSlot>{ 0 });
        const auto refused = [](const std::vector<DeviceSlot>&) -> Result<std::vector<quint32>> {
            return failure(ErrorKind::Cancelled);
        };
        const auto replay = loadReplay(
            StoreReader(m_database), BatchId{ 60 }, [] { return true; }, refused);
        QCOMPARE(replay.error().kind, ErrorKind::Cancelled);
    }

    void saysWhatIsNotThereAndStops()
    {
        const StoreReader reader(m_database);
        QCOMPARE(loadReplay(reader, BatchId{ 61 }, [] { return true; }).error().kind, ErrorKind::NotFound);
        QCOMPARE(loadReplay(reader, BatchId{ 60 }, [] { return false; }).error().kind, ErrorKind::Cancelled);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
};

QTEST_GUILESS_MAIN(TestReplaying)
#include "tst_replaying.moc"
