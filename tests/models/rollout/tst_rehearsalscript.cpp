// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/rehearsalscript.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace console;

class TestRehearsalScript : public QObject
{
    Q_OBJECT

    static constexpr TimeMs now = 1'790'000'000'000;

    static ForecastInput input(quint32 devices, int rate = 1'000)
    {
        ForecastInput made;
        made.batch.id = BatchId{ 1 };
        made.batch.firmware = FirmwareId{ 2 };
        made.batch.plan.ratePerMinute = rate;
        made.devices = devices;
        made.firmwareSize = 1'000'000;
        made.now = now;
        return made;
    }
    static RehearsalWish wish(RehearsalBehaviour behaviour, int percent = 10) { return { behaviour, percent, 2 }; }
    static auto countOf(const RehearsalScript& script, VirtualFate fate)
    {
        return std::ranges::count(script.devices, fate, &VirtualDevice::fate);
    }

private slots:
    void fewDevicesAreAllThere()
    {
        ForecastInput asked = input(300);
        asked.batch.plan.halt.failures = 5;
        asked.batch.plan.halt.percent = 7;
        asked.batch.plan.retryCount = 2;
        asked.batch.plan.startAt = now + 3'600'000;
        asked.batch.plan.filter = QStringLiteral("group = a");
        asked.batch.plan.dynamic = true;
        const RehearsalScript script = rehearsalScript(asked, wish(RehearsalBehaviour::AllWell));
        QCOMPARE(script.devices.size(), 300U);
        QCOMPARE(script.plan.ratePerMinute, 1'000);
        QCOMPARE(script.plan.halt.failures, 5);
        QCOMPARE(script.plan.halt.percent, 7);
        QCOMPARE(script.plan.halt.leastExecuted, 100);
        QCOMPARE(script.plan.retryCount, 2);
        QCOMPARE(script.plan.scope, Scope::Devices);
        QVERIFY(!script.plan.dynamic && script.plan.filter.isEmpty());
        QCOMPARE(script.plan.startAt, 0); // its clock begins there
        QCOMPARE(script.start, now + 3'600'000);
        QCOMPARE(script.stretch, 1.0);
        QCOMPARE(script.count.weights, std::vector<double>{ 1 });
        QCOMPARE(script.count.expected, 300.0);
        for (quint32 place = 0; place < 300; ++place)
            QCOMPARE(script.devices[place].place, place);
    }
    void ofMoreASampleAtAsMuchLowerARate()
    {
        ForecastInput asked = input(100'000);
        asked.batch.plan.pace.maxDownloads = 5'000;
        asked.batch.plan.pace.maxMegabits = 1'000;
        asked.batch.plan.pace.growth = PaceGrowth::BySucceeded;
        asked.batch.plan.pace.every = 10'000;
        asked.batch.plan.halt.failures = 500;
        asked.batch.plan.halt.leastExecuted = 1'000;
        const RehearsalScript script = rehearsalScript(asked, wish(RehearsalBehaviour::AllWell));
        QCOMPARE(script.devices.size(), 400U);
        QCOMPARE(script.plan.ratePerMinute, 4);
        QCOMPARE(script.plan.pace.maxDownloads, 20);
        QCOMPARE(script.plan.pace.maxMegabits, 4);
        QCOMPARE(script.plan.pace.every, 40);
        QCOMPARE(script.plan.halt.failures, 2);
        QCOMPARE(script.plan.halt.leastExecuted, 4);
        QCOMPARE(script.count.weights, std::vector<double>{ 250 });
        std::set<quint32> places;
        for (const VirtualDevice& device : script.devices)
            places.insert(device.place);
        QCOMPARE(places.size(), 400U);
        QVERIFY(*places.rbegin() > 99'000 && *places.rbegin() < 100'000);
        QVERIFY(checkPlan(script.plan, script.start));
    }
    void wavesKeepTheirShare()
    {
        ForecastInput asked = input(100'000);
        asked.batch.plan.waves.resize(3);
        asked.batch.plan.waves[0].devices = 1'000;
        asked.batch.plan.waves[1].percentThousandths = 10'000;
        const RehearsalScript script = rehearsalScript(asked, wish(RehearsalBehaviour::AllWell));
        QCOMPARE(script.plan.waves.size(), 3U);
        QCOMPARE(script.plan.waves[0].devices, 30U); // a gate would hang on fewer
        QCOMPARE(script.plan.waves[1].devices, 40U);
        QVERIFY(script.plan.waves[2].isRest());
        QVERIFY(checkWaves(script.plan.waves));
        QCOMPARE(script.count.weights.size(), 3U);
        QVERIFY(qAbs(script.count.weights[0] * 30 - 1'000) < 0.01);
        QVERIFY(qAbs(script.count.weights[1] * 40 - 10'000) < 0.01);
    }
    void aLargeFileIsFetchedByFew()
    {
        ForecastInput asked = input(10'000);
        asked.firmwareSize = 500'000'000;
        const RehearsalScript script = rehearsalScript(asked, wish(RehearsalBehaviour::AllWell));
        QVERIFY(script.devices.size() >= 20 && script.devices.size() <= 60);
        asked.firmwareSize = 50'000'000'000;
        QVERIFY(rehearsalScript(asked, wish(RehearsalBehaviour::AllWell)).devices.size() >= 20);
    }
    void behaviourIsAsWished()
    {
        const RehearsalScript fails = rehearsalScript(input(200), wish(RehearsalBehaviour::SomeFail, 25));
        QCOMPARE(countOf(fails, VirtualFate::Fails), 50);
        QCOMPARE(countOf(fails, VirtualFate::Well), 150);
        const RehearsalScript bricks = rehearsalScript(input(200), wish(RehearsalBehaviour::SomeBrick, 1));
        QCOMPARE(countOf(bricks, VirtualFate::Bricked), 2);
        const RehearsalScript away = rehearsalScript(input(200), wish(RehearsalBehaviour::SomeAway, 50));
        QCOMPARE(std::ranges::count(away.devices, false, &VirtualDevice::isThere), 100);
        for (const VirtualDevice& device : away.devices)
            QCOMPARE(device.waitMs > 0, !device.isThere);
        const RehearsalScript well = rehearsalScript(input(200), wish(RehearsalBehaviour::AllWell));
        const RehearsalScript slow = rehearsalScript(input(200), wish(RehearsalBehaviour::SlowLinks));
        QCOMPARE(slow.devices[7].bytesPerSecond * 10, well.devices[7].bytesPerSecond);
        const RehearsalScript usual = rehearsalScript(input(400), wish(RehearsalBehaviour::AsForecast));
        const auto missing = std::ranges::count(usual.devices, false, &VirtualDevice::isThere);
        QVERIFY(missing > 4 && missing < 200); // a tenth or so
    }
    void sameQuestionSameScript()
    {
        const RehearsalScript one = rehearsalScript(input(500), wish(RehearsalBehaviour::AsForecast));
        const RehearsalScript other = rehearsalScript(input(500), wish(RehearsalBehaviour::AsForecast));
        QCOMPARE(one.devices, other.devices);
        QCOMPARE(one.speed, other.speed);
    }
    void theClockIsAsFastAsItMustBe()
    {
        // Some four minutes of the plan: twice as fast, or so.
        const RehearsalScript brief = rehearsalScript(input(30), wish(RehearsalBehaviour::AllWell));
        QVERIFY2(brief.speed >= 1 && brief.speed < 8, qPrintable(QString::number(brief.speed)));
        // A night of it: as fast as that takes.
        const RehearsalScript longer = rehearsalScript(input(500, 1), wish(RehearsalBehaviour::AllWell));
        QVERIFY(longer.speed > 200 && longer.speed <= mostRehearsalSpeed);
        QVERIFY(longer.limitAt > longer.start + 500 * 60'000);
        RehearsalWish patient = wish(RehearsalBehaviour::AllWell);
        patient.minutes = 60;
        const RehearsalScript slower = rehearsalScript(input(500, 1), patient);
        QVERIFY(slower.speed < longer.speed / 10);
        QVERIFY(qAbs(slower.expectedMs - 3'600'000) < 600'000);
        // Files that take long to fetch here slow it down.
        ForecastInput large = input(500, 1);
        large.firmwareSize = 40'000'000;
        QVERIFY(rehearsalScript(large, wish(RehearsalBehaviour::AllWell)).speed < longer.speed);
    }
    void whatEndsIsExpected()
    {
        const RehearsalScript bricks = rehearsalScript(input(200), wish(RehearsalBehaviour::SomeBrick, 10));
        QCOMPARE(bricks.count.expected, 180.0);
        QVERIFY(bricks.limitAt > bricks.start + bricks.plan.silenceMs);
        const RehearsalScript fails = rehearsalScript(input(200), wish(RehearsalBehaviour::SomeFail, 10));
        QCOMPARE(fails.count.expected, 200.0);
    }
};

QTEST_GUILESS_MAIN(TestRehearsalScript)
#include "tst_rehearsalscript.moc"
