// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/failuretest.h"
#include "tests/models/rollout/failuresimulation.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace console;

class TestFailureTest : public QObject
{
    Q_OBJECT

private slots:
    void beginsWithoutAnOpinion();
    void failuresWeighAndSoundDevicesAcquit();
    void isAMartingale();
    void namesTheFewestFailures();
    void takesAnyRate_data();
    void takesAnyRate();
    void seldomHaltsASoundBuild();
    void haltsABadBuildBeforeTheOthers_data();
    void haltsABadBuildBeforeTheOthers();
};

void TestFailureTest::beginsWithoutAnOpinion()
{
    const FailureTest test(0.005, 0.001);
    QVERIFY(std::abs(test.evidence(0, 0)) < 1e-12);
    QVERIFY(!test.halts(0, 0));
    QVERIFY(!test.halts(1, 1)); // one device proves nothing
    QVERIFY(test.halts(3, 3));
    QVERIFY(!test.halts(1000, 5)); // as always
}

void TestFailureTest::failuresWeighAndSoundDevicesAcquit()
{
    const FailureTest test(0.01, 0.001);
    for (quint32 failed = 0; failed < 30; ++failed) {
        QVERIFY(test.evidence(1000, failed + 1) > test.evidence(1000, failed));
        QVERIFY(test.evidence(1001, failed) < test.evidence(1000, failed));
    }
}

/// What Ville's inequality asks for: at the base rate the evidence of one more device is on average that of before.
void TestFailureTest::isAMartingale()
{
    for (const double rate : { 0.001, 0.02, 0.2, 0.7 }) {
        const FailureTest test(rate, 0.001);
        for (const auto& [exposed, failed] : { std::pair(0U, 0U), std::pair(10U, 3U), std::pair(400U, 7U) }) {
            const double before = test.evidence(exposed, failed);
            const double after = rate * std::exp(test.evidence(exposed + 1, failed + 1) - before)
                + (1 - rate) * std::exp(test.evidence(exposed + 1, failed) - before);
            QVERIFY2(std::abs(after - 1) < 1e-9, qPrintable(QString::number(after)));
        }
    }
}

void TestFailureTest::namesTheFewestFailures()
{
    const FailureTest test(0.005, 0.001);
    QCOMPARE(test.leastFailures(1), 2U); // not even all of them
    for (const quint32 exposed : { 2U, 10U, 137U, 5000U }) {
        const quint32 least = test.leastFailures(exposed);
        QVERIFY(least <= exposed);
        QVERIFY(test.halts(exposed, least));
        QVERIFY(!test.halts(exposed, least - 1));
    }
}

void TestFailureTest::takesAnyRate_data()
{
    QTest::addColumn<double>("base");
    QTest::addColumn<double>("alarm");
    QTest::newRow("nothing ever failed") << 0.0 << 0.001;
    QTest::newRow("everything always failed") << 1.0 << 0.001;
    QTest::newRow("no false alarm at all") << 0.01 << 0.0;
    QTest::newRow("only false alarms") << 0.01 << 1.0;
    QTest::newRow("nonsense") << -3.0 << 7.0;
}

void TestFailureTest::takesAnyRate()
{
    QFETCH(double, base);
    QFETCH(double, alarm);
    const FailureTest test(base, alarm);
    for (const quint32 exposed : { 0U, 1U, 1'000'000U }) {
        QVERIFY(std::isfinite(test.evidence(exposed, 0)));
        QVERIFY(std::isfinite(test.evidence(exposed, exposed)));
    }
}

void TestFailureTest::seldomHaltsASoundBuild()
{
    constexpr double stated = 0.01;
    const FailureTest test(0.005, stated);
    std::mt19937_64 random(20260105);
    int halted = 0;
    constexpr int rollouts = 2000;
    for (int i = 0; i < rollouts; ++i)
        halted += simulate({ 20'000, 0.005, 0 }, test, random).weHalted ? 1 : 0;
    QVERIFY2(halted <= stated * rollouts, qPrintable(QString::number(halted)));
    QVERIFY(halted > 0); // else it would be needlessly slow
}

void TestFailureTest::haltsABadBuildBeforeTheOthers_data()
{
    QTest::addColumn<double>("rate");
    for (const double rate : { 0.02, 0.05, 0.2, 0.5 })
        QTest::addRow("%g", rate) << rate;
}

void TestFailureTest::haltsABadBuildBeforeTheOthers()
{
    QFETCH(double, rate);
    const FailureTest test(0.005, 0.001);
    std::mt19937_64 random(7);
    std::vector<quint32> ours;
    std::vector<quint32> group;
    std::vector<quint32> executed;
    for (int i = 0; i < 201; ++i) {
        const LostDevices lost = simulate({ 20'000, rate, 0 }, test, random);
        ours.push_back(lost.ours);
        group.push_back(lost.tenthOfGroup);
        executed.push_back(lost.tenthOfExecuted);
    }
    const auto middle = [](std::vector<quint32>& all) {
        std::nth_element(all.begin(), all.begin() + 100, all.end());
        return all[100];
    };
    QVERIFY2(middle(ours) < middle(group) && middle(ours) < middle(executed),
        qPrintable(QStringLiteral("%1 %2 %3").arg(middle(ours)).arg(middle(group)).arg(middle(executed))));
}

QTEST_GUILESS_MAIN(TestFailureTest)
#include "tst_failuretest.moc"
