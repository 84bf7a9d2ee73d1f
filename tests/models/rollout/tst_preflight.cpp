// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/preflight.h"

#include "tests/models/rollout/enginehost.h"

#include <QTest>

#include <set>

using namespace console;
using Kind = Finding::Kind;

/// A fleet and an engine as a wizard finds them; every test makes one mistake.
class TestPreflight : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aCleanPlanIsNotTalkedAbout();
    void downgradesAreCountedByVersionOrder();
    void devicesOfAnOpenBatch();
    void whatIsListedByHand();
    void aModuleThatNobodyReported();
    void aSourceVersionThatNobodyReports();
    void anExclusionListOfOtherDevices();
    void firmwareThatDidBadly();
    void manyDevicesWithoutAHaltRule();
    void aLinkThatWasNeverFollowed();
    void whatBlocks();
    void silentDevicesAreOnlyMentioned();
    void consentIsGivenByKind();
    void namesComeBack();

private:
    void add(const char* product, int count, const char* version);
    [[nodiscard]] QList<Finding> look(const Plan& plan, const QList<NoticeCheck>& checks = {}) const;
    [[nodiscard]] static std::optional<Finding> find(const QList<Finding>& findings, Kind kind);
    [[nodiscard]] static std::set<Kind> serious(const QList<Finding>& findings);
    [[nodiscard]] VersionIndex index(const char* version) const { return *m_names->versions.find(version); }
    BatchId tryOn(const std::vector<DeviceSlot>& devices, int outcome, HaltRules halt = {});

    std::shared_ptr<FleetNames> m_names;
    std::unique_ptr<Fleet> m_fleet;
    std::unique_ptr<EngineHost> m_host;
    Firmware m_firmware;
};

void TestPreflight::init()
{
    m_names = std::make_shared<FleetNames>();
    m_fleet = std::make_unique<Fleet>(m_names);
    m_host = std::make_unique<EngineHost>();
    m_host->engine->setConnected(true, m_host->now);
    m_firmware = *m_host->engine->firmware(testFirmware);
    m_firmware.productKey = QStringLiteral("pk");
    m_firmware.module = QStringLiteral("default");
    m_firmware.version = QStringLiteral("1.10.0");
    m_firmware.state = FirmwareState::Verified;
    add("pk", 10, "1.9.0");
    m_names->versions.intern("1.10.0");
    tryOn({ 0 }, 100);
}

void TestPreflight::add(const char* product, int count, const char* version)
{
    for (int each = 0; each < count; ++each) {
        const std::string name = "d" + std::to_string(m_fleet->size());
        const DeviceSlot device = m_fleet->restore(product, name, m_host->now - 1000, m_host->now - 1000);
        if (*version != 0)
            m_fleet->restoreVersion(device, "default", version, m_host->now - 1000);
    }
}

QList<Finding> TestPreflight::look(const Plan& plan, const QList<NoticeCheck>& checks) const
{
    const Selection selection = selectTargets(*m_fleet, m_firmware.productKey.toStdString(),
        m_firmware.module.toStdString(), m_firmware.version.toStdString(), plan);
    return preflight(*m_fleet, *m_host->engine, m_firmware, plan, selection, checks, m_host->now);
}

std::optional<Finding> TestPreflight::find(const QList<Finding>& findings, Kind kind)
{
    const auto found = std::ranges::find(findings, kind, &Finding::kind);
    return found == findings.end() ? std::nullopt : std::optional(*found);
}

std::set<Kind> TestPreflight::serious(const QList<Finding>& findings)
{
    std::set<Kind> kinds;
    for (const Finding& finding : findings) {
        if (finding.weight() != Finding::Weight::Note)
            kinds.insert(finding.kind);
    }
    return kinds;
}

