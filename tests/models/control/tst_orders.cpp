// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/orders.h"

#include "tests/models/control/controlhost.h"

using namespace console;

class TestOrders : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void addsAFirmware();
    void refusesALabelOfOtherBytes();
    void refusesWhatTheFormWouldRefuse();
    void deletesAFirmware();
    void keepsAFirmwareInUse();
    void leavesOutDevicesOfAnotherProduct();
    void refusesToStartWithABadLink_data();
    void refusesToStartWithABadLink();
    void previewsTheNoticeOfTheFirstTarget();
    void previewsTheCount();
    void onlyReviewedDevicesGetIt();
    void manyDevicesNeedTheirNumber();
    void whatIsFoundNeedsConsent();
    void previewsTheWaves();
    void saysWhatIsNotThere();
    void tellsADevice();

private:
    [[nodiscard]] TimeMs now() const { return m_host->clock.time; }
    Result<BatchId> start(const BatchDraft& draft) { return orders::startBatch(*m_host->loop, draft, {}, 24, now()); }
    static Firmware another(const QString& version);

    std::unique_ptr<ControlHost> m_host;
};

void TestOrders::init()
{
    m_host = std::make_unique<ControlHost>();
    m_host->openWithDevices();
    m_host->deliver("/ota/device/inform/other/e1", R"({"id":"1","params":{"version":"1.0"}})");
    m_host->commit();
    QVERIFY(!QTest::currentTestFailed());
}

void TestOrders::cleanup()
{
    m_host->crash();
    m_host.reset();
}

Firmware TestOrders::another(const QString& version)
{
    Firmware firmware;
    firmware.name = QStringLiteral("another");
    firmware.productKey = QStringLiteral("pk");
    firmware.module = QStringLiteral("default");
    firmware.version = version;
    firmware.fileName = QStringLiteral("another.bin");
    firmware.size = 2000;
    firmware.md5 = QByteArray(32, 'c');
    firmware.sha256 = QByteArray(64, 'd');
    return firmware;
}

void TestOrders::addsAFirmware()
{
    Firmware wanted = another(QStringLiteral("3.0"));
    wanted.state = FirmwareState::Verified; // nobody can bring that along
    const auto answer = m_host->loop->order<Firmware>(
        QStringLiteral("li"), [wanted](ControlLoop& loop, TimeMs at) { return orders::addFirmware(loop, wanted, at); });
    QTRY_VERIFY(m_host->take());
    m_host->commit();
    QTRY_VERIFY(answer.isFinished());
    const Firmware added = answer.result().value();
    QVERIFY(!added.id.isNull());
    QCOMPARE(added.state, FirmwareState::Unverified);
    QCOMPARE(m_host->book.firmware[added.id].sha256, wanted.sha256);
    const QList<Activity> logged = m_host->logged(ActivityKind::FirmwareAdded);
    QCOMPARE(logged.size(), 1);
    QCOMPARE(logged.first().actor, QStringLiteral("li"));
    QCOMPARE(logged.first().firmware, added.id);
}

void TestOrders::refusesALabelOfOtherBytes()
{
    const auto refused = orders::addFirmware(*m_host->loop, another(QStringLiteral("2.0")), now());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::VersionTaken);
    QCOMPARE(m_host->loop->rules().engine.firmwareIds().size(), std::size_t{ 1 });
}

void TestOrders::refusesWhatTheFormWouldRefuse()
{
    const auto refused = orders::addFirmware(*m_host->loop, another(QStringLiteral("3/0")), now());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidVersion);
}

void TestOrders::deletesAFirmware()
{
    const auto answer = m_host->loop->order<void>(
        QStringLiteral("li"), [](ControlLoop& loop, TimeMs) { return orders::deleteFirmware(loop, hostFirmware); });
    QTRY_VERIFY(m_host->take());
    m_host->commit();
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(answer.result());
    QVERIFY(m_host->book.firmware[hostFirmware].deleted);
    QCOMPARE(m_host->logged(ActivityKind::FirmwareDeleted).size(), 1);
    QCOMPARE(m_host->logged(ActivityKind::FirmwareDeleted).first().actor, QStringLiteral("li"));
}

