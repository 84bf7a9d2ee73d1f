// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/enginehost.h"

#include <QTest>

using namespace console;

/// DESIGN.md section 6, row by row, with one device.
class TaskScenarios : public QObject
{
    Q_OBJECT

private slots:
    void goesThroughAnUpgrade();
    void isSkippedWhenItArrivesByItself();
    void waitsForADeviceThatDoesNotListen();
    void triesOnceMoreWhenTheDeviceJustSpoke();
    void waitsWhenTheBrokerRefuses();
    void isPushedAgainWhenItReportsItsSource();
    void isNotPushedAgainWhileItDownloads();
    void isPushedAgainAfterARebootInMidDownload();
    void answersPulls();
    void doesNotPromiseWithinTheGrace();
    void failsByStep_data();
    void failsByStep();
    void retries();
    void failsOnAThirdVersionAfterGrace();
    void forgivesADefaultVersion();
    void fallsBack();
    void timesOutFromTheFirstProgress();
    void timesOutForGood();
    void isFlaggedSilent();
    void ignoresRetainedReports();
    void keepsFinalOutcomes();
    void aFailureSaidTwiceIsNoNews();
    void hundredPercentIsNotSuccess();
};

void TaskScenarios::goesThroughAnUpgrade()
{
    EngineHost host;
    host.start(1, quickPlan());
    QCOMPARE(host.state(0), TaskState::Notified);
    QCOMPARE(int(host.task(0).attempt), 1);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
    host.pass(second);
    host.acknowledge(0);
    QCOMPARE(host.task(0).evidence.acknowledgedAt, host.now);
    host.download(0, true, 4096);
    host.progress(0, 23);
    QCOMPARE(host.state(0), TaskState::Upgrading);
    QCOMPARE(int(host.task(0).step), 23);
    QCOMPARE(host.task(0).upgradingSince, host.now);
    QVERIFY(host.revoked.empty());
    host.inform(0, newVersion);
    QCOMPARE(host.state(0), TaskState::Succeeded);
    QCOMPARE(host.revoked.size(), std::size_t{ 1 });
    QCOMPARE(host.currentBatch().state, BatchState::Completed);
    QCOMPARE(host.activities(ActivityKind::BatchCompleted), 1);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 0 });
}

void TaskScenarios::isSkippedWhenItArrivesByItself()
{
    EngineHost host;
    host.connect(false);
    host.start(1, quickPlan());
    QCOMPARE(host.state(0), TaskState::Queued);
    host.inform(0, newVersion);
    QCOMPARE(host.state(0), TaskState::Skipped);
    QCOMPARE(host.reason(0), TaskReason::AlreadyThere);
}

void TaskScenarios::waitsForADeviceThatDoesNotListen()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.pass(second);
    host.acknowledge(0, PublishOutcome::NobodyListening);
    QCOMPARE(host.state(0), TaskState::Queued);
    QCOMPARE(host.reason(0), TaskReason::WaitingForDevice);
    QCOMPARE(int(host.task(0).attempt), 0);
    QVERIFY(host.task(0).evidence.nobodyListening);
    host.takeNotices();
    host.pass(24 * 60 * minute);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 0 });
    host.inform(0, oldVersion);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
    QCOMPARE(host.state(0), TaskState::Notified);
    QCOMPARE(int(host.task(0).attempt), 1);
    QVERIFY(!host.task(0).evidence.nobodyListening);
}

void TaskScenarios::triesOnceMoreWhenTheDeviceJustSpoke()
{
    EngineHost host;
    host.connect(false);
    host.start(1, quickPlan());
    host.inform(0, oldVersion);
    host.connect(true);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
    host.acknowledge(0, PublishOutcome::NobodyListening);
    host.pass(29 * second);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 0 });
    host.pass(1 * second);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
    host.acknowledge(0, PublishOutcome::NobodyListening);
    host.pass(60 * minute);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 0 });
}

void TaskScenarios::waitsWhenTheBrokerRefuses()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.takeNotices();
    host.acknowledge(0, PublishOutcome::Refused);
    QCOMPARE(host.reason(0), TaskReason::WaitingForRetry);
    host.pass(60 * second);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
    QCOMPARE(int(host.task(0).attempt), 1);
}

void TaskScenarios::isPushedAgainWhenItReportsItsSource()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.takeNotices();
    host.pass(10 * second);
    host.inform(0, oldVersion);
    host.inform(0, oldVersion);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 0 });
    host.pass(20 * second);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
    QCOMPARE(int(host.task(0).attempt), 1);
    QCOMPARE(int(host.task(0).evidence.pushes), 2);
    host.pass(10 * minute);
    host.inform(0, oldVersion);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
}

void TaskScenarios::isNotPushedAgainWhileItDownloads()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.takeNotices();
    host.pass(10 * second);
    host.inform(0, oldVersion);
    host.download(0, true, 100);
    host.pass(10 * minute);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 0 });
    host.progress(0, 5);
    host.inform(0, oldVersion);
    for (int step = 6; step <= 100; ++step) {
        host.progress(0, step);
        host.pass(10 * second);
    }
    QCOMPARE(host.takeNotices().size(), std::size_t{ 0 });
    QCOMPARE(host.state(0), TaskState::Upgrading);
}

