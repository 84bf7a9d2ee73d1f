// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/batchreplay.h"

#include "tests/models/rollout/enginehost.h"

#include <QTest>

#include <random>

using namespace console;

namespace {

constexpr quint32 devices = 20;

/// What the engine held at a moment.
struct Snapshot
{
    TimeMs at = 0;
    TaskCounts counts;
    std::vector<Task> tasks;
};

Snapshot snapshotOf(const EngineHost& host)
{
    Snapshot snapshot{ host.now, host.currentBatch().counts, {} };
    for (const Task& task : *host.engine->tasks(host.batch))
        snapshot.tasks.push_back(task);
    return snapshot;
}

BatchReplay replayOf(EngineHost& host)
{
    std::vector<BatchLogEntry> log;
    if (!readBatchLog(host.logs[host.batch].take(), log))
        qFatal("the log cannot be read");
    return { host.currentBatch(), snapshotOf(host).tasks, std::move(log) };
}

/// Something that a device, the broker or an operator does.
void doSomething(EngineHost& host, std::mt19937& random)
{
    const auto pick = [&random](unsigned below) { return static_cast<unsigned>(random()) % below; };
    const DeviceSlot device = pick(devices);
    switch (pick(10)) {
    case 0:
        return host.acknowledge(device, pick(4) == 0 ? PublishOutcome::NobodyListening : PublishOutcome::Acknowledged);
    case 1:
    case 2:
        return host.progress(device, static_cast<int>(pick(100)));
    case 3:
        return host.progress(device, -1 - static_cast<int>(pick(4)));
    case 4:
        return host.inform(device, pick(2) == 0 ? newVersion : pick(2) == 0 ? oldVersion : otherVersion);
    case 5:
        return host.download(device, true, pick(1000));
    case 6:
        return host.pass(static_cast<TimeMs>(pick(20)) * minute);
    case 7:
        (void)host.pull(device);
        return;
    case 8:
        (void)host.engine->retryFailed(host.batch, {}, host.now);
        return host.take();
    default:
        return host.pass(static_cast<TimeMs>(pick(5000)));
    }
}

} // namespace

class TestBatchReplay : public QObject
{
    Q_OBJECT

private slots:
    void everyMomentIsAsItWas_data();
    void everyMomentIsAsItWas();
    void itBeginsAndEndsWithTheBatch();
    void theSameRulesHaltAtTheSameMoment();
    void otherRulesHaltEarlierOrNever();
    void groupsAreToldApart();
    void tasksThatJoinedAreThereFromThenOn();
};

void TestBatchReplay::everyMomentIsAsItWas_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestBatchReplay::everyMomentIsAsItWas()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    EngineHost host;
    Plan plan = seed % 2 == 0 ? retryPlan(2, 10) : quickPlan();
    plan.timeoutMinutes = seed % 3 == 0 ? 30 : 0;
    plan.ratePerMinute = seed % 5 == 0 ? 10 : 10'000;
    host.start(devices, plan);
    std::vector<Snapshot> moments;
    for (int step = 0; step < 400; ++step) {
        host.now += 1;
        doSomething(host, random);
        moments.push_back(snapshotOf(host));
    }
    const BatchReplay replay = replayOf(host);
    for (const Snapshot& moment : moments) {
        QVERIFY(replay.countsAt(moment.at) == moment.counts);
        const std::vector<Task> tasks = replay.tasksAt(moment.at);
        QCOMPARE(tasks.size(), moment.tasks.size());
        for (std::size_t index = 0; index < tasks.size(); ++index) {
            const Task& is = tasks[index];
            const Task& was = moment.tasks[index];
            const bool same = is.device == was.device && is.state == was.state && is.reason == was.reason
                && is.attempt == was.attempt && is.silent == was.silent;
            QVERIFY2(same, qPrintable(QStringLiteral("device %1 at %2").arg(is.device).arg(moment.at)));
        }
    }
}

void TestBatchReplay::itBeginsAndEndsWithTheBatch()
{
    EngineHost host;
    host.start(devices, quickPlan());
    host.pass(second);
    for (DeviceSlot device = 0; device < 5; ++device)
        host.inform(device, newVersion);
    const BatchReplay replay = replayOf(host);
    QCOMPARE(replay.countsAt(replay.begin() - 1).total(), 0U);
    QCOMPARE(replay.countsAt(replay.begin()).total(), devices);
    QVERIFY(replay.countsAt(replay.end()) == host.currentBatch().counts);
    QVERIFY(replay.isWhole());
}

