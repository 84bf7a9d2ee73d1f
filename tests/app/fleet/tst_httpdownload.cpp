// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/httpdownload.h"
#include "tests/app/fleet/rangeserver.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace console;

namespace {

QByteArray noise(qsizetype size)
{
    QRandomGenerator generator(5);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char& byte : bytes)
        byte = static_cast<char>(generator.bounded(256));
    return bytes;
}

/// A download and what came of it.
struct Fetch
{
    explicit Fetch(const QString& url, bool exactNames = false, qint64 rate = 0)
        : download(order(url, exactNames, rate))
        , finished(&download, &HttpDownload::finished)
        , failed(&download, &HttpDownload::failed)
        , cut(&download, &HttpDownload::cut)
    {
        QObject::connect(
            &download, &HttpDownload::chunkReceived, &download, [this](const QByteArray& bytes) { received += bytes; });
        download.start();
    }

    static DownloadOrder order(const QString& url, bool exactNames, qint64 rate)
    {
        DownloadOrder order;
        order.url = QUrl(url);
        order.rate = rate;
        order.exactHeaderNames = exactNames;
        order.retryMs = 5;
        order.maxRetries = 2;
        order.stallMs = 500;
        return order;
    }

    HttpDownload download;
    QByteArray received;
    QSignalSpy finished;
    QSignalSpy failed;
    QSignalSpy cut;
};

} // namespace

class TestHttpDownload : public QObject
{
    Q_OBJECT
private slots:
    void fetchesAFile()
    {
        RangeServer server;
        server.content = noise(700'000);
        Fetch fetch(server.url(QStringLiteral("/a%20b?Expires=1&x=%2B")));
        QTRY_COMPARE(fetch.finished.count(), 1);
        QVERIFY(fetch.received == server.content);
        QVERIFY(server.requests[0].startsWith("GET /a%20b?Expires=1&x=%2B HTTP/1.1\r\n"));
        QVERIFY(server.requests[0].contains("\r\nRange: bytes=0-\r\n"));
        QVERIFY(
            server.requests[0].contains(QByteArray("\r\nHost: 127.0.0.1:" + QByteArray::number(server.serverPort()))));
    }

    void resumesWhereItWasCut()
    {
        RangeServer server;
        server.content = noise(500'000);
        server.cuts = { 100'000, 0, 250'000 };
        Fetch fetch(server.url());
        QTRY_COMPARE(fetch.finished.count(), 1);
        QVERIFY(fetch.received == server.content);
        QCOMPARE(fetch.cut.count(), 3);
        QCOMPARE(server.requests.size(), 4);
        QVERIFY(server.requests[1].contains("Range: bytes=100000-"));
        QVERIFY(server.requests[3].contains("Range: bytes=350000-"));
    }

    void resumesAtAServerWithoutRanges()
    {
        RangeServer server;
        server.content = noise(300'000);
        server.ignoresRange = true;
        server.cuts = { 120'000 };
        Fetch fetch(server.url());
        QTRY_COMPARE(fetch.finished.count(), 1);
        QVERIFY(fetch.received == server.content);
    }

    void isSuspendedAndResumed()
    {
        RangeServer server;
        server.content = noise(400'000);
        Fetch fetch(server.url(), false, 2'000'000);
        QTRY_VERIFY(fetch.received.size() > 50'000);
        fetch.download.suspend();
        const qsizetype had = fetch.received.size();
        QTest::qWait(250);
        QCOMPARE(fetch.received.size(), had);
        fetch.download.resume();
        QTRY_COMPARE(fetch.finished.count(), 1);
        QVERIFY(fetch.received == server.content);
        QVERIFY(server.requests.last().contains(QByteArray("Range: bytes=" + QByteArray::number(had))));
    }

    void emptyFile()
    {
        RangeServer server;
        server.ignoresRange = true;
        Fetch fetch(server.url());
        QTRY_COMPARE(fetch.finished.count(), 1);
        QVERIFY(fetch.received.isEmpty());
    }

    void givesUp_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("chunked");
        QTest::addColumn<int>("told");
        QTest::newRow("404") << 404 << false << 404;
        QTest::newRow("410") << 410 << false << 410;
        QTest::newRow("redirect") << 302 << false << 302;
        QTest::newRow("busy for ever") << 503 << false << 0;
        QTest::newRow("chunked") << 0 << true << 206;
    }
    void givesUp()
    {
        QFETCH(const int, status);
        QFETCH(const bool, chunked);
        QFETCH(const int, told);
        RangeServer server;
        server.content = noise(10);
        server.status = status;
        server.chunkedHeader = chunked;
        Fetch fetch(server.url());
        QTRY_COMPARE(fetch.failed.count(), 1);
        QCOMPARE(fetch.failed[0][0].toInt(), told);
        QCOMPARE(fetch.finished.count(), 0);
    }

    void givesUpWhenCutWithoutProgress()
    {
        RangeServer server;
        server.content = noise(1000);
        server.cuts = { 100, 0, 0, 0, 0 };
        Fetch fetch(server.url());
        QTRY_COMPARE(fetch.failed.count(), 1);
        QCOMPARE(fetch.cut.count(), 2);
        QCOMPARE(fetch.received.size(), 100);
    }

    void givesUpOnOtherServers()
    {
        quint16 closedPort = 0;
        {
            QTcpServer server;
            QVERIFY(server.listen(QHostAddress::LocalHost));
            closedPort = server.serverPort();
        }
        Fetch refused(QStringLiteral("http://127.0.0.1:%1/").arg(closedPort));
        Fetch wrongScheme(QStringLiteral("ftp://127.0.0.1/"));
        Fetch nonsense(QStringLiteral("::"));
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Fetch stalled(QStringLiteral("http://127.0.0.1:%1/").arg(silent.serverPort()));
        for (Fetch* fetch : { &refused, &wrongScheme, &nonsense, &stalled }) {
            QTRY_COMPARE(fetch->failed.count(), 1);
            QCOMPARE(fetch->failed[0][0].toInt(), 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestHttpDownload)
#include "tst_httpdownload.moc"
