// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/enginehost.h"

#include <QTest>

#include <algorithm>

using namespace console;

/// A batch that a broken rule halts, and what the operator's resuming does.
class RolloutHalt : public QObject
{
    Q_OBJECT

    static Plan watchedPlan(int failures)
    {
        Plan plan = quickPlan();
        plan.halt.failures = failures;
        return plan;
    }
    static void startAcknowledged(
        EngineHost& host, DeviceSlot devices, const Plan& plan, BatchKind kind = BatchKind::Upgrade)
    {
        host.start(devices, plan, kind);
        for (DeviceSlot device = 0; device < devices; ++device)
            host.acknowledge(device);
    }
    static bool isRevoked(const EngineHost& host, DeviceSlot device)
    {
        return std::find(host.revoked.begin(), host.revoked.end(), TaskKey{ host.batch, device }) != host.revoked.end();
    }
    static void resume(EngineHost& host)
    {
        QVERIFY(host.engine->resumeBatch(host.batch, host.now));
        host.take();
    }

private slots:
    void pausesAtOnceAndSaysWhy();
    void takesBackOnlyWhatNobodyFetched();
    void whoFindsNoLinkWaitsForTheResume();
    void resumingAcknowledgesWhatWasSeen();
    void rememberedOverARestart();
    void silentDevicesCount();
    void aVerificationIsNotHalted();
    void namesTheGroup();
    void theGroupIsTheOneOfNow();
    void noGroupsWithoutATest();
};

void RolloutHalt::pausesAtOnceAndSaysWhy()
{
    EngineHost host;
    Plan plan = watchedPlan(2);
    plan.ratePerMinute = 60;
    host.start(100, plan);
    host.pass(20 * second);
    host.acknowledge(0);
    host.acknowledge(1);
    host.progress(0, -1);
    QCOMPARE(host.currentBatch().state, BatchState::Running);
    host.progress(1, -4);
    QCOMPARE(host.currentBatch().state, BatchState::Paused);
    QVERIFY(host.currentBatch().isHalted());
    QCOMPARE(int(host.currentBatch().halt.cause), int(HaltCause::TooManyFailures));
    QCOMPARE(host.currentBatch().halt.failed, 2U);
    QCOMPARE(host.activities(ActivityKind::BatchHalted), 1);
    host.takeNotices();
    host.pass(10 * minute);
    QVERIFY(host.takeNotices().empty());
}

void RolloutHalt::takesBackOnlyWhatNobodyFetched()
{
    EngineHost host;
    startAcknowledged(host, 4, watchedPlan(1));
    host.download(1, true, 1000);
    host.progress(2, 40);
    host.progress(0, -1);
    QVERIFY(!isRevoked(host, 1));
    QVERIFY(!isRevoked(host, 2)); // fetches from elsewhere
    QVERIFY(isRevoked(host, 3));
    host.progress(1, 100);
    host.inform(1, newVersion);
    QCOMPARE(host.state(1), TaskState::Succeeded);
}

void RolloutHalt::whoFindsNoLinkWaitsForTheResume()
{
    EngineHost host;
    startAcknowledged(host, 3, watchedPlan(1));
    host.progress(0, -1);
    host.progress(1, 0);
    host.progress(1, -2);
    QCOMPARE(host.state(1), TaskState::Queued);
    host.takeNotices();
    resume(host);
    host.pass(minute);
    std::vector<NoticeOrder> notices = host.takeNotices();
    QCOMPARE(notices.size(), std::size_t{ 2 }); // the one that failed, and the one that was not fetched
    QCOMPARE(int(host.task(1).attempt), 1);
    QCOMPARE(host.state(1), TaskState::Notified);
    host.progress(1, -2); // now it is its own failure
    QCOMPARE(host.state(1), TaskState::Failed);
}

void RolloutHalt::resumingAcknowledgesWhatWasSeen()
{
    EngineHost host;
    startAcknowledged(host, 10, watchedPlan(2));
    host.progress(0, -1);
    host.progress(1, -1);
    QVERIFY(host.currentBatch().isHalted());
    host.pass(second);
    resume(host);
    QCOMPARE(host.currentBatch().state, BatchState::Running);
    host.progress(2, -1);
    QCOMPARE(host.currentBatch().state, BatchState::Running);
    host.progress(3, -1);
    QVERIFY(host.currentBatch().isHalted());
    QCOMPARE(host.currentBatch().halt.failed, 2U); // only the new ones
}

