// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/enginehost.h"

#include "models/rollout/explanation.h"

#include <QTest>

using namespace console;

namespace {

const QString anna = QStringLiteral("Anna");
const QString ben = QStringLiteral("Ben");

Batch authored(EngineHost& host, const Plan& plan, const QString& author = anna)
{
    Batch draft;
    draft.id = BatchId{ host.nextId++ };
    draft.firmware = testFirmware;
    draft.plan = plan;
    draft.createdBy = author;
    draft.needsRelease = true;
    return draft;
}

Result<BatchId> submit(EngineHost& host, const Plan& plan = quickPlan(), const QString& author = anna)
{
    const std::vector<RolloutEngine::Target> targets{ { 0, oldVersion }, { 1, oldVersion }, { 2, newVersion } };
    const auto made = host.engine->startBatch(authored(host, plan, author), targets, testModule, newVersion, host.now);
    if (made)
        host.batch = *made;
    host.take();
    return made;
}

ErrorKind approve(EngineHost& host, const QString& name)
{
    const auto done = host.engine->approveBatch(host.batch, name, host.now);
    host.take();
    return done ? ErrorKind::Cancelled : done.error().kind; // which it never answers
}

constexpr ErrorKind approved = ErrorKind::Cancelled;

} // namespace

/// Orders on a batch that is there: its release under four eyes, its pace, its times.
class RolloutSteering : public QObject
{
    Q_OBJECT

private slots:
    void nothingLeavesBeforeTheRelease();
    void theAuthorCannotRelease();
    void nobodyCannotAuthorOrRelease();
    void whatForbidsAStartForbidsTheRelease();
    void waitsThroughARestart();
    void aPlannedStartStillCounts();
    void whatWasReviewedStays();
    void cancelledUnreleasedNothingComesBack();
    void pausedItStillWaits();
    void anEndComesUnreleased();
    void verificationsNeedNone();
    void timesChangeWhileItRuns();
    void timesAreCheckedAsAPlan();
    void whatAnEndCancelledStaysSo();
};

void RolloutSteering::nothingLeavesBeforeTheRelease()
{
    EngineHost host;
    QVERIFY(submit(host));
    QCOMPARE(host.activities(ActivityKind::BatchSubmitted), 1);
    QCOMPARE(host.activities(ActivityKind::BatchStarted), 0);
    QCOMPARE(host.log.back().actor, anna);
    host.inform(0, oldVersion);
    QVERIFY(!host.pull(1));
    host.pass(48 * 60 * minute);
    QVERIFY(host.notices.empty());
    QVERIFY(host.currentBatch().awaitsRelease());
    QCOMPARE(host.currentBatch().state, BatchState::Scheduled);
    const Explanation why = explainTask(host.task(0), host.currentBatch(), host.now);
    QCOMPARE(why.kind, WhyKind::AwaitsRelease);
    QCOMPARE(why.author, anna);

    QCOMPARE(approve(host, QStringLiteral(" Ben ")), approved);
    QCOMPARE(host.currentBatch().releasedBy, ben);
    QCOMPARE(host.currentBatch().releasedAt, host.now);
    QCOMPARE(host.log.back().kind, ActivityKind::BatchReleased);
    QCOMPARE(host.log.back().actor, ben);
    QCOMPARE(host.log.back().args, (QStringList{ QStringLiteral("2.0"), QStringLiteral("2"), anna }));
    QVERIFY(host.notices.empty()); // its file is read once more first
    host.pass(second);
    QCOMPARE(host.fileChecks, std::vector{ testFirmware });
    QCOMPARE(host.takeNotices().size(), std::size_t{ 2 });
    QCOMPARE(host.currentBatch().state, BatchState::Running);
    QCOMPARE(approve(host, ben), ErrorKind::NothingToRelease);
}

void RolloutSteering::theAuthorCannotRelease()
{
    EngineHost host;
    QVERIFY(submit(host));
    for (const char* name : { "Anna", "anna", "  ANNA " })
        QCOMPARE(approve(host, QString::fromLatin1(name)), ErrorKind::OwnRelease);
    host.pass(minute);
    QVERIFY(host.notices.empty());
    QVERIFY(host.storedBatches[host.batch].awaitsRelease());
}

void RolloutSteering::nobodyCannotAuthorOrRelease()
{
    EngineHost host;
    const auto refused = submit(host, quickPlan(), QStringLiteral("  "));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::OperatorUnnamed);
    QVERIFY(submit(host));
    QCOMPARE(approve(host, QStringLiteral(" ")), ErrorKind::OperatorUnnamed);
    QVERIFY(host.engine->cancelBatch(host.batch, host.now));
    host.start(1, quickPlan()); // without four eyes nobody asks
}

