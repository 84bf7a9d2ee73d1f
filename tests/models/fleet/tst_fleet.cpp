// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleet.h"

#include <QTest>

#include <string>

using namespace console;

class TestFleet : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void firstReportEnrols();
    void secondReportChangesTheVersion();
    void progressAndPullsEnrolNobody();
    void knownDeviceProgress();
    void retainedReportsAreInventoryOnly();
    void legacyPullCarriesAVersion();
    void modulesApart();
    void moduleNamesFold();
    void modulesAreBounded();
    void devicesAreBounded();
    void productsAreBounded();
    void versionsAreBounded();
    void oneDeviceCannotUseUpTheLabels();
    void aRestoredWorkspaceMayExceedTheBounds();
    void aMillionDevicesFit();
    void timeDoesNotGoBack();
    void sameNameInTwoProducts();
    void restored();
    void manyDevices();

private:
    FleetChange report(std::string_view name, std::string_view version, TimeMs now, std::string_view module = "default",
        std::string_view product = "pk")
    {
        DeviceReport report;
        report.productKey = product;
        report.deviceName = name;
        report.module = module;
        report.version = version;
        return m_fleet->apply(report, now);
    }
    void limit(const FleetLimits& limits) { m_fleet = std::make_unique<Fleet>(std::make_shared<FleetNames>(), limits); }
    [[nodiscard]] std::string_view versionName(DeviceSlot slot, ModuleIndex module = defaultModuleIndex) const
    {
        return m_fleet->names().versions.at(m_fleet->version(slot, module));
    }

    std::unique_ptr<Fleet> m_fleet;
};

void TestFleet::init()
{
    m_fleet = std::make_unique<Fleet>(std::make_shared<FleetNames>());
}

void TestFleet::firstReportEnrols()
{
    const FleetChange change = report("dn", "1.0", 1000);
    QCOMPARE(change.device, 0U);
    QVERIFY(change.enrolled && change.versionChanged && change.seenChanged);
    QCOMPARE(change.module, defaultModuleIndex);
    QCOMPARE(change.previousVersion, 0U);
    QCOMPARE(m_fleet->size(), 1U);
    QCOMPARE(m_fleet->find("pk", "dn"), std::optional<DeviceSlot>(0));
    QCOMPARE(m_fleet->names().devices.at(0), std::string_view("dn"));
    QCOMPARE(m_fleet->device(0).firstSeen, TimeMs(1000));
    QCOMPARE(m_fleet->device(0).lastSeen, TimeMs(1000));
    QCOMPARE(m_fleet->versions(0).front().since, TimeMs(1000));
    QCOMPARE(m_fleet->distribution().count(1, defaultModuleIndex, change.version), 1U);
}

void TestFleet::secondReportChangesTheVersion()
{
    const FleetChange first = report("dn", "1.0", 1000);
    const FleetChange same = report("dn", "1.0", 2000);
    QVERIFY(!same.enrolled && !same.versionChanged && same.seenChanged);
    QCOMPARE(m_fleet->versions(0).front().since, TimeMs(1000));
    const FleetChange next = report("dn", "1.1", 3000);
    QVERIFY(next.versionChanged && !next.enrolled);
    QCOMPARE(next.previousVersion, first.version);
    QCOMPARE(versionName(0), std::string_view("1.1"));
    QCOMPARE(m_fleet->versions(0).front().since, TimeMs(3000));
    QCOMPARE(m_fleet->distribution().count(1, 1, first.version), 0U);
    QCOMPARE(m_fleet->distribution().count(1, 1, next.version), 1U);
}

void TestFleet::progressAndPullsEnrolNobody()
{
    for (const ReportKind kind : { ReportKind::Progress, ReportKind::Pull }) {
        DeviceReport report;
        report.kind = kind;
        report.productKey = "pk";
        report.deviceName = "dn";
        report.module = "default";
        const FleetChange change = m_fleet->apply(report, 1);
        QCOMPARE(change.device, noDevice);
        QVERIFY(!change.enrolled && !change.seenChanged);
    }
    QCOMPARE(m_fleet->size(), 0U);
    QVERIFY(!m_fleet->find("pk", "dn"));
}

void TestFleet::knownDeviceProgress()
{
    report("dn", "1.0", 1000);
    DeviceReport progress;
    progress.kind = ReportKind::Progress;
    progress.productKey = "pk";
    progress.deviceName = "dn";
    progress.module = "default";
    FleetChange change = m_fleet->apply(progress, 2000);
    QCOMPARE(change.device, 0U);
    QCOMPARE(change.module, defaultModuleIndex);
    QCOMPARE(change.version, 0U);
    QVERIFY(change.seenChanged && !change.versionChanged);
    QCOMPARE(versionName(0), std::string_view("1.0"));
    progress.module = "never-heard-of";
    change = m_fleet->apply(progress, 3000);
    QCOMPARE(change.module, 0U);
    QCOMPARE(m_fleet->names().modules.size(), 2U);
}

