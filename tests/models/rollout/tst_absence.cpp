// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/absence.h"

#include "models/rollout/rolloutengine.h"
#include "models/rollout/targetselection.h"

#include <QTest>

#include <set>

using namespace console;
using Kind = Absence::Kind;

/// 300 devices of two products on four versions; every one that a plan leaves out has one reason, and without that
/// reason it is in, or has a later one.
class TestAbsence : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyDeviceLeftOutHasItsReason_data();
    void everyDeviceLeftOutHasItsReason();
    void aDynamicBatchTakesThoseThatMatch();
    void whoCameLaterIsTold();
    void withoutABatchTheNewestFirmwareDecides();
    void anEndedTaskIsOutranked();
    void namesAreDifferent();

private:
    [[nodiscard]] DeviceFacts factsOf(DeviceSlot device) const;
    [[nodiscard]] std::set<DeviceSlot> targets(const Plan& plan) const;
    [[nodiscard]] Absence absence(const Batch& batch, DeviceSlot device, bool hasTask = false) const;
    [[nodiscard]] Absence idle(const RolloutView& engine, DeviceSlot device) const;
    static Plan without(Plan plan, const Absence& absence, const QString& reported);
    static Firmware firmware(quint64 id, const char* version, FirmwareState state, const char* product = "pk");
    [[nodiscard]] QString reported(DeviceSlot device) const
    {
        return toText(m_fleet->names().versions.at(m_fleet->version(device, defaultModuleIndex)));
    }

    std::unique_ptr<Fleet> m_fleet;
};

void TestAbsence::init()
{
    m_fleet = std::make_unique<Fleet>(std::make_shared<FleetNames>());
    const char* const versions[] = { "1.0", "1.1", "1.2", "2.0" };
    for (int i = 0; i < 300; ++i) {
        const DeviceSlot slot = m_fleet->restore(i % 10 == 9 ? "other" : "pk", "dev-" + std::to_string(i), 1000, 1000);
        m_fleet->restoreVersion(slot, "default", versions[i % 4], 1000);
    }
}

DeviceFacts TestAbsence::factsOf(DeviceSlot device) const
{
    const FleetNames& names = m_fleet->names();
    DeviceFacts facts;
    facts.name = names.devices.at(device);
    facts.product = names.products.at(m_fleet->device(device).product);
    facts.version = names.versions.at(m_fleet->version(device, defaultModuleIndex));
    return facts;
}

std::set<DeviceSlot> TestAbsence::targets(const Plan& plan) const
{
    const auto query = DeviceQuery::parse(plan.filter);
    const Selection selection = selectTargets(*m_fleet, "pk", "default", "2.0", plan,
        [&](DeviceSlot device) { return query && query->matches(factsOf(device), 5000); });
    std::set<DeviceSlot> all(selection.targets.begin(), selection.targets.end());
    all.insert(selection.skipped.begin(), selection.skipped.end());
    return all;
}

Absence TestAbsence::absence(const Batch& batch, DeviceSlot device, bool hasTask) const
{
    return explainAbsence(*m_fleet, batch, hasTask, device, factsOf(device), 5000);
}

Absence TestAbsence::idle(const RolloutView& engine, DeviceSlot device) const
{
    return explainIdle(*m_fleet, engine, device, factsOf(device), 5000);
}

/// The plan, had its operator decided otherwise about what the absence names.
Plan TestAbsence::without(Plan plan, const Absence& absence, const QString& reported)
{
    if (absence.kind == Kind::LeftOut)
        plan.excluded = nullptr;
    if (absence.kind == Kind::NotListed)
        plan.scope = Scope::All;
    if (absence.kind == Kind::OtherSource)
        plan.sourceVersions.append(reported);
    if (absence.kind == Kind::OutsideShare)
        plan.percentThousandths = 100'000;
    if (absence.kind == Kind::FilterClause)
        plan.filter.replace(absence.detail, QStringLiteral("name = *"));
    return plan;
}

void TestAbsence::everyDeviceLeftOutHasItsReason_data()
{
    QTest::addColumn<Plan>("plan");
    const auto excluded = std::make_shared<const std::vector<DeviceSlot>>(std::vector<DeviceSlot>{ 0, 4, 8, 12 });
    Plan plan;
    QTest::newRow("all") << plan;
    plan.excluded = excluded;
    QTest::newRow("all but some") << plan;
    plan.scope = Scope::Devices;
    plan.devices = { 0, 1, 2 };
    QTest::newRow("listed") << plan;
    plan = {};
    plan.excluded = excluded;
    plan.scope = Scope::SourceVersions;
    plan.sourceVersions = { QStringLiteral("1.0"), QStringLiteral("1.2") };
    QTest::newRow("from versions") << plan;
    plan.scope = Scope::Percent;
    plan.percentThousandths = 20'000;
    QTest::newRow("a share of versions") << plan;
    plan.sourceVersions.clear();
    QTest::newRow("a share") << plan;
    plan.scope = Scope::Filter;
    plan.filter = QStringLiteral("version < 1.2 name = dev-1*");
    QTest::newRow("a share of a filter") << plan;
    plan.percentThousandths = 100'000;
    QTest::newRow("by filter") << plan;
}

