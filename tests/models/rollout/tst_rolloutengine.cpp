// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/enginehost.h"

#include <QTest>

#include <algorithm>

using namespace console;

namespace {

std::vector<DeviceSlot> devicesOf(const std::vector<NoticeOrder>& notices)
{
    std::vector<DeviceSlot> devices;
    for (const NoticeOrder& notice : notices)
        devices.push_back(notice.task.device);
    return devices;
}

template <class T> int errorOf(const Result<T>& result)
{
    return result ? -1 : static_cast<int>(result.error().kind);
}

} // namespace

/// Batches, firmware and time.
class RolloutEngineTest : public QObject
{
    Q_OBJECT

private slots:
    void verifies();
    void failsAVerification_data();
    void failsAVerification();
    void verifiesAgain();
    void skipsDevicesAlreadyThere();
    void keepsOlderTasksOnConflict();
    void replacesOlderTasks();
    void startsAtItsTime();
    void readsTheFileBeforeItStartsByTheClock();
    void checksWhatIsResumedAfterItsTime();
    void pausesWhatIsDueWithOtherBytes();
    void aCheckedBatchThatWasPausedStaysPaused();
    void paces();
    void letsReadyTasksGoFirst();
    void pausesTamperedFirmware();
    void waitsForAnUnreadableFile();
    void tamperedWhileVerifiedIsNeverVerified();
    void renewsLinks();
    void mergesEffects();
    void notesSuspiciousProgressOnce();
};

void RolloutEngineTest::verifies()
{
    EngineHost host(false);
    host.start(3, quickPlan(), BatchKind::Verification);
    QCOMPARE(host.storedFirmware[testFirmware].state, FirmwareState::Verifying);
    host.inform(0, newVersion);
    host.inform(1, newVersion);
    QCOMPARE(host.storedFirmware[testFirmware].state, FirmwareState::Verifying);
    host.inform(2, newVersion);
    QCOMPARE(host.storedFirmware[testFirmware].state, FirmwareState::Verified);
    QCOMPARE(host.activities(ActivityKind::VerificationPassed), 1);
    QVERIFY(host.tryStart(5, quickPlan()));
}

void RolloutEngineTest::failsAVerification_data()
{
    QTest::addColumn<bool>("cancelled");
    QTest::newRow("one failed") << false;
    QTest::newRow("one cancelled") << true;
}

void RolloutEngineTest::failsAVerification()
{
    QFETCH(bool, cancelled);
    EngineHost host(false);
    host.start(2, quickPlan(), BatchKind::Verification);
    host.inform(0, newVersion);
    if (cancelled)
        QCOMPARE(host.engine->cancelTasks(host.batch, { 1 }, host.now).value(), 1U);
    else
        host.progress(1, -4);
    host.take();
    QCOMPARE(host.storedFirmware[testFirmware].state, FirmwareState::VerificationFailed);
    QCOMPARE(host.activities(ActivityKind::VerificationFailed), 1);
}

void RolloutEngineTest::verifiesAgain()
{
    EngineHost host(false);
    const BatchId first = host.start(1, quickPlan(), BatchKind::Verification);
    host.progress(0, -1);
    QCOMPARE(host.engine->retryFailed(first, {}, host.now).value(), 1U);
    host.take();
    QCOMPARE(host.storedFirmware[testFirmware].state, FirmwareState::Verifying);
    QCOMPARE(host.storedBatches[first].state, BatchState::Running);
    host.inform(0, newVersion);
    QCOMPARE(host.storedFirmware[testFirmware].state, FirmwareState::Verified);
}

void RolloutEngineTest::skipsDevicesAlreadyThere()
{
    EngineHost host;
    Batch draft;
    draft.id = BatchId{ 5 };
    draft.firmware = testFirmware;
    const auto started = host.engine->startBatch(
        draft, { { 4, newVersion }, { 2, oldVersion }, { 3, 0 }, { 2, oldVersion } }, testModule, newVersion, host.now);
    QVERIFY(started);
    host.batch = *started;
    host.take();
    QCOMPARE(host.currentBatch().counts.total(), 3U);
    QCOMPARE(host.state(4), TaskState::Skipped);
    QCOMPARE(host.reason(4), TaskReason::AlreadyThere);
    QCOMPARE(devicesOf(host.takeNotices()), (std::vector<DeviceSlot>{ 2, 3 }));
}

