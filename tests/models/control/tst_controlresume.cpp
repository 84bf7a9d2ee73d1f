// SPDX-License-Identifier: GPL-3.0-or-later
// The loop when something breaks or stops: an order to cancel, the store, the broker, the process.
#include "tests/models/control/controlhost.h"

using namespace console;

class TestControlResume : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void cancelWithdrawsWhatHasNotLeft();
    void cancelTellsWhatMayStillArrive();
    void nothingIsPushedWhileTheStoreFails();
    void checksTheFileBeforeAPlannedStart();
    void refusedNoticeTellsTheReason();
    void restartSendsTheSameBytes();
    void restartDoesNotRepeatWhatTheBrokerHas();
    void restartForgetsWhatWasNeverCommitted();
    void restartKeepsOutcomes();
    void damagedRecordsAreRefused();
    void tasksThatFitNowhereAreRefused_data();
    void tasksThatFitNowhereAreRefused();
    void brokerLostAndBackIsLogged();
    void stopHandsOverTheLast();

private:
    static void letItWork() { QTest::qWait(50); }

    std::unique_ptr<ControlHost> m_host;
};

namespace {

Plan slowPlan()
{
    Plan plan;
    plan.ratePerMinute = 60; // one a second
    return plan;
}

} // namespace

void TestControlResume::init()
{
    m_host = std::make_unique<ControlHost>();
    m_host->openWithDevices();
    QVERIFY(!QTest::currentTestFailed());
}

void TestControlResume::cleanup()
{
    m_host->crash();
    m_host.reset();
}

void TestControlResume::cancelWithdrawsWhatHasNotLeft()
{
    const auto started = m_host->orderBatch({});
    QTRY_VERIFY(m_host->take()); // its records wait, and so does its notice
    const std::vector<BatchId> batches = m_host->loop->rules().engine.batches();
    QCOMPARE(batches.size(), std::size_t{ 1 });
    QVERIFY(m_host->count(batches.front(), TaskState::Notified) > 0);
    const auto cancelled = m_host->orderCancel(batches.front());
    QTRY_COMPARE(m_host->count(batches.front(), TaskState::Cancelled), 3);
    m_host->commit();
    QTRY_VERIFY(started.isFinished() && cancelled.isFinished());
    letItWork();
    m_host->commit();
    QVERIFY(m_host->session->publishes.isEmpty());
    QCOMPARE(m_host->book.batches[batches.front()].state, BatchState::Cancelled);
}

void TestControlResume::cancelTellsWhatMayStillArrive()
{
    const BatchId batch = m_host->startBatch(slowPlan()).value();
    QTRY_COMPARE(m_host->session->publishes.size(), 1);
    const auto cancelled = m_host->orderCancel(batch);
    QTRY_VERIFY(m_host->take());
    m_host->commit();
    QTRY_VERIFY(cancelled.isFinished());
    QCOMPARE(m_host->logged(ActivityKind::BatchCancelled).first().args,
        QStringList({ QStringLiteral("3"), QStringLiteral("1") }));
    QVERIFY(m_host->task(batch, 0).mayStillArrive);
    QVERIFY(!m_host->task(batch, 1).mayStillArrive);
    m_host->clock.time += 10'000;
    letItWork();
    m_host->commit();
    QCOMPARE(m_host->session->publishes.size(), 1);
}

void TestControlResume::nothingIsPushedWhileTheStoreFails()
{
    const BatchId batch = m_host->startBatch(slowPlan()).value();
    QTRY_COMPARE(m_host->session->publishes.size(), 1);
    m_host->loop->storeFailed({ ErrorKind::DiskFull, QStringLiteral("no space") });
    m_host->clock.time += 10'000;
    QTest::qWait(1200); // the loop looks again when the next one's turn has come
    QCOMPARE(m_host->count(batch, TaskState::Notified), 1);
    m_host->inform("d9", "1.0");
    QVERIFY(m_host->session->gateShut);
    QCOMPARE(m_host->session->publishes.size(), 1);

    m_host->loop->storeRecovered();
    QTRY_VERIFY(m_host->count(batch, TaskState::Notified) > 1);
    QCOMPARE(m_host->session->publishes.size(), 1);
    m_host->commit();
    QVERIFY(!m_host->session->gateShut);
    QTRY_VERIFY(m_host->session->publishes.size() > 1);
    QCOMPARE(m_host->logged(ActivityKind::StoreFailed).size(), 1);
    QCOMPARE(m_host->logged(ActivityKind::StoreRecovered).size(), 1);
}

