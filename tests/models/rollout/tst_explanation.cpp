// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/enginehost.h"

#include "models/rollout/explanation.h"

#include <QTest>

using namespace console;

namespace {
Explanation why(const EngineHost& host, DeviceSlot device = 0)
{
    return explainTask(host.task(device), host.currentBatch(), host.now);
}
} // namespace

/// Explanations of tasks that a real engine brought where they are.
class ExplanationTest : public QObject
{
    Q_OBJECT

private slots:
    void followsAnUpgrade();
    void explainsWaiting();
    void explainsDoubts();
    void explainsEnds();
    void explainsWhatHoldsTheBatchBack();
    void withoutABrokerNothingElseMatters();
    void aHaltTakesLinksBack();
};

void ExplanationTest::followsAnUpgrade()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.timeoutMinutes = 30;
    host.start(1, plan);
    QCOMPARE(why(host).kind, WhyKind::NotAcknowledged);
    host.acknowledge(0);
    QCOMPARE(why(host).kind, WhyKind::WaitingForDevice);
    host.download(0, true, 512);
    QCOMPARE(why(host).kind, WhyKind::DownloadBegan);
    QCOMPARE(why(host).bytes, 512ULL);
    const TimeMs began = host.now;
    host.progress(0, 40);
    QCOMPARE(why(host).kind, WhyKind::Progressing);
    QCOMPARE(why(host).step, 40);
    QCOMPARE(why(host).at, began + 30 * minute);
    host.pass(10 * minute);
    QCOMPARE(why(host).kind, WhyKind::StoodStill);
    host.progress(0, 100);
    QCOMPARE(why(host).kind, WhyKind::WaitingForVersion);
    host.inform(0, newVersion);
    QCOMPARE(why(host).kind, WhyKind::ReportedTarget);
}

void ExplanationTest::explainsWaiting()
{
    EngineHost host;
    Plan plan = retryPlan(2, 10);
    plan.ratePerMinute = 60;
    plan.startAt = host.now + minute;
    host.start(4, plan);
    QCOMPARE(why(host).kind, WhyKind::Scheduled);
    QCOMPARE(why(host).at, plan.startAt);
    host.pass(minute);
    QCOMPARE(why(host, 3).kind, WhyKind::WaitingForTurn);
    QVERIFY(host.engine->pauseBatch(host.batch, host.now));
    QCOMPARE(why(host, 3).kind, WhyKind::BatchPaused);
    QVERIFY(host.engine->resumeBatch(host.batch, host.now));
    host.pass(5 * second);
    host.acknowledge(0, PublishOutcome::NobodyListening);
    QCOMPARE(why(host, 0).kind, WhyKind::NotSubscribed);
    QCOMPARE(why(host, 0).since, host.now);
    host.acknowledge(1, PublishOutcome::Refused, 135);
    QCOMPARE(why(host, 1).kind, WhyKind::BrokerRefused);
    QCOMPARE(int{ why(host, 1).refusal }, 135);
    QCOMPARE(host.log.back().kind, ActivityKind::NoticeRefused);
    QCOMPARE(host.log.back().args, QStringList{ QStringLiteral("135") });
    host.progress(2, -3);
    QCOMPARE(why(host, 2).kind, WhyKind::WaitingForRetry);
    QCOMPARE(why(host, 2).at, host.now + 10 * minute);
    QCOMPARE(why(host, 2).attempts, 3);
    host.pass(15 * minute);
    QCOMPARE(int{ host.task(1).evidence.refusal }, 0); // pushed again since
    QCOMPARE(why(host, 3).kind, WhyKind::Silent);
}

void ExplanationTest::explainsDoubts()
{
    EngineHost host;
    host.start(2, quickPlan());
    host.progress(0, 60);
    host.inform(0, otherVersion);
    QCOMPARE(why(host, 0).kind, WhyKind::ReportedOtherVersion);
    QCOMPARE(why(host, 0).at, host.now + minute);
    QCOMPARE(why(host, 0).version, otherVersion);
    host.progress(1, 100);
    host.inform(1, oldVersion);
    QCOMPARE(why(host, 1).kind, WhyKind::ReportedOldVersion);
    QCOMPARE(why(host, 1).at, host.now + 10 * minute);
    host.pass(10 * minute);
    QCOMPARE(why(host, 0).kind, WhyKind::WrongVersion);
    QCOMPARE(why(host, 1).kind, WhyKind::FellBack);
}

