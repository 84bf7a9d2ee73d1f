// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/adoptionhistory.h"

#include <QTest>

using namespace console;

class TestAdoptionHistory : public QObject
{
    Q_OBJECT

private slots:
    void isEmptyWithoutChanges();
    void countsEachDeviceOnceAtEveryTime();
    void staysSmall();
};

namespace {

constexpr TimeMs minute = 60 * 1000;

VersionChange change(TimeMs at, DeviceSlot device, VersionIndex version)
{
    return { at, device, 1, defaultModuleIndex, version };
}

quint32 countOf(const VersionSample& sample, VersionIndex version)
{
    quint32 devices = 0;
    for (const VersionCount& count : sample.counts)
        devices += count.version == version ? count.devices : 0;
    return devices;
}

} // namespace

void TestAdoptionHistory::isEmptyWithoutChanges()
{
    AdoptionHistory history;
    QVERIFY(history.takeSamples().empty());
}

void TestAdoptionHistory::countsEachDeviceOnceAtEveryTime()
{
    AdoptionHistory history;
    history.add(change(10 * minute, 0, 1));
    history.add(change(10 * minute + 5, 1, 1));
    history.add(change(20 * minute, 0, 2));
    history.add(change(30 * minute, 1, 2));
    const auto samples = history.takeSamples();
    QCOMPARE(samples.size(), std::size_t{ 3 });
    QCOMPARE(samples[0].at, 10 * minute + 5);
    QCOMPARE(countOf(samples[0], 1), 2U);
    QCOMPARE(countOf(samples[1], 1), 1U);
    QCOMPARE(countOf(samples[1], 2), 1U);
    QCOMPARE(countOf(samples[2], 1), 0U);
    QCOMPARE(countOf(samples[2], 2), 2U);
}

void TestAdoptionHistory::staysSmall()
{
    AdoptionHistory history;
    for (int i = 0; i < 20000; ++i)
        history.add(
            change((i + 1) * 3 * minute, static_cast<DeviceSlot>(i % 50), static_cast<VersionIndex>(1 + i % 3)));
    const auto samples = history.takeSamples();
    QVERIFY(samples.size() <= AdoptionHistory::mostSamples);
    QVERIFY(samples.size() > AdoptionHistory::mostSamples / 4);
    QCOMPARE(samples.back().at, 20000 * 3 * minute);
    for (std::size_t i = 1; i < samples.size(); ++i)
        QVERIFY(samples[i - 1].at < samples[i].at);
}

QTEST_GUILESS_MAIN(TestAdoptionHistory)
#include "tst_adoptionhistory.moc"