void RolloutEngineTest::keepsOlderTasksOnConflict()
{
    EngineHost host;
    const BatchId older = host.start(1, quickPlan());
    const BatchId newer = host.start(2, quickPlan());
    QCOMPARE(host.state(0), TaskState::Failed);
    QCOMPARE(host.reason(0), TaskReason::Conflict);
    QCOMPARE(host.state(1), TaskState::Notified);
    QCOMPARE(host.engine->openTask(0, testModule)->batch, older);
    host.inform(0, newVersion);
    QCOMPARE(host.engine->task({ older, 0 })->state, TaskState::Succeeded);
    QCOMPARE(host.engine->task({ newer, 0 })->state, TaskState::Failed);
}

void RolloutEngineTest::replacesOlderTasks()
{
    EngineHost host;
    const BatchId older = host.start(3, quickPlan());
    host.progress(1, 10);
    Plan plan = quickPlan();
    plan.conflict = ConflictPolicy::Replace;
    const BatchId newer = host.start(2, plan);
    QCOMPARE(host.engine->task({ older, 0 })->state, TaskState::Cancelled);
    QCOMPARE(host.engine->task({ older, 0 })->reason, TaskReason::Replaced);
    QVERIFY(host.engine->task({ older, 0 })->mayStillArrive);
    QCOMPARE(host.engine->openTask(0, testModule)->batch, newer);
    QCOMPARE(host.engine->task({ older, 1 })->state, TaskState::Upgrading); // never while upgrading
    QCOMPARE(host.reason(1), TaskReason::Conflict);
    QCOMPARE(host.activities(ActivityKind::TaskReplaced), 1);
    QVERIFY(std::find(host.revoked.begin(), host.revoked.end(), TaskKey{ older, 0 }) != host.revoked.end());
}

void RolloutEngineTest::startsAtItsTime()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.startAt = host.now + 60 * minute;
    host.start(1, plan);
    QCOMPARE(host.currentBatch().state, BatchState::Scheduled);
    QCOMPARE(host.reason(0), TaskReason::WaitingForStart);
    QCOMPARE(host.engine->nextAdvance(), plan.startAt);
    host.pass(60 * minute - 1);
    QVERIFY(host.takeNotices().empty());
    host.pass(1);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
    QCOMPARE(host.currentBatch().state, BatchState::Running);
    QCOMPARE(host.currentBatch().startedAt, host.now);
    QCOMPARE(host.activities(ActivityKind::BatchStartedBySchedule), 1);
}

void RolloutEngineTest::readsTheFileBeforeItStartsByTheClock()
{
    EngineHost host;
    host.fileState.reset();
    Plan plan = quickPlan();
    plan.startAt = host.now + minute;
    host.start(1, plan);
    QVERIFY(host.fileChecks.empty());
    host.pass(2 * minute);
    QCOMPARE(host.fileChecks, std::vector<FirmwareId>{ testFirmware }); // once
    QVERIFY(host.takeNotices().empty());
    QCOMPARE(host.currentBatch().state, BatchState::Scheduled);
    QCOMPARE(host.engine->nextAdvance(), 0); // the answer wakes it
    host.engine->fileChecked(testFirmware, FileState::Intact, host.now);
    host.take();
    QCOMPARE(host.currentBatch().state, BatchState::Running);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
}

