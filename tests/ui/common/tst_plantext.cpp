// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/plantext.h"

#include <QSet>
#include <QTest>

using namespace console;

class TestPlanText : public QObject
{
    Q_OBJECT

private slots:
    void minutes_data();
    void minutes();
    void scopes();
    void strategy();
    void sentenceSaysAllOfIt();
    void wavesPaceAndTimes();
    void paceByState();
    void everyProblemHasItsOwnWords();
};

void TestPlanText::minutes_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QString>("text");
    QTest::newRow("minutes") << 45 << QStringLiteral("45 min");
    QTest::newRow("an hour") << 60 << QStringLiteral("1 h");
    QTest::newRow("hours") << 125 << QStringLiteral("2 h 5 min");
    QTest::newRow("a day") << 1440 << QStringLiteral("1 d");
    QTest::newRow("days") << 1440 + 180 << QStringLiteral("1 d 3 h");
}

void TestPlanText::minutes()
{
    QFETCH(int, minutes);
    QTEST(PlanText::minutes(minutes), "text");
}

void TestPlanText::scopes()
{
    const QString product = QStringLiteral("pk");
    Plan plan;
    plan.scope = Scope::All;
    QCOMPARE(PlanText::scope(plan, product), QStringLiteral("all devices of pk"));
    plan.scope = Scope::Devices;
    QCOMPARE(PlanText::scope(plan, product), QStringLiteral("listed devices of pk"));
    plan.devices.assign(1200, 1);
    QCOMPARE(PlanText::scope(plan, product), QStringLiteral("1,200 listed devices of pk"));
    plan.scope = Scope::SourceVersions;
    plan.sourceVersions = { QStringLiteral("1.0"), QStringLiteral("1.1") };
    QCOMPARE(PlanText::scope(plan, product), QStringLiteral("devices of pk that report 1.0, 1.1"));
    plan.scope = Scope::Percent;
    plan.percentThousandths = 12'500;
    QCOMPARE(PlanText::scope(plan, product), QStringLiteral("12.5 % of the devices of pk that report 1.0, 1.1"));
    plan.sourceVersions.clear();
    QCOMPARE(PlanText::scope(plan, product), QStringLiteral("12.5 % of the devices of pk"));
    plan.scope = Scope::Filter;
    plan.filter = QStringLiteral("tag = a");
    QCOMPARE(PlanText::scope(plan, product), QStringLiteral("12.5 % of the devices of pk that match tag = a"));
    plan.percentThousandths = 100'000;
    QCOMPARE(PlanText::scope(plan, product), QStringLiteral("devices of pk that match tag = a"));
    plan.dynamic = true;
    plan.excluded = std::make_shared<const std::vector<DeviceSlot>>(std::vector<DeviceSlot>{ 1, 2 });
    QCOMPARE(PlanText::scope(plan, product),
        QStringLiteral("devices of pk that match tag = a now or later, without 2 devices on a list"));
    const QString filter = QStringLiteral("a and tag = x");
    QVERIFY(PlanText::hole({ { 6, 7 }, true }, filter)
                .contains(QStringLiteral("No device of the product matches “tag = x”")));
    QVERIFY(PlanText::hole({ { 6, 7 }, false }, filter).contains(QStringLiteral("before it matches “tag = x” too")));
}

void TestPlanText::strategy()
{
    QCOMPARE(PlanText::rate(10000), QStringLiteral("10,000 devices a minute"));
    QCOMPARE(PlanText::timeout(0), QStringLiteral("none"));
    QCOMPARE(PlanText::timeout(90), QStringLiteral("1 h 30 min after the first progress report"));
    QCOMPARE(PlanText::retry(0, 10), QStringLiteral("none"));
    QCOMPARE(PlanText::retry(1, 0), QStringLiteral("once, at once"));
    QCOMPARE(PlanText::retry(5, 10), QStringLiteral("up to 5 times, after 10 min"));
    QCOMPARE(PlanText::start(0), QStringLiteral("at once"));
    QVERIFY(PlanText::conflict(ConflictPolicy::Keep) != PlanText::conflict(ConflictPolicy::Replace));
}