void TestBatchReplay::theSameRulesHaltAtTheSameMoment()
{
    Plan plan = quickPlan();
    plan.halt.failures = 4;
    plan.halt.testsRate = true;
    EngineHost host;
    host.start(devices, plan);
    host.pass(second);
    for (DeviceSlot device = 0; device < devices && !host.currentBatch().isHalted(); ++device) {
        host.pass(3 * second);
        host.progress(device, device % 2 == 0 ? -4 : 50);
    }
    QVERIFY(host.currentBatch().isHalted());
    const auto halt = replayOf(host).wouldHalt(plan.halt);
    QVERIFY(halt);
    QVERIFY(*halt == host.currentBatch().halt);
}

void TestBatchReplay::otherRulesHaltEarlierOrNever()
{
    EngineHost host;
    host.start(devices, quickPlan());
    host.pass(second);
    std::vector<TimeMs> failedAt;
    for (DeviceSlot device = 0; device < 6; ++device) {
        host.pass(3 * second);
        host.progress(device, -4);
        failedAt.push_back(host.now);
    }
    const BatchReplay replay = replayOf(host);
    HaltRules rules;
    QVERIFY(!replay.wouldHalt(rules));
    rules.failures = 3;
    QCOMPARE(replay.wouldHalt(rules)->at, failedAt[2]);
    QCOMPARE(replay.wouldHalt(rules)->failed, 3U);
    rules.failures = 7;
    QVERIFY(!replay.wouldHalt(rules));
}

/// Of two groups the smaller one fails: that is seen before the whole batch stands out.
void TestBatchReplay::groupsAreToldApart()
{
    Batch batch;
    batch.createdAt = 1000;
    constexpr std::size_t all = 400;
    std::vector<Task> tasks(all);
    std::vector<BatchLogEntry> log;
    std::vector<quint32> groups;
    for (std::size_t i = 0; i < all; ++i) {
        const auto device = static_cast<DeviceSlot>(all - 1 - i);
        tasks[i].device = device;
        tasks[i].createdAt = 1000;
        log.push_back({ 2000, device, TaskState::Notified, TaskReason::None, 1, false });
    }
    for (DeviceSlot device = 0; device < all; ++device)
        groups.push_back(device < 20 ? 7 : 9);
    for (DeviceSlot device = 0; device < 16; ++device)
        log.push_back({ 3000 + device, device, TaskState::Failed, TaskReason::UpgradeFailed, 1, false });
    HaltRules rules;
    rules.testsRate = true;
    const auto halt = BatchReplay(batch, tasks, log, groups).wouldHalt(rules);
    QVERIFY(halt);
    QCOMPARE(halt->cause, HaltCause::GroupWorseThanBase);
    QCOMPARE(halt->cohort, 7U);
    const auto without = BatchReplay(batch, tasks, log).wouldHalt(rules);
    QVERIFY(!without || without->cause != HaltCause::GroupWorseThanBase);
}

void TestBatchReplay::tasksThatJoinedAreThereFromThenOn()
{
    Batch batch;
    batch.createdAt = 1000;
    std::vector<Task> tasks(2);
    tasks[0].device = 9;
    tasks[0].createdAt = tasks[0].updatedAt = 5000; // joined
    tasks[1].device = 4;
    tasks[1].createdAt = tasks[1].updatedAt = 1000;
    const BatchReplay replay(batch, tasks, { { 6000, 9, TaskState::Notified, TaskReason::None, 1, false } });
    QCOMPARE(replay.countsAt(4999).total(), 1U);
    QCOMPARE(replay.countsAt(5000).of(TaskState::Queued), 2U);
    QCOMPARE(replay.countsAt(6000).of(TaskState::Notified), 1U);
    QCOMPARE(replay.tasksAt(5999).back().state, TaskState::Queued);
    QCOMPARE(replay.end(), TimeMs{ 6000 });
}

QTEST_GUILESS_MAIN(TestBatchReplay)
#include "tst_batchreplay.moc"
