// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/enginehost.h"

#include <QTest>

using namespace console;

namespace {

/// How a device came to have its notice, perhaps, before a repeat of it did not get through.
enum class Doubt { Acknowledged, ConnectionLost, Restarted, Downloading };

/// One device, notified, its notice repeated; the repeat is not answered yet.
void repeatNotice(EngineHost& host, Doubt doubt, const Plan& plan)
{
    host.start(1, plan);
    if (doubt == Doubt::Acknowledged)
        host.acknowledge(0);
    if (doubt == Doubt::ConnectionLost) {
        host.connect(false);
        host.pass(20 * second);
        host.connect(true);
    }
    if (doubt == Doubt::Downloading)
        host.download(0, true, 100);
    if (doubt == Doubt::Restarted)
        host.restart(20 * second);
    host.pass(30 * second);
    if (doubt != Doubt::Restarted)
        host.inform(0, oldVersion);
    host.pass(30 * second);
}

} // namespace

/// A repeat that fails does not unmake the notice before it; a repeat waits for what the broker kept; a notice that
/// never left costs nothing.
class NoticeDoubt : public QObject
{
    Q_OBJECT

private slots:
    void aFailureSaidTwiceIsOneFailure();
    void aFailureBehindARepeatCounts();
    void failedRepeatKeepsTheAttempt_data();
    void failedRepeatKeepsTheAttempt();
    void doubtSurvivesARestart();
    void firstNoticeIsStillGivenBack();
    void retryIsNotInDoubt();
    void failureInDoubtCounts();
    void failureInDoubtLeavesTheLine();
    void cancelInDoubtMayStillArrive();
    void repeatsWaitForKeptReports();
    void othersPassHeldRepeats();
    void progressDropsTheRepeat();
    void progressDoesNotDropAFirstNotice();
    void withdrawnGoesBackToTheLine();
    void withdrawnRepeatKeepsTheAttempt();
    void nothingLeftAndTheTargetIsReported();
};

/// C SDK 3.2 says everything twice: the second word must not end the attempt that the first one began.
void NoticeDoubt::aFailureSaidTwiceIsOneFailure()
{
    EngineHost host;
    host.start(1, retryPlan(1, 0));
    host.acknowledge(0);
    host.progress(0, 0);
    host.progress(0, -3);
    host.pass(second);
    QCOMPARE(host.state(0), TaskState::Notified);
    QCOMPARE(host.task(0).attempt, 2);
    host.progress(0, -3);
    QCOMPARE(host.state(0), TaskState::Notified);
    host.restart(second); // and heard after a kill
    host.progress(0, -3);
    QCOMPARE(host.state(0), TaskState::Notified);
    host.pass(30 * second);
    host.acknowledge(0);
    host.progress(0, -3);
    QCOMPARE(host.state(0), TaskState::Failed);
    QCOMPARE(host.reason(0), TaskReason::VerificationFailed);
}

/// The broker took the second attempt's notice; that a repeat of it is on its way makes the failure no less real.
void NoticeDoubt::aFailureBehindARepeatCounts()
{
    for (const bool restarted : { false, true }) {
        EngineHost host;
        host.start(1, retryPlan(1, 0));
        host.acknowledge(0);
        host.progress(0, -2);
        QCOMPARE(int(host.task(0).attempt), 2);
        host.acknowledge(0);
        host.pass(minute);
        host.inform(0, oldVersion); // asks for it again
        QCOMPARE(host.task(0).evidence.acknowledgedAt, TimeMs{ 0 }); // of the repeat
        if (restarted)
            host.restart(second);
        host.progress(0, -3);
        QCOMPARE(host.state(0), TaskState::Failed);
        QCOMPARE(host.reason(0), TaskReason::VerificationFailed);
    }
}

void NoticeDoubt::failedRepeatKeepsTheAttempt_data()
{
    QTest::addColumn<Doubt>("doubt");
    QTest::addColumn<PublishOutcome>("outcome");
    const std::pair<const char*, PublishOutcome> outcomes[]
        = { { "nobody listening", PublishOutcome::NobodyListening }, { "refused", PublishOutcome::Refused } };
    for (const auto& [name, outcome] : outcomes) {
        QTest::addRow("acknowledged, %s", name) << Doubt::Acknowledged << outcome;
        QTest::addRow("connection lost, %s", name) << Doubt::ConnectionLost << outcome;
        QTest::addRow("restarted, %s", name) << Doubt::Restarted << outcome;
        QTest::addRow("downloading, %s", name) << Doubt::Downloading << outcome;
    }
}

