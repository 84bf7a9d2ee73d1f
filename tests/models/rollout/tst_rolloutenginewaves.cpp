// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/enginehost.h"

#include "models/rollout/wavetext.h"
#include "models/rollout/windowtext.h"

#include <QDateTime>
#include <QTest>

#include <set>

using namespace console;

namespace {

Plan wavePlan(const char* waves)
{
    Plan plan = quickPlan();
    plan.waves = *parseWaves(QString::fromLatin1(waves));
    return plan;
}

TimeMs utc(const char* text)
{
    return QDateTime::fromString(QString::fromLatin1(text) + u'Z', Qt::ISODate).toMSecsSinceEpoch();
}

/// Devices that were sent a notice since the last call.
std::set<DeviceSlot> sent(EngineHost& host)
{
    std::set<DeviceSlot> devices;
    for (const NoticeOrder& notice : host.takeNotices())
        devices.insert(notice.task.device);
    return devices;
}

void succeed(EngineHost& host, const std::set<DeviceSlot>& devices)
{
    for (const DeviceSlot device : devices)
        host.inform(device, newVersion);
}

} // namespace

/// Waves, windows, limits and the end of a plan, told as an operator would.
class RolloutEngineWavesTest : public QObject
{
    Q_OBJECT

private slots:
    void sendsOneWaveAfterTheOther();
    void soaksBeforeTheNext();
    void blindTimeDoesNotSoak();
    void silenceAndFailureNeverOpen();
    void anOperatorReleases();
    void keepsItsPlaceOverARestart();
    void aPausedBatchOpensNothing();
    void newcomersJoinTheOpenWave();
    void refusesWhatCannotBe();
    void sendsInsideItsWindow();
    void answersNoPullOutsideOfIt();
    void limitsDownloads();
    void aRepeatNeedsNoPlace();
    void growsFaster();
    void changesItsPace();
    void endsAndLetsOpenOnesFinish();
    void endsAndCancels();
    void retriesNothingAfterTheEnd();
};

void RolloutEngineWavesTest::sendsOneWaveAfterTheOther()
{
    EngineHost host;
    host.start(100, wavePlan("1%, 10% success=80, rest"));
    host.pass(minute);
    const auto first = sent(host);
    QCOMPARE(first.size(), std::size_t{ 1 });
    QCOMPARE(int(host.task(*first.begin()).wave), 0);
    QCOMPARE(host.currentBatch().wave.counts.waiting, 1U);
    succeed(host, first);
    QCOMPARE(host.activities(ActivityKind::WaveOpened), 1);
    host.pass(minute);
    auto second = sent(host);
    QCOMPARE(second.size(), std::size_t{ 10 });
    const auto failing = *second.begin();
    host.progress(failing, -1);
    second.erase(failing);
    succeed(host, { *second.begin() });
    QCOMPARE(int(host.currentBatch().wave.open), 1); // nine of ten are out
    succeed(host, second);
    QCOMPARE(int(host.currentBatch().wave.open), 2);
    host.pass(minute);
    QCOMPARE(sent(host).size(), std::size_t{ 89 });
}

void RolloutEngineWavesTest::soaksBeforeTheNext()
{
    EngineHost host;
    host.start(10, wavePlan("2 soak=30m, rest"));
    const auto first = sent(host);
    succeed(host, first);
    host.pass(29 * minute);
    QCOMPARE(sent(host).size(), std::size_t{ 0 });
    host.pass(minute);
    QCOMPARE(sent(host).size(), std::size_t{ 8 });
}

