// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/enginehost.h"

#include "models/rollout/explanation.h"

#include <QTest>

using namespace console;

/// Devices that have their download (step 100) and then say nothing: FlashTimes tells how long, the engine what then.
class FlashSilence : public QObject
{
    Q_OBJECT

private slots:
    void isSuspectAfterTheSilenceLimit();
    void theRhythmShortensIt();
    void theVerificationTellsToo();
    void everySignTakesItBack();
    void aLateSuccessCounts();
    void blindTimeDoesNotCount();
    void aRestartKeepsTheTime();
    void workspacesFromBeforeWaitToo();
    void suspectsHaltTheBatch();
    void aRebootBeforeTheEndOfTheDownloadIsNoFallBack();

private:
    static void upgrade(EngineHost& host, DeviceSlot device, TimeMs flashing);
    static Explanation why(const EngineHost& host, DeviceSlot device = 0)
    {
        return explainTask(host.task(device), host.currentBatch(), host.now);
    }
};

void FlashSilence::upgrade(EngineHost& host, DeviceSlot device, TimeMs flashing)
{
    host.progress(device, 100);
    host.pass(flashing);
    host.inform(device, newVersion);
}

void FlashSilence::isSuspectAfterTheSilenceLimit()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.progress(0, 40);
    host.pass(60 * minute);
    QVERIFY(!host.task(0).silent); // a download that stands still is another matter
    host.progress(0, 100);
    const TimeMs downloaded = host.now;
    QCOMPARE(why(host).kind, WhyKind::WaitingForVersion);
    QCOMPARE(why(host).suspectAt, downloaded + 15 * minute);
    host.pass(15 * minute - 1);
    QVERIFY(!host.task(0).silent);
    host.pass(1);
    QVERIFY(host.task(0).silent);
    QCOMPARE(host.state(0), TaskState::Upgrading);
    QCOMPARE(host.currentBatch().counts.silent, 1U);
    QCOMPARE(host.log.back().kind, ActivityKind::TaskSilent);
    QCOMPARE(host.log.back().args, QStringList{ QStringLiteral("100") });
    QCOMPARE(why(host).kind, WhyKind::SilentAfterDownload);
    QCOMPARE(why(host).since, downloaded);
    QCOMPARE(host.engine->nextAdvance(), 0); // nothing is looked at again and again
}

void FlashSilence::theRhythmShortensIt()
{
    EngineHost host;
    host.start(30, quickPlan());
    for (DeviceSlot device = 0; device < 20; ++device)
        upgrade(host, device, 20 * second);
    host.progress(20, 100);
    QCOMPARE(why(host, 20).suspectAt, host.now + 5 * minute);
    host.pass(5 * minute);
    QVERIFY(host.task(20).silent);
    host.restart(minute); // known again from the tasks
    host.progress(21, 100);
    QCOMPARE(why(host, 21).suspectAt, host.now + 5 * minute);
}

void FlashSilence::theVerificationTellsToo()
{
    EngineHost host(false);
    host.start(1, quickPlan(), BatchKind::Verification);
    upgrade(host, 0, 30 * minute); // its build takes long
    QCOMPARE(host.state(0), TaskState::Succeeded);
    QCOMPARE(host.currentBatch().state, BatchState::Completed);
    host.start(2, quickPlan());
    host.progress(1, 100);
    QVERIFY(why(host, 1).suspectAt >= host.now + 120 * minute);
}

