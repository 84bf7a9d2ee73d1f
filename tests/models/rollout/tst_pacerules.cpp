// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/pacerules.h"

#include "models/rollout/pacing.h"

#include <QRandomGenerator>
#include <QTest>

using namespace console;

class PaceRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void isChecked_data();
    void isChecked();
    void growsByWhatItCounts();
    void staysBelowTheLine();
    void neverOffersMoreThanTheLine();
};

void PaceRulesTest::isChecked_data()
{
    QTest::addColumn<int>("factor");
    QTest::addColumn<int>("every");
    QTest::addColumn<int>("downloads");
    QTest::addColumn<int>("megabits");
    QTest::addColumn<int>("error"); // -1 = none
    const int pace = int(ErrorKind::PaceOutOfRange);
    const int cap = int(ErrorKind::CapOutOfRange);
    QTest::newRow("slowest") << 11 << 1 << 0 << 0 << -1;
    QTest::newRow("fastest") << 50 << 1'000'000 << 1'000'000 << 100'000 << -1;
    QTest::newRow("no growth") << 10 << 1 << 0 << 0 << pace;
    QTest::newRow("too much growth") << 51 << 1 << 0 << 0 << pace;
    QTest::newRow("no step") << 20 << 0 << 0 << 0 << pace;
    QTest::newRow("too long a step") << 20 << 1'000'001 << 0 << 0 << pace;
    QTest::newRow("fewer than no downloads") << 20 << 1 << -1 << 0 << cap;
    QTest::newRow("too many downloads") << 20 << 1 << 1'000'001 << 0 << cap;
    QTest::newRow("too wide a line") << 20 << 1 << 0 << 100'001 << cap;
    QTest::newRow("less than no line") << 20 << 1 << 0 << -1 << cap;
}

void PaceRulesTest::isChecked()
{
    QFETCH(int, factor);
    QFETCH(int, every);
    QFETCH(int, downloads);
    QFETCH(int, megabits);
    QFETCH(int, error);
    const auto checked = checkPace({ PaceGrowth::ByNotified, factor, every, downloads, megabits });
    QCOMPARE(checked ? -1 : int(checked.error().kind), error);
}

/// 50, 100, 200, 400 a minute, each step after another thousand; never over 10,000.
void PaceRulesTest::growsByWhatItCounts()
{
    const PaceRules rules{ PaceGrowth::ByNotified, 20, 1000, 0, 0 };
    QCOMPARE(paceOf(50, rules, 999, 0, 1), 50'000);
    QCOMPARE(paceOf(50, rules, 1000, 0, 1), 100'000);
    QCOMPARE(paceOf(50, rules, 2999, 0, 1), 200'000);
    QCOMPARE(paceOf(50, rules, 3000, 0, 1), 400'000);
    QCOMPARE(paceOf(50, rules, 1'000'000, 0, 1), 10'000'000);
    const PaceRules bySuccess{ PaceGrowth::BySucceeded, 11, 1, 0, 0 };
    QCOMPARE(paceOf(1, bySuccess, 1'000'000, 0, 1), 1000);
    QCOMPARE(paceOf(1, bySuccess, 0, 2, 1), 1210); // it grows although a tenth of a device is none
    QCOMPARE(paceOf(1000, {}, 1'000'000, 1'000'000, 1), 1'000'000);
}

void PaceRulesTest::staysBelowTheLine()
{
    const PaceRules rules{ PaceGrowth::Constant, 20, 1, 0, 8 };
    // 8 Mbit/s are 1 MB a second, so one file of 10 MB in ten seconds.
    QCOMPARE(paceOf(10'000, rules, 0, 0, 10'000'000), 6000);
    QCOMPARE(paceOf(1, rules, 0, 0, 10'000'000), 1000);
    QCOMPARE(paceOf(10'000, rules, 0, 0, 0), 10'000'000);
    QCOMPARE(paceOf(10'000, rules, 0, 0, 1LL << 40), 1);
}

/// Over any stretch of time: at most the line's bytes, one second saved up, and one file.
void PaceRulesTest::neverOffersMoreThanTheLine()
{
    QRandomGenerator random(4);
    for (int run = 0; run < 200; ++run) {
        const PaceRules rules{ PaceGrowth::Constant, 20, 1, 0, static_cast<int>(1 + random() % 1000) };
        const qint64 bytes = 1000 + random() % 100'000'000;
        Pacing pacing(10'000, 0);
        pacing.setPace(paceOf(10'000, rules, 0, 0, bytes), 0);
        qint64 offered = 0;
        TimeMs now = 0;
        while (now < 600'000) {
            now += random() % 20'000;
            while (pacing.take(now))
                offered += bytes;
            const double line = rules.maxMegabits * 125.0;
            QVERIFY2(double(offered) <= line * double(now + 1000) + double(bytes), "more than the line carries");
        }
    }
}

QTEST_GUILESS_MAIN(PaceRulesTest)
#include "tst_pacerules.moc"