void RolloutEngineWavesTest::blindTimeDoesNotSoak()
{
    EngineHost host;
    host.start(10, wavePlan("2 soak=30m, rest"));
    succeed(host, sent(host));
    host.pass(10 * minute);
    host.connect(false);
    host.pass(120 * minute);
    host.connect(true);
    host.pass(19 * minute);
    QCOMPARE(sent(host).size(), std::size_t{ 0 });
    host.pass(2 * minute);
    QCOMPARE(sent(host).size(), std::size_t{ 8 });

    // A connection that says nothing: what is due is judged when the broker is heard again.
    EngineHost quiet;
    quiet.start(10, wavePlan("2 soak=30m, rest"));
    succeed(quiet, sent(quiet));
    const TimeMs heard = quiet.now + 10 * minute;
    quiet.now += 40 * minute;
    quiet.engine->advance(quiet.now, heard);
    QCOMPARE(int(quiet.currentBatch().wave.open), 0);
    QVERIFY(quiet.engine->nextAdvance() > quiet.now);
    quiet.engine->setConnected(false, quiet.now, heard);
    quiet.connect(true);
    quiet.pass(19 * minute);
    QCOMPARE(int(quiet.currentBatch().wave.open), 0);
    quiet.pass(2 * minute);
    QCOMPARE(int(quiet.currentBatch().wave.open), 1);
}

void RolloutEngineWavesTest::silenceAndFailureNeverOpen()
{
    EngineHost host;
    host.start(100, wavePlan("10 success=90, rest"));
    auto first = sent(host);
    QCOMPARE(first.size(), std::size_t{ 10 });
    for (const DeviceSlot device : first)
        host.acknowledge(device);
    const auto silent = *first.begin();
    first.erase(silent);
    const auto failed = *first.begin();
    first.erase(failed);
    succeed(host, first);
    host.progress(failed, -1);
    host.pass(24 * 60 * minute);
    QVERIFY(host.task(silent).silent);
    QCOMPARE(int(host.currentBatch().wave.open), 0); // 8 of 10
    QCOMPARE(host.activities(ActivityKind::GateOutOfReach), 0);
    host.progress(silent, -1);
    QCOMPARE(host.activities(ActivityKind::GateOutOfReach), 1);
    QVERIFY(host.currentBatch().wave.blocked);
    host.pass(7 * 24 * 60 * minute);
    QCOMPARE(int(host.currentBatch().wave.open), 0);
    QCOMPARE(sent(host).size(), std::size_t{ 0 });
    QCOMPARE(host.activities(ActivityKind::GateOutOfReach), 1);
    // Tried again, and well.
    QVERIFY(host.engine->retryFailed(host.batch, { failed }, host.now));
    host.take();
    QVERIFY(!host.currentBatch().wave.blocked);
    host.inform(failed, newVersion);
    QCOMPARE(int(host.currentBatch().wave.open), 1);
}

void RolloutEngineWavesTest::anOperatorReleases()
{
    EngineHost host;
    host.start(10, wavePlan("1 success=100 manual, 2, rest"));
    const auto released = [&host](int wave) {
        const auto done = host.engine->releaseWave(host.batch, wave, host.now);
        host.take();
        return done ? -1 : int(done.error().kind);
    };
    succeed(host, sent(host));
    host.pass(24 * 60 * minute);
    QCOMPARE(sent(host).size(), std::size_t{ 0 });
    QCOMPARE(released(3), int(ErrorKind::NoWaveToRelease));
    QCOMPARE(released(2), -1);
    QCOMPARE(released(2), int(ErrorKind::NoWaveToRelease)); // a second operator, too late
    QCOMPARE(host.activities(ActivityKind::WaveReleased), 1);
    host.pass(minute);
    QCOMPARE(sent(host).size(), std::size_t{ 2 });
    QCOMPARE(released(3), -1); // before its devices have ended: an operator may
    QCOMPARE(released(4), int(ErrorKind::NoWaveToRelease));
    host.pass(minute);
    QCOMPARE(sent(host).size(), std::size_t{ 7 });
    QVERIFY(host.engine->cancelBatch(host.batch, host.now));
    QCOMPARE(released(4), int(ErrorKind::BatchNotOpen));
}

