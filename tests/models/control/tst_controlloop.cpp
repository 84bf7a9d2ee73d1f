// SPDX-License-Identifier: GPL-3.0-or-later
// What goes in and out of the loop, and in which order: nothing leaves before what explains it is committed.
#include "tests/models/control/controlhost.h"

#include "models/protocol/topics.h"

using namespace console;

class TestControlLoop : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void acknowledgesOnlyWhatIsCommitted();
    void acknowledgesAtOnceWhatNeedsNoRecord();
    void sendsNoNoticeBeforeItsRecord();
    void theLinkWorksBeforeItsNoticeLeaves();
    void answersAnOrderWhenItIsDurable();
    void answersARefusedOrder();
    void retainedReportsAreInventoryOnly();
    void answersAPullWithNothingPending();
    void answersAPullWithItsNotice();
    void answersALegacyPullOnce();
    void legacyPullOfAnIdleDeviceIsOnlyAReport();
    void rejectedReportsChangeNothing();
    void ignoresItsOwnEcho();
    void downloadsReachTheTask();

private:
    /// Long enough for anything that is on its way inside the loop.
    static void letItWork() { QTest::qWait(50); }

    std::unique_ptr<ControlHost> m_host;
};

namespace {

const QByteArray noticeBeginning = R"({"code":"1000","data":{"size":1000,)";
const QByteArray linkBeginning = R"("url":"http://files.example/f/)";
const QByteArray newVersion = R"("version":"2.0")";
const QByteArray replyId = R"("id":"78")";
const QByteArray nothingPending = R"({"id":"77","code":200,"data":{}})";
const QByteArray pullTopic = QByteArrayLiteral("/sys/pk/d1/thing/ota/firmware/get");
const QByteArray replyTopic = QByteArrayLiteral("/sys/pk/d1/thing/ota/firmware/get_reply");
const QByteArray legacyTopic = QByteArrayLiteral("/ota/device/request/pk/d1");

} // namespace

void TestControlLoop::init()
{
    m_host = std::make_unique<ControlHost>();
    m_host->open();
    m_host->connectBroker();
    QVERIFY(!QTest::currentTestFailed());
}

void TestControlLoop::cleanup()
{
    m_host->crash();
    m_host.reset();
}

void TestControlLoop::acknowledgesOnlyWhatIsCommitted()
{
    m_host->inform("d1", "1.0");
    QVERIFY(m_host->take());
    letItWork();
    QVERIFY(m_host->session->gateShut);
    QCOMPARE(m_host->session->gateOpenings, 0);
    m_host->commit();
    QVERIFY(!m_host->session->gateShut);
    QCOMPARE(m_host->session->gateOpenings, 1);
}

void TestControlLoop::acknowledgesAtOnceWhatNeedsNoRecord()
{
    m_host->inform("d1", "1.0");
    m_host->commit();
    m_host->clock.time += 5000;
    m_host->inform("d1", "1.0"); // only seen again: kept lazily
    QVERIFY(!m_host->session->gateShut);
}

void TestControlLoop::sendsNoNoticeBeforeItsRecord()
{
    m_host->inform("d1", "1.0");
    m_host->commit();
    const auto answer = m_host->orderBatch({});
    QTRY_VERIFY(m_host->take());
    letItWork();
    QVERIFY(m_host->session->publishes.isEmpty());
    m_host->commit();
    QTRY_COMPARE(m_host->sent(upgradeTopicOf("d1")).size(), 1);
    QCOMPARE(m_host->session->publishes.size(), 1);
    const BatchId batch = answer.result().value();
    QCOMPARE(m_host->book.tasks[batch][0].state, TaskState::Notified);
    QCOMPARE(m_host->book.tasks[batch][0].attempt, quint8{ 1 });
    const QByteArray notice = m_host->sent(upgradeTopicOf("d1")).first();
    QVERIFY2(notice.startsWith(noticeBeginning), notice.constData());
    QVERIFY2(notice.contains(linkBeginning), notice.constData());
}

void TestControlLoop::theLinkWorksBeforeItsNoticeLeaves()
{
    m_host->inform("d1", "1.0");
    m_host->commit();
    bool served = false; // when the records that the notice waits for are handed over
    m_host->store.setWake([&] {
        const std::vector<BatchId> batches = m_host->loop->rules().engine.batches();
        if (!batches.empty())
            served = m_host->links && m_host->links->batches.contains(batches.front());
    });
    const auto answer = m_host->orderBatch({});
    QTRY_VERIFY(m_host->take());
    m_host->store.setWake({});
    QVERIFY(served);
    m_host->commit();
    const BatchId batch = answer.result().value();
    m_host->crash();
    m_host->open();
    QVERIFY(m_host->links && m_host->links->batches.contains(batch));
}

void TestControlLoop::answersAnOrderWhenItIsDurable()
{
    m_host->inform("d1", "1.0");
    m_host->commit();
    const auto answer = m_host->orderBatch({});
    QTRY_VERIFY(m_host->take());
    letItWork();
    QVERIFY(!answer.isFinished());
    m_host->commit();
    QVERIFY(answer.isFinished());
    QVERIFY(answer.result());
    const QList<Activity> started = m_host->logged(ActivityKind::BatchStarted);
    QCOMPARE(started.size(), 1);
    QCOMPARE(started.first().actor, QStringLiteral("li"));
}

void TestControlLoop::answersARefusedOrder()
{
    const auto refused = m_host->startBatch({}); // there are no devices
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::NoTargets);
    QVERIFY(m_host->book.batches.empty());
}