void RolloutSteering::whatForbidsAStartForbidsTheRelease()
{
    EngineHost host;
    QVERIFY(submit(host));
    host.engine->fileFound(testFirmware, FileState::Changed, host.now);
    host.take();
    QCOMPARE(approve(host, ben), ErrorKind::FirmwareTampered);
    host.batch = BatchId{ 9999 };
    QCOMPARE(approve(host, ben), ErrorKind::NotFound);
    EngineHost other;
    QVERIFY(submit(other));
    QCOMPARE(approve(other, ben), approved);
    other.fileState = FileState::Unreadable; // between the release and the first notice
    other.pass(minute);
    QVERIFY(other.notices.empty());
    QCOMPARE(other.currentBatch().state, BatchState::Paused);
}

void RolloutSteering::waitsThroughARestart()
{
    EngineHost host;
    QVERIFY(submit(host));
    host.restart(60 * minute);
    host.pass(60 * minute);
    QVERIFY(host.notices.empty());
    QCOMPARE(approve(host, anna), ErrorKind::OwnRelease);
    QCOMPARE(approve(host, ben), approved);
    host.restart(minute); // killed between the release and its file's check
    QCOMPARE(host.currentBatch().releasedBy, ben);
    host.pass(minute);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 2 });
}

void RolloutSteering::aPlannedStartStillCounts()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.startAt = host.now + 60 * minute;
    QVERIFY(submit(host, plan));
    QCOMPARE(approve(host, ben), approved);
    host.pass(59 * minute);
    QVERIFY(host.takeNotices().empty());
    host.pass(2 * minute);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 2 });
    QCOMPARE(host.activities(ActivityKind::BatchStartedBySchedule), 1);
    plan.startAt = host.now + 60 * minute;
    plan.conflict = ConflictPolicy::Replace;
    QVERIFY(submit(host, plan));
    host.pass(120 * minute);
    QVERIFY(host.takeNotices().empty()); // its time came unreleased
    QCOMPARE(approve(host, ben), approved);
    host.pass(second);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 2 });
}

void RolloutSteering::whatWasReviewedStays()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.waves = { { 1, 0, { 90, 0, true } }, {} };
    QVERIFY(submit(host, plan));
    const auto kindOf = [](const auto& done) { return done ? approved : done.error().kind; };
    RolloutEngine& engine = *host.engine;
    QCOMPARE(kindOf(engine.setRate(host.batch, 5, host.now)), ErrorKind::AwaitsRelease);
    QCOMPARE(kindOf(engine.setPace(host.batch, 5, {}, {}, host.now)), ErrorKind::AwaitsRelease);
    QCOMPARE(kindOf(engine.releaseWave(host.batch, 2, host.now)), ErrorKind::AwaitsRelease);
    QCOMPARE(kindOf(engine.retryFailed(host.batch, {}, host.now)), ErrorKind::AwaitsRelease);
    QCOMPARE(kindOf(engine.cancelTasks(host.batch, { 1 }, host.now)), approved); // it only narrows
    QCOMPARE(approve(host, ben), approved);
    QCOMPARE(kindOf(engine.setRate(host.batch, 5, host.now)), approved); // steering is no second release
}

/// Its tasks that failed by a conflict would go out by a retry.
void RolloutSteering::cancelledUnreleasedNothingComesBack()
{
    EngineHost host;
    host.start(1, quickPlan());
    const BatchId older = host.batch;
    QVERIFY(submit(host));
    QCOMPARE(host.reason(0), TaskReason::Conflict);
    QVERIFY(host.engine->cancelBatch(host.batch, host.now));
    QVERIFY(host.engine->cancelBatch(older, host.now));
    host.take();
    host.takeNotices();
    const auto retried = host.engine->retryFailed(host.batch, {}, host.now);
    QVERIFY(!retried);
    QCOMPARE(retried.error().kind, ErrorKind::AwaitsRelease);
    QCOMPARE(approve(host, ben), ErrorKind::BatchNotOpen);
    host.pass(60 * minute);
    QVERIFY(host.notices.empty());
}

void RolloutSteering::pausedItStillWaits()
{
    EngineHost host;
    QVERIFY(submit(host));
    QVERIFY(host.engine->pauseBatch(host.batch, host.now));
    QVERIFY(host.engine->resumeBatch(host.batch, host.now));
    host.take();
    host.pass(60 * minute);
    QVERIFY(host.notices.empty());
    QVERIFY(host.engine->pauseBatch(host.batch, host.now));
    QCOMPARE(approve(host, ben), approved);
    host.pass(60 * minute);
    QVERIFY(host.notices.empty());
    QVERIFY(host.engine->resumeBatch(host.batch, host.now));
    host.take();
    host.pass(second);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 2 });
}