/// A batch of the firmware on these devices; `outcome`: a step that they report, 100 with the version after it.
BatchId TestPreflight::tryOn(const std::vector<DeviceSlot>& devices, int outcome, HaltRules halt)
{
    Batch batch;
    batch.id = BatchId{ m_host->nextId++ };
    batch.firmware = testFirmware;
    batch.plan = quickPlan();
    batch.plan.halt = halt;
    std::vector<RolloutEngine::Target> targets;
    for (const DeviceSlot device : devices)
        targets.push_back({ device, m_fleet->version(device, testModule) });
    const auto started = m_host->engine->startBatch(batch, targets, testModule, index("1.10.0"), m_host->now).value();
    m_host->take();
    m_host->pass(second);
    for (const DeviceSlot device : devices) {
        m_host->engine->noticeEnded({ started, device }, PublishOutcome::Acknowledged, m_host->now);
        if (outcome != 0)
            m_host->engine->progressReported(device, testModule, outcome, false, m_host->now);
        if (outcome == 100)
            m_host->engine->versionReported(device, testModule, index("1.10.0"), false, m_host->now);
    }
    m_host->take();
    return started;
}

void TestPreflight::aCleanPlanIsNotTalkedAbout()
{
    QCOMPARE(look({}), QList<Finding>());
}

void TestPreflight::downgradesAreCountedByVersionOrder()
{
    add("pk", 2, "1.10.0-rc1"); // before its release
    add("pk", 3, "1.11");
    add("pk", 1, "1.12.1");
    const auto found = find(look({}), Kind::Downgrade);
    QVERIFY(found);
    QCOMPARE(found->devices, 4U);
    QCOMPARE(found->detail, QStringLiteral("1.12.1"));
    QCOMPARE(found->examples, (std::vector<DeviceSlot>{ 12, 13, 14 }));
    QCOMPARE(found->weight(), Finding::Weight::NeedsConsent);
}

void TestPreflight::devicesOfAnOpenBatch()
{
    tryOn({ 3, 4 }, 10);
    const auto found = find(look({}), Kind::InOtherBatch);
    QVERIFY(found);
    QCOMPARE(found->devices, 2U);
    QCOMPARE(serious(look({})), std::set<Kind>{ Kind::InOtherBatch });
}

void TestPreflight::whatIsListedByHand()
{
    add("other", 2, "1.9.0");
    add("pk", 1, "1.10.0");
    Plan plan;
    plan.scope = Scope::Devices;
    plan.devices = { 1, 2, 10, 11, 12 };
    const auto findings = look(plan);
    QCOMPARE(serious(findings), (std::set<Kind>{ Kind::ListedAlreadyThere, Kind::ListedOtherProduct }));
    QCOMPARE(find(findings, Kind::ListedOtherProduct)->devices, 2U);
    QCOMPARE(find(findings, Kind::ListedAlreadyThere)->devices, 1U);
    QCOMPARE(serious(look({})), std::set<Kind>()); // all of the product: that some are there already is the rule
}

void TestPreflight::aModuleThatNobodyReported()
{
    m_firmware.module = QStringLiteral("mcu");
    const auto found = find(look({}), Kind::ModuleNeverReported);
    QVERIFY(found);
    QCOMPARE(found->devices, 10U);
    QCOMPARE(found->detail, QStringLiteral("mcu"));
    m_fleet->restoreVersion(0, "mcu", "1.0", m_host->now);
    QCOMPARE(find(look({}), Kind::ModuleNeverReported)->devices, 9U);
}

void TestPreflight::aSourceVersionThatNobodyReports()
{
    Plan plan;
    plan.scope = Scope::SourceVersions;
    plan.sourceVersions = { QStringLiteral("1.9.0"), QStringLiteral("1.8.0"), QStringLiteral("1.7.0") };
    m_names->versions.intern("1.8.0"); // known, and reported by nobody any more
    const auto found = find(look(plan), Kind::SourceNotReported);
    QVERIFY(found);
    QCOMPARE(found->detail, QStringLiteral("1.8.0, 1.7.0"));
}

void TestPreflight::anExclusionListOfOtherDevices()
{
    add("other", 1, "1.9.0");
    Plan plan;
    plan.excluded = std::make_shared<const std::vector<DeviceSlot>>(std::vector<DeviceSlot>{ 10 });
    QCOMPARE(find(look(plan), Kind::ExclusionWithoutEffect)->devices, 1U);
    plan.excluded = std::make_shared<const std::vector<DeviceSlot>>(std::vector<DeviceSlot>{ 5, 10 });
    QCOMPARE(serious(look(plan)), std::set<Kind>());
}

