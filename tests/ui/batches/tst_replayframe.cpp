// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/replayframe.h"

#include <QTest>

using namespace console;

class TestReplayFrame : public QObject
{
    Q_OBJECT

private slots:
    void isWhatAWindowWouldHaveGot()
    {
        Batch batch;
        batch.id = BatchId{ 12 };
        batch.createdAt = 1000;
        batch.startedAt = 1500;
        batch.endedAt = 9000;
        batch.state = BatchState::Completed;
        std::vector<Task> tasks(2);
        for (DeviceSlot device = 0; device < 2; ++device) {
            tasks[device].device = device;
            tasks[device].fromVersion = 4;
            tasks[device].createdAt = 1000;
            tasks[device].state = TaskState::Succeeded;
            tasks[device].reason = TaskReason::None;
            tasks[device].attempt = 1;
            tasks[device].updatedAt = 3000 + device * 6000;
            tasks[device].evidence.reportedVersion = 5;
        }
        const BatchReplay replay(batch, tasks,
            { { 2000, 0, TaskState::Notified, TaskReason::None, 1, false },
                { 3000, 0, TaskState::Succeeded, TaskReason::None, 1, false },
                { 9000, 1, TaskState::Succeeded, TaskReason::None, 1, false } });

        const Frame before = replayFrame(replay, batch, 1200);
        QCOMPARE(before.watched, batch.id);
        QVERIFY(before.watchedReset);
        QCOMPARE(before.batches.front().batch.state, BatchState::Scheduled);
        QCOMPARE(before.batches.front().batch.counts.of(TaskState::Queued), 2U);

        const Frame during = replayFrame(replay, batch, 3000);
        QCOMPARE(during.batches.front().batch.state, BatchState::Running);
        QCOMPARE(during.batches.front().batch.endedAt, TimeMs{ 0 });
        QCOMPARE(during.batches.front().batch.counts.of(TaskState::Succeeded), 1U);
        QCOMPARE(during.tasks.size(), std::size_t{ 2 });
        QCOMPARE(during.tasks[0].currentVersion, VersionIndex{ 5 });
        QCOMPARE(during.tasks[1].currentVersion, VersionIndex{ 4 });

        const Frame after = replayFrame(replay, batch, 9000);
        QCOMPARE(after.batches.front().batch.state, BatchState::Completed);
        QCOMPARE(after.batches.front().batch.counts.of(TaskState::Succeeded), 2U);
    }
};

QTEST_GUILESS_MAIN(TestReplayFrame)
#include "tst_replayframe.moc"
