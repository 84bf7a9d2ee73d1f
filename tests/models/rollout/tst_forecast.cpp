// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/forecast.h"
#include "tests/models/rollout/simulatedworld.h"

#include <QTest>

using namespace console;

namespace {

constexpr TimeMs start = 1'790'000'000'000;
constexpr TimeMs minute = 60'000;

bool always()
{
    return true;
}

} // namespace

class TestForecast : public QObject
{
    Q_OBJECT

    static ForecastInput input(quint32 devices, int ratePerMinute)
    {
        ForecastInput made;
        made.batch.id = BatchId{ 1 };
        made.batch.firmware = FirmwareId{ 2 };
        made.batch.plan.ratePerMinute = ratePerMinute;
        made.devices = devices;
        made.firmwareSize = 5'000'000;
        made.now = start;
        return made;
    }

private slots:
    void sampleAndRateAreTheSameShare_data()
    {
        QTest::addColumn<quint32>("devices");
        QTest::addColumn<int>("rate");
        for (const quint32 devices : { 1U, 2'500U, 2'501U, 40'000U, 1'000'000U, 2'000'000U })
            for (const int rate : { 1, 7, 100, 1'000, 10'000 })
                QTest::addRow("%u at %d", devices, rate) << devices << rate;
    }
    void sampleAndRateAreTheSameShare()
    {
        QFETCH(quint32, devices);
        QFETCH(int, rate);
        const ForecastSample sample = forecastSample(devices, rate);
        QVERIFY(sample.devices >= 1 && sample.devices <= 10'000 && sample.devices <= devices);
        QVERIFY(sample.ratePerMinute >= 1 && sample.ratePerMinute <= rate);
        const double pushing = static_cast<double>(sample.devices) / sample.ratePerMinute * sample.stretch;
        const double wanted = static_cast<double>(devices) / rate;
        QVERIFY2(std::abs(pushing / wanted - 1) < 0.002, qPrintable(QString::number(pushing / wanted)));
    }
    void sameInputSameAnswer()
    {
        ForecastInput asked = input(400, 100);
        const auto one = forecastOf(asked, always);
        QVERIFY(one && *one == *forecastOf(asked, always));
        asked.seed = 2;
        QVERIFY(!(*one == *forecastOf(asked, always)));
    }
    void saysNothingWhenNobodyWantsToKnow()
    {
        int asked = 0;
        QVERIFY(!forecastOf(input(100, 100), [&] { return ++asked < 3; }));
        QCOMPARE(asked, 3);
    }
    void nobodyToUpgrade()
    {
        const auto made = forecastOf(input(0, 100), always);
        QVERIFY(made && made->devices == 0 && made->finish.median == 0 && made->curve.empty());
    }
    void theCurveRisesFromNothing()
    {
        const auto made = forecastOf(input(500, 50), always);
        QVERIFY(made->finish.low <= made->finish.median && made->finish.median <= made->finish.high);
        QVERIFY(made->finish.low > start + 9 * minute); // ten minutes of pushing alone
        QCOMPARE(made->curve.front().at, start);
        QCOMPARE(made->curve.front().succeeded, Forecast::Band());
        QVERIFY(made->curve.back().at >= made->finish.high);
        for (std::size_t i = 1; i < made->curve.size(); ++i) {
            const Forecast::Band& now = made->curve[i].succeeded;
            QVERIFY(now.low >= made->curve[i - 1].succeeded.low && now.high >= made->curve[i - 1].succeeded.high);
            QVERIFY(now.low <= now.median && now.median <= now.high && now.high <= 500);
        }
        const qint64 all = made->succeeded.median + made->failed.median + made->away.median;
        QVERIFY2(all > 490 && all < 510, qPrintable(QString::number(all)));
        QVERIFY(made->peakBytesPerSecond > 1e6);
    }
    /// Twelve thousand devices at four hundred a minute: as a sample of two thousand, and one by one.
    void theSampleSaysWhatAllOfThemSay()
    {
        const ForecastInput all = input(12'000, 400);
        const auto sampled = forecastOf(all, always);
        QVERIFY(sampled->sample < 2'500);
        std::vector<TimeMs> finish;
        std::vector<double> succeeded;
        Batch batch = all.batch;
        batch.createdAt = batch.startedAt = start;
        const ModelledFleet fleet({}, all.firmwareSize);
        for (quint64 turn = 0; turn < 5; ++turn) {
            std::vector<Task> tasks(all.devices);
            for (quint32 i = 0; i < all.devices; ++i) {
                tasks[i].batch = batch.id;
                tasks[i].device = i;
                tasks[i].createdAt = tasks[i].updatedAt = start;
            }
            ForecastRun run([&](DeviceSlot device) { return fleet.device(device, all.devices, 1'000 + turn * 2); });
            const RunOutcome outcome = run.run(batch, std::move(tasks), start);
            finish.push_back(outcome.endedAt()[outcome.endedAt().size() * 95 / 100]);
            succeeded.push_back(static_cast<double>(outcome.succeededAt().size()));
        }
        std::ranges::sort(finish);
        std::ranges::sort(succeeded);
        const auto near = [](double one, double other, double share) { return std::abs(one / other - 1) < share; };
        QVERIFY(
            near(static_cast<double>(sampled->finish.median - start), static_cast<double>(finish[2] - start), 0.25));
        QVERIFY(finish[2] >= sampled->finish.low && finish[2] <= sampled->finish.high);
        QVERIFY(near(static_cast<double>(sampled->succeeded.median), succeeded[2], 0.01));
    }
    void worseBuildsAreHaltedEarlier()
    {
        ForecastInput asked = input(8'000, 100);
        asked.batch.plan.halt.testsRate = true;
        const auto made = forecastOf(asked, always);
        const auto& [one, five, twenty] = made->exposures;
        QCOMPARE(one.failingPercent, 1);
        QVERIFY(five.halts && twenty.halts);
        QVERIFY(twenty.devices < five.devices && five.devices < one.devices);
        QVERIFY2(twenty.devices < 2'000, qPrintable(QString::number(twenty.devices)));
        asked.devices = 300;
        asked.batch.plan.halt = {};
        const auto smaller = forecastOf(asked, always);
        for (const Forecast::Exposure& each : smaller->exposures)
            QVERIFY(!each.halts && !each.orMore && each.devices == 300);
    }
    void aPlannedStartIsTheBeginning()
    {
        ForecastInput asked = input(100, 1'000);
        asked.batch.plan.startAt = start + 600 * minute;
        QVERIFY(forecastOf(asked, always)->finish.low > start + 600 * minute);
    }
    /// Each wave begins when those before it have got there and soaked; a gate stops a bad build where it is.
    void wavesBeginOneAfterTheOther()
    {
        ForecastInput asked = input(600, 600);
        Wave first;
        first.devices = 60;
        first.gate.soakMinutes = 120;
        Wave second;
        second.percentThousandths = 20'000;
        second.gate.manual = true;
        asked.batch.plan.waves = { first, second, {} };
        const auto made = forecastOf(asked, always);
        QCOMPARE(made->waves.size(), std::size_t{ 3 });
        QCOMPARE(made->waves[0].median, start);
        QVERIFY(made->waves[1].low > start + 120 * minute && made->waves[1].median < start + 600 * minute);
        QCOMPARE(made->waves[2], Forecast::Band()); // nobody releases it
        QVERIFY(made->succeeded.median > 150 && made->succeeded.median <= 180);
        const Forecast::Exposure& worst = made->exposures[2];
        QVERIFY(worst.halts && worst.devices <= 60);
    }
    void goesOnFromWhereTheBatchStands()
    {
        ForecastInput asked = input(500, 100);
        asked.batch.startedAt = start - 100 * minute;
        asked.done = 9'500;
        for (quint32 i = 0; i < 500; ++i) {
            Task task;
            task.batch = asked.batch.id;
            task.device = i;
            asked.tasks.push_back(task);
        }
        asked.sampledFrom = 500;
        const auto made = forecastOf(asked, always);
        QCOMPARE(made->curve.front().succeeded.median, 9'500);
        QVERIFY(made->succeeded.median > 9'900 && made->succeeded.median <= 10'000);
        QCOMPARE(made->exposures[0].failingPercent, 0);
    }
    /// Fleets by other rules than the forecast's; bench_forecast counts 200 of them.
    void holdsWhatHappens()
    {
        int hits = 0;
        for (quint64 number = 0; number < 20; ++number) {
            const SimulatedWorld world(number, 300);
            const auto made = forecastOf(world.known(), always);
            const TimeMs finish = world.finish();
            hits += made->finish.low <= finish && finish <= made->finish.high ? 1 : 0;
        }
        QVERIFY2(hits >= 16, qPrintable(QString::number(hits)));
    }
};

QTEST_GUILESS_MAIN(TestForecast)
#include "tst_forecast.moc"