void TaskScenarios::isPushedAgainAfterARebootInMidDownload()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.progress(0, 40);
    host.takeNotices();
    host.pass(5 * second);
    host.inform(0, oldVersion);
    host.pass(24 * second);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 0 });
    host.pass(1 * second);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
    QCOMPARE(host.state(0), TaskState::Upgrading);
    QCOMPARE(int(host.task(0).attempt), 1);
}

void TaskScenarios::answersPulls()
{
    EngineHost host;
    Plan slow;
    slow.ratePerMinute = 1;
    host.start(2, slow);
    host.takeNotices();
    QVERIFY(!host.pull(1)); // not its turn yet
    QVERIFY(!host.pull(5)); // no task
    QVERIFY(host.pull(0)); // held back: pushed just now
    QVERIFY(host.takeNotices().empty());
    host.pass(60 * second);
    const auto notices = host.takeNotices();
    QCOMPARE(notices.size(), std::size_t{ 1 });
    QCOMPARE(notices[0].task.device, DeviceSlot{ 0 });
    QVERIFY(notices[0].asPullReply);
    QVERIFY(!notices[0].asLegacyReply);
    QCOMPARE(notices[0].requestId, QByteArray("42"));
    host.pass(60 * second);
    QCOMPARE(host.takeNotices().at(0).task.device, DeviceSlot{ 1 });
    host.pass(10 * minute);
    QVERIFY(host.pull(1, true));
    const auto legacy = host.takeNotices();
    QCOMPARE(legacy.size(), std::size_t{ 1 });
    QVERIFY(legacy[0].asLegacyReply);
    QVERIFY(host.engine->pauseBatch(host.batch, host.now));
    QVERIFY(!host.pull(1));
}

/// Nothing is pushed within the grace of a third version, so nobody is told to wait for it.
void TaskScenarios::doesNotPromiseWithinTheGrace()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.takeNotices();
    host.progress(0, 40);
    host.inform(0, otherVersion);
    QVERIFY(!host.pull(0));
    QVERIFY(!host.pull(0, true));
    host.pass(59 * second);
    QVERIFY(host.takeNotices().empty());
    QCOMPARE(host.state(0), TaskState::Upgrading);
    host.inform(0, oldVersion); // it has gone back: now it is pushed again, and may ask
    host.takeNotices();
    QVERIFY(host.pull(0));
    host.pass(30 * second);
    const auto notices = host.takeNotices();
    QCOMPARE(notices.size(), std::size_t{ 1 });
    QVERIFY(notices[0].asPullReply);
}

void TaskScenarios::failsByStep_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<TaskReason>("reason");
    QTest::addColumn<bool>("started");
    const TaskReason reasons[] = { TaskReason::UpgradeFailed, TaskReason::DownloadFailed,
        TaskReason::VerificationFailed, TaskReason::FlashingFailed };
    for (int step = -1; step >= -4; --step) {
        QTest::addRow("%d while notified", step) << step << reasons[-step - 1] << false;
        QTest::addRow("%d while upgrading", step) << step << reasons[-step - 1] << true;
    }
}

void TaskScenarios::failsByStep()
{
    QFETCH(int, step);
    QFETCH(TaskReason, reason);
    QFETCH(bool, started);
    EngineHost host;
    host.start(1, quickPlan());
    if (started)
        host.progress(0, 50);
    host.progress(0, step);
    QCOMPARE(host.state(0), TaskState::Failed);
    QCOMPARE(host.reason(0), reason);
    QCOMPARE(int(host.task(0).step), step);
    QCOMPARE(host.activities(ActivityKind::TaskFailed), 1);
}

void TaskScenarios::retries()
{
    EngineHost host;
    host.start(1, retryPlan(2, 10));
    for (int attempt = 1; attempt <= 2; ++attempt) {
        QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
        QCOMPARE(int(host.task(0).attempt), attempt);
        host.progress(0, 50);
        host.progress(0, -3);
        host.progress(0, -3); // said twice
        QCOMPARE(host.state(0), TaskState::Queued);
        QCOMPARE(host.reason(0), TaskReason::WaitingForRetry);
        host.inform(0, oldVersion); // a reboot does not shorten the interval
        host.pass(10 * minute - 1);
        QVERIFY(host.takeNotices().empty());
        host.pass(1);
    }
    QCOMPARE(int(host.task(0).attempt), 3);
    host.acknowledge(0);
    host.progress(0, -3);
    QCOMPARE(host.state(0), TaskState::Failed);
    QCOMPARE(host.reason(0), TaskReason::VerificationFailed);
}