void TestAbsence::everyDeviceLeftOutHasItsReason()
{
    QFETCH(Plan, plan);
    Batch batch;
    batch.id = BatchId{ 1 };
    batch.productKey = QStringLiteral("pk");
    batch.module = QStringLiteral("default");
    batch.createdAt = 2000;
    for (DeviceSlot device = 0; device < m_fleet->size(); ++device) {
        batch.plan = plan;
        std::set<Kind> named;
        while (!targets(batch.plan).contains(device)) {
            const Absence found = absence(batch, device);
            QVERIFY(named.insert(found.kind).second || found.kind == Kind::FilterClause); // each is true only once
            if (found.kind == Kind::OtherProduct)
                break; // nothing moves that
            const Plan freed = without(batch.plan, found, reported(device));
            QVERIFY2(freed.filter != batch.plan.filter || found.kind != Kind::FilterClause, "the clause is not there");
            QVERIFY(found.kind != Kind::CameLater && found.kind != Kind::JoinsNext);
            batch.plan = freed;
        }
        QCOMPARE(named.contains(Kind::OtherProduct), device % 10 == 9);
    }
}

void TestAbsence::aDynamicBatchTakesThoseThatMatch()
{
    Batch batch;
    batch.productKey = QStringLiteral("pk");
    batch.createdAt = 500;
    batch.plan.scope = Scope::Filter;
    batch.plan.filter = QStringLiteral("version < 2");
    batch.plan.dynamic = true;
    QCOMPARE(absence(batch, 0).kind, Kind::JoinsNext);
    QCOMPARE(absence(batch, 3).kind, Kind::FilterClause);
    QCOMPARE(absence(batch, 3).detail, QStringLiteral("version < 2"));
    batch.state = BatchState::Completed;
    QCOMPARE(absence(batch, 0).kind, Kind::CameLater);
}

void TestAbsence::whoCameLaterIsTold()
{
    Batch batch;
    batch.productKey = QStringLiteral("pk");
    batch.createdAt = 999;
    QCOMPARE(absence(batch, 0).kind, Kind::CameLater);
    batch.createdAt = 1000;
    QCOMPARE(absence(batch, 0, true).kind, Kind::HasTask);
}

Firmware TestAbsence::firmware(quint64 id, const char* version, FirmwareState state, const char* product)
{
    Firmware firmware;
    firmware.id = FirmwareId{ id };
    firmware.productKey = QLatin1StringView(product);
    firmware.module = QStringLiteral("default");
    firmware.version = QLatin1StringView(version);
    firmware.state = state;
    return firmware;
}

void TestAbsence::withoutABatchTheNewestFirmwareDecides()
{
    RolloutEngine engine;
    QCOMPARE(idle(engine, 0).kind, Kind::NoFirmware);
    engine.restoreFirmware(firmware(20, "9.0", FirmwareState::Verified, "other"));
    QCOMPARE(idle(engine, 0).kind, Kind::NoFirmware);
    engine.restoreFirmware(firmware(21, "1.0", FirmwareState::Verified));
    QCOMPARE(idle(engine, 0), (Absence{ Kind::RunsNewest, {}, QStringLiteral("1.0"), {} }));
    QCOMPARE(idle(engine, 3), (Absence{ Kind::RunsNewest, {}, QStringLiteral("2.0"), {} }));
    engine.restoreFirmware(firmware(22, "1.10", FirmwareState::Unverified));
    QCOMPARE(idle(engine, 1), (Absence{ Kind::NotVerifiedYet, {}, QStringLiteral("1.10"), {} }));
    engine.restoreFirmware(firmware(23, "1.9", FirmwareState::Verified));
    QCOMPARE(idle(engine, 1), (Absence{ Kind::NoBatchYet, {}, QStringLiteral("1.9"), {} }));

    Batch batch;
    batch.id = BatchId{ 77 };
    batch.firmware = FirmwareId{ 23 };
    batch.productKey = QStringLiteral("pk");
    batch.module = QStringLiteral("default");
    batch.version = QStringLiteral("1.9");
    batch.createdAt = 2000;
    batch.plan.scope = Scope::Devices;
    engine.restoreBatch(batch, {}, defaultModuleIndex, 3);
    QCOMPARE(idle(engine, 1), (Absence{ Kind::NotListed, BatchId{ 77 }, QStringLiteral("1.9"), {} }));
}

void TestAbsence::anEndedTaskIsOutranked()
{
    Task task;
    Batch batch;
    batch.version = QStringLiteral("1.9");
    const Absence newer{ Kind::NoBatchYet, {}, QStringLiteral("2.0"), {} };
    QVERIFY(!saysMore(newer, task, batch)); // it is under way
    task.state = TaskState::Succeeded;
    QVERIFY(saysMore(newer, task, batch));
    QVERIFY(!saysMore({ Kind::NotVerifiedYet, {}, QStringLiteral("1.9"), {} }, task, batch)); // the very firmware
    QVERIFY(!saysMore({ Kind::RunsNewest, {}, QStringLiteral("1.9"), {} }, task, batch));
}

void TestAbsence::namesAreDifferent()
{
    std::set<QLatin1StringView> names;
    for (int kind = 0; kind <= static_cast<int>(lastAbsenceKind); ++kind)
        names.insert(nameOf(static_cast<Kind>(kind)));
    QCOMPARE(names.size(), static_cast<std::size_t>(lastAbsenceKind) + 1);
}

QTEST_GUILESS_MAIN(TestAbsence)
#include "tst_absence.moc"
