// SPDX-License-Identifier: GPL-3.0-or-later
// The loop beside a store that fails, or does not keep pace: RELIABILITY.md I10 and I11.
#include "models/base/cause.h"
#include "tests/models/control/controlhost.h"

using namespace console;

class TestControlStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void refusesOrdersAndDoesNothing();
    void tellsAnOrderThatItIsNotRecordedYet();
    void aRefusalByTheRulesStaysOne();
    void learnsAllTheSame();
    void endsWithoutAnybodyWaiting();
    void readsNoMoreThanItCanKeep();
    void readsNoMoreWhileTheStoreFails();
    void connectsOnlyWhenItCanKeepWhatComes();
    void downloadsWaitUntilTheyCanBeKept();

private:
    /// Long enough for anything that is on its way inside the loop.
    static void letItWork() { QTest::qWait(50); }
    void failStore() { m_host->loop->storeFailed(m_full); }
    void fillBacklog(const char* device = "d1");

    const Error m_full{ ErrorKind::DiskFull, QStringLiteral("no space left") };
    std::unique_ptr<ControlHost> m_host;
};

namespace {
constexpr std::size_t most = 30;
}

void TestControlStore::init()
{
    m_host = std::make_unique<ControlHost>();
    m_host->mostUncommitted = most;
    m_host->openWithDevices();
    QVERIFY(!QTest::currentTestFailed());
}

void TestControlStore::cleanup()
{
    m_host->crash();
    m_host.reset();
}

void TestControlStore::refusesOrdersAndDoesNothing()
{
    const BatchId running = m_host->startBatch({}).value();
    QTRY_COMPARE(m_host->session->publishes.size(), 3);
    m_host->commit();
    failStore();
    const auto cancelled = m_host->orderCancel(running);
    const auto started = m_host->orderBatch({});
    QTRY_VERIFY(cancelled.isFinished() && started.isFinished());
    QCOMPARE(cancelled.resultCount(), 1);
    QVERIFY(!cancelled.result() && !started.result());
    QCOMPARE(cancelled.result().error().kind, ErrorKind::CannotRecord);
    const auto cause = causeOf(started.result().error());
    QVERIFY(cause);
    QCOMPARE(cause->kind, m_full.kind);
    QCOMPARE(cause->context, m_full.context);
    QCOMPARE(m_host->loop->rules().engine.batches().size(), std::size_t{ 1 });
    QCOMPARE(m_host->count(running, TaskState::Notified), 3);

    m_host->loop->storeRecovered();
    letItWork();
    m_host->commit();
    QCOMPARE(m_host->book.batches.size(), std::size_t{ 1 });
    QCOMPARE(m_host->book.batches[running].state, BatchState::Running);
    QVERIFY(m_host->logged(ActivityKind::BatchCancelled).isEmpty());
    const auto again = m_host->orderCancel(running);
    QTRY_VERIFY(m_host->take());
    m_host->commit();
    QTRY_VERIFY(again.isFinished());
    QVERIFY(again.result());
}

/// Its record was on the way when the disk filled up: it can't be taken back, so it is told as it is.
void TestControlStore::tellsAnOrderThatItIsNotRecordedYet()
{
    const auto answer = m_host->orderBatch({});
    QTRY_VERIFY(m_host->take());
    letItWork();
    QVERIFY(!answer.isFinished());
    failStore();
    QVERIFY(answer.isFinished());
    QCOMPARE(answer.resultCount(), 1);
    QVERIFY(!answer.result());
    QCOMPARE(answer.result().error().kind, ErrorKind::NotRecordedYet);
    QCOMPARE(causeOf(answer.result().error()).value().kind, ErrorKind::DiskFull);
    QVERIFY(m_host->session->publishes.isEmpty());
    m_host->loop->storeRecovered();
    m_host->commit();
    QTRY_COMPARE(m_host->session->publishes.size(), 3); // as it was said
}

void TestControlStore::aRefusalByTheRulesStaysOne()
{
    m_host->inform("d4", "1.0"); // not committed: the answer has to wait
    const auto answer = m_host->orderCancel(BatchId{ 77 });
    letItWork();
    QVERIFY(!answer.isFinished());
    failStore();
    QVERIFY(answer.isFinished());
    QCOMPARE(answer.result().error().kind, ErrorKind::NotFound);
}