void TestFleet::retainedReportsAreInventoryOnly()
{
    DeviceReport retained;
    retained.retained = true;
    retained.productKey = "pk";
    retained.deviceName = "dn";
    retained.module = "default";
    retained.version = "1.0";
    const FleetChange change = m_fleet->apply(retained, 1000);
    QVERIFY(change.enrolled && change.versionChanged && !change.seenChanged);
    QCOMPARE(m_fleet->device(0).lastSeen, TimeMs(0));
    QCOMPARE(m_fleet->device(0).firstSeen, TimeMs(1000));
    QCOMPARE(versionName(0), std::string_view("1.0"));
    report("dn", "1.0", 2000);
    QVERIFY(!m_fleet->apply(retained, 3000).seenChanged);
    QCOMPARE(m_fleet->device(0).lastSeen, TimeMs(2000));
}

void TestFleet::legacyPullCarriesAVersion()
{
    DeviceReport pull;
    pull.kind = ReportKind::LegacyPull;
    pull.productKey = "pk";
    pull.deviceName = "dn";
    pull.module = "default";
    pull.version = "1.0";
    const FleetChange change = m_fleet->apply(pull, 1);
    QVERIFY(change.enrolled && change.versionChanged);
    QCOMPARE(versionName(0), std::string_view("1.0"));
}

void TestFleet::modulesApart()
{
    report("dn", "5.0", 1000, "MCU");
    QCOMPARE(m_fleet->device(0).version, 0U);
    QCOMPARE(m_fleet->device(0).moreModules, 1U);
    const FleetChange change = report("dn", "1.0", 2000);
    QCOMPARE(change.previousVersion, 0U);
    const ModuleIndex mcu = *m_fleet->names().modules.find("MCU");
    QCOMPARE(versionName(0, mcu), std::string_view("5.0"));
    QCOMPARE(versionName(0), std::string_view("1.0"));
    QCOMPARE(m_fleet->version(0, mcu + 1), 0U);
    QCOMPARE(m_fleet->versions(0).size(), std::size_t(2));
    QCOMPARE(m_fleet->distribution().count(1, mcu, m_fleet->version(0, mcu)), 1U);
}

void TestFleet::moduleNamesFold()
{
    const FleetChange first = report("dn", "1.0", 1, "Mcu");
    const FleetChange second = report("dn", "2.0", 2, "mCU");
    QCOMPARE(second.module, first.module);
    QCOMPARE(second.previousVersion, first.version);
    QCOMPARE(m_fleet->names().modules.at(first.module), std::string_view("Mcu"));
    QCOMPARE(report("dn", "1.0", 3, "DEFAULT").module, defaultModuleIndex);
    QCOMPARE(m_fleet->device(0).moreModules, 1U);
}

void TestFleet::modulesAreBounded()
{
    for (int i = 0; i < 200; ++i)
        report("dn", "1.0", i + 1, "m" + std::to_string(i));
    QCOMPARE(m_fleet->device(0).moreModules, 64U);
    QCOMPARE(m_fleet->names().modules.size(), 66U); // the empty one, default and those: no other name was kept
    const FleetChange refused = report("dn", "1.0", 1000, "one-more");
    QVERIFY(refused.refused && refused.refused->kind == ErrorKind::TooManyModules);
    QCOMPARE(refused.device, noDevice);
    QVERIFY(report("dn", "2.0", 1001, "m0").versionChanged);
    QVERIFY(report("dn", "2.0", 1002).versionChanged);

    limit({ .modules = 2 }); // default is one of them
    QVERIFY(!report("a", "1", 1, "mcu").refused);
    QVERIFY(report("b", "1", 1, "radio").refused);
    QVERIFY(!report("b", "1", 1, "MCU").refused);
}

void TestFleet::devicesAreBounded()
{
    limit({ .devices = 3, .devicesOfProduct = 2 });
    QVERIFY(!report("a", "1", 1).refused);
    QVERIFY(!report("b", "1", 1).refused);
    const FleetChange ofProduct = report("c", "1", 1);
    QVERIFY(ofProduct.refused == (Error{ ErrorKind::TooManyDevices, QStringLiteral("2") }));
    QCOMPARE(ofProduct.device, noDevice);
    QVERIFY(!ofProduct.enrolled);
    QVERIFY(!report("c", "1", 1, "default", "other").refused);
    QVERIFY(
        report("d", "1", 1, "default", "other").refused == (Error{ ErrorKind::TooManyDevices, QStringLiteral("3") }));
    QCOMPARE(m_fleet->size(), 3U);
    QCOMPARE(m_fleet->names().devices.size(), 3U);
    QVERIFY(report("a", "2", 2).versionChanged); // who is known goes on
}

