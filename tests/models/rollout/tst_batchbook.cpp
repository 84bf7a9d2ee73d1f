// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/batchbook.h"

#include "models/rollout/taskdeadlines.h"
#include "models/rollout/timerqueue.h"

#include <QTest>

using namespace console;

namespace {

BatchBook makeBook(std::initializer_list<DeviceSlot> devices)
{
    std::vector<Task> tasks;
    for (const DeviceSlot device : devices) {
        Task task;
        task.device = device;
        tasks.push_back(task);
    }
    return BatchBook(Batch{}, std::move(tasks), defaultModuleIndex, 2);
}

} // namespace

/// The parts under the engine: a batch's tasks in order, the line, deadlines and timers.
class BatchBookTest : public QObject
{
    Q_OBJECT

private slots:
    void findsTasksByDevice();
    void countsEveryChange();
    void keepsTheLine();
    void findsTheEarliestDeadline();
    void timersComeInOrder();
};

void BatchBookTest::findsTasksByDevice()
{
    const BatchBook book = makeBook({ 9, 3, 5 });
    QCOMPARE(book.tasks().indexOf(3).value(), 0U);
    QCOMPARE(book.tasks().indexOf(9).value(), 2U);
    QVERIFY(!book.tasks().indexOf(4));
    QVERIFY(!book.tasks().indexOf(10));
}

void BatchBookTest::countsEveryChange()
{
    BatchBook book = makeBook({ 1, 2, 3 });
    book.setState(0, TaskState::Notified, TaskReason::None);
    book.setSilent(0, true);
    book.setSilent(0, true);
    QCOMPARE(book.batch.counts.silent, 1U);
    book.setState(0, TaskState::Upgrading, TaskReason::None);
    QCOMPARE(book.batch.counts.silent, 0U);
    QCOMPARE(book.batch.counts.of(TaskState::Queued), 2U);
    QCOMPARE(book.batch.counts.of(TaskState::Upgrading), 1U);
    QCOMPARE(book.batch.counts.total(), 3U);
}

void BatchBookTest::keepsTheLine()
{
    BatchBook book = makeBook({ 1, 2, 3 });
    QCOMPARE(book.front().value(), 0U);
    book.tasks().edit(2).evidence.pushes = 1;
    book.line(2);
    book.line(2);
    QCOMPARE(book.front().value(), 2U); // pushed before: goes first
    book.tasks().marks(2).inLine = false;
    QCOMPARE(book.front().value(), 0U);
    book.setState(0, TaskState::Cancelled, TaskReason::CancelledByOperator);
    QCOMPARE(book.front().value(), 1U);
    book.setState(1, TaskState::Cancelled, TaskReason::CancelledByOperator);
    QVERIFY(!book.front());
    book.setState(0, TaskState::Queued, TaskReason::WaitingForTurn);
    book.line(0);
    QCOMPARE(book.front().value(), 0U);
}

void BatchBookTest::findsTheEarliestDeadline()
{
    Plan plan;
    plan.timeoutMinutes = 10;
    Task task;
    QCOMPARE(deadlineOf(task, plan, false, 0).at, 0);
    task.state = TaskState::Notified;
    task.updatedAt = 1000;
    QCOMPARE(deadlineOf(task, plan, false, 0).at, 1000 + plan.silenceMs);
    QCOMPARE(deadlineOf(task, plan, false, 5000).at, 5000 + plan.silenceMs);
    task.nextAt = 2000;
    QCOMPARE(deadlineOf(task, plan, false, 0).event, TaskEvent::WaitOver);
    QCOMPARE(deadlineOf(task, plan, true, 0).event, TaskEvent::SilenceOver);
    task.state = TaskState::Upgrading;
    task.upgradingSince = 1000;
    task.nextAt = 1000 + minutesToMs(11);
    QCOMPARE(deadlineOf(task, plan, false, 0).event, TaskEvent::TimeoutOver);
    QCOMPARE(deadlineOf(task, plan, false, 0).at, 1000 + minutesToMs(10));
    task.state = TaskState::Failed;
    QCOMPARE(deadlineOf(task, plan, false, 0).at, 0);
}

void BatchBookTest::timersComeInOrder()
{
    TimerQueue<int> timers;
    for (const int at : { 5, 1, 4, 2, 3 })
        timers.add(at, at * 10);
    for (int at = 1; at <= 5; ++at)
        QCOMPARE(timers.takeFirst().value, at * 10);
    QVERIFY(timers.isEmpty());
}

QTEST_GUILESS_MAIN(BatchBookTest)
#include "tst_batchbook.moc"
