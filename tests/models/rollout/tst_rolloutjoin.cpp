// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/enginehost.h"

#include <QTest>

using namespace console;

namespace {

Plan dynamicPlan(int perMinute = 10'000)
{
    Plan plan = quickPlan();
    plan.scope = Scope::Filter;
    plan.filter = QStringLiteral("version < 2");
    plan.dynamic = true;
    plan.ratePerMinute = perMinute;
    return plan;
}

bool join(EngineHost& host, DeviceSlot device, VersionIndex version = oldVersion)
{
    const bool joined = host.engine->joinBatch(host.batch, { device, version }, host.now);
    host.take();
    return joined;
}

void succeed(EngineHost& host, DeviceSlot device)
{
    host.acknowledge(device);
    host.progress(device, 50);
    host.inform(device, newVersion);
}

} // namespace

/// Devices that match the filter of a dynamic batch later.
class RolloutJoinTest : public QObject
{
    Q_OBJECT

private slots:
    void joinsOnce();
    void staysOpenUntilItIsClosed();
    void keepsTheRate();
    void keepsTheRules();
    void olderTasksStay();
    void waitsWhileItIsPaused();
    void isThereAfterARestart();
    void notThoseLeftOut();
    void onlyDynamicBatchesTakeAny();
};

void RolloutJoinTest::joinsOnce()
{
    EngineHost host;
    host.start(2, dynamicPlan());
    (void)host.takeNotices();
    QVERIFY(!join(host, 1)); // is in it
    QVERIFY(!join(host, 7, newVersion)); // is there already
    QVERIFY(join(host, 7));
    QVERIFY(join(host, 4)); // before the one that came first
    QVERIFY(!join(host, 7));
    host.pass(second);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 2 });
    QCOMPARE(host.currentBatch().counts.total(), 4U);
    QCOMPARE(host.storedTasks.at(host.batch).size(), std::size_t{ 4 });
    succeed(host, 4);
    succeed(host, 7);
    QCOMPARE(host.state(4), TaskState::Succeeded);
    QCOMPARE(host.state(7), TaskState::Succeeded);
    QCOMPARE(host.state(1), TaskState::Notified);
}

void RolloutJoinTest::staysOpenUntilItIsClosed()
{
    EngineHost host;
    host.start(1, dynamicPlan());
    succeed(host, 0);
    QCOMPARE(host.currentBatch().state, BatchState::Running);
    QVERIFY(join(host, 3));
    host.pass(second);
    QVERIFY(host.engine->closeToNewcomers(host.batch, host.now));
    host.take();
    QVERIFY(!join(host, 5));
    QCOMPARE(host.currentBatch().state, BatchState::Running);
    succeed(host, 3);
    QCOMPARE(host.currentBatch().state, BatchState::Completed);
    QCOMPARE(host.activities(ActivityKind::BatchClosed), 1);
    QCOMPARE(host.engine->closeToNewcomers(host.batch, host.now).error().kind, ErrorKind::BatchNotDynamic);
    EngineHost idle;
    idle.start(1, dynamicPlan());
    succeed(idle, 0);
    QVERIFY(idle.engine->closeToNewcomers(idle.batch, idle.now));
    idle.take();
    QCOMPARE(idle.currentBatch().state, BatchState::Completed);
}

void RolloutJoinTest::keepsTheRate()
{
    EngineHost host;
    host.start(1, dynamicPlan(1));
    (void)host.takeNotices();
    for (DeviceSlot device = 1; device < 4; ++device)
        QVERIFY(join(host, device));
    QVERIFY(host.takeNotices().empty());
    host.pass(minute);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
    host.pass(minute);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
}

void RolloutJoinTest::keepsTheRules()
{
    EngineHost host;
    Plan plan = dynamicPlan();
    plan.halt.failures = 2;
    host.start(1, plan);
    host.acknowledge(0);
    host.progress(0, -1);
    QVERIFY(join(host, 1));
    host.pass(second);
    host.acknowledge(1);
    host.progress(1, -1);
    QVERIFY(host.currentBatch().isHalted()); // who joined counts like the others
    QVERIFY(join(host, 2));
    host.pass(minute);
    QCOMPARE(host.state(2), TaskState::Queued);
}

void RolloutJoinTest::olderTasksStay()
{
    EngineHost host;
    const BatchId older = host.start(3, quickPlan());
    host.start(1, dynamicPlan());
    QCOMPARE(host.reason(0), TaskReason::Conflict);
    QVERIFY(join(host, 2));
    QCOMPARE(host.reason(2), TaskReason::Conflict);
    QVERIFY(isOpen(host.storedTasks.at(older).at(2).state));
    Plan replacing = dynamicPlan();
    replacing.conflict = ConflictPolicy::Replace;
    host.start(1, replacing);
    QVERIFY(join(host, 1));
    QVERIFY(isOpen(host.state(1)));
    QCOMPARE(host.storedTasks.at(older).at(1).state, TaskState::Cancelled);
}

void RolloutJoinTest::waitsWhileItIsPaused()
{
    EngineHost host;
    host.start(1, dynamicPlan());
    QVERIFY(host.engine->pauseBatch(host.batch, host.now));
    host.take();
    (void)host.takeNotices();
    QVERIFY(join(host, 1));
    host.pass(minute);
    QVERIFY(host.takeNotices().empty());
    QVERIFY(host.engine->resumeBatch(host.batch, host.now));
    host.take();
    host.pass(minute);
    QCOMPARE(host.state(1), TaskState::Notified);
}

void RolloutJoinTest::isThereAfterARestart()
{
    EngineHost host;
    host.start(2, dynamicPlan());
    host.pass(minute);
    QVERIFY(join(host, 9));
    QVERIFY(join(host, 5));
    host.restart(minute);
    host.connect(true);
    host.pass(minute);
    QCOMPARE(host.state(5), TaskState::Notified);
    QVERIFY(!join(host, 9));
    QVERIFY(join(host, 7));
    succeed(host, 5);
    succeed(host, 9);
    QCOMPARE(host.state(5), TaskState::Succeeded);
    QCOMPARE(host.state(9), TaskState::Succeeded);
    QCOMPARE(host.currentBatch().counts.total(), 5U);
}

void RolloutJoinTest::notThoseLeftOut()
{
    EngineHost host;
    Plan plan = dynamicPlan();
    plan.excluded = std::make_shared<const std::vector<DeviceSlot>>(std::vector<DeviceSlot>{ 3, 8 });
    host.start(1, plan);
    QVERIFY(!join(host, 3));
    QVERIFY(join(host, 4));
    host.restart(minute);
    QVERIFY(!join(host, 8));
}

void RolloutJoinTest::onlyDynamicBatchesTakeAny()
{
    EngineHost host;
    host.start(1, quickPlan());
    QVERIFY(!host.engine->takesNewcomers());
    QVERIFY(!join(host, 3));
    host.start(1, dynamicPlan());
    QVERIFY(host.engine->takesNewcomers());
    QVERIFY(host.engine->cancelBatch(host.batch, host.now));
    host.take();
    QVERIFY(!host.engine->takesNewcomers());
    QVERIFY(!join(host, 3));
}

QTEST_APPLESS_MAIN(RolloutJoinTest)
#include "tst_rolloutjoin.moc"
