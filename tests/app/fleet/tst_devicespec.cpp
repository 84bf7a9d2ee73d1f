// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/devicespec.h"
#include "app/fleet/options.h"

#include <QTest>

using namespace console;

class TestDeviceSpec : public QObject
{
    Q_OBJECT

    static FleetOptions options(std::initializer_list<const char*> more = {})
    {
        QStringList arguments{ QStringLiteral("rollout-fleet"), QStringLiteral("--broker"),
            QStringLiteral("mqtt://h") };
        for (const char* argument : more)
            arguments.append(QString::fromLatin1(argument));
        return parseCommandLine(arguments).value().options;
    }

private slots:
    void sameSeedSameDevices()
    {
        const FleetOptions one = options({ "--seed", "42" });
        const FleetOptions other = options({ "--seed", "43" });
        int differing = 0;
        for (quint32 i = 0; i < 1000; ++i) {
            QCOMPARE(makeSpec(one, i), makeSpec(one, i));
            const DeviceSpec a = makeSpec(one, i);
            const DeviceSpec b = makeSpec(other, i);
            differing += a.fate != b.fate || a.kind != b.kind || a.versions != b.versions ? 1 : 0;
        }
        QVERIFY(differing > 300);
    }

    void theFleetDoesNotDependOnItsSize()
    {
        const FleetOptions small = options({ "--devices", "3" });
        const FleetOptions large = options({ "--devices", "3000" });
        for (quint32 i = 0; i < 3; ++i)
            QCOMPARE(makeSpec(small, i), makeSpec(large, i));
    }

    /// Pinned: a change here changes the fleet of everyone who noted a seed.
    void aKnownSeedGivesAKnownFleet()
    {
        const FleetOptions some = options({ "--seed", "7", "--fates", "silent=50", "--kinds", "plain=50,sdk4=50" });
        QString fleet;
        for (quint32 i = 0; i < 12; ++i) {
            const DeviceSpec spec = makeSpec(some, i);
            fleet += spec.kind == DeviceKind::Plain ? u'p' : u'4';
            fleet += spec.fate == Fate::Silent ? u's' : u'h';
        }
        QCOMPARE(fleet, QStringLiteral("psph4hps4hphpsphps4s4s4s"));
    }

    void sharesAreMet()
    {
        const FleetOptions mixed = options();
        QMap<QString, int> counts;
        for (quint32 i = 0; i < 20000; ++i) {
            const DeviceSpec spec = makeSpec(mixed, i);
            ++counts[fateName(spec.fate)];
            ++counts[deviceKindName(spec.kind)];
            ++counts[spec.versions.value(QStringLiteral("default"))];
            counts[QStringLiteral("MCU")] += static_cast<int>(spec.versions.contains(QStringLiteral("MCU")));
        }
        const auto near = [&](const char* name, double percent) {
            const double got = counts.value(QString::fromLatin1(name)) / 200.0;
            return got > percent - 1 && got < percent + 1;
        };
        QVERIFY(near("plain", 60) && near("sdk3", 20) && near("sdk4", 20));
        QVERIFY(near("2.3.0", 60) && near("2.2.1", 30) && near("1.9.4", 10) && near("MCU", 10));
        QVERIFY(near("healthy", 74) && near("slow", 5) && near("download-failed", 1) && near("fell-back", 0));
        QVERIFY(counts.value(QStringLiteral("wrong-version")) > 0);
        QCOMPARE(counts.value(QStringLiteral("silent")), 0);
    }

    void namesAndProtection()
    {
        const FleetOptions hard
            = options({ "--fates", "silent=100", "--kinds", "sdk4-nosub=100", "--protect", "dev000002, dev000003" });
        QCOMPARE(makeSpec(hard, 0).name, QStringLiteral("dev000001"));
        QCOMPARE(makeSpec(hard, 0).fate, Fate::Silent);
        QCOMPARE(makeSpec(hard, 0).kind, DeviceKind::Sdk4NoSub);
        for (const quint32 index : { 1U, 2U }) {
            QCOMPARE(makeSpec(hard, index).fate, Fate::Healthy);
            QCOMPARE(makeSpec(hard, index).kind, DeviceKind::Plain);
        }
        QCOMPARE(makeSpec(options({ "--prefix", "x-" }), 1234566).name, QStringLiteral("x-1234567"));
    }

    void fatesHaveNames()
    {
        for (int i = 0; i <= static_cast<int>(Fate::DoubleInform); ++i)
            QCOMPARE(fateFromName(fateName(static_cast<Fate>(i))), static_cast<Fate>(i));
        QVERIFY(!fateFromName(QStringLiteral("doomed")));
        QVERIFY(isFatal(Fate::UpgradeFailed) && isFatal(Fate::Stalled));
        QVERIFY(!isFatal(Fate::Healthy) && !isFatal(Fate::Slow));
    }
};

QTEST_APPLESS_MAIN(TestDeviceSpec)
#include "tst_devicespec.moc"
