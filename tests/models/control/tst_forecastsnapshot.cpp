// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/forecastsnapshot.h"
#include "tests/models/control/controlhost.h"

#include <QTest>

using namespace console;

/// What a forecast is told of the fleet and its batches.
class TestForecastSnapshot : public QObject
{
    Q_OBJECT

    static BatchDraft draft()
    {
        BatchDraft made;
        made.firmware = hostFirmware;
        made.plan.ratePerMinute = 600;
        return made;
    }

private slots:
    void countsThePlansDevices()
    {
        ControlHost host;
        host.openWithDevices();
        host.clock.time += 90'000;
        const auto input = orders::forecastInput(*host.loop, draft(), host.clock.now());
        QVERIFY(input);
        QCOMPARE(input->devices, 3U);
        QCOMPARE(input->profiles.size(), std::size_t{ 3 });
        QVERIFY(input->tasks.empty());
        QCOMPARE(input->batch.plan.ratePerMinute, 600);
        QVERIFY(input->profiles[0].awayMs >= 90'000.f);
        QCOMPARE(input->profiles[0].tasks, quint8(0));
        const auto made = forecastOf(*input, [] { return true; });
        QVERIFY(made && made->devices == 3 && made->finish.median > host.clock.now());
    }

    void refusesWhatIsNotThere()
    {
        ControlHost host;
        host.openWithDevices();
        BatchDraft other = draft();
        other.firmware = FirmwareId{ 99 };
        QCOMPARE(
            int(orders::forecastInput(*host.loop, other, host.clock.now()).error().kind), int(ErrorKind::NotFound));
        BatchDraft wrong = draft();
        wrong.plan.scope = Scope::Filter;
        wrong.plan.filter = QStringLiteral("version:");
        QVERIFY(!orders::forecastInput(*host.loop, wrong, host.clock.now()));
        QCOMPARE(int(orders::forecastInput(*host.loop, BatchId{ 4711 }, host.clock.now()).error().kind),
            int(ErrorKind::NotFound));
    }

    void anOpenBatchGoesOnFromItsTasksAndLeavesAHistory()
    {
        ControlHost host;
        host.openWithDevices();
        const auto batch = host.startBatch(draft().plan);
        QVERIFY(batch);
        host.commit();
        host.progress("d1", 10);
        host.commit();
        const auto running = orders::forecastInput(*host.loop, *batch, host.clock.now());
        QVERIFY(running);
        QCOMPARE(running->devices, 3U);
        QCOMPARE(running->tasks.size(), std::size_t{ 3 });
        for (DeviceSlot number = 0; number < 3; ++number)
            QCOMPARE(running->tasks[number].device, number);
        QCOMPARE(int(running->tasks[0].state), int(TaskState::Upgrading));
        host.clock.time += 20'000;
        host.inform("d1", "2.0");
        host.commit();
        const auto later = orders::forecastInput(*host.loop, *batch, host.clock.now());
        QCOMPARE(later->devices, 2U);
        QCOMPARE(later->done, 1U);
        // What d1 did is what is known of it when the next batch is planned.
        QVERIFY(host.loop->rules().engine.cancelBatch(*batch, host.clock.now()));
        QCOMPARE(int(orders::forecastInput(*host.loop, *batch, host.clock.now()).error().kind),
            int(ErrorKind::BatchNotOpen));
        host.inform("d1", "1.0"); // taken back by hand
        const auto next = orders::forecastInput(*host.loop, draft(), host.clock.now());
        QCOMPARE(next->devices, 3U);
        QCOMPARE(next->profiles[0].tasks, quint8(1));
        QCOMPARE(next->profiles[0].workMs, 20'000.f);
        QCOMPARE(next->profiles[1].tasks, quint8(0)); // cancelled says nothing
    }
};

QTEST_GUILESS_MAIN(TestForecastSnapshot)
#include "tst_forecastsnapshot.moc"
