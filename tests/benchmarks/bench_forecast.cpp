// SPDX-License-Identifier: GPL-3.0-or-later
// How long a forecast takes, and how often it holds what happens.
#include "models/rollout/forecast.h"
#include "tests/benchmarks/figures.h"
#include "tests/models/rollout/simulatedworld.h"

#include <QTest>

using namespace console;

class BenchForecast : public QObject
{
    Q_OBJECT

private slots:
    void aMillionDevices();
    void holdsWhatHappens_data();
    void holdsWhatHappens();
};

namespace {

ForecastInput millionDevices(int ratePerMinute)
{
    ForecastInput input;
    input.batch.id = BatchId{ 1 };
    input.batch.firmware = FirmwareId{ 2 };
    input.batch.plan.ratePerMinute = ratePerMinute;
    input.batch.plan.halt.testsRate = true;
    input.devices = sized(1'000'000U, 5'000U);
    input.firmwareSize = 11 << 20;
    input.now = 1'790'000'000'000;
    return input;
}

} // namespace

void BenchForecast::aMillionDevices()
{
    for (const int rate : { 1'000, 10'000 }) {
        const ForecastInput input = millionDevices(rate);
        std::vector<double> ms;
        std::optional<Forecast> made;
        for (int run = 0; run < runs(); ++run) {
            const Stopwatch watch;
            made = forecastOf(input, [] { return true; });
            ms.push_back(watch.cpu() * 1000);
        }
        QVERIFY(made);
        printFigure("forecast_ms_" + std::to_string(rate) + "_a_minute", median(ms), "ms");
        QVERIFY(made->exposures[2].devices <= made->exposures[0].devices);
        QVERIFY(
            made->finish.low > input.now + TimeMs{ input.devices } * 57'000 / rate); // 95 % of them are pushed by then
        QVERIFY(made->finish.low < made->finish.median && made->finish.median < made->finish.high);
    }
}

/// Rollouts of fleets that are not as the forecast models them, half of them without any history. The width of the span
/// was settled on the first numbers of the first law; the others are as new to it as any fleet.
void BenchForecast::holdsWhatHappens_data()
{
    using Law = SimulatedWorld::Law;
    QTest::addColumn<int>("law");
    QTest::addColumn<quint64>("from");
    QTest::addColumn<QString>("figure");
    QTest::newRow("settled on") << static_cast<int>(Law::Clockwork) << quint64{ 0 } << QString();
    QTest::newRow("fresh") << static_cast<int>(Law::Clockwork) << quint64{ 10'000 } << QStringLiteral("_fresh");
    QTest::newRow("crowd") << static_cast<int>(Law::Crowd) << quint64{ 20'000 } << QStringLiteral("_crowd");
}

void BenchForecast::holdsWhatHappens()
{
    QFETCH(int, law);
    QFETCH(quint64, from);
    QFETCH(QString, figure);
    const int rollouts = sized(200, 20);
    int hits = 0;
    int withHistory = 0;
    std::vector<double> width;
    for (int number = 0; number < rollouts; ++number) {
        const SimulatedWorld world(
            from + static_cast<quint64>(number), sized(3'000, 300), static_cast<SimulatedWorld::Law>(law));
        const ForecastInput known = world.known();
        const auto made = forecastOf(known, [] { return true; });
        const TimeMs finish = world.finish();
        const bool holds = made->finish.low <= finish && finish <= made->finish.high;
        hits += holds ? 1 : 0;
        withHistory += holds && world.hasHistory() ? 1 : 0;
        width.push_back(
            static_cast<double>(made->finish.high - made->finish.low) / static_cast<double>(finish - known.now));
    }
    const std::string ending = figure.toStdString();
    printFigure("forecast_rollouts" + ending, rollouts, "count");
    printFigure("forecast_hits" + ending, hits, "count");
    printFigure("forecast_hits_with_history" + ending, withHistory, "count");
    printFigure("forecast_width" + ending, median(width), "ratio");
    QVERIFY2(hits * 100 >= rollouts * (isFullSize() ? 80 : 65), qPrintable(QString::number(hits)));
}

QTEST_GUILESS_MAIN(BenchForecast)
#include "bench_forecast.moc"
