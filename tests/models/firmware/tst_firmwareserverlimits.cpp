// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/firmware/servedworkspace.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace console;

/// Clients that do harm, and that honest ones are served beside them.
class TestFirmwareServerLimits : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void otherMethods_data();
    void otherMethods();
    void brokenRequests_data();
    void brokenRequests();
    void fourTransfersOfALink();
    void slowHeaderIsCut();
    void slowReaderIsCut();
    void manyIdleConnections();
    void whoWaitsGivesWay();

private:
    std::unique_ptr<ServedWorkspace> m_served;
};

void TestFirmwareServerLimits::init()
{
    m_served.reset();
    m_served = std::make_unique<ServedWorkspace>(QByteArray(32 * 1024 * 1024, 'f'));
    QVERIFY(m_served->port != 0);
}

void TestFirmwareServerLimits::otherMethods_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char* method : { "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "get", "X" })
        QTest::newRow(method) << QByteArray(method);
}

void TestFirmwareServerLimits::otherMethods()
{
    QFETCH(QByteArray, method);
    const HttpAnswer answer
        = m_served->send(method + " " + m_served->path() + " HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nabcd");
    QCOMPARE(answer.status, 405);
    QCOMPARE(answer.header("Allow"), QByteArray("GET, HEAD"));
    QVERIFY(answer.body.isEmpty());
}

void TestFirmwareServerLimits::brokenRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    const QByteArray line = "GET /f/x HTTP/1.1\r\nHost: x\r\n";
    QTest::newRow("noise") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n");
    QTest::newRow("no version") << QByteArray("GET /f/x\r\n\r\n");
    QTest::newRow("no host") << QByteArray("GET /f/x HTTP/1.1\r\n\r\n");
    QTest::newRow("body") << QByteArray(line + "Content-Length: 3\r\n\r\nabc");
    QTest::newRow("chunked body") << QByteArray(line + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    QTest::newRow("two lengths") << QByteArray(line + "Content-Length: 0\r\nContent-Length: 5\r\n\r\nabcde");
    QTest::newRow("long header") << QByteArray(line + "X: " + QByteArray(9000, 'x') + "\r\n\r\n");
    QTest::newRow("endless header") << QByteArray(line + "X: " + QByteArray(60'000, 'x'));
    QByteArray fields;
    for (int i = 0; i < 60; ++i)
        fields += "X" + QByteArray::number(i) + ": y\r\n";
    QTest::newRow("many fields") << QByteArray(line + fields + "\r\n");
}

void TestFirmwareServerLimits::brokenRequests()
{
    QFETCH(QByteArray, request);
    const auto socket = m_served->connected();
    socket->write(request);
    // Refused or closed; never served, and the connection does not stay.
    if (socket->state() == QTcpSocket::ConnectedState)
        socket->waitForReadyRead(2000);
    const QByteArray answer = socket->readAll();
    QVERIFY2(
        answer.isEmpty() || answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.0 4"), answer.constData());
    QCOMPARE(m_served->get(m_served->path(), "Range: bytes=0-9\r\n").body, QByteArray(10, 'f'));
}

void TestFirmwareServerLimits::fourTransfersOfALink()
{
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 4; ++i) {
        sockets.push_back(m_served->connected());
        sockets.back()->setReadBufferSize(4096);
        sockets.back()->write("GET " + m_served->path() + " HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(sockets.back()->waitForReadyRead(5000));
    }
    QCOMPARE(m_served->server.downloadsRunning(), 4);
    const HttpAnswer refused = m_served->get(m_served->path());
    QCOMPARE(refused.status, 503);
    QVERIFY(!refused.header("Retry-After").isEmpty());
    QCOMPARE(m_served->get(m_served->path(2)).status, 200); // another device's link
    sockets.pop_back();
    QTRY_COMPARE(m_served->server.downloadsRunning(), 3);
    QCOMPARE(m_served->get(m_served->path()).status, 200);
}

void TestFirmwareServerLimits::slowHeaderIsCut()
{
    const auto slow = m_served->connected();
    slow->write("GET " + m_served->path() + " HTTP/1.1\r\nHo");
    QVERIFY(slow->waitForBytesWritten(5000));
    QCOMPARE(m_served->get(m_served->path(), "Range: bytes=0-9\r\n").status, 206);
    m_served->clock.advance(9000);
    slow->write("st: x\r\nX"); // a byte now and then does not help
    QVERIFY(!slow->waitForDisconnected(500));
    m_served->clock.advance(1500);
    QTRY_COMPARE(slow->state(), QTcpSocket::UnconnectedState);
}

void TestFirmwareServerLimits::slowReaderIsCut()
{
    const auto slow = m_served->connected();
    slow->setReadBufferSize(4096);
    slow->write("GET " + m_served->path() + " HTTP/1.1\r\nHost: x\r\n\r\n");
    QVERIFY(slow->waitForReadyRead(5000));
    QTRY_COMPARE(m_served->server.downloadsRunning(), 1);
    QTest::qWait(300); // until the buffers between us are full
    for (int minute = 0; minute < 3 && m_served->server.downloadsRunning() > 0; ++minute) {
        m_served->clock.advance(61'000);
        QTest::qWait(300);
    }
    QTRY_COMPARE(m_served->server.downloadsRunning(), 0);
}

void TestFirmwareServerLimits::manyIdleConnections()
{
    std::vector<std::unique_ptr<QTcpSocket>> idle;
    for (int i = 0; i < 400; ++i) {
        idle.push_back(m_served->connected(i % 2 == 0 ? "127.0.0.1" : "127.0.0.2"));
        QCOMPARE(idle.back()->state(), QTcpSocket::ConnectedState);
    }
    QCOMPARE(m_served->get(m_served->path(), "Range: bytes=0-9\r\n").status, 206);
    m_served->clock.advance(11'000);
    const auto alive = [&idle] {
        return std::ranges::count_if(
            idle, [](const auto& socket) { return socket->state() == QTcpSocket::ConnectedState; });
    };
    QTRY_COMPARE(alive(), 0);
}

void TestFirmwareServerLimits::whoWaitsGivesWay()
{
    std::vector<std::unique_ptr<QTcpSocket>> idle;
    for (int i = 0; i < 300; ++i)
        idle.push_back(m_served->connected("127.0.0.1"));
    const auto alive = [&idle] {
        return std::ranges::count_if(
            idle, [](const auto& socket) { return socket->state() == QTcpSocket::ConnectedState; });
    };
    QTRY_COMPARE(alive(), 256); // an address has so many places
    QCOMPARE(idle.back()->state(), QTcpSocket::ConnectedState);
    QCOMPARE(idle.front()->state(), QTcpSocket::UnconnectedState);
    for (int i = 0; i < 300; ++i) {
        idle.push_back(m_served->connected("127.0.0.2"));
        idle.push_back(m_served->connected("127.0.0.3"));
    }
    QTRY_COMPARE(alive(), 512); // all together
    QCOMPARE(m_served->get(m_served->path(), "Range: bytes=0-9\r\n").status, 206);
}

QTEST_GUILESS_MAIN(TestFirmwareServerLimits)
#include "tst_firmwareserverlimits.moc"
