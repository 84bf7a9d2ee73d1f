// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/targetselection.h"

#include <QTest>

#include <algorithm>

using namespace console;

namespace {

/// 1,000 devices of "pk": every fourth reports 1.0, 1.1, 2.0 or nothing; and ten of another product.
std::unique_ptr<Fleet> makeFleet()
{
    auto fleet = std::make_unique<Fleet>(std::make_shared<FleetNames>());
    for (int i = 0; i < 1000; ++i) {
        const DeviceSlot slot = fleet->restore("pk", "dev-" + std::to_string(i), 1, 1);
        const char* const versions[] = { "1.0", "1.1", "2.0", "" };
        if (i % 4 != 3)
            fleet->restoreVersion(slot, "default", versions[i % 4], 1);
    }
    for (int i = 0; i < 10; ++i)
        fleet->restore("other", "dev-" + std::to_string(i), 1, 1);
    return fleet;
}

Selection select(const Fleet& fleet, const Plan& plan)
{
    return selectTargets(fleet, "pk", "default", "2.0", plan);
}

bool isWithin(const std::vector<DeviceSlot>& inner, const std::vector<DeviceSlot>& outer)
{
    return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

} // namespace

class TargetSelectionTest : public QObject
{
    Q_OBJECT

private slots:
    void takesAll();
    void takesSourceVersions();
    void takesListedDevices();
    void takesWhatAFilterFinds();
    void leavesOutTheExcluded();
    void takesShares_data();
    void takesShares();
    void sharesAreNested();
    void sharesNeverChange();
    void knowsNothingOfStrangers();
};

void TargetSelectionTest::takesAll()
{
    const auto made = makeFleet();
    const Fleet& fleet = *made;
    const Selection all = select(fleet, {});
    QCOMPARE(all.candidates, 1000U);
    QCOMPARE(all.targets.size(), std::size_t{ 750 });
    QCOMPARE(all.alreadyThere, 250U);
    QCOMPARE(all.skipped.size(), std::size_t{ 250 });
}

void TargetSelectionTest::takesSourceVersions()
{
    const auto made = makeFleet();
    const Fleet& fleet = *made;
    Plan plan;
    plan.scope = Scope::SourceVersions;
    plan.sourceVersions = { QStringLiteral("1.0"), QStringLiteral("never heard of") };
    const Selection chosen = select(fleet, plan);
    QCOMPARE(chosen.targets.size(), std::size_t{ 250 });
    QCOMPARE(chosen.otherVersion, 250U);
    QCOMPARE(chosen.neverReported, 250U);
    QCOMPARE(chosen.alreadyThere, 250U);
    plan.sourceVersions = { QStringLiteral("never heard of") };
    QVERIFY(select(fleet, plan).targets.empty());
}

void TargetSelectionTest::takesListedDevices()
{
    const auto made = makeFleet();
    const Fleet& fleet = *made;
    Plan plan;
    plan.scope = Scope::Devices;
    plan.devices = { 5, 0, 2, 5, 1003, 99999 };
    const Selection chosen = select(fleet, plan);
    QCOMPARE(chosen.targets, (std::vector<DeviceSlot>{ 0, 5 }));
    QCOMPARE(chosen.skipped, (std::vector<DeviceSlot>{ 2 }));
    QCOMPARE(chosen.wrongProduct, 2U);
    QCOMPARE(chosen.candidates, 1000U);
}

void TargetSelectionTest::takesWhatAFilterFinds()
{
    const auto made = makeFleet();
    Plan plan;
    plan.scope = Scope::Filter;
    const auto few = [](DeviceSlot device) { return device < 8 || device > 999; };
    const Selection chosen = selectTargets(*made, "pk", "default", "2.0", plan, few);
    QCOMPARE(chosen.targets.size() + chosen.skipped.size(), std::size_t{ 8 }); // none of another product
    QCOMPARE(chosen.notMatched, 992U);
    QCOMPARE(chosen.candidates, 1000U);
    QVERIFY(selectTargets(*made, "pk", "default", "2.0", plan).targets.empty()); // no filter finds nobody
    plan.percentThousandths = 50'000;
    const Selection half = selectTargets(*made, "pk", "default", "2.0", plan, few);
    QCOMPARE(half.targets.size() + half.skipped.size(), std::size_t{ 4 });
    QCOMPARE(half.notInShare, 4U);
}

void TargetSelectionTest::leavesOutTheExcluded()
{
    const auto made = makeFleet();
    Plan plan;
    const std::size_t before = select(*made, plan).targets.size();
    plan.excluded = std::make_shared<const std::vector<DeviceSlot>>(std::vector<DeviceSlot>{ 0, 1, 5, 4000 });
    const Selection chosen = select(*made, plan);
    QCOMPARE(chosen.excluded, 3U);
    QCOMPARE(chosen.targets.size(), before - 3);
    QVERIFY(!std::ranges::binary_search(chosen.targets, DeviceSlot{ 5 }));
}

void TargetSelectionTest::takesShares_data()
{
    QTest::addColumn<int>("thousandths");
    QTest::addColumn<int>("devices");
    QTest::newRow("at least one") << 1 << 1;
    QTest::newRow("rounded down") << 1999 << 19;
    QTest::newRow("a tenth") << 10'000 << 100;
    QTest::newRow("a third") << 33'333 << 333;
    QTest::newRow("all") << 100'000 << 1000;
}

void TargetSelectionTest::takesShares()
{
    QFETCH(int, thousandths);
    QFETCH(int, devices);
    const auto made = makeFleet();
    const Fleet& fleet = *made;
    Plan plan;
    plan.scope = Scope::Percent;
    plan.percentThousandths = thousandths;
    const Selection share = select(fleet, plan);
    QCOMPARE(int(share.targets.size() + share.skipped.size()), devices);
    QCOMPARE(int(share.notInShare), 1000 - devices);
    QCOMPARE(select(fleet, plan).targets, share.targets);
}

void TargetSelectionTest::sharesAreNested()
{
    const auto made = makeFleet();
    const Fleet& fleet = *made;
    Plan plan;
    plan.scope = Scope::Percent;
    plan.sourceVersions = { QStringLiteral("1.0") };
    std::vector<DeviceSlot> smaller;
    for (int thousandths = 1; thousandths <= 100'000; thousandths *= 3) {
        plan.percentThousandths = thousandths;
        const Selection share = select(fleet, plan);
        QVERIFY(isWithin(smaller, share.targets));
        smaller = share.targets;
    }
}

/// These numbers may never change: an operator's 5 % of last year are among this year's 10 %.
void TargetSelectionTest::sharesNeverChange()
{
    QCOMPARE(shareOrder("pk", "dev-1"), quint64{ 0xda16fec050c1f46eULL });
    QCOMPARE(shareOrder("a1B2c3", "Sensor_007"), quint64{ 0xe64c9b1319c533c9ULL });
    QVERIFY(shareOrder("ab", "c") != shareOrder("a", "bc"));
}

void TargetSelectionTest::knowsNothingOfStrangers()
{
    const auto made = makeFleet();
    const Fleet& fleet = *made;
    QCOMPARE(selectTargets(fleet, "nobody", "default", "2.0", {}).candidates, 0U);
    QCOMPARE(selectTargets(fleet, "pk", "no-module", "2.0", {}).targets.size(), std::size_t{ 1000 });
}

QTEST_GUILESS_MAIN(TargetSelectionTest)
#include "tst_targetselection.moc"