void TestOrders::keepsAFirmwareInUse()
{
    QVERIFY(m_host->startBatch({}));
    const auto refused = orders::deleteFirmware(*m_host->loop, hostFirmware);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FirmwareInUse);
}

void TestOrders::leavesOutDevicesOfAnotherProduct()
{
    BatchDraft draft;
    draft.firmware = hostFirmware;
    draft.plan.scope = Scope::Devices;
    draft.plan.devices = { 0, 3 };
    QCOMPARE(orders::previewBatch(*m_host->loop, draft, now())->selection.wrongProduct, quint32{ 1 });
    const BatchId batch = m_host->startBatch(draft.plan).value();
    QCOMPARE(m_host->book.tasks[batch].size(), std::size_t{ 1 });
    QVERIFY(m_host->book.tasks[batch].contains(0));
    draft.plan.devices = { 3 };
    const auto refused = m_host->startBatch(draft.plan);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::NoTargets);
}

void TestOrders::refusesToStartWithABadLink_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("too long") << QStringLiteral("http://") + QString(200, u'a') + QStringLiteral(".example/")
            + QString(60, u'b')
                              << ErrorKind::UrlTooLong;
    QTest::newRow("none") << QString() << ErrorKind::UrlInvalid;
}

void TestOrders::refusesToStartWithABadLink()
{
    QFETCH(QString, base);
    QFETCH(ErrorKind, kind);
    m_host->loop->setLinks(base, 24);
    const auto refused = m_host->startBatch({});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, kind);
    QVERIFY(m_host->session->publishes.isEmpty());
}

void TestOrders::previewsTheNoticeOfTheFirstTarget()
{
    BatchDraft draft;
    draft.firmware = hostFirmware;
    draft.plan.scope = Scope::Devices;
    draft.plan.devices = { 1 };
    const auto preview = orders::previewBatch(*m_host->loop, draft, now());
    QVERIFY(preview);
    QCOMPARE(preview->notice.topic, upgradeTopicOf("d2"));
    const BatchId batch = m_host->startBatch(draft.plan).value();
    QTRY_COMPARE(m_host->sent(upgradeTopicOf("d2")).size(), 1);
    // All but the link and the time are the bytes that are sent later, and the link is no shorter.
    const QByteArray sent = m_host->sent(upgradeTopicOf("d2")).first();
    QCOMPARE(sent.left(sent.indexOf("/f/")), preview->notice.payload.left(preview->notice.payload.indexOf("/f/")));
    QVERIFY(preview->notice.payload.size() >= sent.size());
    QVERIFY(!batch.isNull());
}

void TestOrders::previewsTheCount()
{
    BatchDraft draft;
    draft.firmware = hostFirmware;
    draft.plan.ratePerMinute = 2;
    const auto preview = orders::previewBatch(*m_host->loop, draft, now());
    QVERIFY(preview);
    QCOMPARE(preview->selection.targets.size(), std::size_t{ 3 });
    QCOMPARE(preview->minutesAtRate, qint64{ 2 });
    QVERIFY(m_host->loop->rules().engine.batches().empty());
}

void TestOrders::onlyReviewedDevicesGetIt()
{
    BatchDraft draft;
    draft.firmware = hostFirmware;
    draft.reviewed = std::make_shared<const std::vector<DeviceSlot>>(std::vector<DeviceSlot>{ 0, 2, 77 });
    draft.expected = 2;
    QCOMPARE(start(draft).error().kind, ErrorKind::FleetChanged); // it was three that were looked at
    draft.expected = 3;
    const auto started = start(draft); // d2 matches, and was not there when somebody looked
    QVERIFY(started);
    const TaskStore* tasks = m_host->loop->rules().engine.tasks(*started);
    QCOMPARE(tasks->size(), 2U);
    QVERIFY(!tasks->indexOf(1));
}