void RolloutHalt::rememberedOverARestart()
{
    EngineHost host;
    startAcknowledged(host, 10, watchedPlan(2));
    host.progress(0, -1);
    host.restart(second);
    host.pass(10 * second);
    host.progress(1, -1);
    QVERIFY(host.currentBatch().isHalted());
    host.restart(second);
    QVERIFY(host.currentBatch().isHalted());
    host.pass(10 * second);
    resume(host);
    host.restart(second);
    host.pass(10 * second);
    host.progress(2, -1);
    QCOMPARE(host.currentBatch().state, BatchState::Running);
    host.progress(3, -1);
    QVERIFY(host.currentBatch().isHalted());
}

void RolloutHalt::silentDevicesCount()
{
    EngineHost host;
    startAcknowledged(host, 5, watchedPlan(3));
    host.pass(20 * minute);
    QVERIFY(host.currentBatch().isHalted());
    QVERIFY(host.currentBatch().halt.failed >= 3U);
}

void RolloutHalt::aVerificationIsNotHalted()
{
    EngineHost host(false);
    startAcknowledged(host, 3, watchedPlan(1), BatchKind::Verification);
    host.progress(0, -1);
    QCOMPARE(host.currentBatch().state, BatchState::Running);
}

namespace {

/// Forty of four hundred devices are in group 5.
Plan testingPlan(EngineHost& host)
{
    host.groupOf = [](DeviceSlot device) { return device < 40 ? 5U : 0U; };
    Plan plan = quickPlan();
    plan.halt.testsRate = true;
    return plan;
}

/// Devices of the group fail until the batch halts.
DeviceSlot failUntilHalted(EngineHost& host, DeviceSlot first)
{
    DeviceSlot device = first;
    for (; device < 40 && !host.currentBatch().isHalted(); ++device)
        host.progress(device, -4);
    return device;
}

} // namespace

void RolloutHalt::namesTheGroup()
{
    EngineHost host;
    const Plan plan = testingPlan(host);
    startAcknowledged(host, 400, plan);
    host.pass(minute);
    host.progress(0, -4);
    host.restart(second); // the groups come from the host again
    host.pass(10 * second);
    const DeviceSlot failed = failUntilHalted(host, 1);
    const Halt& halt = host.currentBatch().halt;
    QCOMPARE(int(halt.cause), int(HaltCause::GroupWorseThanBase));
    QCOMPARE(halt.cohort, 5U);
    QCOMPARE(halt.failed, failed);
    QCOMPARE(halt.exposed, 40U);
    QVERIFY2(failed >= 3 && failed < 12, qPrintable(QString::number(failed)));
    // Resumed, what was seen is known, and only new failures halt again.
    host.pass(second);
    resume(host);
    host.progress(failed, -4);
    QCOMPARE(host.currentBatch().state, BatchState::Running);
    QVERIFY(failUntilHalted(host, failed + 1) > failed + 1);
    QVERIFY(host.currentBatch().isHalted());
}

void RolloutHalt::theGroupIsTheOneOfNow()
{
    EngineHost host;
    const Plan plan = testingPlan(host);
    startAcknowledged(host, 400, plan);
    host.pass(minute);
    for (DeviceSlot device = 0; device < 40; ++device)
        host.engine->regrouped(device, 8);
    host.engine->regrouped(1000, 8); // has no task
    failUntilHalted(host, 0);
    QCOMPARE(host.currentBatch().halt.cohort, 8U);
}

void RolloutHalt::noGroupsWithoutATest()
{
    EngineHost host;
    Plan plan = testingPlan(host);
    plan.halt = { .failures = 3 };
    startAcknowledged(host, 400, plan);
    failUntilHalted(host, 0);
    QCOMPARE(int(host.currentBatch().halt.cause), int(HaltCause::TooManyFailures));
    QCOMPARE(host.currentBatch().halt.cohort, 0U);
}

QTEST_GUILESS_MAIN(RolloutHalt)
#include "tst_rollouthalt.moc"
