// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/enginehost.h"

#include <QTest>

#include <algorithm>

using namespace console;

/// The same workspace in a new process goes on as if nothing had happened.
class RolloutRestart : public QObject
{
    Q_OBJECT

private slots:
    void ordersNoticesInDoubtAgain();
    void doesNotExceedTheRate();
    void keepsDeadlines();
    void forgivesTheTimeItWasOff();
    void behavesAsWithoutARestart();
    void startsWhatWasScheduled();
    void remembersWhoAsked_data();
    void remembersWhoAsked();
};

void RolloutRestart::ordersNoticesInDoubtAgain()
{
    EngineHost host;
    host.start(4, quickPlan());
    host.acknowledge(1);
    host.download(2, true, 10);
    host.progress(3, 10);
    host.takeNotices();
    host.restart(5 * second);
    host.pass(5 * second); // the settling time
    const auto notices = host.takeNotices();
    QCOMPARE(notices.size(), std::size_t{ 1 });
    QCOMPARE(notices[0].task.device, DeviceSlot{ 0 });
    QCOMPARE(int(host.task(0).attempt), 1);
    QCOMPARE(int(host.task(0).evidence.pushes), 2);
}

void RolloutRestart::doesNotExceedTheRate()
{
    EngineHost host;
    Plan plan;
    plan.ratePerMinute = 60;
    host.start(1000, plan);
    for (int i = 0; i < 600; ++i) {
        for (const NoticeOrder& notice : host.takeNotices())
            host.acknowledge(notice.task.device);
        host.pass(50);
        host.restart(50);
    }
    QVERIFY2(host.currentBatch().counts.of(TaskState::Notified) <= 61,
        qPrintable(QString::number(host.currentBatch().counts.of(TaskState::Notified))));
    QVERIFY(host.currentBatch().counts.of(TaskState::Notified) >= 55);
}

void RolloutRestart::keepsDeadlines()
{
    EngineHost host;
    Plan plan = retryPlan(1, 10);
    plan.timeoutMinutes = 20;
    host.start(3, plan);
    host.progress(0, 10);
    host.progress(1, -1);
    host.progress(2, 100);
    host.inform(2, otherVersion);
    host.pass(59 * second);
    host.restart(0);
    host.pass(5 * second); // the settling time
    QCOMPARE(host.state(2), TaskState::Queued);
    QCOMPARE(host.reason(2), TaskReason::WaitingForRetry);
    host.takeNotices();
    host.pass(9 * minute);
    QCOMPARE(host.state(1), TaskState::Notified);
    host.pass(10 * minute);
    QCOMPARE(host.reason(0), TaskReason::TimedOut);
}

void RolloutRestart::forgivesTheTimeItWasOff()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.timeoutMinutes = 10;
    host.start(1, plan);
    host.progress(0, 10);
    host.pass(9 * minute);
    host.restart(24 * 60 * minute);
    host.pass(1 * minute - 1);
    QCOMPARE(host.state(0), TaskState::Upgrading);
    host.pass(1);
    QCOMPARE(host.reason(0), TaskReason::TimedOut);
}

void RolloutRestart::behavesAsWithoutARestart()
{
    EngineHost calm;
    EngineHost shaken;
    Plan plan = retryPlan(2, 10);
    plan.timeoutMinutes = 30;
    for (EngineHost* host : { &calm, &shaken }) {
        host->start(40, plan);
        for (int round = 0; round < 200; ++round) {
            const auto device = static_cast<DeviceSlot>(round * 7 % 40);
            host->acknowledge(device, round % 11 == 0 ? PublishOutcome::NobodyListening : PublishOutcome::Acknowledged);
            if (round % 3 == 0)
                host->inform(device, round % 9 == 0 ? newVersion : oldVersion);
            if (round % 4 == 0)
                host->progress(device, round % 8 == 0 ? -2 : round % 101);
            host->pass(30 * second);
            for (DeviceSlot other = 0; other < 40; ++other) { // so that nothing is in doubt
                if (host->task(other).evidence.acknowledgedAt == 0)
                    host->acknowledge(other);
            }
            if (host == &shaken && round % 10 == 5)
                host->restart(0);
        }
    }
    for (DeviceSlot device = 0; device < 40; ++device) {
        QCOMPARE(shaken.state(device), calm.state(device));
        QCOMPARE(shaken.reason(device), calm.reason(device));
        QCOMPARE(shaken.task(device).attempt, calm.task(device).attempt);
    }
    QCOMPARE(shaken.currentBatch().counts.byState, calm.currentBatch().counts.byState);
}

void RolloutRestart::startsWhatWasScheduled()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.startAt = host.now + 10 * minute;
    host.start(1, plan);
    host.restart(60 * minute);
    host.pass(0);
    QCOMPARE(host.currentBatch().state, BatchState::Running);
    QCOMPARE(host.state(0), TaskState::Notified);
}

void RolloutRestart::remembersWhoAsked_data()
{
    QTest::addColumn<bool>("upgrades");
    QTest::addColumn<bool>("pulls");
    QTest::addColumn<bool>("twice");
    QTest::newRow("a device that had started to download") << true << false << false;
    QTest::newRow("one whose turn had come, and that said it twice") << true << false << true;
    QTest::newRow("one that was notified") << false << false << false;
    QTest::newRow("one that pulled") << false << true << false;
}

/// It said so once and was acknowledged; a process that is killed a moment later still owes it the notice.
void RolloutRestart::remembersWhoAsked()
{
    QFETCH(bool, upgrades);
    QFETCH(bool, pulls);
    QFETCH(bool, twice);
    EngineHost host;
    Plan plan = quickPlan();
    if (twice)
        plan.ratePerMinute = 1; // it stays in line
    host.start(2, plan);
    host.acknowledge(0);
    if (upgrades)
        host.progress(0, 10);
    host.takeNotices();
    host.losesLazy = true;
    if (pulls)
        host.pull(0);
    else
        host.inform(0, oldVersion);
    if (twice) {
        host.pass(40 * second);
        host.inform(0, oldVersion);
    }
    QVERIFY(host.takeNotices().empty());
    host.restart(0);
    host.pass(5 * minute);
    const auto notices = host.takeNotices();
    QVERIFY(std::any_of(notices.begin(), notices.end(),
        [](const NoticeOrder& notice) { return notice.task.device == DeviceSlot{ 0 }; }));
    QCOMPARE(int(host.task(0).attempt), 1);
}

QTEST_GUILESS_MAIN(RolloutRestart)
#include "tst_rolloutrestart.moc"
