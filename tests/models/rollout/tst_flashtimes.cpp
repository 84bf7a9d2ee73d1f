// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/flashtimes.h"

#include <QTest>

using namespace console;

namespace {
constexpr TimeMs second = 1000;
constexpr TimeMs minute = 60 * second;
constexpr TimeMs silence = 15 * minute;
} // namespace

class TestFlashTimes : public QObject
{
    Q_OBJECT

private slots:
    void nothingKnown();
    void fewDevicesOnlyLengthenIt();
    void manyDevicesShortenIt();
    void theMedianIsNotTheMean();
    void theScaleIsFine();
    void onlySuccessAfterTheDownloadCounts();
};

void TestFlashTimes::nothingKnown()
{
    QCOMPARE(FlashTimes().patience(silence), silence);
}

void TestFlashTimes::fewDevicesOnlyLengthenIt()
{
    FlashTimes times;
    times.add(minute);
    QCOMPARE(times.patience(silence), silence);
    FlashTimes slow;
    slow.add(20 * minute);
    QVERIFY(slow.patience(silence) >= 80 * minute);
    QVERIFY(slow.patience(silence) <= 100 * minute);
}

void TestFlashTimes::manyDevicesShortenIt()
{
    FlashTimes times;
    for (quint32 device = 0; device + 1 < FlashTimes::enough; ++device)
        times.add(10 * second);
    QCOMPARE(times.patience(silence), silence);
    times.add(10 * second);
    QCOMPARE(times.patience(silence), 5 * minute);
    FlashTimes slower;
    for (quint32 device = 0; device < FlashTimes::enough; ++device)
        slower.add(2 * minute);
    QVERIFY(slower.patience(silence) >= 8 * minute);
    QVERIFY(slower.patience(silence) <= 10 * minute);
}

void TestFlashTimes::theMedianIsNotTheMean()
{
    FlashTimes times;
    for (int device = 0; device < 60; ++device)
        times.add(device < 40 ? 90 * second : TimeMs{ 24 } * 60 * minute); // away over night, some of them
    QVERIFY(times.patience(silence) <= 8 * minute);
}

void TestFlashTimes::theScaleIsFine()
{
    for (TimeMs took = 0; took < 3 * 60 * minute; took = took * 21 / 20 + 137) {
        FlashTimes times;
        times.add(took);
        const TimeMs patience = times.patience(0);
        QVERIFY2(patience >= 4 * (took - 100) && patience <= took * 5 + 400, qPrintable(QString::number(took)));
    }
    FlashTimes odd;
    odd.add(-5 * second); // a clock that was set
    QCOMPARE(odd.patience(0), 0);
    FlashTimes endless;
    endless.add(TimeMs{ 1 } << 60);
    QVERIFY(endless.patience(silence) > silence);
}

void TestFlashTimes::onlySuccessAfterTheDownloadCounts()
{
    Task task;
    task.state = TaskState::Succeeded;
    task.step = 100;
    task.upgradingSince = task.evidence.progressAt = 1'000'000;
    task.updatedAt = task.evidence.progressAt + 60 * minute;
    const auto tells = [](const Task& each) {
        FlashTimes times;
        times.add(each);
        return times.patience(silence) != silence;
    };
    QVERIFY(tells(task));
    Task failed = task;
    failed.state = TaskState::Failed;
    QVERIFY(!tells(failed));
    Task half = task;
    half.step = 50;
    QVERIFY(!tells(half));
    Task retried = task; // it had the target version before it reported a step of its last attempt
    retried.upgradingSince = 0;
    QVERIFY(!tells(retried));
}

QTEST_GUILESS_MAIN(TestFlashTimes)
#include "tst_flashtimes.moc"