void NoticeDoubt::failedRepeatKeepsTheAttempt()
{
    QFETCH(Doubt, doubt);
    QFETCH(PublishOutcome, outcome);
    EngineHost arriving;
    EngineHost moving;
    EngineHost again;
    for (EngineHost* host : { &arriving, &moving, &again }) {
        repeatNotice(*host, doubt, quickPlan());
        QCOMPARE(host->state(0), TaskState::Notified);
        QCOMPARE(host->takeNotices().size(), std::size_t{ 2 });
        host->acknowledge(0, outcome);
        QCOMPARE(host->state(0), TaskState::Queued);
        QCOMPARE(int(host->task(0).attempt), 1);
    }
    arriving.inform(0, newVersion);
    QCOMPARE(arriving.state(0), TaskState::Succeeded);
    QVERIFY(!arriving.task(0).mayStillArrive);

    moving.progress(0, 30);
    QCOMPARE(moving.state(0), TaskState::Upgrading);
    QCOMPARE(moving.activities(ActivityKind::SuspiciousReport), 0);
    moving.pass(10 * minute);
    QVERIFY(moving.takeNotices().empty());
    moving.inform(0, newVersion);
    QCOMPARE(moving.state(0), TaskState::Succeeded);

    again.pass(2 * minute);
    again.inform(0, oldVersion);
    again.pass(minute);
    QCOMPARE(again.state(0), TaskState::Notified);
    QCOMPARE(int(again.task(0).attempt), 1); // still the same
    again.acknowledge(0, outcome);
    again.inform(0, newVersion);
    QCOMPARE(again.state(0), TaskState::Succeeded);
}

void NoticeDoubt::doubtSurvivesARestart()
{
    for (const PublishOutcome outcome : { PublishOutcome::NobodyListening, PublishOutcome::Refused }) {
        EngineHost host;
        repeatNotice(host, Doubt::Acknowledged, quickPlan());
        host.acknowledge(0, outcome);
        host.restart(minute);
        QCOMPARE(host.state(0), TaskState::Queued);
        host.progress(0, 30);
        QCOMPARE(host.state(0), TaskState::Upgrading);
        host.inform(0, newVersion);
        QCOMPARE(host.state(0), TaskState::Succeeded);
    }
    EngineHost waiting; // repeated once more after the restart, and again for nothing
    repeatNotice(waiting, Doubt::Acknowledged, quickPlan());
    waiting.acknowledge(0, PublishOutcome::NobodyListening);
    waiting.restart(minute);
    waiting.inform(0, oldVersion);
    waiting.pass(minute);
    QCOMPARE(waiting.state(0), TaskState::Notified);
    waiting.acknowledge(0, PublishOutcome::NobodyListening);
    QCOMPARE(int(waiting.task(0).attempt), 1);
    waiting.inform(0, newVersion);
    QCOMPARE(waiting.state(0), TaskState::Succeeded);
    EngineHost host; // acknowledged, then restarted: only the repeat fails
    host.start(1, quickPlan());
    host.acknowledge(0);
    host.restart(minute);
    host.inform(0, oldVersion);
    host.pass(minute);
    host.acknowledge(0, PublishOutcome::NobodyListening);
    host.inform(0, newVersion);
    QCOMPARE(host.state(0), TaskState::Succeeded);
}

void NoticeDoubt::firstNoticeIsStillGivenBack()
{
    for (const PublishOutcome outcome : { PublishOutcome::NobodyListening, PublishOutcome::Refused }) {
        EngineHost host;
        host.start(1, quickPlan());
        host.acknowledge(0, outcome);
        QCOMPARE(int(host.task(0).attempt), 0);
        host.progress(0, 30);
        QCOMPARE(host.activities(ActivityKind::SuspiciousReport), 1);
        host.inform(0, newVersion);
        QCOMPARE(host.state(0), TaskState::Skipped);
    }
}