void RolloutSteering::anEndComesUnreleased()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.endAt = host.now + 30 * minute;
    QVERIFY(submit(host, plan));
    host.pass(31 * minute);
    QVERIFY(!isOpen(host.currentBatch().state));
    QCOMPARE(host.reason(0), TaskReason::EndedBySchedule);
    QCOMPARE(approve(host, ben), ErrorKind::BatchNotOpen);
}

void RolloutSteering::verificationsNeedNone()
{
    EngineHost host(false);
    Batch draft = authored(host, quickPlan());
    draft.kind = BatchKind::Verification;
    QVERIFY(host.engine->startBatch(draft, { { 0, oldVersion } }, testModule, newVersion, host.now));
    host.take();
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
}

void RolloutSteering::timesChangeWhileItRuns()
{
    EngineHost host;
    host.now -= host.now % (24 * 60 * minute); // midnight, UTC
    Plan plan = quickPlan();
    plan.ratePerMinute = 1;
    host.start(3, plan);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
    host.acknowledge(0);
    PlanTimes times{ { { 0x7f, 120, 180, "UTC" } }, host.now + 4 * 60 * minute, EndAction::CancelAll };
    QVERIFY(host.engine->setPace(host.batch, 1, plan.pace, times, host.now));
    host.take();
    QCOMPARE(host.log.back().kind, ActivityKind::TimesChanged);
    QCOMPARE(host.activities(ActivityKind::PaceChanged), 0);
    QCOMPARE(explainTask(host.task(2), host.currentBatch(), host.now).kind, WhyKind::WindowClosed);
    host.pass(119 * minute);
    QVERIFY(host.takeNotices().empty());
    host.restart(second); // it is durable
    QCOMPARE(timesOf(host.currentBatch().plan), times);
    host.pass(minute);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
    times.windows.clear();
    times.endAt += 60 * minute;
    QVERIFY(host.engine->setPace(host.batch, 2, plan.pace, times, host.now));
    host.take();
    QCOMPARE(host.activities(ActivityKind::PaceChanged), 1);
    host.pass(minute);
    QCOMPARE(host.takeNotices().size(), std::size_t{ 1 });
    host.pass(2 * 60 * minute + 5 * minute); // where the end had been before
    QVERIFY(isOpen(host.currentBatch().state));
    host.pass(60 * minute);
    QCOMPARE(host.currentBatch().state, BatchState::Cancelled);
}

void RolloutSteering::timesAreCheckedAsAPlan()
{
    EngineHost host;
    const Plan plan = quickPlan();
    host.start(1, plan);
    const auto refusal = [&](const PlanTimes& times) {
        const auto done = host.engine->setPace(host.batch, 7, plan.pace, times, host.now);
        return done ? approved : done.error().kind;
    };
    QCOMPARE(refusal({ {}, host.now, EndAction::FinishOpen }), ErrorKind::EndTimeOutOfRange);
    QCOMPARE(refusal({ {}, host.now + TimeMs{ 3 } * 365 * 24 * 60 * minute, EndAction::FinishOpen }),
        ErrorKind::EndTimeOutOfRange);
    QCOMPARE(refusal({ { { 0, 0, 60, "UTC" } }, 0, EndAction::FinishOpen }), ErrorKind::WindowOutOfRange);
    QCOMPARE(refusal({ { { 1, 0, 60, "Nowhere/At_All" } }, 0, EndAction::FinishOpen }), ErrorKind::WindowZoneUnknown);
    QCOMPARE(host.currentBatch().plan.ratePerMinute, plan.ratePerMinute); // both or nothing
    QVERIFY(timesOf(host.currentBatch().plan) == PlanTimes());
    QVERIFY(host.engine->cancelBatch(host.batch, host.now));
    QCOMPARE(refusal({}), ErrorKind::BatchNotOpen);
}

void RolloutSteering::whatAnEndCancelledStaysSo()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.ratePerMinute = 1;
    plan.endAt = host.now + 30 * second;
    host.start(3, plan);
    host.progress(0, 10);
    host.pass(minute);
    QCOMPARE(host.reason(2), TaskReason::EndedBySchedule);
    QVERIFY(isOpen(host.currentBatch().state));
    const auto later = host.engine->setPace(host.batch, 1, plan.pace, PlanTimes{ {}, host.now + minute, {} }, host.now);
    QVERIFY(!later);
    QCOMPARE(later.error().kind, ErrorKind::PastEnd);
    QVERIFY(host.engine->setPace(host.batch, 9, plan.pace, timesOf(plan), host.now)); // the pace alone
}

QTEST_GUILESS_MAIN(RolloutSteering)
#include "tst_rolloutsteering.moc"
