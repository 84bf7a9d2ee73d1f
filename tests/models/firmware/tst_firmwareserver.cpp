// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/servedfiles.h"
#include "tests/models/firmware/servedworkspace.h"

#include "models/firmware/firmwaredigest.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <algorithm>

using namespace console;
using Kind = DownloadEvidence::Kind;

/// What devices ask and what they get. Limits are in tst_firmwareserverlimits.
class TestFirmwareServer : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void wholeFile();
    void head();
    void ranges_data();
    void ranges();
    void conditions();
    void keepAliveAndPipelining();
    void foreignPaths_data();
    void foreignPaths();
    void expired();
    void revoked();
    void evidenceOfADownload();
    void tamperedBefore_data();
    void tamperedBefore();
    void tamperedWhileServing();
    void tamperedUnseen();
    void bigFile();
    void startAndStop();

private:
    [[nodiscard]] int count(Kind kind)
    {
        const auto& all = m_served->evidence();
        return static_cast<int>(std::ranges::count(all, kind, &DownloadEvidence::kind));
    }
    std::unique_ptr<ServedWorkspace> m_served;
};

static QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>((i * 7 + i / 251) & 0xff);
    return bytes;
}

void TestFirmwareServer::init()
{
    m_served.reset();
    m_served = std::make_unique<ServedWorkspace>(pattern(100'000));
    QVERIFY(m_served->port != 0);
}

void TestFirmwareServer::wholeFile()
{
    const HttpAnswer answer = m_served->get(m_served->path());
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body == m_served->content);
    QCOMPARE(answer.header("Content-Length"), QByteArray("100000"));
    QCOMPARE(answer.header("ETag"), QByteArray('"' + m_served->batch.sha256 + '"'));
    QCOMPARE(answer.header("Accept-Ranges"), QByteArray("bytes"));
    for (const char* never : { "Server", "Transfer-Encoding", "Content-Encoding", "Location", "Set-Cookie" })
        QVERIFY2(answer.header(never).isEmpty(), never);
    // C SDK 3.2 offers to take compressed bytes, but cannot.
    QVERIFY(m_served->get(m_served->path(), "Accept-Encoding: gzip, deflate\r\n").body == m_served->content);
    QCOMPARE(m_served->server.bytesServed(), quint64(200'000));
}

void TestFirmwareServer::head()
{
    const HttpAnswer answer = m_served->send("HEAD " + m_served->path() + " HTTP/1.1\r\nHost: x\r\n\r\n");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Content-Length"), QByteArray("100000"));
    QVERIFY(answer.body.isEmpty());
    const HttpAnswer part
        = m_served->send("HEAD " + m_served->path() + " HTTP/1.1\r\nHost: x\r\nRange: bytes=5-9\r\n\r\n");
    QCOMPARE(part.status, 206);
    QCOMPARE(part.header("Content-Length"), QByteArray("5"));
    QCOMPARE(m_served->server.bytesServed(), quint64(0));
    QVERIFY(m_served->evidence().empty());
}

void TestFirmwareServer::ranges_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("length");
    QTest::newRow("from zero, as C SDK 4.1 asks") << QByteArray("bytes=0-") << 206 << 0 << 100'000;
    QTest::newRow("resume") << QByteArray("bytes=65536-") << 206 << 65'536 << 34'464;
    QTest::newRow("middle") << QByteArray("bytes=10-19") << 206 << 10 << 10;
    QTest::newRow("last byte") << QByteArray("bytes=99999-99999") << 206 << 99'999 << 1;
    QTest::newRow("beyond the end") << QByteArray("bytes=99990-200000") << 206 << 99'990 << 10;
    QTest::newRow("suffix") << QByteArray("bytes=-7") << 206 << 99'993 << 7;
    QTest::newRow("after the end") << QByteArray("bytes=100000-") << 416 << 0 << 0;
    QTest::newRow("empty suffix") << QByteArray("bytes=-0") << 416 << 0 << 0;
    QTest::newRow("several") << QByteArray("bytes=0-1,5-6") << 200 << 0 << 100'000;
    QTest::newRow("backwards") << QByteArray("bytes=9-1") << 200 << 0 << 100'000;
    QTest::newRow("other unit") << QByteArray("lines=0-1") << 200 << 0 << 100'000;
}

void TestFirmwareServer::ranges()
{
    QFETCH(QByteArray, range);
    QFETCH(int, first);
    QFETCH(int, length);
    const HttpAnswer answer = m_served->get(m_served->path(), "Range: " + range + "\r\n");
    QTEST(answer.status, "status");
    QVERIFY(answer.body == m_served->content.mid(first, length));
    QCOMPARE(answer.header("Content-Length").toInt(), length);
    if (answer.status == 206)
        QCOMPARE(answer.header("Content-Range"),
            QByteArray(
                "bytes " + QByteArray::number(first) + '-' + QByteArray::number(first + length - 1) + "/100000"));
    if (answer.status == 416)
        QCOMPARE(answer.header("Content-Range"), QByteArray("bytes */100000"));
}

void TestFirmwareServer::conditions()
{
    const QByteArray tag = '"' + m_served->batch.sha256 + '"';
    QCOMPARE(m_served->get(m_served->path(), "If-None-Match: " + tag + "\r\n").status, 304);
    QCOMPARE(m_served->get(m_served->path(), "If-None-Match: \"other\"\r\n").status, 200);
    QCOMPARE(m_served->get(m_served->path(), "Range: bytes=1-2\r\nIf-Range: " + tag + "\r\n").status, 206);
    QCOMPARE(m_served->get(m_served->path(), "Range: bytes=1-2\r\nIf-Range: \"other\"\r\n").status, 200);
    QCOMPARE(
        m_served->get(m_served->path(), "Range: bytes=1-2\r\nIf-Range: Sat, 29 Oct 1994 19:43:31 GMT\r\n").status, 200);
}

void TestFirmwareServer::keepAliveAndPipelining()
{
    const auto socket = m_served->connected();
    const QByteArray request = "GET " + m_served->path() + " HTTP/1.1\r\nHost: x\r\nRange: bytes=0-9\r\n\r\n";
    for (int i = 1; i <= 100; ++i) {
        socket->write(request);
        const HttpAnswer answer = ServedWorkspace::read(*socket);
        QCOMPARE(answer.status, 206);
        QCOMPARE(answer.header("Connection"), QByteArray(i == 100 ? "close" : ""));
    }
    QTRY_COMPARE(socket->state(), QTcpSocket::UnconnectedState);
}

void TestFirmwareServer::foreignPaths_data()
{
    QTest::addColumn<QByteArray>("path");
    const QByteArray foreign = DownloadLink(QByteArray(32, 'z')).token({ servedBatch, 1, 1'900'000'000 });
    const QByteArray unknownBatch = DownloadLink(QByteArray(32, 'k')).token({ BatchId{ 5 }, 1, 1'900'000'000 });
    for (const QByteArray& path :
        { QByteArray("/"), QByteArray("/f/"), QByteArray("/f"), QByteArray("/f/x"), QByteArray("/index.html"),
            QByteArray("/f/../../../etc/passwd"), QByteArray("/../etc/passwd"), QByteArray("/f/..%2f..%2fetc%2fpasswd"),
            QByteArray("/f/%2e%2e/%2e%2e/etc/passwd"), QByteArray("//etc/passwd"), QByteArray("/f//etc/passwd"),
            QByteArray("/f/..\\..\\windows\\win.ini"), QByteArray("/f/%00"), QByteArray("/f/%c0%ae%c0%ae/"),
            QByteArray("/f/CON"), QByteArray("/f/C:"), QByteArray("/f/file.txt::$DATA"),
            QByteArray("/f/" + QByteArray(64, 'a')), QByteArray("/f/" + QByteArray(43, 'A')),
            QByteArray("/f/" + foreign), QByteArray("/f/" + unknownBatch), QByteArray("http://127.0.0.1/f/x") })
        QTest::newRow(path.constData()) << path;
    QTest::newRow("very long") << QByteArray("/f/" + QByteArray(3000, 'A'));
}

void TestFirmwareServer::foreignPaths()
{
    QFETCH(QByteArray, path);
    const HttpAnswer answer = m_served->get(path);
    QVERIFY2(answer.status == 404 || answer.status == 400, answer.head.constData());
    QVERIFY(answer.body.isEmpty());
    // The name of the file in the vault is no way in either, nor is a token with something behind it.
    QCOMPARE(m_served->get("/f/" + m_served->batch.sha256).status, 404);
    QCOMPARE(m_served->get(m_served->path() + "/").status, 404);
    QVERIFY(m_served->evidence().empty());
}

void TestFirmwareServer::expired()
{
    m_served->clock.advance(3599 * 1000);
    QCOMPARE(m_served->get(m_served->path()).status, 200);
    m_served->clock.advance(1000);
    QCOMPARE(m_served->get(m_served->path()).status, 410);
}

void TestFirmwareServer::revoked()
{
    auto revoked = std::make_shared<SlotSet>();
    revoked->insert(2);
    m_served->batch.revokedDevices = revoked;
    m_served->publish();
    QCOMPARE(m_served->get(m_served->path(1)).status, 200);
    QCOMPARE(m_served->get(m_served->path(2)).status, 410);
    m_served->batch.revoked = true;
    m_served->publish();
    QCOMPARE(m_served->get(m_served->path(1)).status, 410);
    m_served->server.setLinks(std::make_shared<const LinkTable>());
    QCOMPARE(m_served->get(m_served->path(1)).status, 404);
}

void TestFirmwareServer::evidenceOfADownload()
{
    QCOMPARE(m_served->get(m_served->path(9), "Range: bytes=0-49999\r\n").status, 206);
    QTRY_COMPARE(count(Kind::Ended), 1);
    QCOMPARE(count(Kind::Began), 1);
    const DownloadEvidence ended = m_served->evidence().back();
    QCOMPARE(ended.batch, servedBatch);
    QCOMPARE(ended.device, 9U);
    QCOMPARE(ended.bytes, quint64(50'000));
    QCOMPARE(ended.at, m_served->clock.now());
    m_served->clock.advance(2000);
    QCOMPARE(m_served->get(m_served->path(9), "Range: bytes=50000-\r\n").status, 206);
    QTRY_COMPARE(count(Kind::Ended), 2);
    QCOMPARE(m_served->evidence().back().bytes, quint64(100'000));
    QTRY_COMPARE(m_served->server.downloadsRunning(), 0);
}

void TestFirmwareServer::tamperedBefore_data()
{
    QTest::addColumn<QByteArray>("bytes"); // null = removed
    QTest::newRow("one byte") << QByteArray("x" + pattern(100'000).mid(1));
    QTest::newRow("shorter") << QByteArray("x");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("gone") << QByteArray();
}

void TestFirmwareServer::tamperedBefore()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(m_served->get(m_served->path()).status, 200); // the good file has been seen
    if (bytes.isNull()) {
        QVERIFY(QFile::remove(m_served->batch.filePath));
    } else {
        QFile file(m_served->batch.filePath);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    QCOMPARE(m_served->get(m_served->path(3)).status, 500);
    const Kind said = bytes.isNull() ? Kind::Unreadable : Kind::Tampered;
    QTRY_COMPARE(count(said), 1);
    QCOMPARE(m_served->evidence().back().device, 3U);
    QCOMPARE(m_served->get(m_served->path(3)).status, 500);
    QCOMPARE(count(Kind::Tampered), said == Kind::Tampered ? 1 : 0); // said once per link
}

void TestFirmwareServer::tamperedWhileServing()
{
    m_served = std::make_unique<ServedWorkspace>(QByteArray(64 * 1024 * 1024, 'a'));
    const auto socket = m_served->connected();
    socket->setReadBufferSize(64 * 1024); // the server cannot run ahead of us
    socket->write("GET " + m_served->path() + " HTTP/1.1\r\nHost: x\r\n\r\n");
    QVERIFY(socket->waitForReadyRead(5000));
    QFile file(m_served->batch.filePath);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(60 * 1024 * 1024) && file.write("b") == 1 && file.flush());
    qint64 received = 0;
    while (socket->state() == QTcpSocket::ConnectedState || socket->bytesAvailable() > 0) {
        received += socket->readAll().size();
        socket->waitForReadyRead(200);
    }
    QVERIFY(received < 60 * 1024 * 1024); // cut, and before the bad byte
    QTRY_COMPARE(count(Kind::Tampered), 1);
}

/// What no stamp of a file tells: its bytes are others than those that were verified.
void TestFirmwareServer::tamperedUnseen()
{
    m_served->batch.sha256 = QByteArray(64, 'a');
    m_served->publish();
    QCOMPARE(m_served->get(m_served->path(), "Range: bytes=10-19\r\n").status, 206); // a piece has no digest
    QCOMPARE(m_served->get(m_served->path()).status, 500);
    QTRY_COMPARE(count(Kind::Tampered), 1);
    QCOMPARE(m_served->get(m_served->path(2), "Range: bytes=0-\r\n").status, 500);
    QTRY_COMPARE(count(Kind::Tampered), 2); // of another link
    // What is too large to be kept is digested on its way.
    m_served = std::make_unique<ServedWorkspace>(QByteArray(ServedFiles::largestKept + 1, 'a'));
    m_served->batch.sha256 = QByteArray(64, 'a');
    m_served->publish();
    const HttpAnswer answer = m_served->get(m_served->path());
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.size() < m_served->content.size()); // cut before its end
    QTRY_COMPARE(count(Kind::Tampered), 1);
}

void TestFirmwareServer::bigFile()
{
    const QByteArray content = pattern(120 * 1024 * 1024);
    m_served = std::make_unique<ServedWorkspace>(content);
    QNetworkAccessManager network;
    QNetworkRequest request(
        QUrl(QString::fromLatin1("http://127.0.0.1:" + QByteArray::number(m_served->port) + m_served->path())));
    FirmwareDigest digest;
    QByteArray ranged = "bytes=" + QByteArray::number(70 * 1024 * 1024) + '-';
    QNetworkReply* whole = network.get(request);
    connect(whole, &QNetworkReply::readyRead, this, [whole, &digest] { digest.add(whole->readAll()); });
    QSignalSpy finished(whole, &QNetworkReply::finished);
    QVERIFY(finished.wait(60'000));
    digest.add(whole->readAll());
    QCOMPARE(whole->error(), QNetworkReply::NoError);
    QCOMPARE(digest.finish().sha256, m_served->batch.sha256);
    request.setRawHeader("Range", ranged);
    QNetworkReply* rest = network.get(request);
    QSignalSpy restFinished(rest, &QNetworkReply::finished);
    QVERIFY(restFinished.wait(60'000));
    QCOMPARE(rest->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 206);
    QVERIFY(rest->readAll() == content.mid(70 * 1024 * 1024));
    QTRY_COMPARE(m_served->server.downloadsRunning(), 0);
    QCOMPARE(m_served->server.bytesServed(), quint64(170 * 1024 * 1024));
}

void TestFirmwareServer::startAndStop()
{
    const quint16 port = m_served->port;
    m_served->server.stop();
    m_served->server.stop();
    QCOMPARE(m_served->get(m_served->path()).status, 0);
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, port));
    const auto taken = m_served->server.start(QStringLiteral("127.0.0.1"), port);
    QCOMPARE(taken.error().kind, ErrorKind::ListenPortTaken);
    QVERIFY(taken.error().context.startsWith(QString::number(port)));
    other.close();
    QCOMPARE(m_served->server.start(QStringLiteral("127.0.0.1"), port).value(), port);
    QCOMPARE(m_served->get(m_served->path()).status, 200);
    const auto again = m_served->server.start(QStringLiteral("127.0.0.1"), 0); // restarts
    QVERIFY(again && *again != 0);
    QCOMPARE(m_served->server.start(QStringLiteral("no address"), 0).error().kind, ErrorKind::ListenAddressInvalid);
}

QTEST_GUILESS_MAIN(TestFirmwareServer)
#include "tst_firmwareserver.moc"
