// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/enginehost.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace console;

/// RELIABILITY.md R17 and I7: clocks that jump, machines that sleep, connections that are dead before anybody knows.
class RolloutEngineTime : public QObject
{
    Q_OBJECT

private slots:
    void timeoutsFollowTheSteadyTime_data();
    void timeoutsFollowTheSteadyTime();
    void jumpsGainNoPushes();
    void aPlannedStartFollowsTheWallTime();
    void aPlannedStartOnTheDayOfTheChange();
    void nothingIsJudgedBeforeTheBrokerWasHeard();
    void silenceBeforeTheLossIsForgiven();
    void aHostThatStoodStillJudgesNobody();
    void aRestartAfterTheClockWasSetBack();
};

namespace {

constexpr TimeMs hour = 60 * minute;

void jump(EngineHost& host, TimeMs by)
{
    host.now += by;
    host.engine->clockJumped(by, host.now);
    host.take();
}

Plan timedPlan(int minutes)
{
    Plan plan = quickPlan();
    plan.timeoutMinutes = minutes;
    return plan;
}

} // namespace

void RolloutEngineTime::timeoutsFollowTheSteadyTime_data()
{
    QTest::addColumn<TimeMs>("by");
    QTest::newRow("an hour forward") << hour;
    QTest::newRow("a day forward") << 24 * hour;
    QTest::newRow("an hour back") << -hour;
    QTest::newRow("a day back") << -24 * hour;
}

void RolloutEngineTime::timeoutsFollowTheSteadyTime()
{
    QFETCH(TimeMs, by);
    EngineHost host;
    Plan plan = retryPlan(1, 10);
    plan.timeoutMinutes = 20;
    host.start(4, plan);
    for (DeviceSlot device = 0; device < 4; ++device)
        host.acknowledge(device);
    host.progress(0, 10);
    host.progress(1, -1); // tried again in ten minutes
    host.progress(2, 100);
    host.inform(2, oldVersion); // fell back, if nothing comes in ten minutes
    host.takeNotices();
    host.pass(9 * minute);
    jump(host, by);
    host.pass(1 * minute - 1);
    QCOMPARE(host.state(0), TaskState::Upgrading);
    QCOMPARE(host.reason(1), TaskReason::WaitingForRetry);
    QCOMPARE(host.state(2), TaskState::Upgrading);
    host.pass(1);
    QCOMPARE(host.state(1), TaskState::Notified);
    QCOMPARE(host.reason(2), TaskReason::FellBack);
    host.pass(4 * minute);
    QVERIFY(!host.task(3).silent);
    host.pass(6 * minute - 1);
    QCOMPARE(host.state(0), TaskState::Upgrading);
    host.pass(1);
    QCOMPARE(host.reason(0), TaskReason::TimedOut);
    QVERIFY(host.task(0).updatedAt <= host.now);
}

void RolloutEngineTime::jumpsGainNoPushes()
{
    EngineHost host;
    Plan plan;
    plan.ratePerMinute = 60;
    host.start(1000, plan);
    for (int i = 0; i < 300; ++i) {
        host.pass(200);
        jump(host, i % 2 == 0 ? hour : -hour);
    }
    const quint32 notified = host.currentBatch().counts.of(TaskState::Notified);
    QVERIFY2(notified >= 59 && notified <= 61, qPrintable(QString::number(notified)));
}

void RolloutEngineTime::aPlannedStartFollowsTheWallTime()
{
    EngineHost host;
    Plan plan = quickPlan();
    plan.startAt = host.now + 30 * minute;
    host.start(1, plan);
    jump(host, -hour);
    host.pass(89 * minute);
    QCOMPARE(host.currentBatch().state, BatchState::Scheduled);
    jump(host, 30 * minute); // slept over it
    host.pass(0);
    QCOMPARE(host.currentBatch().state, BatchState::Running);
    QCOMPARE(host.state(0), TaskState::Notified);
}