void TestControlResume::checksTheFileBeforeAPlannedStart()
{
    Plan plan;
    plan.startAt = m_host->clock.now() + 60'000;
    const auto planned = m_host->startBatch(plan);
    QVERIFY(planned);
    m_host->crash(); // asked again by the process in which its time comes
    m_host->clock.time += 61'000;
    m_host->open();
    m_host->connectBroker();
    QTRY_COMPARE(m_host->fileChecks.size(), std::size_t{ 1 });
    m_host->commit();
    letItWork();
    QVERIFY(m_host->sent(upgradeTopicOf("d1")).isEmpty());
    m_host->answerFileCheck(FileState::Changed);
    letItWork();
    QVERIFY(m_host->sent(upgradeTopicOf("d1")).isEmpty());
    QCOMPARE(m_host->loop->rules().engine.batch(*planned)->state, BatchState::Paused);
    QCOMPARE(m_host->logged(ActivityKind::FirmwareTampered).size(), 1);
}

void TestControlResume::refusedNoticeTellsTheReason()
{
    const auto batch = m_host->startBatch({});
    QVERIFY(batch);
    QTRY_VERIFY(!m_host->session->publishes.isEmpty());
    const auto sent = m_host->session->publishes.first();
    emit m_host->session->published(sent.packetId, 0x87);
    QTRY_COMPARE(m_host->take() ? m_host->logged(ActivityKind::NoticeRefused).size() : 0, 1);
    const Activity refused = m_host->logged(ActivityKind::NoticeRefused).first();
    QCOMPARE(refused.args, QStringList{ QStringLiteral("135") });
    QCOMPARE(int{ m_host->task(*batch, refused.device).evidence.refusal }, 0x87);
}

void TestControlResume::restartSendsTheSameBytes()
{
    const BatchId batch = m_host->startBatch(slowPlan()).value();
    QTRY_COMPARE(m_host->sent(upgradeTopicOf("d1")).size(), 1);
    const QByteArray before = m_host->sent(upgradeTopicOf("d1")).first();
    m_host->crash(); // before the broker's PUBACK
    m_host->clock.time += 3'600'000;
    m_host->open();
    m_host->connectBroker();
    QVERIFY(m_host->sent(upgradeTopicOf("d1")).isEmpty()); // what the broker kept comes first
    m_host->clock.time += 5'000;
    const auto sentAgain = [&] {
        m_host->commit();
        return !m_host->sent(upgradeTopicOf("d1")).isEmpty();
    };
    QTRY_VERIFY(sentAgain());
    QCOMPARE(m_host->sent(upgradeTopicOf("d1")), QList<QByteArray>{ before });
    QCOMPARE(m_host->task(batch, 0).attempt, quint8{ 1 });
    QCOMPARE(m_host->task(batch, 0).evidence.pushes, quint16{ 2 });
}

void TestControlResume::restartDoesNotRepeatWhatTheBrokerHas()
{
    const BatchId batch = m_host->startBatch(slowPlan()).value();
    QTRY_COMPARE(m_host->session->publishes.size(), 1);
    emit m_host->session->published(m_host->session->publishes.first().packetId, 0);
    QTRY_VERIFY(m_host->take());
    m_host->commit();
    m_host->crash();
    m_host->open();
    m_host->connectBroker();
    m_host->clock.time += 2000;
    const auto othersSent = [&] {
        m_host->commit();
        return m_host->count(batch, TaskState::Notified) > 1 && !m_host->session->publishes.isEmpty();
    };
    QTRY_VERIFY(othersSent());
    QVERIFY(m_host->sent(upgradeTopicOf("d1")).isEmpty());
}

void TestControlResume::restartForgetsWhatWasNeverCommitted()
{
    const auto answer = m_host->orderBatch(slowPlan());
    QTRY_VERIFY(m_host->take());
    m_host->crash();
    QVERIFY(m_host->book.batches.empty());
    m_host->open();
    m_host->connectBroker();
    letItWork();
    m_host->commit();
    QVERIFY(m_host->session->publishes.isEmpty()); // it was neither confirmed to anybody nor sent
    QCOMPARE(m_host->loop->rules().fleet.size(), quint32{ 3 });
}

