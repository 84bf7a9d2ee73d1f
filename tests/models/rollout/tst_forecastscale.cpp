// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/forecastscale.h"

#include <QTest>

#include <numeric>

using namespace console;

class TestForecastScale : public QObject
{
    Q_OBJECT

    static constexpr TimeMs start = 1'790'000'000'000;
    static ForecastInput input(quint32 devices, int rate)
    {
        ForecastInput made;
        made.batch.id = BatchId{ 1 };
        made.batch.plan.ratePerMinute = rate;
        made.batch.plan.halt.failures = 5;
        made.devices = devices;
        made.firmwareSize = 1'000'000;
        return made;
    }
    static Wave wave(quint32 devices, qint32 thousandths = 0)
    {
        Wave made;
        made.devices = devices;
        made.percentThousandths = thousandths;
        return made;
    }
    static double sum(const std::vector<double>& weights)
    {
        return std::accumulate(weights.begin(), weights.end(), 0.0);
    }

private slots:
    void weightsAddUpToAllDevices()
    {
        for (const quint32 devices : { 1U, 500U, 2'501U, 1'000'000U }) {
            const ModelledBatch made = sampledBatch(input(devices, 1'000), start);
            QCOMPARE(made.weights.size(), made.tasks.size());
            QVERIFY(std::abs(sum(made.weights) - devices) < 0.01);
            QVERIFY(!made.batch.plan.halt.any());
        }
    }
    void everyWaveIsInTheSample()
    {
        ForecastInput asked = input(1'000'000, 1'000);
        asked.batch.plan.waves = { wave(100), wave(0, 10'000), wave(0) };
        const ModelledBatch made = sampledBatch(asked, start);
        std::array<double, 3> devices{};
        std::array<int, 3> tasks{};
        for (std::size_t i = 0; i < made.tasks.size(); ++i) {
            devices[made.tasks[i].wave] += made.weights[i];
            ++tasks[made.tasks[i].wave];
        }
        QCOMPARE(tasks[0], 30);
        QVERIFY(std::abs(devices[0] - 100) < 0.01);
        QVERIFY(std::abs(devices[1] - 100'000) < 0.1);
        QVERIFY(std::abs(devices[2] - 899'900) < 1);
        QVERIFY(made.tasks.size() < 2'200);
    }
    void limitsAreAsMuchLower()
    {
        ForecastInput asked = input(1'000'000, 1'000);
        asked.batch.plan.pace.maxDownloads = 5'000;
        asked.batch.plan.pace.maxMegabits = 80; // 600 files of a megabyte a minute
        const ModelledBatch made = sampledBatch(asked, start);
        QCOMPARE(made.batch.plan.ratePerMinute, 2);
        QCOMPARE(made.batch.plan.pace.maxDownloads, 10);
        const qint64 pace = paceOf(
            made.batch.plan.ratePerMinute, made.batch.plan.pace, 0, 0, made.fileBytes); // in a thousand minutes
        QVERIFY2(std::abs(pace - 1'200) <= 2, qPrintable(QString::number(pace)));
    }
    void theFirstDevicesAreAsTheyAre()
    {
        ForecastInput asked = input(10'000, 1'000);
        asked.batch.plan.waves = { wave(100), wave(0) };
        const ModelledBatch made = firstOfBatch(asked, 400, start);
        QCOMPARE(made.tasks.size(), std::size_t{ 400 });
        QCOMPARE(int(made.tasks[99].wave), 0);
        QCOMPARE(int(made.tasks[100].wave), 1);
        QCOMPARE(made.batch.plan.halt.failures, 5);
        QCOMPARE(made.batch.plan.ratePerMinute, 1'000);
        QCOMPARE(sum(made.weights), 400.0);
    }
    void aRunningBatchKeepsItsTasks()
    {
        ForecastInput asked = input(50, 1'000);
        asked.batch.startedAt = start - 1'000;
        asked.sampledFrom = 80;
        asked.tasks.resize(80);
        const ModelledBatch made = sampledBatch(asked, start);
        QCOMPARE(made.tasks.size(), std::size_t{ 80 });
        QCOMPARE(made.batch.startedAt, start - 1'000);
        QCOMPARE(made.weights.front(), 1.0);
    }
};

QTEST_GUILESS_MAIN(TestForecastScale)
#include "tst_forecastscale.moc"