void RolloutEngineWavesTest::keepsItsPlaceOverARestart()
{
    EngineHost host;
    host.start(100, wavePlan("10 soak=30m, 20, rest"));
    std::map<DeviceSlot, quint8> waves;
    for (DeviceSlot device = 0; device < 100; ++device)
        waves[device] = host.task(device).wave;
    const auto first = sent(host);
    succeed(host, first);
    host.pass(20 * minute);
    host.restart(600 * minute);
    host.pass(9 * minute);
    QCOMPARE(int(host.currentBatch().wave.open), 0);
    QCOMPARE(host.currentBatch().wave.counts.succeeded, 10U);
    host.pass(2 * minute);
    QCOMPARE(int(host.currentBatch().wave.open), 1);
    const auto second = sent(host);
    QCOMPARE(second.size(), std::size_t{ 20 });
    for (const DeviceSlot device : second)
        QCOMPARE(int(waves[device]), 1);
    host.restart(minute);
    QCOMPARE(int(host.currentBatch().wave.open), 1);
    for (DeviceSlot device = 0; device < 100; ++device)
        QCOMPARE(host.task(device).wave, waves[device]);
}

void RolloutEngineWavesTest::aPausedBatchOpensNothing()
{
    EngineHost host;
    host.start(10, wavePlan("1 soak=10m, rest"));
    succeed(host, sent(host));
    QVERIFY(host.engine->pauseBatch(host.batch, host.now));
    host.pass(60 * minute);
    QCOMPARE(int(host.currentBatch().wave.open), 0);
    QVERIFY(host.engine->resumeBatch(host.batch, host.now));
    host.take();
    QCOMPARE(int(host.currentBatch().wave.open), 1); // the time went on
}

void RolloutEngineWavesTest::newcomersJoinTheOpenWave()
{
    EngineHost host;
    Plan plan = wavePlan("2, 2, rest");
    plan.scope = Scope::Filter;
    plan.dynamic = true;
    host.start(10, plan);
    succeed(host, sent(host));
    host.pass(minute);
    QCOMPARE(sent(host).size(), std::size_t{ 2 });
    QVERIFY(host.engine->joinBatch(host.batch, { 50, oldVersion }, host.now));
    host.take();
    QCOMPARE(int(host.task(50).wave), 1);
    QCOMPARE(host.currentBatch().wave.counts.waiting, 3U);
    host.pass(minute);
    QCOMPARE(sent(host), std::set<DeviceSlot>{ 50 });
}

void RolloutEngineWavesTest::refusesWhatCannotBe()
{
    EngineHost host;
    const auto refused = [&host](quint32 devices, const Plan& plan) {
        const auto started = host.tryStart(devices, plan);
        return started ? -1 : int(started.error().kind);
    };
    QCOMPARE(refused(2, wavePlan("1%, 10%, rest")), int(ErrorKind::WavesTooLarge));
    QCOMPARE(refused(5, wavePlan("5, rest")), int(ErrorKind::WavesTooLarge));
    QCOMPARE(refused(5, wavePlan("5%")), int(ErrorKind::WavesOutOfRange));
    QVERIFY(host.engine->batches().empty());
    QVERIFY(host.log.size() == 1 && host.storedTasks.empty()); // the firmware's entry alone
    QCOMPARE(refused(3, wavePlan("1%, 10%, rest")), -1);
}

void RolloutEngineWavesTest::sendsInsideItsWindow()
{
    EngineHost host;
    host.now = utc("2026-03-02T20:00:00");
    Plan plan;
    plan.ratePerMinute = 60;
    plan.windows = *parseWindows(QStringLiteral("daily 22:00-22:01 UTC"));
    host.start(100, plan);
    QCOMPARE(sent(host).size(), std::size_t{ 0 });
    QCOMPARE(host.engine->nextAdvance(), utc("2026-03-02T22:00:00"));
    host.pass(12 * 60 * minute);
    const auto first = sent(host);
    QVERIFY(first.size() >= 59 && first.size() <= 62);
    for (const TimeMs at : host.orderedAt)
        QVERIFY(at >= utc("2026-03-02T22:00:00") && at < utc("2026-03-02T22:01:00"));
    host.restart(minute);
    host.pass(24 * 60 * minute);
    QCOMPARE(first.size() + sent(host).size() >= 100, true);
}

