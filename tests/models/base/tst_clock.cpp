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

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
