// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/waveorder.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>

using namespace console;

namespace {

std::vector<WaveCandidate> someFleet(QRandomGenerator& random, std::size_t count)
{
    std::vector<WaveCandidate> fleet;
    for (std::size_t i = 0; i < count; ++i)
        fleet.push_back(
            { 1 + random() % 4 * (random() % 3), random() % 3, waveOrder(quint64{ random() } << 32 | random(), 42) });
    return fleet;
}

} // namespace

class WaveOrderTest : public QObject
{
    Q_OBJECT

private slots:
    void fillsTheSizes();
    void spreadsOverVersionsAndGroups();
    void doesNotDependOnTheSequence();
    void differsFromBatchToBatch();
};

void WaveOrderTest::fillsTheSizes()
{
    QRandomGenerator random(1);
    const auto waves = assignWaves(someFleet(random, 1000), { 10, 100, 890 });
    for (const auto& [wave, size] : { std::pair(0, 10), std::pair(1, 100), std::pair(2, 890) })
        QCOMPARE(int(std::ranges::count(waves, wave)), size);
}

/// Of each combination, the waves up to any one hold the share that they hold of all, to within a device.
void WaveOrderTest::spreadsOverVersionsAndGroups()
{
    QRandomGenerator random(2);
    for (int run = 0; run < 300; ++run) {
        const quint32 count = 10 + random() % 800;
        const auto fleet = someFleet(random, count);
        const quint32 first = 1 + random() % (count - 2);
        const quint32 second = 1 + random() % (count - first - 1);
        const auto waves = assignWaves(fleet, { first, second, count - first - second });
        std::map<std::pair<VersionIndex, quint32>, std::array<double, 4>> parts;
        for (std::size_t i = 0; i < fleet.size(); ++i) {
            auto& part = parts[{ fleet[i].version, fleet[i].group }];
            part[waves[i]] += 1;
            part[3] += 1;
        }
        for (const auto& [what, part] : parts) {
            const double share = double(first) / count;
            QVERIFY2(std::abs(part[0] - share * part[3]) < 2, "the first wave is not spread");
            const double both = double(first + second) / count;
            QVERIFY2(std::abs(part[0] + part[1] - both * part[3]) < 2, "the first two waves are not spread");
        }
    }
}

void WaveOrderTest::doesNotDependOnTheSequence()
{
    QRandomGenerator random(3);
    auto fleet = someFleet(random, 500);
    const auto before = assignWaves(fleet, { 50, 150, 300 });
    std::map<quint64, quint8> known;
    for (std::size_t i = 0; i < fleet.size(); ++i)
        known[fleet[i].order] = before[i];
    std::ranges::shuffle(fleet, random);
    const auto after = assignWaves(fleet, { 50, 150, 300 });
    for (std::size_t i = 0; i < fleet.size(); ++i)
        QCOMPARE(after[i], known[fleet[i].order]);
}

void WaveOrderTest::differsFromBatchToBatch()
{
    const auto firstOnes = [](quint64 batch) {
        std::vector<WaveCandidate> fleet;
        for (quint64 device = 0; device < 1000; ++device)
            fleet.push_back({ 1, 0, waveOrder(device, batch) });
        return assignWaves(fleet, { 100, 900 });
    };
    const auto one = firstOnes(1);
    const auto other = firstOnes(2);
    QCOMPARE(one, firstOnes(1));
    int both = 0;
    for (std::size_t i = 0; i < one.size(); ++i)
        both += one[i] == 0 && other[i] == 0 ? 1 : 0;
    QVERIFY2(both < 40, "the same devices go first every time"); // 10 by chance
}

QTEST_GUILESS_MAIN(WaveOrderTest)
#include "tst_waveorder.moc"