void TestPlanText::sentenceSaysAllOfIt()
{
    Plan plan;
    plan.scope = Scope::All;
    plan.ratePerMinute = 500;
    Firmware firmware;
    firmware.version = QStringLiteral("2.4.1");
    firmware.productKey = QStringLiteral("pk");
    QCOMPARE(PlanText::sentence(plan, firmware, 12'340, 25),
        QStringLiteral("Send 2.4.1 to 12,340 devices: all devices of pk, 500 devices a minute, starting now; pushing "
                       "takes about 25 min."));
    QVERIFY(PlanText::sentence(plan, firmware, 1, 0).contains(QStringLiteral("1 device:")));
}

void TestPlanText::paceByState()
{
    constexpr TimeMs now = 1'795'000'000'000;
    BatchRow row;
    row.batch.state = BatchState::Running;
    QCOMPARE(PlanText::pace(row, now), QStringLiteral("ETA unknown yet"));
    row.expectedEnd = now - 1; // what was expected did not come
    QCOMPARE(PlanText::pace(row, now), QStringLiteral("ETA unknown yet"));
    row.expectedEnd = now + 60'000;
    row.finishedPerMinute = 2.5;
    QVERIFY(PlanText::pace(row, now).startsWith(QStringLiteral("2.5 a minute · ETA ")));
    row.batch.plan.waves = { { 1, 0, {} }, {} };
    QCOMPARE(PlanText::pace(row, now), QStringLiteral("Wave 1 of 2"));
    row.batch.state = BatchState::Paused;
    QCOMPARE(PlanText::pace(row, now), QStringLiteral("Paused"));
    row.batch.state = BatchState::Completed;
    QCOMPARE(PlanText::pace(row, now), QString());
    row.batch.endedAt = now;
    QVERIFY(PlanText::pace(row, now).startsWith(QStringLiteral("Ended ")));
    row.batch.state = BatchState::Scheduled;
    QCOMPARE(PlanText::pace(row, now), QStringLiteral("Starts at once"));
    row.batch.plan.startAt = now + 60'000;
    QVERIFY(PlanText::pace(row, now).startsWith(QStringLiteral("Starts 20")));
    row.batch.needsRelease = true;
    QCOMPARE(PlanText::pace(row, now), QStringLiteral("Waits for its release"));
}

void TestPlanText::everyProblemHasItsOwnWords()
{
    QSet<QString> words;
    for (const CsvProblem problem : { CsvProblem::NotUtf8, CsvProblem::BrokenLine, CsvProblem::TooLong,
             CsvProblem::InvalidName, CsvProblem::UnknownDevice, CsvProblem::WrongProduct, CsvProblem::Duplicate })
        words.insert(PlanText::csvProblem(problem));
    QCOMPARE(words.size(), 7);
    QVERIFY(!words.contains(QString()));
    NoticeCheck check;
    check.kind = NoticeCheck::Kind::UrlHasPort;
    check.detail = QStringLiteral("8070");
    QVERIFY(PlanText::noticeCheck(check).contains(QStringLiteral("8070")));
}

void TestPlanText::wavesPaceAndTimes()
{
    Plan plan;
    QCOMPARE(PlanText::waves(plan.waves), QStringLiteral("all at once"));
    plan.waves = { { 0, 1000, { 95, 30, true } }, { 100, 0, { 0, 0, true } }, {} };
    QCOMPARE(PlanText::waves(plan.waves),
        QStringLiteral("1 % (95 % must succeed, for 30 min, an operator releases), then 100 devices (an operator "
                       "releases), then the rest"));
    QCOMPARE(PlanText::pace(50, {}), QStringLiteral("50 devices a minute"));
    QCOMPARE(PlanText::pace(50, { PaceGrowth::BySucceeded, 15, 1000, 7, 100 }),
        QStringLiteral("50 devices a minute, times 1.5 after every 1,000 succeeded, at most 7 downloads at once, at "
                       "most 100 Mbit/s"));
    QCOMPARE(PlanText::windows({}), QStringLiteral("at any time"));
    QCOMPARE(PlanText::windows({ { 0x1f, 1320, 240, "UTC" } }), QStringLiteral("Mon-Fri 22:00-04:00 UTC"));
    QCOMPARE(PlanText::end(plan), QStringLiteral("none"));
    plan.endAt = 1'800'000'000'000;
    QVERIFY(PlanText::end(plan).endsWith(QStringLiteral("open ones finish")));
    plan.endAction = EndAction::CancelAll;
    QVERIFY(PlanText::end(plan).endsWith(QStringLiteral("are cancelled")));
    const QString sentence = PlanText::sentence(plan, {}, 1000, 1);
    QVERIFY2(sentence.endsWith(QStringLiteral(" 1 % first, in 3 waves.")), qPrintable(sentence));
    QVERIFY2(!sentence.contains(QStringLiteral("a minute or less")), qPrintable(sentence));
    QVERIFY2(sentence.contains(QStringLiteral("the forecast says")), qPrintable(sentence));
}

QTEST_GUILESS_MAIN(TestPlanText)
#include "tst_plantext.moc"