void TaskScenarios::failsOnAThirdVersionAfterGrace()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.progress(0, 100);
    host.inform(0, otherVersion);
    host.pass(59 * second);
    host.inform(0, otherVersion);
    QCOMPARE(host.state(0), TaskState::Upgrading);
    host.pass(1 * second);
    QCOMPARE(host.state(0), TaskState::Failed);
    QCOMPARE(host.reason(0), TaskReason::WrongVersion);
}

void TaskScenarios::forgivesADefaultVersion()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.progress(0, 50);
    host.inform(0, otherVersion); // what an old SDK says first after every boot
    host.inform(0, oldVersion);
    host.pass(5 * minute);
    QCOMPARE(host.state(0), TaskState::Upgrading);
    host.inform(0, otherVersion);
    host.pass(30 * second);
    host.inform(0, newVersion);
    QCOMPARE(host.state(0), TaskState::Succeeded);
}

void TaskScenarios::fallsBack()
{
    EngineHost host;
    host.start(1, retryPlan(5, 0));
    host.progress(0, 100);
    host.inform(0, oldVersion);
    host.pass(9 * minute);
    host.progress(0, 100);
    host.pass(9 * minute);
    host.inform(0, oldVersion);
    QCOMPARE(host.state(0), TaskState::Upgrading);
    host.pass(1 * minute);
    QCOMPARE(host.state(0), TaskState::Failed);
    QCOMPARE(host.reason(0), TaskReason::FellBack);
}

void TaskScenarios::timesOutFromTheFirstProgress()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.timeoutMinutes = 5;
    host.start(1, plan);
    host.pass(60 * minute); // no clock before the first progress
    host.progress(0, 0);
    host.pass(4 * minute);
    host.progress(0, 10); // does not restart it
    host.connect(false); // stands still
    host.pass(60 * minute);
    host.connect(true);
    host.pass(1 * minute - 1);
    QCOMPARE(host.state(0), TaskState::Upgrading);
    host.pass(1);
    QCOMPARE(host.state(0), TaskState::Failed);
    QCOMPARE(host.reason(0), TaskReason::TimedOut);
    QCOMPARE(host.activities(ActivityKind::TaskTimedOut), 1);
}

void TaskScenarios::timesOutForGood()
{
    EngineHost host;
    Plan plan = retryPlan(5, 0);
    plan.timeoutMinutes = 5;
    host.start(1, plan);
    host.progress(0, 10);
    host.pass(5 * minute);
    QCOMPARE(host.state(0), TaskState::Failed);
    host.inform(0, newVersion);
    QCOMPARE(host.state(0), TaskState::Failed);
    QCOMPARE(host.activities(ActivityKind::LateReport), 1);
}

void TaskScenarios::isFlaggedSilent()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.pass(15 * minute - 1);
    QVERIFY(!host.task(0).silent);
    host.pass(1);
    QVERIFY(host.task(0).silent);
    QCOMPARE(host.state(0), TaskState::Notified);
    QCOMPARE(host.currentBatch().counts.silent, 1U);
    QCOMPARE(host.activities(ActivityKind::TaskSilent), 1);
    host.download(0, true, 10);
    QVERIFY(!host.task(0).silent);
    QCOMPARE(host.currentBatch().counts.silent, 0U);
    host.pass(15 * minute);
    QVERIFY(host.task(0).silent);
    host.progress(0, 1);
    QCOMPARE(host.currentBatch().counts.silent, 0U);
}

void TaskScenarios::ignoresRetainedReports()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.progress(0, 50, true);
    host.inform(0, newVersion, true);
    QCOMPARE(host.state(0), TaskState::Notified);
}

void TaskScenarios::keepsFinalOutcomes()
{
    EngineHost host;
    host.start(2, quickPlan());
    host.inform(0, newVersion);
    host.progress(1, -1);
    for (int i = 0; i < 3; ++i) {
        for (const DeviceSlot device : { 0U, 1U }) {
            host.progress(device, 50);
            host.progress(device, -2);
            host.inform(device, oldVersion);
            host.inform(device, newVersion);
            host.acknowledge(device, PublishOutcome::NobodyListening);
            host.pass(60 * minute);
        }
    }
    QCOMPARE(host.state(0), TaskState::Succeeded);
    QCOMPARE(host.state(1), TaskState::Failed);
    QCOMPARE(host.reason(1), TaskReason::UpgradeFailed);
    QCOMPARE(host.activities(ActivityKind::LateReport), 4); // one step and one version each, however often they come
}

void TaskScenarios::aFailureSaidTwiceIsNoNews()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.progress(0, -3);
    host.progress(0, -3);
    QCOMPARE(host.activities(ActivityKind::LateReport), 0);
    host.progress(0, -1);
    QCOMPARE(host.activities(ActivityKind::LateReport), 1);
}

void TaskScenarios::hundredPercentIsNotSuccess()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.progress(0, 100);
    host.pass(24 * 60 * minute);
    QCOMPARE(host.state(0), TaskState::Upgrading);
}

QTEST_GUILESS_MAIN(TaskScenarios)
#include "tst_taskscenarios.moc"
