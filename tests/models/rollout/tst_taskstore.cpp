// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/taskstore.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <limits>
#include <map>

using namespace console;

namespace {

constexpr TimeMs made = 1'700'000'000'000;
constexpr TimeMs day = 24 * 60 * 60 * 1000LL;

std::vector<Task> freshTasks(quint32 count)
{
    std::vector<Task> tasks(count);
    for (quint32 i = 0; i < count; ++i) {
        tasks[i].batch = BatchId{ 9 };
        tasks[i].device = i * 3;
        tasks[i].fromVersion = 1;
        tasks[i].wave = static_cast<quint8>(i % 20);
        tasks[i].createdAt = tasks[i].updatedAt = made;
    }
    return tasks;
}

/// A time as it may come up: none, about now, weeks on, years off, before the batch was made, or anything at all.
TimeMs anyTime(QRandomGenerator& random)
{
    switch (random.bounded(8)) {
    case 0:
        return 0;
    case 1:
        return made + random.bounded(1000) * day;
    case 2:
        return made - random.bounded(1, 40) * day;
    case 3:
        return static_cast<TimeMs>(random.generate64());
    default:
        return made + random.bounded(1'000'000'000);
    }
}

void changeSomehow(Task& task, QRandomGenerator& random)
{
    TaskEvidence& seen = task.evidence;
    for (TimeMs* time : { &task.updatedAt, &task.upgradingSince, &task.nextAt, &seen.publishedAt, &seen.acknowledgedAt,
             &seen.downloadBeganAt, &seen.progressAt, &seen.reportedAt, &seen.servedAt }) {
        if (random.bounded(3) == 0)
            *time = anyTime(random);
    }
    if (random.bounded(20) == 0)
        task.createdAt = anyTime(random);
    task.fromVersion = random.generate() >> random.bounded(32);
    task.state = static_cast<TaskState>(random.bounded(7));
    task.reason = static_cast<TaskReason>(random.bounded(static_cast<int>(TaskReason::EndedBySchedule) + 1));
    task.step = static_cast<qint8>(random.bounded(-128, 128));
    task.attempt = static_cast<quint8>(random.bounded(256));
    task.silent = random.bounded(2) == 0;
    task.mayStillArrive = random.bounded(2) == 0;
    task.taken = random.bounded(2) == 0;
    seen.bytesServed = random.generate64() >> random.bounded(64);
    seen.reportedVersion = random.generate() >> random.bounded(32);
    seen.pushes = static_cast<quint16>(random.generate());
    seen.nobodyListening = random.bounded(2) == 0;
    seen.refusal = static_cast<quint8>(random.generate());
}

} // namespace

/// Whatever is put in comes out again, packed or not.
class TaskStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void appendedOnesAreFound();
    void keepsAnything();
    void goesBackToNothing();
    void referencesStay();
    void knowsWhatWasSent();
    void keepsEdges_data();
    void keepsEdges();
    void sorts();
};

void TaskStoreTest::keepsAnything()
{
    QRandomGenerator random(20261123);
    std::vector<Task> expected = freshTasks(2500);
    for (std::size_t i = 0; i < expected.size(); i += 3)
        changeSomehow(expected[i], random);
    std::vector<TimeMs> armed(expected.size(), 0);
    TaskStore store(expected);
    for (int turn = 0; turn < 6000; ++turn) {
        const auto index = random.bounded(store.size());
        switch (random.bounded(4)) {
        case 0:
            armed[index] = anyTime(random);
            store.setArmedAt(index, armed[index]);
            break;
        case 1: { // back to what it was at first
            const Task fresh = freshTasks(store.size())[index];
            store.edit(index) = expected[index] = fresh;
            break;
        }
        default:
            changeSomehow(expected[index], random);
            store.edit(index) = expected[index];
        }
        QVERIFY(store[index] == expected[index]);
        QCOMPARE(store.state(index), expected[index].state);
    }
    quint32 index = 0;
    for (const Task& task : store) {
        QVERIFY2(task == expected[index], qPrintable(QString::number(index)));
        QCOMPARE(store.armedAt(index), armed[index]);
        QCOMPARE(store.isUnsent(index), task.evidence.pushes == 0);
        ++index;
    }
    QCOMPARE(index, store.size());
}

void TaskStoreTest::goesBackToNothing()
{
    TaskStore store(freshTasks(100));
    for (int turn = 0; turn < 10; ++turn) {
        for (quint32 index = 0; index < store.size(); ++index) {
            store.edit(index).evidence.pushes = 1;
            store.setArmedAt(index, made + turn);
        }
        for (quint32 index = 0; index < store.size(); ++index) {
            QCOMPARE(store.armedAt(index), made + turn);
            store.edit(index).evidence.pushes = 0;
            store.setArmedAt(index, 0);
        }
    }
    const std::vector<Task> fresh = freshTasks(100);
    QVERIFY(std::equal(store.begin(), store.end(), fresh.begin(), fresh.end()));
}

