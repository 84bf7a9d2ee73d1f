// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/pacing.h"

#include <QTest>

using namespace console;

namespace {

int takeAll(Pacing& pacing, TimeMs now)
{
    int taken = 0;
    while (pacing.take(now))
        ++taken;
    return taken;
}

} // namespace

class PacingTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheRate_data();
    void keepsTheRate();
    void savesUpOneSecondAtMost();
    void saysWhenTheNextMayGo();
    void changesWhileRunning();
    void gainsNothingByARestart();
    void standsAClockThatGoesBack();
};

void PacingTest::keepsTheRate_data()
{
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("burst");
    QTest::newRow("slowest") << 1 << 1;
    QTest::newRow("below one a second") << 59 << 1;
    QTest::newRow("odd") << 77 << 1;
    QTest::newRow("default") << 1000 << 16;
    QTest::newRow("fastest") << 10'000 << 166;
}

void PacingTest::keepsTheRate()
{
    QFETCH(int, rate);
    QFETCH(int, burst);
    Pacing pacing(rate, 1000);
    QCOMPARE(takeAll(pacing, 1000), burst);
    int taken = 0;
    for (TimeMs now = 1000; now <= 1000 + 10 * 60'000; now += 7)
        taken += takeAll(pacing, now);
    // A timer that comes up to 7 ms late costs the slow ones a little.
    QVERIFY2(taken <= rate * 10 && taken >= rate * 10 * 97 / 100, qPrintable(QString::number(taken)));
}

void PacingTest::savesUpOneSecondAtMost()
{
    Pacing pacing(6000, 0);
    takeAll(pacing, 0);
    QCOMPARE(takeAll(pacing, 3'600'000), 100);
    Pacing slow(1, 0);
    takeAll(slow, 0);
    QCOMPARE(takeAll(slow, 1'000'000'000'000), 1);
}

void PacingTest::saysWhenTheNextMayGo()
{
    Pacing pacing(7, 0);
    QVERIFY(pacing.nextAt() <= 0);
    QVERIFY(pacing.take(0));
    const TimeMs next = pacing.nextAt();
    QVERIFY(!pacing.take(next - 1));
    QVERIFY(pacing.take(next));
}

void PacingTest::changesWhileRunning()
{
    Pacing pacing(1, 0);
    QVERIFY(pacing.take(0));
    pacing.setPace(6'000'000, 0);
    QCOMPARE(takeAll(pacing, 100), 10);
    pacing.setPace(6'000'000, 10'000);
    pacing.setPace(1000, 10'000);
    QCOMPARE(takeAll(pacing, 10'000), 1);
}

void PacingTest::gainsNothingByARestart()
{
    int pushed = 0;
    TimeMs last = 0;
    for (TimeMs now = 0; now < 60'000; now += 100) { // a console that restarts ten times a second
        Pacing pacing(600, now);
        if (now > 0)
            pacing.resumeAfter(last);
        if (pacing.take(now)) {
            ++pushed;
            last = now;
        }
    }
    QVERIFY2(pushed <= 600 + 10, qPrintable(QString::number(pushed)));
    QVERIFY(pushed > 500);
}

void PacingTest::standsAClockThatGoesBack()
{
    Pacing pacing(60, 100'000);
    QVERIFY(pacing.take(100'000));
    QVERIFY(!pacing.take(50'000));
    QVERIFY(!pacing.take(100'500));
    QVERIFY(pacing.take(101'000));
}

QTEST_GUILESS_MAIN(PacingTest)
#include "tst_pacing.moc"
