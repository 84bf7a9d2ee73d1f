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

class RolloutOrdersTest : public QObject
{
    Q_OBJECT

private slots:
    void refusesUnverifiedFirmware();
    void refusesNonsense();
    void pausesAndResumes();
    void cancels();
    void cancelsTasks();
    void retriesFailed();
    void keepsFirmwareInUse();
};

void RolloutOrdersTest::refusesUnverifiedFirmware()
{
    EngineHost host(false);
    QCOMPARE(errorOf(host.tryStart(1, quickPlan())), int(ErrorKind::FirmwareNotVerified));
    host.start(1, quickPlan(), BatchKind::Verification);
    QCOMPARE(errorOf(host.tryStart(1, quickPlan())), int(ErrorKind::FirmwareNotVerified));
    QCOMPARE(errorOf(host.tryStart(1, quickPlan(), BatchKind::Verification)), int(ErrorKind::FirmwareBeingVerified));
    QVERIFY(host.engine->cancelBatch(host.batch, host.now));
    QCOMPARE(host.engine->firmware(testFirmware)->state, FirmwareState::VerificationFailed);
    QCOMPARE(errorOf(host.tryStart(1, quickPlan())), int(ErrorKind::FirmwareNotVerified));
}

void RolloutOrdersTest::refusesNonsense()
{
    EngineHost host;
    QCOMPARE(errorOf(host.tryStart(0)), int(ErrorKind::NoTargets));
    Plan bad;
    bad.ratePerMinute = 0;
    QCOMPARE(errorOf(host.tryStart(1, bad)), int(ErrorKind::RateOutOfRange));
    QCOMPARE(errorOf(host.tryStart(1, quickPlan(), BatchKind::Verification)), int(ErrorKind::FirmwareAlreadyVerified));
    const BatchId none{ 1 };
    QCOMPARE(errorOf(host.engine->pauseBatch(none, host.now)), int(ErrorKind::NotFound));
    QCOMPARE(errorOf(host.engine->resumeBatch(none, host.now)), int(ErrorKind::NotFound));
    QCOMPARE(errorOf(host.engine->cancelBatch(none, host.now)), int(ErrorKind::NotFound));
    QCOMPARE(errorOf(host.engine->retryFailed(none, {}, host.now)), int(ErrorKind::NotFound));
    const BatchId id = host.start(1, quickPlan());
    QCOMPARE(errorOf(host.engine->resumeBatch(id, host.now)), int(ErrorKind::BatchNotPaused));
    QCOMPARE(errorOf(host.engine->retryFailed(id, {}, host.now)), int(ErrorKind::NothingToRetry));
    QCOMPARE(errorOf(host.engine->setRate(id, 10'001, host.now)), int(ErrorKind::RateOutOfRange));
    host.inform(0, newVersion);
    QCOMPARE(errorOf(host.engine->pauseBatch(id, host.now)), int(ErrorKind::BatchNotOpen));
    QCOMPARE(errorOf(host.engine->cancelBatch(id, host.now)), int(ErrorKind::BatchNotOpen));
    QCOMPARE(errorOf(host.engine->setRate(id, 5, host.now)), int(ErrorKind::BatchNotOpen));
    QVERIFY(host.engine->takeEffects().isEmpty());
}

void RolloutOrdersTest::pausesAndResumes()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.ratePerMinute = 60;
    const BatchId id = host.start(10, plan);
    QVERIFY(host.engine->pauseBatch(id, host.now));
    host.takeNotices();
    host.pass(10 * minute);
    host.inform(0, oldVersion);
    host.pass(10 * minute);
    QVERIFY(host.takeNotices().empty());
    host.progress(0, 10); // what runs, runs on
    QCOMPARE(host.state(0), TaskState::Upgrading);
    QVERIFY(host.engine->resumeBatch(id, host.now));
    host.take();
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
    host.pass(8 * second);
    QCOMPARE(host.currentBatch().counts.of(TaskState::Queued), 0U);
}

void RolloutOrdersTest::cancels()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.ratePerMinute = 120;
    const BatchId id = host.start(4, plan);
    host.progress(0, 10);
    QVERIFY(host.engine->cancelBatch(id, host.now));
    host.take();
    QCOMPARE(host.currentBatch().state, BatchState::Cancelled);
    QCOMPARE(host.currentBatch().counts.of(TaskState::Cancelled), 4U);
    QVERIFY(host.task(0).mayStillArrive && host.task(1).mayStillArrive);
    QVERIFY(!host.task(2).mayStillArrive);
    QCOMPARE(host.revoked.size(), std::size_t{ 1 });
    QCOMPARE(host.revoked[0], (TaskKey{ id, noDevice }));
    host.takeNotices();
    host.pass(60 * minute);
    host.inform(2, oldVersion);
    QVERIFY(host.takeNotices().empty());
    QVERIFY(!host.pull(0));
    QCOMPARE(host.activities(ActivityKind::BatchCompleted), 0);
}

void RolloutOrdersTest::cancelsTasks()
{
    EngineHost host;
    host.start(3, quickPlan());
    QCOMPARE(host.engine->cancelTasks(host.batch, { 1, 1, 9 }, host.now).value(), 1U);
    host.take();
    QCOMPARE(host.state(1), TaskState::Cancelled);
    QCOMPARE(host.reason(1), TaskReason::CancelledByOperator);
    host.inform(0, newVersion);
    host.inform(2, newVersion);
    QCOMPARE(host.currentBatch().state, BatchState::Completed);
}

void RolloutOrdersTest::retriesFailed()
{
    EngineHost host;
    const BatchId id = host.start(3, quickPlan());
    for (const DeviceSlot device : { 0U, 1U, 2U })
        host.progress(device, -2);
    QCOMPARE(host.currentBatch().state, BatchState::Completed);
    host.inform(0, newVersion); // too late
    host.takeNotices();
    QCOMPARE(host.engine->retryFailed(id, { 0, 2 }, host.now).value(), 2U);
    host.take();
    QCOMPARE(host.currentBatch().state, BatchState::Running);
    QCOMPARE(host.state(0), TaskState::Skipped); // it is there by now
    QCOMPARE(host.state(1), TaskState::Failed);
    QCOMPARE(host.state(2), TaskState::Notified);
    QCOMPARE(int(host.task(2).attempt), 1);
    QCOMPARE(devicesOf(host.takeNotices()), (std::vector<DeviceSlot>{ 2 }));
    host.inform(2, newVersion);
    QCOMPARE(host.currentBatch().state, BatchState::Completed);
    QCOMPARE(host.currentBatch().counts.of(TaskState::Failed), 1U);
}

void RolloutOrdersTest::keepsFirmwareInUse()
{
    EngineHost host;
    host.start(1, quickPlan());
    QCOMPARE(errorOf(host.engine->deleteFirmware(testFirmware)), int(ErrorKind::FirmwareInUse));
    host.inform(0, newVersion);
    QVERIFY(host.engine->deleteFirmware(testFirmware));
    host.take();
    QVERIFY(host.storedFirmware[testFirmware].deleted);
    QCOMPARE(errorOf(host.engine->deleteFirmware(testFirmware)), int(ErrorKind::NotFound));
    QCOMPARE(errorOf(host.tryStart(1, quickPlan())), int(ErrorKind::NotFound));
}

QTEST_GUILESS_MAIN(RolloutOrdersTest)
#include "tst_rolloutorders.moc"