void TestOrders::manyDevicesNeedTheirNumber()
{
    for (quint32 device = 4; device <= largeBatch + 1; ++device)
        m_host->inform("d" + QByteArray::number(device), "1.0");
    m_host->commit();
    BatchDraft draft;
    draft.firmware = hostFirmware;
    draft.consent = Consent::everything();
    const auto refused = start(draft);
    QVERIFY(!refused);
    QCOMPARE(refused.error(), (Error{ ErrorKind::CountUnconfirmed, QStringLiteral("1001") }));
    draft.expected = 1000;
    QCOMPARE(start(draft).error(), (Error{ ErrorKind::FleetChanged, QStringLiteral("1000, 1001") }));
    draft.expected = 1001;
    QVERIFY(start(draft));
}

void TestOrders::whatIsFoundNeedsConsent()
{
    m_host->inform("d1", "3.0");
    m_host->commit();
    BatchDraft draft;
    draft.firmware = hostFirmware;
    QCOMPARE(start(draft).error(), (Error{ ErrorKind::ConsentMissing, QStringLiteral("downgrade 1") }));
    draft.consent.accept(Finding::Kind::InOtherBatch);
    QCOMPARE(start(draft).error().kind, ErrorKind::ConsentMissing);
    draft.consent.accept(Finding::Kind::Downgrade);
    QVERIFY(start(draft));
}

void TestOrders::previewsTheWaves()
{
    BatchDraft draft;
    draft.firmware = hostFirmware;
    draft.plan.waves = { { 1, 0, {} }, { 0, 1000, {} }, {} };
    const auto preview = orders::previewBatch(*m_host->loop, draft, now());
    QVERIFY(preview && !preview->waveFault);
    QCOMPARE(preview->waveSizes, (std::vector<quint32>{ 1, 1, 1 }));
    draft.plan.waves[0].devices = 2;
    const auto tooLarge = orders::previewBatch(*m_host->loop, draft, now());
    QVERIFY(tooLarge && tooLarge->waveFault);
    QCOMPARE(tooLarge->waveFault->kind, ErrorKind::WavesTooLarge);
    const auto refused = start(draft);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::WavesTooLarge);
    QVERIFY(m_host->loop->rules().engine.batches().empty());
    // Which device goes first is the device's and the batch's own.
    draft.plan.waves = { { 1, 0, {} }, {} };
    const auto started = start(draft);
    QVERIFY(started);
    int first = 0;
    for (const Task& task : *m_host->loop->rules().engine.tasks(*started))
        first += task.wave == 0 ? 1 : 0;
    QCOMPARE(first, 1);
}

void TestOrders::saysWhatIsNotThere()
{
    ControlLoop& loop = *m_host->loop;
    const FirmwareId none{ 404 };
    BatchDraft draft;
    draft.firmware = none;
    QCOMPARE(orders::previewNotice(loop, none, now()).error().kind, ErrorKind::NotFound);
    QCOMPARE(orders::previewBatch(loop, draft, now()).error().kind, ErrorKind::NotFound);
    QCOMPARE(orders::startBatch(loop, draft, {}, 24, now()).error().kind, ErrorKind::NotFound);
    QCOMPARE(orders::deleteFirmware(loop, none).error().kind, ErrorKind::NotFound);
    QCOMPARE(orders::deviceDetails(loop, 99, now()).error().kind, ErrorKind::NotFound);
}

void TestOrders::tellsADevice()
{
    const auto details = orders::deviceDetails(*m_host->loop, 1, now());
    QVERIFY(details);
    QCOMPARE(details->versions.size(), std::size_t{ 1 });
    QCOMPARE(details->messages.size(), 1);
    QCOMPARE(details->messages.first().topic, QByteArrayLiteral("/ota/device/inform/pk/d2"));
    QCOMPARE(details->firstSeen, now());
}

QTEST_GUILESS_MAIN(TestOrders)
#include "tst_orders.moc"
