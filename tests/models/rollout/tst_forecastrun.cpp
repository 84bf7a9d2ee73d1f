// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/forecastrun.h"

#include <QTest>

using namespace console;

namespace {
constexpr TimeMs start = 1'790'000'000'000;
constexpr TimeMs second = 1'000;
constexpr TimeMs minute = 60 * second;
} // namespace

class TestForecastRun : public QObject
{
    Q_OBJECT

    static Batch batch(int ratePerMinute = 60)
    {
        Batch made;
        made.id = BatchId{ 1 };
        made.firmware = FirmwareId{ 2 };
        made.plan.ratePerMinute = ratePerMinute;
        made.createdAt = made.startedAt = start;
        return made;
    }
    static std::vector<Task> tasks(quint32 count)
    {
        std::vector<Task> made(count);
        for (quint32 i = 0; i < count; ++i) {
            made[i].batch = BatchId{ 1 };
            made[i].device = i;
            made[i].createdAt = made[i].updatedAt = start;
        }
        return made;
    }
    static ModelledDevice quick()
    {
        ModelledDevice device;
        device.respondMs = second;
        device.downloadMs = 10 * second;
        device.bytesPerSecond = 1'000;
        device.workMs = 20 * second;
        return device;
    }

private slots:
    void goesAtThePlansPace()
    {
        ForecastRun run([](DeviceSlot) { return quick(); });
        const RunOutcome outcome = run.run(batch(), tasks(120), start);
        QCOMPARE(outcome.succeededAt().size(), std::size_t{ 120 });
        QCOMPARE(outcome.endedAt(), outcome.succeededAt());
        QCOMPARE(outcome.succeededAt().front(), start + 31 * second);
        QCOMPARE(outcome.succeededAt().back(), start + 119 * second + 31 * second);
        QCOMPARE(outcome.downloads.size(), std::size_t{ 120 });
        QCOMPARE(outcome.downloads.front().from, start + second);
        QCOMPARE(outcome.downloads.front().to, start + 11 * second);
        QCOMPARE(outcome.exposed, 120U);
        QVERIFY(outcome.unsent == 0 && !outcome.halted);
    }
    void whoIsNotThereGetsItWhenItComes()
    {
        ForecastRun run([](DeviceSlot device) {
            ModelledDevice made = quick();
            made.isThere = device != 3;
            made.waitMs = device == 3 ? 2 * 60 * minute : 0;
            return made;
        });
        const RunOutcome outcome = run.run(batch(10'000), tasks(10), start);
        QCOMPARE(outcome.succeededAt().size(), std::size_t{ 10 });
        QVERIFY(outcome.succeededAt()[8] < start + minute);
        QVERIFY(outcome.succeededAt()[9] >= start + 120 * minute + 31 * second);
        QVERIFY(outcome.succeededAt()[9] < start + 122 * minute);
    }
    void whoNeverComesIsNotWaitedFor()
    {
        ForecastRun run([](DeviceSlot device) {
            ModelledDevice made = quick();
            made.isThere = device != 0;
            made.waitMs = 100LL * 24 * 60 * minute;
            return made;
        });
        const RunOutcome outcome = run.run(batch(10'000), tasks(5), start);
        QCOMPARE(outcome.endedAt().size(), std::size_t{ 4 });
    }
    void failuresAreTriedAgainAsThePlanSays()
    {
        Batch planned = batch(10'000);
        planned.plan.retryCount = 1;
        planned.plan.retryIntervalMinutes = 10;
        ForecastRun run([](DeviceSlot device) {
            ModelledDevice made = quick();
            made.fails = device < 2;
            made.failsAgain = device == 0;
            return made;
        });
        const RunOutcome outcome = run.run(planned, tasks(4), start);
        QCOMPARE(outcome.endedAt().size(), std::size_t{ 4 });
        QCOMPARE(outcome.succeededAt().size(), std::size_t{ 3 });
        QVERIFY(outcome.succeededAt().back() > start + 10 * minute);
    }
    void endsWhereAHaltRuleStopsIt()
    {
        Batch planned = batch(60);
        planned.plan.halt.failures = 5;
        ForecastRun run([](DeviceSlot) {
            ModelledDevice made = quick();
            made.fails = true;
            return made;
        });
        const RunOutcome outcome = run.run(planned, tasks(500), start);
        QVERIFY(outcome.halted && outcome.unsent > 400);
        QCOMPARE(outcome.endedAt().size(), std::size_t{ 5 });
        // A notice a second, an answer after 31 s; the last ones had not begun to fetch and are spared.
        QVERIFY2(outcome.exposed >= 33 && outcome.exposed <= 36, qPrintable(QString::number(outcome.exposed)));
    }
    void silentDevicesHaltIt()
    {
        Batch planned = batch(60);
        planned.plan.halt.failures = 5;
        ForecastRun run([](DeviceSlot) {
            ModelledDevice made = quick();
            made.fails = made.failsSilently = true;
            return made;
        });
        const RunOutcome outcome = run.run(planned, tasks(2'000), start);
        QVERIFY(outcome.halted);
        QVERIFY(outcome.endedAt().empty());
    }
    void goesOnFromWhereItStands()
    {
        std::vector<Task> running = tasks(6);
        running[0].state = TaskState::Succeeded;
        running[0].fromVersion = 40;
        for (std::size_t i : { 1U, 2U }) {
            running[i].state = i == 1 ? TaskState::Upgrading : TaskState::Notified;
            running[i].reason = TaskReason::None;
            running[i].attempt = 1;
            running[i].evidence.pushes = 1;
            running[i].evidence.publishedAt = running[i].updatedAt = start - 15 * second;
            running[i].evidence.reportedVersion = running[i].fromVersion = 40;
        }
        running[1].upgradingSince = running[1].evidence.progressAt = start - 14 * second;
        running[1].step = 30;
        running[3].reason = TaskReason::WaitingForDevice;
        running[3].evidence.pushes = 1;
        running[3].evidence.nobodyListening = true;
        running[3].evidence.publishedAt = running[3].evidence.acknowledgedAt = start - minute;
        ForecastRun run([](DeviceSlot) { return quick(); });
        const RunOutcome outcome = run.run(batch(10'000), running, start);
        QCOMPARE(outcome.succeededAt().size(), std::size_t{ 5 }); // the one before is not told again
        QCOMPARE(outcome.succeededAt().front(), start + 16 * second);
    }
};

QTEST_GUILESS_MAIN(TestForecastRun)
#include "tst_forecastrun.moc"
