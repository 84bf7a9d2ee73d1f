// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/modelledfleet.h"

#include <QTest>

#include <algorithm>

using namespace console;

class TestModelledFleet : public QObject
{
    Q_OBJECT

    static constexpr quint32 many = 4'000;

    template <class Get> static double median(const ModelledFleet& fleet, quint64 seed, Get get)
    {
        std::vector<double> values;
        for (quint32 number = 0; number < many; ++number)
            values.push_back(static_cast<double>(get(fleet.device(number, many, seed))));
        std::ranges::sort(values);
        return values[many / 2];
    }
    template <class Is> static double share(const ModelledFleet& fleet, Is is, std::optional<double> failure = {})
    {
        double count = 0;
        for (quint32 number = 0; number < many; ++number)
            count += is(fleet.device(number, many, 3, failure)) ? 1 : 0;
        return count / many;
    }
    static DeviceProfile known()
    {
        DeviceProfile profile;
        profile.tasks = profile.atOnce = 4;
        profile.bytesPerSecond = 1e6;
        profile.workMs = 20'000;
        profile.respondMs = 1'000;
        return profile;
    }

private slots:
    void sameSeedSameDevice()
    {
        const ModelledFleet fleet({}, 10'000'000);
        const ModelledDevice one = fleet.device(7, 100, 5);
        (void)fleet.device(8, 100, 5);
        const ModelledDevice again = ModelledFleet({}, 10'000'000).device(7, 100, 5);
        QCOMPARE(again.downloadMs, one.downloadMs);
        QCOMPARE(again.workMs, one.workMs);
        QCOMPARE(again.isThere, one.isThere);
        QCOMPARE(again.patience, one.patience);
        QVERIFY(fleet.device(7, 100, 6).workMs != one.workMs);
        QVERIFY(fleet.device(8, 100, 5).workMs != one.workMs);
    }
    void withoutHistoryAsAssumed()
    {
        const FleetAssumptions assumed;
        const ModelledFleet fleet({}, 10'000'000);
        QCOMPARE(fleet.known(), 0U);
        std::vector<double> speeds;
        for (quint64 seed = 1; seed <= 41; ++seed)
            speeds.push_back(median(fleet, seed, [](const ModelledDevice& d) { return d.bytesPerSecond; }));
        std::ranges::sort(speeds);
        QVERIFY(speeds[20] > assumed.bytesPerSecond / 1.4 && speeds[20] < assumed.bytesPerSecond * 1.4);
        QVERIFY(speeds[38] > speeds[2] * 3); // one does not know
    }
    void knownDevicesAreAsTheyWere()
    {
        const ModelledFleet fleet(std::vector(200, known()), 10'000'000);
        QCOMPARE(fleet.known(), 200U);
        QCOMPARE(fleet.usualSpeed(), 1e6);
        for (quint64 seed = 1; seed < 20; ++seed) {
            const double download = median(fleet, seed, [](const ModelledDevice& d) { return d.downloadMs; });
            QVERIFY2(download > 7'500 && download < 13'000, qPrintable(QString::number(download)));
        }
    }
    void theOthersAreAsTheKnownOnes()
    {
        std::vector<DeviceProfile> profiles(400);
        for (std::size_t i = 0; i < profiles.size(); i += 4)
            profiles[i] = known();
        const ModelledFleet fleet(profiles, 10'000'000);
        const double work = median(fleet, 1, [](const ModelledDevice& d) { return d.workMs; });
        QVERIFY2(work > 12'000 && work < 33'000, qPrintable(QString::number(work)));
    }
    void filesFromElsewhereTakeNoTimeOfTheirOwn()
    {
        DeviceProfile profile = known();
        profile.bytesPerSecond = 0;
        const ModelledFleet fleet(std::vector(50, profile), 50'000'000);
        QVERIFY(median(fleet, 1, [](const ModelledDevice& d) { return d.downloadMs; }) < 1'000);
    }
    void whoHasBeenAwayForLongStaysAwayForLong()
    {
        DeviceProfile profile;
        profile.awayMs = 30.f * 24 * 60 * 60 * 1000;
        const ModelledFleet fleet({ profile }, 1'000);
        QVERIFY(share(fleet, [](const ModelledDevice& d) { return d.isThere; }) < 0.4);
        const double long_ = share(fleet,
            [&](const ModelledDevice& d) { return !d.isThere && static_cast<float>(d.waitMs) > profile.awayMs; });
        QVERIFY2(long_ > 0.3 && long_ < 0.6, qPrintable(QString::number(long_)));
    }
    void waitsAreThoseOfTheOthers()
    {
        std::vector<DeviceProfile> profiles(100);
        for (DeviceProfile& profile : profiles) {
            profile.tasks = 2;
            profile.waitMs = 3'600'000;
        }
        const ModelledFleet fleet(profiles, 1'000);
        QVERIFY(share(fleet, [](const ModelledDevice& d) { return !d.isThere; }) > 0.5);
        QCOMPARE(share(fleet, [](const ModelledDevice& d) { return d.waitMs > 6 * 3'600'000; }), 0.0);
    }
    void aBadBuildFailsAsOftenAsItIsSaidTo()
    {
        const ModelledFleet fleet(std::vector(20, known()), 1'000);
        const auto fails = [](const ModelledDevice& d) { return d.fails; };
        QVERIFY(share(fleet, fails) < 0.02);
        const double bad = share(fleet, fails, 0.2);
        QVERIFY2(bad > 0.17 && bad < 0.23, qPrintable(QString::number(bad)));
        QVERIFY(share(
                    fleet, [](const ModelledDevice& d) { return d.failsSilently && !d.fails; }, 0.2)
            == 0.0);
    }
};

QTEST_GUILESS_MAIN(TestModelledFleet)
#include "tst_modelledfleet.moc"