/// Paused over its planned start: what begins with an operator's word begins with the same bytes all the same.
void RolloutEngineTest::checksWhatIsResumedAfterItsTime()
{
    for (const bool intact : { true, false }) {
        EngineHost host;
        host.fileState = intact ? FileState::Intact : FileState::Changed;
        Plan plan = quickPlan();
        plan.startAt = host.now + minute;
        host.start(1, plan);
        QVERIFY(host.engine->pauseBatch(host.batch, host.now));
        host.pass(10 * minute);
        QVERIFY(host.fileChecks.empty());
        QVERIFY(host.engine->resumeBatch(host.batch, host.now));
        host.take();
        QCOMPARE(host.currentBatch().state, BatchState::Scheduled);
        QVERIFY(host.takeNotices().empty());
        host.pass(0);
        QCOMPARE(host.fileChecks, std::vector<FirmwareId>{ testFirmware });
        QCOMPARE(host.currentBatch().state, intact ? BatchState::Running : BatchState::Paused);
        QCOMPARE(host.takeNotices().size(), std::size_t(intact ? 1 : 0));
        QCOMPARE(host.activities(ActivityKind::BatchStartedBySchedule), intact ? 1 : 0);
        QCOMPARE(host.activities(ActivityKind::FirmwareTampered), intact ? 0 : 1);
    }
}

void RolloutEngineTest::pausesWhatIsDueWithOtherBytes()
{
    EngineHost host;
    host.fileState = FileState::Changed;
    Plan plan = quickPlan();
    plan.startAt = host.now + minute;
    host.start(1, plan);
    host.pass(10 * minute);
    QVERIFY(host.takeNotices().empty());
    QCOMPARE(host.currentBatch().state, BatchState::Paused);
    QCOMPARE(host.activities(ActivityKind::FirmwareTampered), 1);
    QCOMPARE(host.activities(ActivityKind::BatchPaused), 1);
    QCOMPARE(host.activities(ActivityKind::BatchStartedBySchedule), 0);
    QCOMPARE(errorOf(host.engine->resumeBatch(host.batch, host.now)), int(ErrorKind::FirmwareTampered));
}

void RolloutEngineTest::aCheckedBatchThatWasPausedStaysPaused()
{
    EngineHost host;
    host.fileState.reset();
    Plan plan = quickPlan();
    plan.startAt = host.now + minute;
    host.start(1, plan);
    host.pass(minute);
    QVERIFY(host.engine->pauseBatch(host.batch, host.now));
    host.engine->fileChecked(testFirmware, FileState::Intact, host.now);
    host.take();
    QCOMPARE(host.currentBatch().state, BatchState::Paused);
    QVERIFY(host.takeNotices().empty());
}

void RolloutEngineTest::paces()
{
    EngineHost host;
    Plan plan;
    plan.ratePerMinute = 600;
    host.start(2000, plan);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 10 });
    host.pass(minute);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 600 });
    QVERIFY(host.engine->setRate(host.batch, 60, host.now));
    host.pass(minute);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 60 });
    QCOMPARE(host.storedBatches[host.batch].plan.ratePerMinute, 60);
}

void RolloutEngineTest::letsReadyTasksGoFirst()
{
    EngineHost host;
    Plan plan;
    plan.ratePerMinute = 60;
    plan.retryCount = 1;
    host.start(100, plan);
    host.pass(2 * second);
    QCOMPARE(devicesOf(host.takeNotices()), (std::vector<DeviceSlot>{ 0, 1, 2 }));
    host.progress(1, -2);
    host.acknowledge(0, PublishOutcome::NobodyListening);
    host.pass(60 * second);
    QCOMPARE(devicesOf(host.takeNotices()).front(), DeviceSlot{ 1 });
    host.inform(0, oldVersion);
    host.pass(2 * second);
    QCOMPARE(devicesOf(host.takeNotices()).front(), DeviceSlot{ 0 });
}

void RolloutEngineTest::pausesTamperedFirmware()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.ratePerMinute = 60;
    const BatchId id = host.start(100, plan);
    host.engine->fileFound(testFirmware, FileState::Changed, host.now);
    host.take();
    host.takeNotices();
    QCOMPARE(host.currentBatch().state, BatchState::Paused);
    QCOMPARE(host.activities(ActivityKind::FirmwareTampered), 1);
    QCOMPARE(errorOf(host.engine->resumeBatch(id, host.now)), int(ErrorKind::FirmwareTampered));
    host.pass(60 * minute);
    QVERIFY(host.takeNotices().empty());
    host.restart(0); // for good
    QVERIFY(host.storedFirmware[testFirmware].tampered);
    QCOMPARE(errorOf(host.engine->resumeBatch(id, host.now)), int(ErrorKind::FirmwareTampered));
    QCOMPARE(errorOf(host.tryStart(1, quickPlan(), BatchKind::Verification)), int(ErrorKind::FirmwareTampered));
    QVERIFY(host.engine->cancelBatch(id, host.now));
}

