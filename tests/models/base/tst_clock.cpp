// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/clock.h"

#include <QDateTime>
#include <QTest>

using namespace console;

class TestClock : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheWallTime();
    void neverGoesBack();
    void takesOverJumpsOnlyWhenAsked_data();
    void takesOverJumpsOnlyWhenAsked();
    void forgivesDrift();
};

void TestClock::tellsTheWallTime()
{
    const TimeMs before = QDateTime::currentMSecsSinceEpoch();
    const SteadyWallClock clock;
    const TimeMs told = clock.now();
    const TimeMs after = QDateTime::currentMSecsSinceEpoch();
    QVERIFY(told >= before && told <= after + 1);
}

void TestClock::neverGoesBack()
{
    const SteadyWallClock clock;
    const TimeMs start = clock.now();
    TimeMs last = start;
    for (int i = 0; i < 100'000; ++i) {
        const TimeMs now = clock.now();
        QVERIFY(now >= last);
        last = now;
    }
    QTRY_VERIFY(clock.now() > start);
}

namespace {

TimeMs wall = 0;
TimeMs steady = 0;

SteadyWallClock clockOfTest()
{
    wall = 1'700'000'000'000;
    steady = 5000;
    return SteadyWallClock([] { return wall; }, [] { return steady; });
}

constexpr TimeMs hour = 3'600'000;

} // namespace

void TestClock::takesOverJumpsOnlyWhenAsked_data()
{
    QTest::addColumn<TimeMs>("jump");
    QTest::newRow("an hour forward") << hour;
    QTest::newRow("an hour back") << -hour;
    QTest::newRow("a day forward, or asleep for a day") << 24 * hour;
    QTest::newRow("a day back") << -24 * hour;
}

void TestClock::takesOverJumpsOnlyWhenAsked()
{
    QFETCH(TimeMs, jump);
    SteadyWallClock clock = clockOfTest();
    const TimeMs start = clock.now();
    QCOMPARE(start, wall);
    wall += jump + 100;
    steady += 100;
    QCOMPARE(clock.now(), start + 100);
    QCOMPARE(clock.catchUp(), jump);
    QCOMPARE(clock.now(), wall);
    QCOMPARE(clock.catchUp(), TimeMs(0));
    QCOMPARE(clock.steady(), TimeMs(5100)); // spans of time are what they were
}

void TestClock::forgivesDrift()
{
    SteadyWallClock clock = clockOfTest();
    const TimeMs start = clock.now();
    wall += 1900;
    QCOMPARE(clock.catchUp(), TimeMs(0));
    QCOMPARE(clock.now(), start);
}

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