void RolloutEngineWavesTest::answersNoPullOutsideOfIt()
{
    EngineHost host;
    host.now = utc("2026-03-02T22:59:59");
    Plan plan = quickPlan();
    plan.windows = *parseWindows(QStringLiteral("daily 22:00-23:00 UTC"));
    host.start(1, plan);
    QCOMPARE(sent(host).size(), std::size_t{ 1 });
    host.acknowledge(0);
    host.pass(40 * second);
    QVERIFY(!host.pull(0));
    QCOMPARE(sent(host).size(), std::size_t{ 0 });
    host.progress(0, 10); // what is open goes on
    host.inform(0, newVersion);
    QCOMPARE(host.state(0), TaskState::Succeeded);
}

void RolloutEngineWavesTest::limitsDownloads()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.pace.maxDownloads = 3;
    host.start(10, plan);
    host.pass(minute);
    QCOMPARE(sent(host), (std::set<DeviceSlot>{ 0, 1, 2 }));
    QCOMPARE(host.currentBatch().fetching, 3U);
    QCOMPARE(host.engine->nextAdvance() == 0 || host.engine->nextAdvance() > host.now, true);
    host.progress(0, 50);
    QCOMPARE(sent(host).size(), std::size_t{ 0 });
    host.progress(0, 100); // it has the file
    host.pass(second);
    QCOMPARE(sent(host), std::set<DeviceSlot>{ 3 });
    host.acknowledge(1, PublishOutcome::NobodyListening);
    host.pass(second);
    QCOMPARE(sent(host), std::set<DeviceSlot>{ 4 });
    host.inform(1, oldVersion); // it is there, and waits for a place
    host.pass(minute);
    QCOMPARE(sent(host).size(), std::size_t{ 0 });
    host.inform(2, newVersion);
    host.pass(second);
    QCOMPARE(sent(host), std::set<DeviceSlot>{ 1 }); // before those never asked
    host.restart(minute);
    QCOMPARE(host.currentBatch().fetching, 3U);
}

void RolloutEngineWavesTest::aRepeatNeedsNoPlace()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.pace.maxDownloads = 1;
    host.start(2, plan);
    QCOMPARE(sent(host), std::set<DeviceSlot>{ 0 });
    host.acknowledge(0);
    host.pass(minute);
    host.inform(0, oldVersion); // rebooted, and lost its notice
    host.pass(second);
    QCOMPARE(sent(host), std::set<DeviceSlot>{ 0 });
    host.acknowledge(0);
    host.pass(plan.silenceMs); // dead: its place is another's
    QCOMPARE(sent(host), std::set<DeviceSlot>{ 1 });
}

void RolloutEngineWavesTest::growsFaster()
{
    EngineHost host;
    Plan plan;
    plan.ratePerMinute = 10;
    plan.pace = { PaceGrowth::ByNotified, 20, 20, 0, 0 };
    host.start(200, plan);
    host.pass(2 * minute);
    const std::size_t first = sent(host).size();
    QVERIFY(first >= 20 && first <= 23);
    host.pass(minute);
    const std::size_t second = sent(host).size();
    QVERIFY(second >= 18 && second <= 22);
    host.restart(10 * minute); // it does not begin anew
    host.pass(minute);
    const std::size_t third = sent(host).size();
    QVERIFY2(third >= 30, qPrintable(QString::number(third)));
}