void TestPreflight::firmwareThatDidBadly()
{
    HaltRules halt;
    halt.failures = 2;
    tryOn({ 1, 2 }, -4, halt);
    const auto findings = look({});
    QCOMPARE(serious(findings), (std::set<Kind>{ Kind::HaltedBefore, Kind::FailedBefore }));
    QCOMPARE(find(findings, Kind::HaltedBefore)->devices, 2U);
    QCOMPARE(find(findings, Kind::FailedBefore)->examples, (std::vector<DeviceSlot>{ 1, 2 }));
}

void TestPreflight::manyDevicesWithoutAHaltRule()
{
    add("pk", 991, "1.9.0");
    QCOMPARE(find(look({}), Kind::NothingHalts)->devices, 1001U);
    Plan plan;
    plan.halt.failures = 5;
    QCOMPARE(look(plan), QList<Finding>());
}

void TestPreflight::aLinkThatWasNeverFollowed()
{
    const QList<NoticeCheck> port{ { NoticeCheck::Kind::UrlHasPort, false, QStringLiteral("8070") } };
    QCOMPARE(look({}, port), QList<Finding>()); // a device from 1.9.0 has got through by it
    add("pk", 2, "0.9");
    const auto found = find(look({}, port), Kind::LinkNotFetchable);
    QVERIFY(found);
    QCOMPARE(found->devices, 2U);
    const auto untried = find(look({}), Kind::UntriedSource); // the link itself is fine
    QVERIFY(untried);
    QCOMPARE(untried->detail, QStringLiteral("0.9"));
    QCOMPARE(untried->weight(), Finding::Weight::Note);
}

void TestPreflight::whatBlocks()
{
    m_firmware.state = FirmwareState::VerificationFailed;
    const auto findings = look({}, { { NoticeCheck::Kind::UrlTooLong, true, QStringLiteral("300") } });
    QCOMPARE(serious(findings), (std::set<Kind>{ Kind::NoticeUnusable, Kind::FirmwareNotVerified }));
    QCOMPARE(findings.first().weight(), Finding::Weight::Blocks);
    QCOMPARE(standingInTheWay(findings, Consent::everything()).size(), 2); // nobody can accept that
}

void TestPreflight::silentDevicesAreOnlyMentioned()
{
    const DeviceSlot old = m_fleet->restore("pk", "asleep", 1, m_host->now - TimeMs{ 31 } * 24 * 60 * minute);
    m_fleet->restoreVersion(old, "default", "1.9.0", 1);
    const auto findings = look({});
    QCOMPARE(find(findings, Kind::LongUnseen)->devices, 1U);
    QVERIFY(standingInTheWay(findings, {}).isEmpty());
}

void TestPreflight::consentIsGivenByKind()
{
    add("pk", 1, "2.0");
    tryOn({ 3 }, 10);
    const auto findings = look({});
    QCOMPARE(standingInTheWay(findings, {}).size(), 2);
    Consent consent;
    consent.accept(Kind::Downgrade);
    const auto open = standingInTheWay(findings, consent);
    QCOMPARE(open.size(), 1);
    QCOMPARE(open.first().kind, Kind::InOtherBatch);
    QVERIFY(standingInTheWay(findings, Consent::everything()).isEmpty());
}

void TestPreflight::namesComeBack()
{
    std::set<QLatin1StringView> names;
    for (int number = 0; number <= static_cast<int>(lastFindingKind); ++number) {
        const auto kind = static_cast<Kind>(number);
        QCOMPARE(findingNamed(QString(nameOf(kind))), std::optional(kind));
        names.insert(nameOf(kind));
    }
    QCOMPARE(names.size(), static_cast<std::size_t>(lastFindingKind) + 1);
    QVERIFY(!findingNamed(QStringLiteral("nothing")));
}

QTEST_GUILESS_MAIN(TestPreflight)
#include "tst_preflight.moc"