void TestControlStore::learnsAllTheSame()
{
    Plan plan;
    plan.ratePerMinute = 60;
    const BatchId batch = m_host->startBatch(plan).value();
    QTRY_COMPARE(m_host->session->publishes.size(), 1);
    failStore();
    const auto learnt = m_host->loop->learn<void>([](ControlLoop& loop, TimeMs now) -> Result<void> {
        loop.rules().engine.fileFound(hostFirmware, FileState::Changed, now);
        return {};
    });
    QTRY_VERIFY(learnt.isFinished());
    QCOMPARE(learnt.result().error().kind, ErrorKind::NotRecordedYet);
    QCOMPARE(m_host->loop->rules().engine.batch(batch)->state, BatchState::Paused);
}

void TestControlStore::endsWithoutAnybodyWaiting()
{
    const auto answer = m_host->orderBatch({});
    QTRY_VERIFY(m_host->take());
    failStore();
    m_host->loop->stop();
    QCOMPARE(answer.resultCount(), 1);
    const auto later = m_host->orderBatch({});
    QTRY_VERIFY(later.isFinished());
    QCOMPARE(later.result().error().kind, ErrorKind::CannotRecord);
}

/// Reports of which only the time is new, until the gate stays shut.
void TestControlStore::fillBacklog(const char* device)
{
    for (std::size_t burst = 0; burst < 2 * most && !m_host->session->gateShut; ++burst) {
        m_host->clock.time += 5000;
        m_host->inform(device, "1.0");
        m_host->take(); // the writer has it, and does not come back
    }
}

void TestControlStore::readsNoMoreThanItCanKeep()
{
    fillBacklog();
    QVERIFY(m_host->session->gateShut); // neither acknowledged nor read on
    letItWork();
    QVERIFY(m_host->session->gateShut);
    m_host->commit();
    QVERIFY(!m_host->session->gateShut);
    m_host->clock.time += 5000;
    m_host->inform("d1", "1.0");
    QVERIFY(!m_host->session->gateShut);
}

void TestControlStore::readsNoMoreWhileTheStoreFails()
{
    failStore();
    letItWork();
    m_host->inform("d2", "1.0"); // only seen again, but the failure itself has to be recorded
    QVERIFY(m_host->session->gateShut);
    m_host->loop->storeRecovered();
    m_host->commit();
    QVERIFY(!m_host->session->gateShut);
}

void TestControlStore::connectsOnlyWhenItCanKeepWhatComes()
{
    fillBacklog();
    QVERIFY(m_host->session->gateShut);
    emit m_host->session->failed({ ErrorKind::ConnectionLost, QStringLiteral("broker.example:1883") });
    QTest::qWait(1500); // the first attempt is due within half a second
    QCOMPARE(m_host->sessions, 1);
    m_host->commit();
    QTRY_COMPARE(m_host->sessions, 2);
    m_host->acceptSession();
    m_host->inform("d1", "1.0");
    m_host->commit();
    QVERIFY(!m_host->session->gateShut);
}

void TestControlStore::downloadsWaitUntilTheyCanBeKept()
{
    const BatchId batch = m_host->startBatch({}).value();
    QTRY_COMPARE(m_host->session->publishes.size(), 3);
    m_host->inform("d4", "1.0"); // what a device of the batch says would have to be kept at once
    m_host->commit();
    fillBacklog("d4");
    QVERIFY(m_host->downloads.put({ DownloadEvidence::Kind::Began, batch, 0, 700, m_host->clock.time }));
    letItWork();
    QVERIFY(!m_host->downloads.isEmpty());
    QCOMPARE(m_host->task(batch, 0).evidence.bytesServed, quint64{ 0 });
    m_host->commit();
    QTRY_COMPARE(m_host->task(batch, 0).evidence.bytesServed, quint64{ 700 });
}

QTEST_GUILESS_MAIN(TestControlStore)
#include "tst_controlstore.moc"