void FlashSilence::everySignTakesItBack()
{
    EngineHost host;
    host.start(3, quickPlan());
    for (DeviceSlot device = 0; device < 3; ++device)
        host.progress(device, 100);
    host.pass(15 * minute);
    QCOMPARE(host.currentBatch().counts.silent, 3U);
    host.progress(0, 100);
    QVERIFY(!host.task(0).silent);
    QCOMPARE(why(host, 0).suspectAt, host.now + 15 * minute);
    host.download(1, false, 10);
    QVERIFY(!host.task(1).silent);
    QCOMPARE(why(host, 1).suspectAt, host.now + 15 * minute);
    host.inform(2, oldVersion);
    QVERIFY(!host.task(2).silent);
    QCOMPARE(why(host, 2).kind, WhyKind::ReportedOldVersion);
    host.pass(10 * minute);
    QCOMPARE(host.reason(2), TaskReason::FellBack);
    host.pass(5 * minute);
    QVERIFY(host.task(0).silent && host.task(1).silent);
    host.progress(0, 50); // from the beginning: its download stands still again
    QVERIFY(!host.task(0).silent);
    host.pass(60 * minute);
    QVERIFY(!host.task(0).silent);
}

void FlashSilence::aLateSuccessCounts()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.halt.failures = 2;
    host.start(3, plan);
    host.progress(0, 100);
    host.pass(20 * minute);
    QVERIFY(host.task(0).silent);
    QCOMPARE(host.engine->exposure(host.batch).failed, 3U); // beside two that never answered their notice
    host.inform(0, newVersion);
    QCOMPARE(host.state(0), TaskState::Succeeded);
    QCOMPARE(host.currentBatch().counts.silent, 2U);
    QCOMPARE(host.engine->exposure(host.batch).failed, 2U);
}

void FlashSilence::blindTimeDoesNotCount()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.progress(0, 100);
    host.pass(10 * minute);
    host.connect(false);
    host.pass(60 * minute);
    host.connect(true);
    host.pass(5 * minute - 1);
    QVERIFY(!host.task(0).silent);
    host.pass(1);
    QVERIFY(host.task(0).silent);
}

void FlashSilence::aRestartKeepsTheTime()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.progress(0, 100);
    host.pass(10 * minute);
    host.restart(8 * 60 * minute);
    host.pass(5 * minute - 1);
    QVERIFY(!host.task(0).silent);
    host.pass(second);
    QVERIFY(host.task(0).silent);
    host.restart(minute); // and what is found stays found
    QVERIFY(host.task(0).silent);
    QCOMPARE(host.currentBatch().counts.silent, 1U);
}

void FlashSilence::workspacesFromBeforeWaitToo()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.progress(0, 100);
    host.storedTasks[host.batch][0].nextAt = 0; // as an earlier version left it
    host.restart(60 * minute);
    host.pass(14 * minute);
    QVERIFY(!host.task(0).silent);
    host.pass(2 * minute);
    QVERIFY(host.task(0).silent);
}

void FlashSilence::suspectsHaltTheBatch()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.ratePerMinute = 2;
    plan.timeoutMinutes = 240;
    plan.halt.failures = 5;
    host.start(200, plan);
    DeviceSlot bricked = 0;
    for (int minutes = 0; minutes < 60 && host.currentBatch().state == BatchState::Running; ++minutes) {
        for (const NoticeOrder& notice : host.takeNotices()) {
            host.acknowledge(notice.task.device);
            host.progress(notice.task.device, 100);
            ++bricked;
        }
        host.pass(minute);
    }
    QVERIFY(host.currentBatch().isHalted());
    QCOMPARE(host.currentBatch().halt.cause, HaltCause::TooManyFailures);
    QVERIFY2(bricked <= 40, qPrintable(QString::number(bricked))); // 480 by the timeout
}

void FlashSilence::aRebootBeforeTheEndOfTheDownloadIsNoFallBack()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.progress(0, 50);
    host.inform(0, oldVersion); // it lost its power, and goes on
    host.progress(0, 100);
    QCOMPARE(why(host).kind, WhyKind::WaitingForVersion);
    host.pass(14 * minute);
    QCOMPARE(host.state(0), TaskState::Upgrading);
    host.pass(minute);
    QVERIFY(host.task(0).silent);
    QCOMPARE(host.state(0), TaskState::Upgrading);
}

QTEST_GUILESS_MAIN(FlashSilence)
#include "tst_flashsilence.moc"