void TestFleet::productsAreBounded()
{
    limit({ .products = 1 });
    QVERIFY(!report("a", "1", 1).refused);
    const FleetChange refused = report("a", "1", 1, "default", "other");
    QVERIFY(refused.refused && refused.refused->kind == ErrorKind::TooManyProducts);
    QCOMPARE(m_fleet->names().products.size(), 2U); // with the empty one
    QVERIFY(!report("b", "1", 1).refused);
}

void TestFleet::versionsAreBounded()
{
    limit({ .versions = 2 });
    QVERIFY(!report("a", "1", 1).refused);
    QVERIFY(!report("a", "2", 2).refused);
    const FleetChange refused = report("a", "3", 3);
    QVERIFY(refused.refused == (Error{ ErrorKind::TooManyVersions, QStringLiteral("2") }));
    QCOMPARE(versionName(0), std::string_view("2"));
    QCOMPARE(m_fleet->device(0).lastSeen, TimeMs(2)); // it changed nothing
    QVERIFY(report("b", "4", 3).refused); // nor does a new device come in with it
    QCOMPARE(m_fleet->size(), 1U);
    m_fleet->names().versions.intern("5"); // the operator's own firmware
    QVERIFY(report("a", "5", 4).versionChanged);
}

void TestFleet::oneDeviceCannotUseUpTheLabels()
{
    limit({ .versions = 100, .versionsOfDevice = 3 });
    for (int i = 0; i < 50; ++i)
        report("liar", std::to_string(i), i + 1);
    QCOMPARE(m_fleet->names().versions.size(), 4U);
    QCOMPARE(versionName(0), std::string_view("2"));
    QVERIFY(report("honest", "new", 100).versionChanged);
    QVERIFY(report("liar", "new", 101).versionChanged);
}

void TestFleet::aRestoredWorkspaceMayExceedTheBounds()
{
    limit({ .devices = 1, .versions = 1 });
    m_fleet->restore("pk", "a", 1, 1);
    m_fleet->restore("pk", "b", 1, 1);
    m_fleet->restoreVersion(0, "default", "1", 1);
    m_fleet->restoreVersion(1, "default", "2", 1);
    QCOMPARE(m_fleet->size(), 2U);
    QVERIFY(report("b", "1", 2).versionChanged);
    QVERIFY(report("c", "1", 2).refused);
}

void TestFleet::aMillionDevicesFit()
{
    for (int i = 0; i < 1'000'000; ++i)
        report("device-" + std::to_string(i), "1.0", 1);
    QCOMPARE(m_fleet->size(), 1'000'000U);
}

void TestFleet::timeDoesNotGoBack()
{
    report("dn", "1.0", 5000);
    QVERIFY(!report("dn", "1.0", 4000).seenChanged);
    QCOMPARE(m_fleet->device(0).lastSeen, TimeMs(5000));
}

void TestFleet::sameNameInTwoProducts()
{
    report("dn", "1.0", 1, "default", "a");
    report("dn", "2.0", 1, "default", "b");
    QCOMPARE(m_fleet->size(), 2U);
    QCOMPARE(m_fleet->find("a", "dn"), std::optional<DeviceSlot>(0));
    QCOMPARE(m_fleet->find("b", "dn"), std::optional<DeviceSlot>(1));
    QVERIFY(!m_fleet->find("c", "dn"));
    QVERIFY(!m_fleet->find("a", "DN")); // names are compared byte for byte
}

void TestFleet::restored()
{
    QCOMPARE(m_fleet->restore("pk", "a", 10, 20), 0U);
    QCOMPARE(m_fleet->restore("pk", "b", 11, 0), 1U);
    m_fleet->restoreVersion(0, "default", "1.0", 15);
    m_fleet->restoreVersion(0, "MCU", "3.0", 16);
    QCOMPARE(m_fleet->device(0).lastSeen, TimeMs(20));
    QCOMPARE(m_fleet->versions(0).at(1).since, TimeMs(16));
    QCOMPARE(m_fleet->distribution().all().size(), std::size_t(2));
    const FleetChange change = report("a", "1.0", 30);
    QVERIFY(!change.enrolled && !change.versionChanged && change.seenChanged);
    QVERIFY(report("b", "1.0", 30).versionChanged);
}

void TestFleet::manyDevices()
{
    constexpr quint32 count = 200'000;
    const auto nameOf = [](quint32 i) { return "dev-" + std::to_string(1'000'000 + i); };
    for (quint32 i = 0; i < count; ++i)
        QCOMPARE(report(nameOf(i), "1.0", 1).device, i);
    for (quint32 i = 0; i < count; i += 17)
        QCOMPARE(m_fleet->find("pk", nameOf(i)), std::optional<DeviceSlot>(i));
    QVERIFY(!m_fleet->find("pk", nameOf(count)));
    QCOMPARE(m_fleet->distribution().count(1, 1, 1), count);
    QVERIFY2(m_fleet->memory() / count <= 90, qPrintable(QString::number(m_fleet->memory() / count)));
}

QTEST_APPLESS_MAIN(TestFleet)
#include "tst_fleet.moc"
