// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/control/controlhost.h"

#include <QTest>

using namespace console;

/// The loop sees clocks that jump and its own standing still, before it judges by the time.
class TestControlClock : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aJumpTimesNobodyOut_data();
    void aJumpTimesNobodyOut();
    void standingStillTimesNobodyOut();
    void aQuietTimeIsNotForgivenByARestart();
    void aPlannedStartIsNotMissed();
    void framesGoOnAfterTheClockWasSetBack();

private:
    void pass(TimeMs ms);
    [[nodiscard]] bool isUpgradingSince(TimeMs time);

    std::unique_ptr<ControlHost> m_host;
    BatchId m_batch;
};

namespace {

constexpr TimeMs second = 1000;
constexpr TimeMs hour = 3600 * second;

} // namespace

void TestControlClock::init()
{
    m_host = std::make_unique<ControlHost>();
    m_host->open();
    m_host->connectBroker();
    m_host->inform("d1", "1.0");
    m_host->commit();
    Plan plan;
    plan.timeoutMinutes = 1;
    const auto batch = m_host->startBatch(plan);
    QVERIFY(batch);
    m_batch = *batch;
    m_host->progress("d1", 10);
    m_host->commit();
    QCOMPARE(m_host->task(m_batch, 0).state, TaskState::Upgrading);
}

void TestControlClock::cleanup()
{
    m_host->crash();
    m_host.reset();
}

void TestControlClock::pass(TimeMs ms)
{
    m_host->clock.time += ms;
    QTest::qWait(150);
    m_host->inform("d2", "1.0"); // what comes makes the loop reckon anew when to act: its timer runs in real time
    m_host->commit();
}

bool TestControlClock::isUpgradingSince(TimeMs time)
{
    const Task& task = m_host->task(m_batch, 0);
    return task.state == TaskState::Upgrading && task.upgradingSince == time;
}

void TestControlClock::aJumpTimesNobodyOut_data()
{
    QTest::addColumn<TimeMs>("by");
    QTest::newRow("an hour forward") << hour;
    QTest::newRow("a night asleep") << 8 * hour;
    QTest::newRow("a day back") << -24 * hour;
}

void TestControlClock::aJumpTimesNobodyOut()
{
    QFETCH(TimeMs, by);
    const TimeMs began = m_host->clock.time;
    m_host->clock.ahead = by;
    QTRY_VERIFY(isUpgradingSince(began + by));
    m_host->commit();
    for (int i = 0; i < 11; ++i) // never still for ten seconds
        pass(5 * second);
    QCOMPARE(m_host->task(m_batch, 0).state, TaskState::Upgrading);
    pass(5 * second);
    QTRY_COMPARE(m_host->task(m_batch, 0).reason, TaskReason::TimedOut); // its own minute is over
}

void TestControlClock::standingStillTimesNobodyOut()
{
    const TimeMs began = m_host->clock.time;
    m_host->clock.time += 8 * hour;
    QTRY_VERIFY(isUpgradingSince(began + 8 * hour));
}

/// Nothing came and nothing was recorded, but the console was there: only the time without it is forgiven.
void TestControlClock::aQuietTimeIsNotForgivenByARestart()
{
    const TimeMs began = m_host->clock.time;
    for (int i = 0; i < 6; ++i) {
        m_host->clock.time += 5 * second;
        QTRY_VERIFY(m_host->clock.time - m_host->alive < second);
    }
    m_host->commit();
    m_host->crash();
    m_host->clock.time += hour;
    m_host->open();
    m_host->connectBroker();
    const TimeMs forgiven = m_host->task(m_batch, 0).upgradingSince - began;
    QVERIFY2(forgiven >= hour && forgiven < hour + second, qPrintable(QString::number(forgiven)));
}

void TestControlClock::aPlannedStartIsNotMissed()
{
    m_host->progress("d1", -1);
    m_host->commit();
    Plan plan;
    plan.startAt = m_host->clock.time + hour;
    const auto batch = m_host->startBatch(plan);
    QVERIFY(batch);
    QVERIFY(m_host->fileChecks.empty());
    m_host->clock.ahead = 8 * hour; // slept over it
    QTRY_VERIFY(!m_host->fileChecks.empty());
    m_host->answerFileCheck(FileState::Intact);
    QTRY_COMPARE(m_host->task(*batch, 0).state, TaskState::Notified);
}

void TestControlClock::framesGoOnAfterTheClockWasSetBack()
{
    m_host->clock.ahead = -24 * hour;
    QTRY_COMPARE(m_host->clock.ahead, TimeMs(0));
    (void)m_host->frames.takeAll();
    for (int i = 0; i < 3; ++i) {
        m_host->clock.time += 2 * second;
        bool came = false;
        QTRY_VERIFY((came = came || !m_host->frames.takeAll().empty()));
    }
}

QTEST_GUILESS_MAIN(TestControlClock)
#include "tst_controlclock.moc"
