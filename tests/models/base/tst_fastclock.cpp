// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/fastclock.h"

#include <QTest>

using namespace console;

namespace {

TimeMs steadyNow = 0;

TimeMs reading()
{
    return steadyNow;
}

} // namespace

class TestFastClock : public QObject
{
    Q_OBJECT

private slots:
    void goesAsAnyUntilItIsSpedUp()
    {
        steadyNow = 5'000;
        FastClock clock(1'000'000, &reading);
        QCOMPARE(clock.now(), 1'000'000);
        steadyNow += 300;
        QCOMPARE(clock.now(), 1'000'300);
        QCOMPARE(clock.lasts(1'000), 1'000);
    }
    void thenSoManyTimesFasterWithoutAJump()
    {
        steadyNow = 5'000;
        FastClock clock(1'000'000, &reading);
        steadyNow += 1'000;
        clock.speedUp(60);
        QCOMPARE(clock.now(), 1'001'000);
        steadyNow += 10;
        QCOMPARE(clock.now(), 1'001'600);
        QCOMPARE(clock.lasts(60'000), 1'000);
        QCOMPARE(clock.lasts(61), 2); // never too early
        QCOMPARE(clock.catchUp(), 0);
    }
    void theProcessItselfIsNoFaster()
    {
        steadyNow = 5'000;
        FastClock clock(1'000'000, &reading);
        clock.speedUp(240);
        steadyNow += 7;
        QCOMPARE(clock.steady(), 5'007);
    }
    void theSystemsClockMoves()
    {
        const FastClock clock(1);
        const TimeMs before = clock.steady();
        QTRY_VERIFY(clock.steady() > before);
        QVERIFY(clock.now() >= 1);
    }
};

QTEST_GUILESS_MAIN(TestFastClock)
#include "tst_fastclock.moc"