void ExplanationTest::explainsEnds()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.ratePerMinute = 420;
    plan.timeoutMinutes = 5;
    host.start(9, plan);
    const WhyKind kinds[]
        = { WhyKind::UpgradeFailed, WhyKind::DownloadFailed, WhyKind::VerificationFailed, WhyKind::FlashingFailed };
    for (DeviceSlot device = 0; device < 4; ++device) {
        host.progress(device, -1 - int(device));
        QCOMPARE(why(host, device).kind, kinds[device]);
    }
    host.progress(4, 10);
    QVERIFY(host.engine->pauseBatch(host.batch, host.now));
    host.pass(5 * minute);
    QCOMPARE(why(host, 4).kind, WhyKind::TimedOut);
    host.inform(8, newVersion);
    QCOMPARE(why(host, 8).kind, WhyKind::AlreadyThere);
    QVERIFY(host.engine->cancelBatch(host.batch, host.now));
    QCOMPARE(why(host, 5).kind, WhyKind::CancelledMayArrive);
    QCOMPARE(why(host, 7).kind, WhyKind::CancelledByOperator);
    host.start(1, plan);
    plan.conflict = ConflictPolicy::Keep;
    const BatchId older = host.batch;
    host.start(1, plan);
    QCOMPARE(why(host).kind, WhyKind::InOtherBatch);
    plan.conflict = ConflictPolicy::Replace;
    host.start(1, plan);
    host.batch = older;
    QCOMPARE(why(host).kind, WhyKind::Replaced);
}

void ExplanationTest::explainsWhatHoldsTheBatchBack()
{
    EngineHost host;
    host.now -= host.now % (24 * 60 * minute); // midnight, UTC
    Plan plan = quickPlan();
    plan.waves = { { 1, 0, { 90, 10, false } }, {} };
    plan.pace.maxDownloads = 1;
    host.start(3, plan);
    const DeviceSlot first = host.takeNotices().front().task.device;
    const DeviceSlot second = first == 0 ? 1 : 0;
    QCOMPARE(why(host, second).kind, WhyKind::WaitingForWave);
    QCOMPARE(why(host, second).wave, 2);
    QCOMPARE(why(host, second).openWave, 1);
    QCOMPARE(why(host, second).gate, GateVerdict::Working);
    host.inform(first, newVersion);
    QCOMPARE(why(host, second).gate, GateVerdict::Soaking);
    QCOMPARE(why(host, second).at, host.now + 10 * minute);
    QCOMPARE(why(host, second).succeeded, 1U);
    host.pass(10 * minute);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
    const DeviceSlot last = host.state(second) == TaskState::Queued ? second : 3 - first - second;
    QCOMPARE(why(host, last).kind, WhyKind::CapReached);
    QCOMPARE(why(host, last).downloads, 1);

    Plan nightly = quickPlan();
    nightly.windows = { { 0x7f, 60, 120, "UTC" } };
    EngineHost other;
    other.now = host.now;
    other.start(1, nightly);
    QCOMPARE(why(other).kind, WhyKind::WindowClosed);
    QCOMPARE(why(other).at, host.now - 10 * minute + 60 * minute);
    nightly.windows.clear();
    nightly.ratePerMinute = 1;
    nightly.endAt = other.now + 30 * second;
    other.start(5, nightly);
    other.pass(minute);
    QCOMPARE(why(other, 4).kind, WhyKind::EndedBySchedule);
}

void ExplanationTest::withoutABrokerNothingElseMatters()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.ratePerMinute = 1;
    plan.timeoutMinutes = 30;
    host.start(3, plan);
    const auto away
        = [&](DeviceSlot device) { return explainTask(host.task(device), host.currentBatch(), host.now, false); };
    QCOMPARE(away(0).kind, WhyKind::BrokerAway); // its notice may have arrived or not
    QCOMPARE(away(2).kind, WhyKind::BrokerAway);
    host.progress(0, 100);
    QCOMPARE(away(0).kind, WhyKind::WaitingForVersion);
    QCOMPARE(away(0).at, 0); // its clocks stand still
    QCOMPARE(away(0).suspectAt, 0);
    QVERIFY(host.engine->pauseBatch(host.batch, host.now));
    QCOMPARE(away(2).kind, WhyKind::BatchPaused);
}

void ExplanationTest::aHaltTakesLinksBack()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.halt.failures = 1;
    host.start(3, plan);
    host.pass(second);
    host.acknowledge(1);
    host.progress(0, -1);
    QVERIFY(host.currentBatch().isHalted());
    QCOMPARE(why(host, 1).kind, WhyKind::HeldBack);
    QCOMPARE(why(host, 1).since, host.currentBatch().halt.at);
    QVERIFY(host.engine->resumeBatch(host.batch, host.now));
    QVERIFY(why(host, 1).kind != WhyKind::HeldBack);
}

QTEST_GUILESS_MAIN(ExplanationTest)
#include "tst_explanation.moc"