void RolloutEngineWavesTest::changesItsPace()
{
    EngineHost host;
    Plan plan;
    plan.ratePerMinute = 60;
    host.start(1000, plan);
    const auto changed = [&host](int rate, const PaceRules& rules) {
        const auto done = host.engine->setPace(host.batch, rate, rules, {}, host.now);
        host.take();
        return done ? -1 : int(done.error().kind);
    };
    QCOMPARE(changed(60, { PaceGrowth::ByNotified, 9, 1, 0, 0 }), int(ErrorKind::PaceOutOfRange));
    QCOMPARE(changed(0, {}), int(ErrorKind::RateOutOfRange));
    QCOMPARE(host.activities(ActivityKind::PaceChanged), 0);
    QCOMPARE(changed(600, { PaceGrowth::Constant, 20, 1, 5, 0 }), -1);
    QCOMPARE(host.activities(ActivityKind::PaceChanged), 1);
    host.pass(minute);
    QCOMPARE(host.currentBatch().fetching, 5U);
    QCOMPARE(host.storedBatches[host.batch].plan.pace.maxDownloads, 5);
    QVERIFY(host.engine->setRate(host.batch, 120, host.now)); // the limits stay
    QCOMPARE(host.currentBatch().plan.pace.maxDownloads, 5);
    QCOMPARE(changed(600, {}), -1);
    sent(host);
    host.pass(minute);
    const std::size_t more = sent(host).size();
    QVERIFY2(more >= 599 && more <= 612, qPrintable(QString::number(more)));
}

void RolloutEngineWavesTest::endsAndLetsOpenOnesFinish()
{
    EngineHost host;
    Plan plan;
    plan.ratePerMinute = 1;
    plan.retryCount = 1;
    plan.endAt = host.now + 90 * second;
    host.start(10, plan);
    host.pass(80 * second);
    QCOMPARE(sent(host).size(), std::size_t{ 2 });
    host.progress(0, 10);
    host.pass(10 * second);
    QCOMPARE(host.currentBatch().state, BatchState::Running);
    QCOMPARE(host.currentBatch().counts.of(TaskState::Cancelled), 8U);
    QCOMPARE(host.reason(9), TaskReason::EndedBySchedule);
    QCOMPARE(host.activities(ActivityKind::BatchEndedBySchedule), 1);
    QVERIFY(host.revoked.empty());
    host.restart(minute);
    host.pass(10 * second);
    host.progress(1, -1); // it would have been tried again
    QCOMPARE(host.state(1), TaskState::Cancelled);
    host.inform(0, newVersion);
    QCOMPARE(host.state(0), TaskState::Succeeded);
    QCOMPARE(host.currentBatch().state, BatchState::Completed);
    QCOMPARE(host.activities(ActivityKind::BatchEndedBySchedule), 1);
}

void RolloutEngineWavesTest::endsAndCancels()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.endAt = host.now + minute;
    plan.endAction = EndAction::CancelAll;
    host.start(2, plan);
    host.connect(false);
    host.pass(2 * minute); // not seen: nothing is judged
    QCOMPARE(host.currentBatch().state, BatchState::Running);
    host.connect(true);
    host.inform(0, newVersion); // kept by the broker
    host.pass(minute);
    QCOMPARE(host.state(0), TaskState::Succeeded);
    QCOMPARE(host.currentBatch().state, BatchState::Cancelled);
    QCOMPARE(host.reason(1), TaskReason::EndedBySchedule);
    QVERIFY(host.task(1).mayStillArrive);
    QVERIFY(!host.revoked.empty());

    // A connection that says nothing: what devices did may be behind it.
    EngineHost quiet;
    plan.endAt = quiet.now + minute;
    quiet.start(1, plan);
    quiet.now += 2 * minute;
    quiet.engine->advance(quiet.now, quiet.now - 90 * second);
    QCOMPARE(quiet.engine->batch(quiet.batch)->state, BatchState::Running);
    QVERIFY(quiet.engine->nextAdvance() > quiet.now);
    quiet.pass(2 * second);
    QCOMPARE(quiet.engine->batch(quiet.batch)->state, BatchState::Cancelled);
}

void RolloutEngineWavesTest::retriesNothingAfterTheEnd()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.endAt = host.now + minute;
    host.start(1, plan);
    host.progress(0, -1);
    QCOMPARE(host.currentBatch().state, BatchState::Completed);
    host.pass(2 * minute);
    const auto retried = host.engine->retryFailed(host.batch, {}, host.now);
    QVERIFY(!retried);
    QCOMPARE(retried.error().kind, ErrorKind::PastEnd);
}

QTEST_GUILESS_MAIN(RolloutEngineWavesTest)
#include "tst_rolloutenginewaves.moc"
