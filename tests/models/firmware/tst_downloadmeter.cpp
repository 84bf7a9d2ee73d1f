// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/downloadmeter.h"

#include "tests/models/firmware/servedworkspace.h"

#include <QTest>

using namespace console;
using Kind = DownloadEvidence::Kind;

class TestDownloadMeter : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void oneDownload();
    void progressAtMostOnceASecond();
    void manyPiecesAreFewMessages();
    void limitPerLink();
    void tamperedOnce();
    void unreadableOnceASecond();
    void fullMailboxLosesNoEnd();
    void totals();

private:
    [[nodiscard]] QList<Kind> taken()
    {
        QList<Kind> kinds;
        for (const DownloadEvidence& one : m_mailbox->takeAll())
            kinds.append(one.kind);
        return kinds;
    }

    HandClock m_clock;
    std::unique_ptr<Mailbox<DownloadEvidence>> m_mailbox;
    std::unique_ptr<DownloadMeter> m_meter;
    const DownloadMeter::Link m_link{ BatchId{ 7 }, 3 };
};

void TestDownloadMeter::init()
{
    m_mailbox = std::make_unique<Mailbox<DownloadEvidence>>(1000);
    m_meter = std::make_unique<DownloadMeter>(m_clock, *m_mailbox);
}

void TestDownloadMeter::oneDownload()
{
    QVERIFY(m_meter->begin(m_link));
    QVERIFY(taken().isEmpty()); // nothing has left yet
    m_meter->served(m_link, 100, 100);
    m_meter->served(m_link, 250, 150);
    m_meter->end(m_link);
    const auto evidence = m_mailbox->takeAll();
    QCOMPARE(evidence.size(), std::size_t(2));
    QVERIFY(evidence[0].kind == Kind::Began && evidence[1].kind == Kind::Ended);
    QCOMPARE(evidence[0].bytes, quint64(100));
    QCOMPARE(evidence[1].bytes, quint64(250));
    QCOMPARE(evidence[1].batch, BatchId{ 7 });
    QCOMPARE(evidence[1].device, 3U);
    QCOMPARE(evidence[1].at, m_clock.now());
}

void TestDownloadMeter::progressAtMostOnceASecond()
{
    QVERIFY(m_meter->begin(m_link));
    for (quint64 i = 1; i <= 50; ++i) {
        m_meter->served(m_link, i, 1);
        m_clock.advance(100);
    }
    const QList<Kind> expected{ Kind::Began, Kind::Progress, Kind::Progress, Kind::Progress, Kind::Progress };
    QCOMPARE(taken(), expected);
}

void TestDownloadMeter::manyPiecesAreFewMessages()
{
    for (quint64 i = 0; i < 1000; ++i) { // a device that fetches blocks of 1 KiB, one every 10 ms
        QVERIFY(m_meter->begin(m_link));
        m_meter->served(m_link, (i + 1) * 1024, 1024);
        m_meter->end(m_link);
        m_clock.advance(10);
        m_meter->tick();
    }
    m_clock.advance(1000);
    m_meter->tick();
    const auto evidence = m_mailbox->takeAll();
    QVERIFY(evidence.size() <= 22);
    QVERIFY(evidence.front().kind == Kind::Began && evidence.back().kind == Kind::Ended);
    QCOMPARE(evidence.back().bytes, quint64(1000 * 1024));
    m_clock.advance(5000);
    m_meter->tick();
    QVERIFY(taken().isEmpty());
}

void TestDownloadMeter::limitPerLink()
{
    for (int i = 0; i < DownloadMeter::mostAtOnce; ++i)
        QVERIFY(m_meter->begin(m_link));
    QVERIFY(!m_meter->begin(m_link));
    QVERIFY(m_meter->begin({ BatchId{ 7 }, 4 }));
    QCOMPARE(m_meter->running(), 5);
    m_meter->end(m_link);
    QVERIFY(taken().isEmpty()); // three are still under way
    QVERIFY(m_meter->begin(m_link));
}

void TestDownloadMeter::tamperedOnce()
{
    m_meter->spoilt(m_link, FileState::Changed);
    m_meter->spoilt(m_link, FileState::Changed);
    m_meter->tick();
    QCOMPARE(taken(), QList<Kind>{ Kind::Tampered });
}

void TestDownloadMeter::unreadableOnceASecond()
{
    m_meter->spoilt(m_link, FileState::Unreadable);
    m_meter->spoilt(m_link, FileState::Unreadable);
    QCOMPARE(taken(), QList<Kind>{ Kind::Unreadable });
    m_clock.advance(1000); // its batch may have been resumed by then
    m_meter->spoilt(m_link, FileState::Unreadable);
    QCOMPARE(taken(), QList<Kind>{ Kind::Unreadable });
}

void TestDownloadMeter::fullMailboxLosesNoEnd()
{
    m_mailbox = std::make_unique<Mailbox<DownloadEvidence>>(1);
    m_meter = std::make_unique<DownloadMeter>(m_clock, *m_mailbox);
    QVERIFY(m_meter->begin(m_link));
    m_meter->served(m_link, 10, 10);
    m_meter->end(m_link); // no room: Began waits to be taken
    m_meter->spoilt(m_link, FileState::Changed);
    QCOMPARE(taken(), QList<Kind>{ Kind::Began });
    m_meter->tick();
    QCOMPARE(taken(), QList<Kind>{ Kind::Tampered });
    m_meter->tick();
    QCOMPARE(taken(), QList<Kind>{ Kind::Ended });
}

void TestDownloadMeter::totals()
{
    QVERIFY(m_meter->begin(m_link));
    m_meter->served(m_link, 5000, 5000);
    m_clock.advance(2000);
    m_meter->tick();
    QCOMPARE(m_meter->bytesServed(), quint64(5000));
    QCOMPARE(m_meter->bytesPerSecond(), quint64(2500));
    m_meter->end(m_link);
    m_clock.advance(1000);
    m_meter->tick();
    QCOMPARE(m_meter->bytesPerSecond(), quint64(0));
    QCOMPARE(m_meter->running(), 0);
}

QTEST_APPLESS_MAIN(TestDownloadMeter)
#include "tst_downloadmeter.moc"
