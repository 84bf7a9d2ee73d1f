// SPDX-License-Identifier: GPL-3.0-or-later
// How seldom a sound build is halted and how few devices a bad one costs, beside the documented rules of others.
#include "models/rollout/haltwatch.h"
#include "tests/benchmarks/figures.h"
#include "tests/models/rollout/failuresimulation.h"

#include <QTest>

#include <array>

using namespace console;

class BenchHaltRules : public QObject
{
    Q_OBJECT

private slots:
    void soundBuilds();
    void badBuilds_data();
    void badBuilds();
    void soundCohorts();
    void badCohort_data();
    void badCohort();
};

namespace {

constexpr double baseRate = 0.005;
constexpr double falseAlarm = 0.001;

} // namespace

void BenchHaltRules::soundBuilds()
{
    const FailureTest test(baseRate, falseAlarm);
    std::mt19937_64 random(11);
    const int rollouts = sized(10'000, 500);
    int halted = 0;
    for (int i = 0; i < rollouts; ++i)
        halted += simulate({ 20'000, baseRate, 0 }, test, random).weHalted ? 1 : 0;
    printFigure("halt_sound_builds", rollouts, "count");
    printFigure("halt_false_alarms", halted, "count");
    QVERIFY2(halted <= rollouts * falseAlarm + 3, qPrintable(QString::number(halted)));
}

void BenchHaltRules::badBuilds_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<int>("inFlight");
    for (const int inFlight : { 0, 1000 })
        for (const int percent : { 2, 5, 20, 50 })
            QTest::addRow("%d %%, %d in flight", percent, inFlight) << percent << inFlight;
}

void BenchHaltRules::badBuilds()
{
    QFETCH(int, percent);
    QFETCH(int, inFlight);
    const FailureTest test(baseRate, falseAlarm);
    std::mt19937_64 random(static_cast<quint64>(percent));
    std::array<std::vector<double>, 3> lost;
    for (int i = 0; i < sized(1001, 51); ++i) {
        const LostDevices one = simulate({ 20'000, percent / 100.0, static_cast<quint32>(inFlight) }, test, random);
        lost[0].push_back(one.ours);
        lost[1].push_back(one.tenthOfGroup);
        lost[2].push_back(one.tenthOfExecuted);
    }
    const std::string name = "halt_lost_" + std::to_string(percent) + "_percent"
        + (inFlight > 0 ? "_" + std::to_string(inFlight) + "_in_flight" : "");
    printFigure(name, median(lost[0]), "count");
    printFigure(name + "_tenth_of_group", median(lost[1]), "count");
    printFigure(name + "_tenth_of_executed", median(lost[2]), "count");
    QVERIFY(median(lost[0]) < median(lost[1]));
    if (inFlight == 0 || isFullSize()) // else the rules differ by less than few rollouts show
        QVERIFY(median(lost[0]) < median(lost[2]));
}

/// The rules as a batch has them, on devices of eight versions and of sixty groups: every cohort is one more chance to
/// be wrong, and all together must not be wrong more often than stated.
void BenchHaltRules::soundCohorts()
{
    HaltRules rules;
    rules.testsRate = true;
    std::mt19937_64 random(7);
    std::geometric_distribution<quint32> sound(baseRate);
    const int rollouts = sized(10'000, 200);
    int halted = 0;
    for (int i = 0; i < rollouts; ++i) {
        HaltWatch watch(rules);
        bool halts = false;
        quint32 untilFailure = sound(random);
        for (quint32 device = 0; device < 20'000 && !halts; ++device) {
            const quint64 draw = random();
            const bool fails = untilFailure-- == 0;
            watch.move(static_cast<VersionIndex>(draw % 8 + 1),
                watch.groupPlace(static_cast<quint32>(draw / 8 % 60 + 1)), HaltWatch::Tally::Nothing,
                fails ? HaltWatch::Tally::Failed : HaltWatch::Tally::Ended);
            if (!fails)
                continue;
            untilFailure = sound(random);
            halts = watch.broken().has_value();
        }
        halted += halts ? 1 : 0;
    }
    printFigure("halt_sound_cohorts", rollouts, "count");
    printFigure("halt_false_alarms_cohorts", halted, "count");
    QVERIFY2(halted <= rollouts * rules.falseAlarmPerMillion / 1e6 + 3, qPrintable(QString::number(halted)));
}

void BenchHaltRules::badCohort_data()
{
    QTest::addColumn<bool>("byGroup");
    QTest::newRow("version") << false;
    QTest::newRow("group") << true;
}

/// Devices that come from one version, or are in one group, 3 % of the fleet, fail half of the time; all others as
/// usual.
void BenchHaltRules::badCohort()
{
    QFETCH(bool, byGroup);
    HaltRules rules;
    rules.testsRate = true;
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> chance(0, 1);
    const int rollouts = sized(1000, 50);
    int named = 0;
    std::vector<double> lost;
    for (int i = 0; i < rollouts; ++i) {
        HaltWatch watch(rules);
        for (quint32 number = 1; number <= 40; ++number)
            (void)watch.groupPlace(number);
        int failed = 0;
        std::optional<Halt> halt;
        for (int device = 0; device < 20'000 && !halt; ++device) {
            const bool bad = chance(random) < 0.03;
            const bool fails = chance(random) < (bad ? 0.5 : baseRate);
            watch.move(bad && !byGroup ? 9 : 1, static_cast<quint16>(bad && byGroup ? 9 : device % 8 + 1),
                HaltWatch::Tally::Nothing, fails ? HaltWatch::Tally::Failed : HaltWatch::Tally::Ended);
            failed += fails ? 1 : 0;
            if (fails)
                halt = watch.broken();
        }
        lost.push_back(failed);
        named += halt && halt->cohort == 9 && (halt->cause == HaltCause::GroupWorseThanBase) == byGroup ? 1 : 0;
    }
    const std::string name = byGroup ? "halt_bad_group" : "halt_bad_cohort";
    printFigure(name + "_named", 100.0 * named / rollouts, "percent");
    printFigure(name + "_lost", median(lost), "count");
    QVERIFY(named * 100 >= rollouts * 95);
}

QTEST_GUILESS_MAIN(BenchHaltRules)
#include "bench_haltrules.moc"