void RolloutEngineTime::aPlannedStartOnTheDayOfTheChange()
{
    const QTimeZone berlin("Europe/Berlin");
    QVERIFY(berlin.isValid());
    const auto at = [&](QDate day, QTime time) { return QDateTime(day, time, berlin).toMSecsSinceEpoch(); };
    struct Night
    {
        QDate day;
        TimeMs wait; ///< from half past one to half past three
    };
    for (const Night& night :
        { Night{ QDate(2026, 3, 29), 1 * hour }, { QDate(2026, 10, 25), 3 * hour }, { QDate(2026, 6, 1), 2 * hour } }) {
        EngineHost host;
        host.now = at(night.day, QTime(1, 30));
        Plan plan = timedPlan(20);
        plan.startAt = at(night.day, QTime(3, 30));
        host.start(1, plan);
        host.pass(night.wait - 1);
        QCOMPARE(host.currentBatch().state, BatchState::Scheduled);
        host.pass(1);
        QCOMPARE(host.currentBatch().state, BatchState::Running);
    }
}

void RolloutEngineTime::nothingIsJudgedBeforeTheBrokerWasHeard()
{
    EngineHost host;
    host.start(2, timedPlan(10));
    host.progress(0, 10);
    host.acknowledge(1);
    const TimeMs heard = host.now + 9 * minute;
    for (int i = 0; i < 30; ++i) {
        host.now += minute;
        host.engine->advance(host.now, std::min(host.now, heard));
        QVERIFY2(host.engine->nextAdvance() > host.now, "the host would be kept busy");
        host.take();
    }
    QCOMPARE(host.state(0), TaskState::Upgrading);
    QVERIFY(!host.task(1).silent);
    host.pass(2 * second); // heard: nothing had come
    QCOMPARE(host.reason(0), TaskReason::TimedOut);
    QVERIFY(host.task(1).silent);
}

void RolloutEngineTime::silenceBeforeTheLossIsForgiven()
{
    EngineHost host;
    host.start(1, timedPlan(10));
    host.progress(0, 10);
    host.pass(4 * minute);
    const TimeMs heard = host.now;
    host.now += 30 * minute;
    host.engine->setConnected(false, host.now, heard);
    host.now += 30 * minute;
    host.connect(true);
    host.pass(6 * minute - 1);
    QCOMPARE(host.state(0), TaskState::Upgrading);
    host.pass(1);
    QCOMPARE(host.reason(0), TaskReason::TimedOut);
}

void RolloutEngineTime::aHostThatStoodStillJudgesNobody()
{
    EngineHost host;
    host.start(2, timedPlan(10));
    host.progress(0, 10);
    host.acknowledge(1);
    host.pass(4 * minute);
    const TimeMs since = host.now;
    host.now += 8 * hour;
    host.engine->stoodStill(since, host.now);
    host.pass(6 * minute - 1);
    QCOMPARE(host.state(0), TaskState::Upgrading);
    QVERIFY(!host.task(1).silent);
    host.pass(1);
    QCOMPARE(host.reason(0), TaskReason::TimedOut);
}

void RolloutEngineTime::aRestartAfterTheClockWasSetBack()
{
    EngineHost host;
    Plan plan = timedPlan(10);
    plan.ratePerMinute = 60;
    host.start(100, plan);
    host.acknowledge(0);
    host.progress(0, 10);
    host.pass(4 * minute);
    const quint32 before = host.currentBatch().counts.of(TaskState::Notified);
    host.restart(-24 * hour);
    for (DeviceSlot device = 1; device <= before; ++device)
        host.acknowledge(device);
    host.pass(1 * minute);
    const quint32 after = host.currentBatch().counts.of(TaskState::Notified);
    QVERIFY2(after > before || after == 99, qPrintable(QString::number(after)));
    host.pass(5 * minute - 1);
    QCOMPARE(host.state(0), TaskState::Upgrading);
    host.pass(1);
    QCOMPARE(host.reason(0), TaskReason::TimedOut);
}

QTEST_GUILESS_MAIN(RolloutEngineTime)
#include "tst_rolloutenginetime.moc"