void RolloutEngineTest::waitsForAnUnreadableFile()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.ratePerMinute = 60;
    const BatchId id = host.start(100, plan);
    host.takeNotices();
    for (int time = 0; time < 3; ++time)
        host.engine->fileFound(testFirmware, FileState::Unreadable, host.now);
    host.take();
    QCOMPARE(host.currentBatch().state, BatchState::Paused);
    QCOMPARE(host.activities(ActivityKind::FirmwareUnreadable), 1); // said once, however often it is seen
    QCOMPARE(host.activities(ActivityKind::FirmwareTampered), 0);
    host.pass(60 * minute);
    QVERIFY(host.takeNotices().empty());
    QVERIFY(host.engine->resumeBatch(id, host.now)); // the host has read it
    host.take();
    QCOMPARE(host.engine->firmware(testFirmware)->state, FirmwareState::Verified);
    host.pass(minute);
    QVERIFY(!host.takeNotices().empty());
}

void RolloutEngineTest::tamperedWhileVerifiedIsNeverVerified()
{
    EngineHost host(false);
    const BatchId id = host.start(1, quickPlan(), BatchKind::Verification);
    host.engine->fileFound(testFirmware, FileState::Changed, host.now);
    host.take();
    host.restart(second);
    QCOMPARE(errorOf(host.engine->resumeBatch(id, host.now)), int(ErrorKind::FirmwareTampered));
    host.inform(0, newVersion); // its notice had left before
    QCOMPARE(host.storedFirmware[testFirmware].state, FirmwareState::VerificationFailed);
}

void RolloutEngineTest::renewsLinks()
{
    EngineHost host;
    host.start(1, quickPlan());
    const qint64 first = host.currentBatch().linksExpireAt;
    QVERIFY(first > host.now / 1000 + 24 * 60 * 60);
    host.acknowledge(0, PublishOutcome::NobodyListening);
    host.pass(60 * minute);
    host.inform(0, oldVersion);
    QCOMPARE(host.currentBatch().linksExpireAt, first); // the same notice, byte for byte
    host.acknowledge(0, PublishOutcome::NobodyListening);
    host.pass(40LL * 24 * 60 * minute);
    host.inform(0, oldVersion);
    QVERIFY(host.currentBatch().linksExpireAt > host.now / 1000 + 24 * 60 * 60);
}

void RolloutEngineTest::mergesEffects()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.engine->progressReported(0, testModule, 1, false, host.now);
    host.engine->progressReported(0, testModule, 2, false, host.now);
    host.engine->versionReported(0, testModule, oldVersion, false, host.now);
    const Effects effects = host.engine->takeEffects();
    QCOMPARE(effects.tasks.size(), std::size_t{ 1 });
    QCOMPARE(effects.touched.size(), std::size_t{ 0 });
    QCOMPARE(int(effects.tasks[0].step), 2);
    QCOMPARE(effects.batches.size(), std::size_t{ 1 });
    host.engine->progressReported(0, testModule, 3, false, host.now);
    const Effects later = host.engine->takeEffects();
    QCOMPARE(later.tasks.size(), std::size_t{ 0 });
    QCOMPARE(later.touched.size(), std::size_t{ 1 });
    QVERIFY(later.batches.empty());
    QVERIFY(host.engine->takeEffects().isEmpty());
}

void RolloutEngineTest::notesSuspiciousProgressOnce()
{
    EngineHost host;
    for (int step = 0; step < 100; ++step)
        host.progress(77, step);
    QCOMPARE(host.activities(ActivityKind::SuspiciousReport), 1);
    host.start(1, quickPlan());
    host.progress(0, 101);
    host.progress(0, -5);
    QCOMPARE(host.state(0), TaskState::Notified);
}

QTEST_GUILESS_MAIN(RolloutEngineTest)
#include "tst_rolloutengine.moc"
