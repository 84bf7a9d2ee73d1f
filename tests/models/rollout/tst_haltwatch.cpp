// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/haltwatch.h"

#include <QTest>

#include <random>

using namespace console;
using Tally = HaltWatch::Tally;

class TestHaltWatch : public QObject
{
    Q_OBJECT

    static void add(HaltWatch& watch, VersionIndex from, int count, Tally tally)
    {
        for (int i = 0; i < count; ++i)
            watch.move(from, 0, Tally::Nothing, tally);
    }

private slots:
    void countsTasksAsWhatTheyAre();
    void haltsAtTheNumberOfFailures();
    void haltsAtTheShareOfThoseThatEnded();
    void doesNotJudgeByTheFastestFailures();
    void namesTheVersionThatFails();
    void namesTheGroupThatFails();
    void agreesWithCountingAnew();
    void forgetsWhatIsTakenBack();
    void refusesRulesOutOfRange_data();
    void refusesRulesOutOfRange();
};

void TestHaltWatch::countsTasksAsWhatTheyAre()
{
    Task task;
    QCOMPARE(HaltWatch::tallyOf(task), Tally::Nothing);
    task.state = TaskState::Notified;
    task.attempt = 1;
    QCOMPARE(HaltWatch::tallyOf(task), Tally::Exposed);
    task.silent = true;
    QCOMPARE(HaltWatch::tallyOf(task), Tally::Failed);
    task.silent = false;
    task.state = TaskState::Queued; // waits for its retry
    QCOMPARE(HaltWatch::tallyOf(task), Tally::Exposed);
    task.state = TaskState::Failed;
    task.reason = TaskReason::TimedOut;
    QCOMPARE(HaltWatch::tallyOf(task), Tally::Failed);
    task.reason = TaskReason::Conflict;
    QCOMPARE(HaltWatch::tallyOf(task), Tally::Nothing);
    task.state = TaskState::Succeeded;
    QCOMPARE(HaltWatch::tallyOf(task), Tally::Ended);
    task.state = TaskState::Cancelled;
    QCOMPARE(HaltWatch::tallyOf(task), Tally::Nothing);
}

void TestHaltWatch::haltsAtTheNumberOfFailures()
{
    HaltRules rules;
    rules.failures = 3;
    HaltWatch watch(rules);
    add(watch, 1, 1000, Tally::Ended);
    add(watch, 1, 2, Tally::Failed);
    QVERIFY(!watch.broken());
    add(watch, 2, 1, Tally::Failed);
    QVERIFY(watch.broken());
    QCOMPARE(*watch.broken(), (Halt{ HaltCause::TooManyFailures, 0, 3, 1003, 0 }));
}

void TestHaltWatch::haltsAtTheShareOfThoseThatEnded()
{
    HaltRules rules;
    rules.percent = 10;
    rules.leastExecuted = 20;
    HaltWatch watch(rules);
    add(watch, 1, 500, Tally::Exposed);
    add(watch, 1, 5, Tally::Failed);
    add(watch, 1, 14, Tally::Ended);
    QVERIFY(!watch.broken()); // too few have ended
    add(watch, 1, 1, Tally::Ended);
    QCOMPARE(*watch.broken(), (Halt{ HaltCause::TooHighShare, 0, 5, 20, 0 }));
    add(watch, 1, 31, Tally::Ended);
    QVERIFY(!watch.broken()); // 5 of 51
}

/// Of a thousand devices given the build the few that fail do so at once; the sound ones take an hour.
void TestHaltWatch::doesNotJudgeByTheFastestFailures()
{
    HaltRules rules;
    rules.testsRate = true;
    HaltWatch watch(rules);
    add(watch, 1, 1000, Tally::Exposed);
    for (int i = 0; i < 5; ++i)
        watch.move(1, 0, Tally::Exposed, Tally::Failed);
    QVERIFY(!watch.broken());
    for (int i = 0; i < 40; ++i)
        watch.move(1, 0, Tally::Exposed, Tally::Failed);
    QCOMPARE(int(watch.broken()->cause), int(HaltCause::WorseThanBase));
    QCOMPARE(watch.broken()->failed, 45U);
    QCOMPARE(watch.broken()->exposed, 1000U);
}

