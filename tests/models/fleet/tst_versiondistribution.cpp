// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/versiondistribution.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace console;

class TestVersionDistribution : public QObject
{
    Q_OBJECT

private slots:
    void counts();
    void changesComeOnceWithTheirNewestCount();
    void vanishedVersionsAreReportedAsZero();
    void countsEqualAScan();
};

void TestVersionDistribution::counts()
{
    VersionDistribution distribution;
    distribution.change(1, 1, 0, 5);
    distribution.change(1, 1, 0, 5);
    distribution.change(1, 1, 5, 6);
    distribution.change(1, 1, 6, 6);
    distribution.change(2, 1, 0, 5);
    distribution.change(1, 2, 0, 5);
    QCOMPARE(distribution.count(1, 1, 5), 1U);
    QCOMPARE(distribution.count(1, 1, 6), 1U);
    QCOMPARE(distribution.count(2, 1, 5), 1U);
    QCOMPARE(distribution.count(1, 2, 5), 1U);
    QCOMPARE(distribution.count(1, 1, 7), 0U);
    QCOMPARE(distribution.all().size(), std::size_t(4));
}

void TestVersionDistribution::changesComeOnceWithTheirNewestCount()
{
    VersionDistribution distribution;
    for (int i = 0; i < 10; ++i)
        distribution.change(1, 1, 0, 5);
    const std::vector<VersionCount> expected{ { 1, 1, 5, 10 } };
    QCOMPARE(distribution.takeChanges(), expected);
    QVERIFY(distribution.takeChanges().empty());
    distribution.change(1, 1, 5, 5);
    QVERIFY(distribution.takeChanges().empty());
}

void TestVersionDistribution::vanishedVersionsAreReportedAsZero()
{
    VersionDistribution distribution;
    distribution.change(1, 1, 0, 5);
    QCOMPARE(distribution.takeChanges().size(), std::size_t(1));
    distribution.change(1, 1, 5, 6);
    const std::vector<VersionCount> expected{ { 1, 1, 5, 0 }, { 1, 1, 6, 1 } };
    QCOMPARE(distribution.takeChanges(), expected);
    const std::vector<VersionCount> left{ { 1, 1, 6, 1 } };
    QCOMPARE(distribution.all(), left);
}

void TestVersionDistribution::countsEqualAScan()
{
    std::mt19937 random(7);
    std::vector<VersionIndex> devices(500, 0);
    VersionDistribution distribution;
    std::vector<quint32> followed(9, 0); // by the changes alone, as a window does
    for (int step = 0; step < 20'000; ++step) {
        VersionIndex& version = devices[random() % devices.size()];
        const VersionIndex next = 1 + random() % 8;
        distribution.change(1, 1, version, next);
        version = next;
        if (step % 100 == 99) {
            for (const VersionCount& change : distribution.takeChanges())
                followed[change.version] = change.devices;
        }
    }
    for (VersionIndex version = 1; version <= 8; ++version) {
        const auto scanned = static_cast<quint32>(std::ranges::count(devices, version));
        QCOMPARE(distribution.count(1, 1, version), scanned);
        QCOMPARE(followed[version], scanned);
    }
}

QTEST_APPLESS_MAIN(TestVersionDistribution)
#include "tst_versiondistribution.moc"