void NoticeDoubt::retryIsNotInDoubt()
{
    EngineHost host;
    host.start(1, retryPlan(1, 0));
    host.acknowledge(0);
    host.progress(0, -2);
    QCOMPARE(int(host.task(0).attempt), 2);
    host.acknowledge(0, PublishOutcome::NobodyListening); // of the second notice, the first of its attempt
    QCOMPARE(int(host.task(0).attempt), 1);
    host.restart(minute);
    host.inform(0, oldVersion);
    host.pass(minute);
    QCOMPARE(int(host.task(0).attempt), 2);
    host.acknowledge(0);
    host.progress(0, -2);
    QCOMPARE(host.state(0), TaskState::Failed);
}

void NoticeDoubt::failureInDoubtCounts()
{
    EngineHost host;
    repeatNotice(host, Doubt::Acknowledged, retryPlan(1, 10));
    host.acknowledge(0, PublishOutcome::Refused);
    host.pass(60 * second - 1);
    host.progress(0, -2);
    QCOMPARE(host.reason(0), TaskReason::WaitingForRetry);
    QVERIFY(!host.task(0).mayStillArrive);
    host.takeNotices();
    host.pass(10 * minute - 1);
    QVERIFY(host.takeNotices().empty());
    host.pass(1);
    QCOMPARE(int(host.task(0).attempt), 2);
    host.acknowledge(0);
    host.progress(0, -2);
    QCOMPARE(host.state(0), TaskState::Failed);
    QCOMPARE(host.reason(0), TaskReason::DownloadFailed);
}

void NoticeDoubt::failureInDoubtLeavesTheLine()
{
    EngineHost host;
    repeatNotice(host, Doubt::Acknowledged, retryPlan(1, 10));
    host.takeNotices();
    QVERIFY(host.engine->pauseBatch(host.batch, host.now));
    host.acknowledge(0, PublishOutcome::Withdrawn); // in line
    host.progress(0, -2);
    QCOMPARE(host.reason(0), TaskReason::WaitingForRetry);
    QVERIFY(host.engine->resumeBatch(host.batch, host.now));
    host.take();
    host.pass(10 * minute - 1);
    QVERIFY(host.takeNotices().empty());
    host.pass(1);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
    host.acknowledge(0, PublishOutcome::NobodyListening);
    QCOMPARE(int(host.task(0).attempt), 1); // the second attempt is given back
}

void NoticeDoubt::cancelInDoubtMayStillArrive()
{
    EngineHost host;
    repeatNotice(host, Doubt::Acknowledged, quickPlan());
    host.acknowledge(0, PublishOutcome::NobodyListening);
    QVERIFY(host.engine->cancelBatch(host.batch, host.now));
    QVERIFY(host.task(0).mayStillArrive);
}

void NoticeDoubt::repeatsWaitForKeptReports()
{
    EngineHost host;
    host.start(3, quickPlan());
    host.takeNotices();
    host.restart(minute);
    host.pass(4999);
    QVERIFY(host.takeNotices().empty());
    host.progress(0, 40); // what the broker kept
    host.inform(1, newVersion);
    host.pass(1);
    const auto notices = host.takeNotices();
    QCOMPARE(notices.size(), std::size_t{ 1 });
    QCOMPARE(notices[0].task.device, DeviceSlot{ 2 });
    QCOMPARE(host.state(0), TaskState::Upgrading);
    QCOMPARE(host.state(1), TaskState::Succeeded);
    QCOMPARE(int(host.task(2).attempt), 1);
}

void NoticeDoubt::othersPassHeldRepeats()
{
    EngineHost host;
    Plan plan;
    plan.ratePerMinute = 60;
    host.start(4, plan); // one at once, then one each second
    host.pass(1 * second);
    host.takeNotices();
    host.restart(minute);
    host.pass(4999);
    const auto notices = host.takeNotices();
    QCOMPARE(notices.size(), std::size_t{ 2 });
    QCOMPARE(notices[0].task.device, DeviceSlot{ 2 });
    QCOMPARE(notices[1].task.device, DeviceSlot{ 3 });
    host.pass(2 * second);
    const auto repeats = host.takeNotices();
    QCOMPARE(repeats.size(), std::size_t{ 2 });
    QCOMPARE(repeats[0].task.device, DeviceSlot{ 0 });
    QCOMPARE(repeats[1].task.device, DeviceSlot{ 1 });
}