void TestHaltWatch::namesTheVersionThatFails()
{
    HaltRules rules;
    rules.testsRate = true;
    HaltWatch watch(rules);
    add(watch, 1, 9'700, Tally::Ended);
    add(watch, 7, 290, Tally::Ended);
    add(watch, 1, 20, Tally::Failed);
    QVERIFY(!watch.broken());
    int failed = 0;
    while (!watch.broken() && failed < 100) {
        add(watch, 7, 1, Tally::Failed);
        ++failed;
    }
    // So few that they drown in the whole, and still named.
    QVERIFY2(failed > 5 && failed < 50, qPrintable(QString::number(failed)));
    QCOMPARE(watch.broken()->cohort, VersionIndex(7));
}

void TestHaltWatch::namesTheGroupThatFails()
{
    HaltRules rules;
    rules.testsRate = true;
    HaltWatch watch(rules);
    const quint16 other = watch.groupPlace(4);
    const quint16 bad = watch.groupPlace(900);
    QVERIFY(bad != other);
    QCOMPARE(watch.groupPlace(900), bad);
    QCOMPARE(watch.groupPlace(0), quint16(0));
    for (int i = 0; i < 9'700; ++i)
        watch.move(1, i % 3 == 0 ? other : quint16(0), Tally::Nothing, i % 500 == 0 ? Tally::Failed : Tally::Ended);
    for (int i = 0; i < 290; ++i)
        watch.move(1, bad, Tally::Nothing, Tally::Ended);
    QVERIFY(!watch.broken());
    quint32 failed = 0;
    for (; !watch.broken() && failed < 200; ++failed)
        watch.move(1, bad, Tally::Nothing, Tally::Failed);
    QVERIFY2(failed > 5 && failed < 50, qPrintable(QString::number(failed)));
    QCOMPARE(*watch.broken(), (Halt{ HaltCause::GroupWorseThanBase, 900, failed, 290 + failed, 0 }));
}

/// However devices move between cohorts and tallies, what is found is what counting all of them anew finds.
void TestHaltWatch::agreesWithCountingAnew()
{
    struct Device
    {
        VersionIndex from = 1;
        quint16 group = 0;
        Tally tally = Tally::Nothing;
    };
    HaltRules rules;
    rules.testsRate = true;
    rules.failures = 150;
    std::mt19937 random(5);
    HaltWatch watch(rules);
    for (quint32 number = 1; number <= 8; ++number)
        (void)watch.groupPlace(number * 10);
    std::vector<Device> devices(400);
    int halts = 0;
    for (int i = 0; i < 4000; ++i) {
        Device& device = devices[random() % devices.size()];
        Device next{ static_cast<quint32>(random() % 9 + 1), static_cast<quint16>(random() % 9),
            static_cast<Tally>(random() % 5) };
        if (next.tally == Tally::Failed && random() % 4 != 0 && next.group != 3 && next.from != 2)
            next.tally = Tally::Exposed;
        watch.move(device.from, device.group, device.tally, Tally::Nothing);
        device = next;
        watch.move(device.from, device.group, Tally::Nothing, device.tally);
        if (i % 50 != 0)
            continue;
        HaltWatch anew(rules);
        for (quint32 number = 1; number <= 8; ++number)
            (void)anew.groupPlace(number * 10);
        for (const Device& each : devices)
            anew.move(each.from, each.group, Tally::Nothing, each.tally);
        QCOMPARE(watch.broken(), anew.broken());
        halts += watch.broken() ? 1 : 0;
    }
    QVERIFY(halts > 0);
}

void TestHaltWatch::forgetsWhatIsTakenBack()
{
    HaltRules rules;
    rules.failures = 2;
    rules.testsRate = true;
    HaltWatch watch(rules);
    add(watch, 1, 5, Tally::Failed);
    QVERIFY(watch.broken());
    for (int i = 0; i < 4; ++i)
        watch.move(1, 0, Tally::Failed, i % 2 == 0 ? Tally::Acknowledged : Tally::Exposed);
    QVERIFY(!watch.broken());
}

void TestHaltWatch::refusesRulesOutOfRange_data()
{
    QTest::addColumn<int>("failures");
    QTest::addColumn<int>("percent");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("base");
    QTest::addColumn<int>("alarm");
    QTest::addColumn<bool>("right");
    const HaltRules usual;
    QTest::newRow("as made") << 0 << 0 << 100 << usual.basePerMillion << usual.falseAlarmPerMillion << true;
    QTest::newRow("negative count") << -1 << 0 << 100 << 5000 << 1000 << false;
    QTest::newRow("over 100 %") << 0 << 101 << 100 << 5000 << 1000 << false;
    QTest::newRow("share of none") << 0 << 5 << 0 << 5000 << 1000 << false;
    QTest::newRow("nothing may ever fail") << 0 << 0 << 100 << 0 << 1000 << false;
    QTest::newRow("everything may fail") << 0 << 0 << 100 << 950'000 << 1000 << false;
    QTest::newRow("never a false alarm") << 0 << 0 << 100 << 5000 << 0 << false;
    QTest::newRow("alarms that mean nothing") << 0 << 0 << 100 << 5000 << 200'000 << false;
}

void TestHaltWatch::refusesRulesOutOfRange()
{
    QFETCH(int, failures);
    QFETCH(int, percent);
    QFETCH(int, least);
    QFETCH(int, base);
    QFETCH(int, alarm);
    QFETCH(bool, right);
    const auto checked = checkHaltRules({ failures, percent, least, true, base, alarm });
    QCOMPARE(checked.has_value(), right);
    if (!right)
        QCOMPARE(int(checked.error().kind), int(ErrorKind::HaltRuleOutOfRange));
}

QTEST_GUILESS_MAIN(TestHaltWatch)
#include "tst_haltwatch.moc"