void TestControlLoop::retainedReportsAreInventoryOnly()
{
    m_host->inform("d1", "1.0");
    m_host->commit();
    const BatchId batch = m_host->startBatch({}).value();
    m_host->progress("d1", 10);
    m_host->commit();
    m_host->inform("d1", "2.0", true);
    m_host->commit();
    QCOMPARE(m_host->task(batch, 0).state, TaskState::Upgrading);
    const Fleet& fleet = m_host->loop->rules().fleet;
    QCOMPARE(toText(fleet.names().versions.at(fleet.version(0, defaultModuleIndex))), QStringLiteral("2.0"));
    m_host->inform("d1", "2.0");
    m_host->commit();
    QCOMPARE(m_host->task(batch, 0).state, TaskState::Succeeded);
    QCOMPARE(m_host->book.batches[batch].state, BatchState::Completed);
}

void TestControlLoop::answersAPullWithNothingPending()
{
    m_host->inform("d1", "1.0");
    m_host->commit();
    m_host->deliver(pullTopic, R"({"id":"77","version":"1.0","params":{},"method":"thing.ota.firmware.get"})");
    m_host->commit();
    QCOMPARE(m_host->sent(replyTopic), QList<QByteArray>{ nothingPending });
    QCOMPARE(m_host->session->publishes.size(), 1);
}

void TestControlLoop::answersAPullWithItsNotice()
{
    m_host->inform("d1", "1.0");
    m_host->commit();
    QVERIFY(m_host->startBatch({}));
    m_host->clock.time += 31'000; // a notice is sent again after 30 s at the earliest
    m_host->deliver(pullTopic, R"({"id":"78","version":"1.0","params":{},"method":"thing.ota.firmware.get"})");
    QTRY_VERIFY(m_host->take());
    m_host->commit();
    QTRY_COMPARE(m_host->sent(replyTopic).size(), 1);
    const QByteArray reply = m_host->sent(replyTopic).first();
    QVERIFY2(reply.contains(replyId) && reply.contains(newVersion), reply.constData());
    QCOMPARE(m_host->sent(upgradeTopicOf("d1")).size(), 1); // the push of the start
}

void TestControlLoop::answersALegacyPullOnce()
{
    m_host->inform("d1", "1.0");
    m_host->commit();
    QVERIFY(m_host->startBatch({}));
    m_host->clock.time += 31'000;
    m_host->deliver(legacyTopic, R"({"id":"1","params":{"version":"1.0"}})");
    m_host->commit();
    QTRY_COMPARE(m_host->sent(legacyTopic).size(), 1);
    letItWork();
    m_host->commit();
    QCOMPARE(m_host->session->publishes.size(), 2); // the push of the start and this answer
    QVERIFY(m_host->sent(legacyTopic).first().contains(newVersion));
}

void TestControlLoop::legacyPullOfAnIdleDeviceIsOnlyAReport()
{
    m_host->deliver(legacyTopic, R"({"id":"1","params":{"version":"1.0"}})");
    m_host->commit();
    letItWork();
    QVERIFY(m_host->session->publishes.isEmpty());
    QCOMPARE(m_host->loop->rules().fleet.size(), quint32{ 1 });
}

void TestControlLoop::rejectedReportsChangeNothing()
{
    const QByteArray broken = R"({"id":1,"params":)";
    m_host->deliver("/ota/device/inform/pk/d1", broken);
    QVERIFY(m_host->session->gateShut); // the entry in the log comes first
    m_host->commit();
    QVERIFY(!m_host->session->gateShut);
    QCOMPARE(m_host->loop->rules().fleet.size(), quint32{ 0 });
    const QList<Activity> rejected = m_host->logged(ActivityKind::ReportRejected);
    QCOMPARE(rejected.size(), 1);
    QCOMPARE(rejected.first().args.at(2), QStringLiteral("/ota/device/inform/pk/d1"));
    QCOMPARE(QByteArray::fromBase64(rejected.first().args.at(3).toLatin1()), broken);
}

void TestControlLoop::ignoresItsOwnEcho()
{
    m_host->inform("d1", "1.0");
    m_host->commit();
    QVERIFY(m_host->startBatch({}));
    m_host->clock.time += 31'000;
    m_host->deliver(legacyTopic, R"({"id":"1","params":{"version":"1.0"}})");
    m_host->commit();
    QTRY_COMPARE(m_host->sent(legacyTopic).size(), 1);
    m_host->clock.time += 31'000;
    m_host->deliver(legacyTopic, m_host->sent(legacyTopic).first());
    letItWork();
    m_host->commit();
    QCOMPARE(m_host->sent(legacyTopic).size(), 1);
    QVERIFY(m_host->logged(ActivityKind::ReportRejected).isEmpty());
    QVERIFY(m_host->logged(ActivityKind::SuspiciousReport).isEmpty());
}

void TestControlLoop::downloadsReachTheTask()
{
    m_host->inform("d1", "1.0");
    m_host->commit();
    const BatchId batch = m_host->startBatch({}).value();
    const TimeMs at = m_host->clock.time;
    QVERIFY(m_host->downloads.put({ DownloadEvidence::Kind::Began, batch, 0, 0, at }));
    QVERIFY(m_host->downloads.put({ DownloadEvidence::Kind::Progress, batch, 0, 700, at + 5 }));
    QTRY_COMPARE(m_host->task(batch, 0).evidence.bytesServed, quint64{ 700 });
    QCOMPARE(m_host->task(batch, 0).evidence.downloadBeganAt, at);
    QTRY_VERIFY(m_host->take());
    m_host->commit();
    QCOMPARE(m_host->book.tasks[batch][0].evidence.bytesServed, quint64{ 700 });
}

QTEST_GUILESS_MAIN(TestControlLoop)
#include "tst_controlloop.moc"