void TestControlResume::restartKeepsOutcomes()
{
    const BatchId batch = m_host->startBatch(slowPlan()).value();
    QTRY_COMPARE(m_host->session->publishes.size(), 1);
    m_host->progress("d1", -2);
    m_host->commit();
    QCOMPARE(m_host->book.tasks[batch][0].reason, TaskReason::DownloadFailed);
    m_host->crash();
    m_host->open();
    m_host->connectBroker();
    m_host->inform("d1", "2.0"); // too late
    m_host->commit();
    QCOMPARE(m_host->task(batch, 0).state, TaskState::Failed);
    QCOMPARE(m_host->task(batch, 0).reason, TaskReason::DownloadFailed);
    QCOMPARE(m_host->logged(ActivityKind::LateReport).size(), 1);
}

void TestControlResume::damagedRecordsAreRefused()
{
    WorkspaceContents contents = m_host->book.contents();
    contents.versions.push_back({ 99, defaultModuleIndex, 1, 0 });
    m_host->crash();
    m_host->open();
    const auto restored = m_host->loop->restore(contents);
    QVERIFY(!restored);
    QCOMPARE(restored.error().kind, ErrorKind::DatabaseDamaged);
}

using Damage = void (*)(WorkspaceContents&);
Q_DECLARE_METATYPE(Damage)

void TestControlResume::tasksThatFitNowhereAreRefused_data()
{
    QTest::addColumn<Damage>("damage");
    const auto row = [](const char* name, Damage damage) { QTest::newRow(name) << damage; };
    row("of no device", [](WorkspaceContents& all) { all.tasks.back().device = 4'000'000'000; });
    row("twice", [](WorkspaceContents& all) { all.tasks.push_back(all.tasks.back()); });
    row("of no batch", [](WorkspaceContents& all) { all.tasks.back().batch = BatchId{ 1 }; });
    row("from no version", [](WorkspaceContents& all) { all.tasks.front().fromVersion = 70'000; });
    row("a batch twice", [](WorkspaceContents& all) { all.batches.push_back(all.batches.back()); });
    row("a batch of no firmware", [](WorkspaceContents& all) { all.batches.back().firmware = FirmwareId{ 9 }; });
    row("a firmware twice", [](WorkspaceContents& all) { all.firmware.push_back(all.firmware.back()); });
}

void TestControlResume::tasksThatFitNowhereAreRefused()
{
    QFETCH(Damage, damage);
    QVERIFY(m_host->startBatch({}));
    m_host->commit();
    WorkspaceContents contents = m_host->book.contents();
    QCOMPARE(contents.tasks.size(), std::size_t{ 3 });
    damage(contents);
    m_host->crash();
    m_host->book = {};
    m_host->open();
    const auto restored = m_host->loop->restore(contents);
    QVERIFY(!restored);
    QCOMPARE(restored.error().kind, ErrorKind::DatabaseDamaged);
}

void TestControlResume::brokerLostAndBackIsLogged()
{
    QCOMPARE(m_host->logged(ActivityKind::BrokerConnected).size(), 1);
    emit m_host->session->failed({ ErrorKind::ConnectionLost, QStringLiteral("broker.example:1883") });
    QTRY_VERIFY(m_host->take());
    const QList<Activity> lost = m_host->logged(ActivityKind::BrokerLost);
    QCOMPARE(lost.size(), 1);
    QCOMPARE(lost.first().args.at(0).toInt(), static_cast<int>(ErrorKind::ConnectionLost));
    const auto started = m_host->startBatch({});
    QVERIFY(started);
    QCOMPARE(m_host->count(*started, TaskState::Queued), 3); // nobody to send to
    QTRY_COMPARE_WITH_TIMEOUT(m_host->sessions, 2, 10000);
    m_host->acceptSession();
    QCOMPARE(m_host->logged(ActivityKind::BrokerConnected).size(), 2);
    const auto pushed = [&] {
        m_host->commit();
        return !m_host->session->publishes.isEmpty();
    };
    QTRY_VERIFY(pushed());
}

void TestControlResume::stopHandsOverTheLast()
{
    m_host->inform("d4", "1.0");
    m_host->take();
    m_host->loop->stop();
    QVERIFY(m_host->take());
    QVERIFY(!m_host->logged(ActivityKind::DeviceEnrolled).isEmpty());
}

QTEST_GUILESS_MAIN(TestControlResume)
#include "tst_controlresume.moc"
