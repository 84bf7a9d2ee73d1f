// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/reportwatch.h"

#include <QTest>

using namespace console;
using Kind = ReportWatch::Kind;

class TestReportWatch : public QObject
{
    Q_OBJECT

private slots:
    void aBurstIsLetThrough();
    void aFloodIsNot();
    void kindsAndDevicesCountAlone();
    void quietOnesAreForgotten();
    void aClockMayGoBack();
};

static int admitted(ReportWatch& watch, DeviceSlot device, Kind kind, int count, TimeMs from, TimeMs every)
{
    int taken = 0;
    for (int i = 0; i < count; ++i)
        taken += watch.admit(device, kind, from + i * every) ? 1 : 0;
    return taken;
}

void TestReportWatch::aBurstIsLetThrough()
{
    ReportWatch watch;
    // Everything twice: 101 steps, versions at two connects, a pull.
    QCOMPARE(admitted(watch, 1, Kind::Message, 220, 1'000'000, 1), 220);
    QCOMPARE(admitted(watch, 1, Kind::Message, 220, 1'020'000, 1), 220); // the next batch
    QCOMPARE(admitted(watch, 1, Kind::VersionChange, 8, 1'000'000, 500), 8); // C SDK 3.2 on a shaky network
    QCOMPARE(admitted(watch, 2, Kind::Message, 10'000, 1'000'000, 50), 10'000); // twenty a second for ever
}

void TestReportWatch::aFloodIsNot()
{
    ReportWatch watch;
    // 200 a second: 300 at once, then one each 50 ms.
    const int taken = admitted(watch, 1, Kind::Message, 12'000, 1'000'000, 5);
    QVERIFY2(taken >= 1'490 && taken <= 1'510, qPrintable(QString::number(taken)));
    QVERIFY(admitted(watch, 1, Kind::Message, 5, 1'060'000, 0) <= 1);
    QVERIFY(watch.admit(1, Kind::Message, 1'060'200)); // as soon as it is quiet
    QCOMPARE(admitted(watch, 1, Kind::IdleProgress, 100, 1'000'000, 100), 10);
}

void TestReportWatch::kindsAndDevicesCountAlone()
{
    ReportWatch watch;
    QCOMPARE(admitted(watch, 1, Kind::VersionChange, 100, 1'000'000, 0), 30);
    QVERIFY(watch.admit(2, Kind::VersionChange, 1'000'000));
    QVERIFY(watch.admit(1, Kind::Message, 1'000'000));
}

void TestReportWatch::quietOnesAreForgotten()
{
    ReportWatch watch;
    QVERIFY(watch.admit(1, Kind::Message, 1'000'000));
    QVERIFY(watch.admit(2, Kind::VersionChange, 1'000'000));
    watch.forgetQuiet(1'000'050);
    QCOMPARE(watch.size(), std::size_t(1));
    watch.forgetQuiet(1'010'000);
    QCOMPARE(watch.size(), std::size_t(0));
}

void TestReportWatch::aClockMayGoBack()
{
    ReportWatch watch;
    QCOMPARE(admitted(watch, 1, Kind::IdleProgress, 20, 90'000'000, 0), 10);
    QVERIFY(!watch.admit(1, Kind::IdleProgress, 1'000'000));
    QVERIFY(watch.admit(1, Kind::IdleProgress, 1'010'000));
}

QTEST_APPLESS_MAIN(TestReportWatch)
#include "tst_reportwatch.moc"
