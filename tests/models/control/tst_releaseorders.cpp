// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/releaseorders.h"

#include "models/control/orders.h"
#include "tests/models/control/controlhost.h"

using namespace console;

/// The second operator's look at a batch, with the fleet as it is by then: d1, d2 and d3 have reported 1.0.
class TestReleaseOrders : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsWhatWouldGoOut();
    void ownFailuresAndConflictsAreNotFound();
    void devicesThatChangedAreTold();
    void aNewerVersionIsADowngrade();
    void othersThanReviewedAreRefused();
    void theAuthorIsRefusedFirst();
    void whatWaitsForNothing();
    void nothingIsSentBeforeAndEverythingAfter();

private:
    [[nodiscard]] TimeMs now() const { return m_host->clock.time; }
    [[nodiscard]] Result<BatchId> submit(const Plan& plan = {});
    [[nodiscard]] Result<void> approve(const BatchApproval& approval);
    [[nodiscard]] BatchPreview preview() const { return orders::previewRelease(*m_host->loop, m_batch, now()).value(); }

    std::unique_ptr<ControlHost> m_host;
    BatchId m_batch;
};

void TestReleaseOrders::init()
{
    m_host = std::make_unique<ControlHost>();
    m_host->openWithDevices();
    QVERIFY(!QTest::currentTestFailed());
}

void TestReleaseOrders::cleanup()
{
    m_host->crash();
    m_host.reset();
}

Result<BatchId> TestReleaseOrders::submit(const Plan& plan)
{
    BatchDraft draft;
    draft.firmware = hostFirmware;
    draft.plan = plan;
    draft.consent = Consent::everything();
    auto made = orders::startBatch(*m_host->loop, draft, { QStringLiteral("Anna"), true }, 24, now());
    if (made)
        m_batch = *made;
    return made;
}

Result<void> TestReleaseOrders::approve(const BatchApproval& approval)
{
    return orders::approveBatch(*m_host->loop, approval, now());
}

void TestReleaseOrders::showsWhatWouldGoOut()
{
    Plan plan;
    plan.ratePerMinute = 2;
    plan.waves = { { 1, 0, { 90, 0, false } }, {} };
    QVERIFY(submit(plan));
    const BatchPreview found = preview();
    QCOMPARE(found.selection.targets, (std::vector<DeviceSlot>{ 0, 1, 2 }));
    QCOMPARE(found.selection.noLongerMeant, 0U);
    QCOMPARE(found.waveSizes, (std::vector<quint32>{ 1, 2 }));
    QCOMPARE(found.minutesAtRate, 2);
    QVERIFY(!found.notice.checks.isEmpty() || !found.notice.payload.isEmpty());
}

/// Its own tasks are no other batch, and tell nothing of earlier ones.
void TestReleaseOrders::ownFailuresAndConflictsAreNotFound()
{
    QVERIFY(submit());
    const QList<Finding> found = preview().findings;
    for (const Finding& finding : found) {
        QVERIFY(finding.kind != Finding::Kind::InOtherBatch);
        QVERIFY(finding.kind != Finding::Kind::FailedBefore);
    }
}

void TestReleaseOrders::devicesThatChangedAreTold()
{
    Plan plan;
    plan.scope = Scope::SourceVersions;
    plan.sourceVersions = QStringList{ QStringLiteral("1.0") };
    QVERIFY(submit(plan));
    m_host->inform("d1", "1.5"); // by hand, meanwhile
    m_host->commit();
    const BatchPreview found = preview();
    QCOMPARE(found.selection.noLongerMeant, 1U);
    const auto finding = std::ranges::find(found.findings, Finding::Kind::NoLongerMeant, &Finding::kind);
    QVERIFY(finding != found.findings.end());
    QCOMPARE(finding->devices, 1U);
    BatchApproval approval{ m_batch, QStringLiteral("Ben"), {}, 3 };
    const auto refused = approve(approval);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::ConsentMissing);
    QVERIFY(refused.error().context.contains(QStringLiteral("no_longer_meant 1")));
    approval.consent = Consent::everything();
    QVERIFY(approve(approval));
}

void TestReleaseOrders::aNewerVersionIsADowngrade()
{
    QVERIFY(submit());
    m_host->inform("d2", "9.0");
    m_host->commit();
    const auto found = preview().findings;
    QVERIFY(std::ranges::find(found, Finding::Kind::Downgrade, &Finding::kind) != found.end());
}

void TestReleaseOrders::othersThanReviewedAreRefused()
{
    QVERIFY(submit());
    m_host->inform("d3", "2.0"); // it is there already: skipped
    m_host->commit();
    const auto refused = approve({ m_batch, QStringLiteral("Ben"), Consent::everything(), 3 });
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FleetChanged);
    QCOMPARE(refused.error().context, QStringLiteral("3, 2"));
    QVERIFY(approve({ m_batch, QStringLiteral("Ben"), Consent::everything(), 2 }));
}

void TestReleaseOrders::theAuthorIsRefusedFirst()
{
    QVERIFY(submit());
    for (const char* name : { "Anna", " anna" }) {
        const auto refused = approve({ m_batch, QString::fromLatin1(name), {}, 77 });
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::OwnRelease);
    }
}

void TestReleaseOrders::whatWaitsForNothing()
{
    const auto kindOf = [this](BatchId id) { return orders::previewRelease(*m_host->loop, id, now()).error().kind; };
    QCOMPARE(kindOf(BatchId{ 4711 }), ErrorKind::NotFound);
    const BatchId running = m_host->startBatch({}).value();
    QCOMPARE(kindOf(running), ErrorKind::NothingToRelease);
    QVERIFY(submit()); // all of its devices are in the other one
    QCOMPARE(kindOf(m_batch), ErrorKind::BatchNotOpen);
}

void TestReleaseOrders::nothingIsSentBeforeAndEverythingAfter()
{
    QVERIFY(submit());
    m_host->inform("d1", "1.0");
    QTRY_VERIFY(m_host->take());
    m_host->commit();
    QVERIFY(m_host->sent(upgradeTopicOf("d1")).isEmpty());
    const auto done = m_host->loop->order<void>(QStringLiteral("Ben"), [this](ControlLoop& loop, TimeMs at) {
        return orders::approveBatch(loop, { m_batch, QStringLiteral("Ben"), Consent::everything(), 3 }, at);
    });
    QTRY_VERIFY(m_host->take());
    QVERIFY(!done.isFinished()); // it is answered when it is durable
    m_host->commit();
    QTRY_VERIFY(done.isFinished());
    QVERIFY(done.result());
    QCOMPARE(m_host->book.batches[m_batch].releasedBy, QStringLiteral("Ben"));
    const QList<Activity> logged = m_host->logged(ActivityKind::BatchReleased);
    QCOMPARE(logged.size(), 1);
    QCOMPARE(logged.first().actor, QStringLiteral("Ben"));
    QTRY_VERIFY(!m_host->fileChecks.empty());
    QVERIFY(m_host->sent(upgradeTopicOf("d1")).isEmpty());
    m_host->answerFileCheck(FileState::Intact);
    QTRY_VERIFY(m_host->take());
    m_host->commit();
    QTRY_COMPARE(m_host->sent(upgradeTopicOf("d1")).size(), 1);
}

QTEST_GUILESS_MAIN(TestReleaseOrders)
#include "tst_releaseorders.moc"