void NoticeDoubt::progressDropsTheRepeat()
{
    EngineHost host;
    host.start(1, quickPlan());
    host.takeNotices();
    host.acknowledge(0);
    host.pass(minute);
    host.engine->versionReported(0, testModule, oldVersion, false, host.now); // orders the repeat
    QCOMPARE(int(host.task(0).evidence.pushes), 2);
    host.engine->progressReported(0, testModule, 10, false, host.now);
    host.take();
    QVERIFY(host.takeNotices().empty());
    QCOMPARE(host.state(0), TaskState::Upgrading);
    QCOMPARE(int(host.task(0).evidence.pushes), 1);
    host.pass(minute);
    host.inform(0, oldVersion); // rebooted in mid-download: that repeat is needed
    host.pass(minute);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
}

void NoticeDoubt::progressDoesNotDropAFirstNotice()
{
    EngineHost host;
    host.connect(false);
    host.start(1, quickPlan());
    host.engine->setConnected(true, host.now);
    host.engine->progressReported(0, testModule, 10, false, host.now);
    host.take();
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
}

void NoticeDoubt::withdrawnGoesBackToTheLine()
{
    EngineHost host;
    host.start(2, quickPlan());
    host.takeNotices();
    QVERIFY(host.engine->pauseBatch(host.batch, host.now));
    host.acknowledge(0, PublishOutcome::Withdrawn);
    QCOMPARE(host.state(0), TaskState::Queued);
    QCOMPARE(host.reason(0), TaskReason::WaitingForTurn);
    QCOMPARE(int(host.task(0).attempt), 0);
    QCOMPARE(int(host.task(0).evidence.pushes), 0);
    QCOMPARE(host.task(0).nextAt, TimeMs{ 0 });
    host.pass(minute);
    QVERIFY(host.takeNotices().empty());
    QVERIFY(host.engine->resumeBatch(host.batch, host.now));
    host.take();
    const auto notices = host.takeNotices();
    QCOMPARE(notices.size(), std::size_t{ 1 });
    QCOMPARE(notices[0].task.device, DeviceSlot{ 0 });
    QCOMPARE(host.state(0), TaskState::Notified);
    QCOMPARE(int(host.task(0).attempt), 1);
    host.acknowledge(1, PublishOutcome::Withdrawn);
    QVERIFY(host.engine->cancelBatch(host.batch, host.now));
    QVERIFY(host.task(0).mayStillArrive);
}

void NoticeDoubt::withdrawnRepeatKeepsTheAttempt()
{
    EngineHost host;
    repeatNotice(host, Doubt::Acknowledged, quickPlan());
    host.takeNotices();
    QVERIFY(host.engine->pauseBatch(host.batch, host.now));
    host.acknowledge(0, PublishOutcome::Withdrawn);
    QCOMPARE(host.state(0), TaskState::Queued);
    QCOMPARE(host.reason(0), TaskReason::WaitingForTurn);
    QCOMPARE(int(host.task(0).attempt), 1);
    QVERIFY(host.engine->resumeBatch(host.batch, host.now));
    host.take();
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
    QCOMPARE(int(host.task(0).attempt), 1);
    host.acknowledge(0, PublishOutcome::NobodyListening);
    host.inform(0, newVersion);
    QCOMPARE(host.state(0), TaskState::Succeeded);
}

// Replay: ROLLOUT_SEED=503792361 of tst_rolloutreference.
void NoticeDoubt::nothingLeftAndTheTargetIsReported()
{
    EngineHost host;
    Batch draft;
    draft.id = host.batch = BatchId{ host.nextId++ };
    draft.firmware = testFirmware;
    draft.plan = retryPlan(1, 0);
    QVERIFY(host.engine->startBatch(draft, { { 0, oldVersion } }, testModule, newVersion, host.now));
    host.engine->progressReported(0, testModule, -4, false, host.now); // of an upgrade that is not ours
    host.engine->fileFound(testFirmware, FileState::Unreadable, host.now);
    host.take();
    host.acknowledge(0, PublishOutcome::Withdrawn);
    QCOMPARE(host.task(0).evidence.pushes, quint16{ 0 });
    host.inform(0, newVersion);
    QCOMPARE(host.state(0), TaskState::Skipped);
}

QTEST_GUILESS_MAIN(NoticeDoubt)
#include "tst_noticedoubt.moc"
