// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/wavegate.h"

#include <QTest>

using namespace console;

namespace {

constexpr TimeMs minute = 60'000;

GateState judged(const Gate& gate, const WaveCounts& counts, TimeMs metSince = 0, TimeMs now = 1000 * minute)
{
    return gateState({ { 1, 0, gate }, {} }, { 0, false, metSince, counts }, now);
}

} // namespace

Q_DECLARE_METATYPE(console::Gate)
Q_DECLARE_METATYPE(console::WaveCounts)

class WaveGateTest : public QObject
{
    Q_OBJECT

private slots:
    void countsTasks();
    void isJudged_data();
    void isJudged();
    void soaksWhileTheShareHolds();
    void asksNothingOfTheLastWave();
};

void WaveGateTest::countsTasks()
{
    Task task;
    QCOMPARE(waveTallyOf(task), WaveTally::Waiting);
    task.reason = TaskReason::WaitingForDevice;
    QCOMPARE(waveTallyOf(task), WaveTally::Away);
    task.reason = TaskReason::WaitingForRetry;
    QCOMPARE(waveTallyOf(task), WaveTally::Waiting);
    task.state = TaskState::Notified;
    QCOMPARE(waveTallyOf(task), WaveTally::Waiting);
    task.silent = true;
    QCOMPARE(waveTallyOf(task), WaveTally::Silent);
    task.silent = false;
    task.state = TaskState::Upgrading;
    QCOMPARE(waveTallyOf(task), WaveTally::Waiting);
    task.state = TaskState::Failed;
    task.reason = TaskReason::FellBack;
    QCOMPARE(waveTallyOf(task), WaveTally::Failed);
    task.reason = TaskReason::Conflict;
    QCOMPARE(waveTallyOf(task), WaveTally::Nothing);
    task.state = TaskState::Succeeded;
    QCOMPARE(waveTallyOf(task), WaveTally::Succeeded);
    for (const TaskState state : { TaskState::Skipped, TaskState::Cancelled }) {
        task.state = state;
        QCOMPARE(waveTallyOf(task), WaveTally::Nothing);
    }
}

void WaveGateTest::isJudged_data()
{
    QTest::addColumn<Gate>("gate");
    QTest::addColumn<WaveCounts>("counts"); // waiting, away, silent, succeeded, failed
    QTest::addColumn<int>("verdict");
    const auto row = [](const char* name, const Gate& gate, const WaveCounts& counts, GateVerdict verdict) {
        QTest::newRow(name) << gate << counts << int(verdict);
    };
    const Gate share{ 95, 0, false };
    row("nothing yet", share, { 100, 0, 0, 0, 0 }, GateVerdict::Working);
    row("one success is not all", share, { 99, 0, 0, 1, 0 }, GateVerdict::Working);
    row("exactly", share, { 0, 0, 0, 95, 5 }, GateVerdict::Open);
    row("one too few", share, { 0, 0, 0, 94, 6 }, GateVerdict::OutOfReach);
    row("a silent one is no success", share, { 0, 0, 6, 94, 0 }, GateVerdict::TooFewSucceeded);
    row("those away are not waited for", share, { 0, 80, 0, 19, 1 }, GateVerdict::Open);
    row("those away may still help", share, { 0, 80, 0, 9, 1 }, GateVerdict::TooFewSucceeded);
    row("all away", share, { 0, 100, 0, 0, 0 }, GateVerdict::TooFewSucceeded);
    row("too many failed already", share, { 50, 0, 0, 0, 6 }, GateVerdict::OutOfReach);
    row("not too many yet", share, { 95, 0, 0, 0, 5 }, GateVerdict::Working);
    row("nobody left", share, { 0, 0, 0, 0, 0 }, GateVerdict::OutOfReach);
    row("the operator alone", { 0, 0, true }, { 0, 0, 0, 1, 9 }, GateVerdict::WaitsForRelease);
    row("the operator, after the devices", { 0, 0, true }, { 1, 0, 0, 1, 0 }, GateVerdict::Working);
    row("both", { 95, 0, true }, { 0, 0, 0, 9, 0 }, GateVerdict::WaitsForRelease);
    row("both, and it failed", { 95, 0, true }, { 0, 0, 0, 0, 9 }, GateVerdict::OutOfReach);
    row("a soak alone begins", { 0, 30, false }, { 0, 0, 0, 1, 9 }, GateVerdict::Soaking);
    row("a soak alone needs a success", { 0, 30, false }, { 0, 0, 1, 0, 9 }, GateVerdict::TooFewSucceeded);
    row("time does not open a failure", { 0, 30, false }, { 0, 0, 0, 0, 9 }, GateVerdict::OutOfReach);
    row("two thousand million", share, { 0, 0, 0, 1'900'000'000, 100'000'000 }, GateVerdict::Open);
}

void WaveGateTest::isJudged()
{
    QFETCH(Gate, gate);
    QFETCH(WaveCounts, counts);
    QFETCH(int, verdict);
    QCOMPARE(int(judged(gate, counts).verdict), verdict);
}

void WaveGateTest::soaksWhileTheShareHolds()
{
    const Gate gate{ 90, 30, false };
    const WaveCounts good{ 0, 5, 0, 9, 1 };
    WaveStatus status{ 0, false, 0, good };
    status.metSince = metSinceOf(gate, status, 5 * minute);
    QCOMPARE(status.metSince, 5 * minute);
    QCOMPARE(judged(gate, good, status.metSince, 34 * minute), (GateState{ GateVerdict::Soaking, 35 * minute }));
    QCOMPARE(judged(gate, good, status.metSince, 35 * minute).verdict, GateVerdict::Open);
    // One comes back and is at work: it goes on.
    status.counts = { 1, 4, 0, 9, 1 };
    QCOMPARE(metSinceOf(gate, status, 10 * minute), 5 * minute);
    // It fails: the share is lost, and with it the time.
    status.counts = { 0, 4, 0, 9, 2 };
    status.metSince = metSinceOf(gate, status, 11 * minute);
    QCOMPARE(status.metSince, 0);
    status.counts = { 0, 0, 0, 18, 2 };
    QCOMPARE(metSinceOf(gate, status, 12 * minute), 12 * minute);
}

void WaveGateTest::asksNothingOfTheLastWave()
{
    const WaveCounts counts{ 0, 0, 0, 0, 9 };
    QCOMPARE(gateState({ { 1, 0, {} }, {} }, { 1, false, 0, counts }, 1).verdict, GateVerdict::NoGate);
    QCOMPARE(gateState({}, { 0, false, 0, counts }, 1).verdict, GateVerdict::NoGate);
}

QTEST_GUILESS_MAIN(WaveGateTest)
#include "tst_wavegate.moc"