void TaskStoreTest::referencesStay()
{
    TaskStore store(freshTasks(1000));
    QRandomGenerator random(7);
    for (quint32 turn = 0; turn < 2000; ++turn) {
        const quint32 mine = turn % 20; // among those looked at before, too
        Task& task = store.edit(mine);
        for (quint32 other = 0; other < TaskStore::keptOut; ++other)
            store.edit(100 + random.bounded(500U)).step = 7;
        task.step = static_cast<qint8>(turn % 100);
        QCOMPARE(&store.edit(mine), &task); // and from here on as many again
        for (quint32 other = 0; other < TaskStore::keptOut; ++other)
            store.edit(700 + other).step = 8;
        task.step = static_cast<qint8>(turn % 100);
        QCOMPARE(int{ store[mine].step }, static_cast<int>(turn % 100));
    }
}

void TaskStoreTest::knowsWhatWasSent()
{
    TaskStore store(freshTasks(3));
    QVERIFY(store.isUnsent(1));
    store.edit(1).evidence.reportedAt = made + 5;
    QVERIFY(store.isUnsent(1));
    store.edit(1).evidence.pushes = 2;
    QVERIFY(!store.isUnsent(1));
    for (quint32 turn = 0; turn < 40; ++turn)
        store.edit(turn % 2 * 2).step = 1;
    QVERIFY(!store.isUnsent(1));
    store.marks(1).inLine = true;
    store.setTally(1, HaltWatch::Tally::Acknowledged);
    store.edit(1).silent = true;
    QVERIFY(store.marks(1).inLine && !store.marks(1).ordered);
    QCOMPARE(store.tally(1), HaltWatch::Tally::Acknowledged);
}

void TaskStoreTest::keepsEdges_data()
{
    QTest::addColumn<TimeMs>("first");
    QTest::addColumn<TimeMs>("last");
    const TimeMs most = std::numeric_limits<quint32>::max();
    QTest::newRow("at once") << made << made;
    QTest::newRow("as far as 32 bits go") << made << made + most - 1;
    QTest::newRow("one more") << made << made + most;
    QTest::newRow("two more") << made << made + most + 1;
    QTest::newRow("before") << made - 1 << made + most;
    QTest::newRow("the clock was wrong") << TimeMs{ 1 } << TimeMs{ 2 };
    QTest::newRow("ends of time") << std::numeric_limits<TimeMs>::min() << std::numeric_limits<TimeMs>::max();
}

void TaskStoreTest::keepsEdges()
{
    QFETCH(TimeMs, first);
    QFETCH(TimeMs, last);
    std::vector<Task> tasks = freshTasks(1);
    tasks[0].evidence.publishedAt = first;
    tasks[0].evidence.servedAt = last;
    tasks[0].evidence.bytesServed = std::numeric_limits<quint32>::max();
    QVERIFY(TaskStore(tasks)[0] == tasks[0]);
    ++tasks[0].evidence.bytesServed;
    QVERIFY(TaskStore(tasks)[0] == tasks[0]);
}

void TaskStoreTest::sorts()
{
    std::vector<Task> tasks = freshTasks(50);
    std::ranges::reverse(tasks);
    const TaskStore store(tasks);
    for (quint32 index = 0; index < store.size(); ++index)
        QCOMPARE(store.indexOf(index * 3).value(), index);
    QVERIFY(!store.indexOf(1));
    QVERIFY(!store.indexOf(150));
    QCOMPARE(TaskStore({}).size(), 0U);
}

void TaskStoreTest::appendedOnesAreFound()
{
    TaskStore tasks(freshTasks(3)); // devices 0, 3, 6
    std::vector<DeviceSlot> order{ 9, 12, 4, 1, 15 };
    for (std::size_t i = 0; i < order.size(); ++i) {
        Task task = freshTasks(1).front();
        task.device = order[i];
        task.createdAt = task.updatedAt = made + static_cast<TimeMs>(i) * day;
        task.state = TaskState::Queued;
        tasks.append(task);
        QCOMPARE(tasks[tasks.size() - 1], task);
    }
    QCOMPARE(tasks.size(), 8U);
    for (const DeviceSlot device : { 0U, 3U, 6U, 9U, 12U, 4U, 1U, 15U }) {
        const auto index = tasks.indexOf(device);
        QVERIFY(index);
        QCOMPARE(tasks.device(*index), device);
    }
    QVERIFY(!tasks.indexOf(5) && !tasks.indexOf(16));
    tasks.edit(*tasks.indexOf(4)).step = 40;
    QCOMPARE(tasks[*tasks.indexOf(4)].step, qint8{ 40 });
    QCOMPARE(tasks[*tasks.indexOf(4)].createdAt, made + 2 * day);
    TaskStore empty({});
    empty.append(freshTasks(1).front());
    QCOMPARE(*empty.indexOf(0), 0U);
}

QTEST_GUILESS_MAIN(TaskStoreTest)
#include "tst_taskstore.moc"
