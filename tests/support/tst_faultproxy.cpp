// SPDX-License-Identifier: GPL-3.0-or-later
// Each fault of the proxy, seen by a plain client and a plain broker that only count bytes.
#include "tests/support/faultproxy.h"

#include <QElapsedTimer>
#include <QTest>

using namespace console;

class TestFaultProxy : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void passesEverythingOn();
    void passesPiecesAndHeapsOn();
    void cutsAtAnyByte_data();
    void cutsAtAnyByte();
    void cutsAllThatAreThere();
    void refusesNewConnections();
    void delaysButKeepsTheOrder();
    void slowsDown();
    void stallsAndGoesOn();
    void neverAnswersConnect();
    void becomesHalfOpen();
    void repeatsWithDup();
    void changesTheOrder();
    void acknowledgesWhatTheBrokerNeverGot();
    void losesReportsThatTheBrokerBelievesDelivered();
    void theSameSeedDoesTheSame();

private:
    void connectBoth();
    [[nodiscard]] bool arrives(QTcpSocket& at, const QByteArray& bytes);
    void up(const QByteArray& bytes) { m_client.write(bytes); }
    void down(const QByteArray& bytes) { m_accepted->write(bytes); }

    QTcpServer m_broker;
    std::unique_ptr<FaultProxy> m_proxy;
    QTcpSocket m_client;
    std::unique_ptr<QTcpSocket> m_accepted;
};

namespace {

const QByteArray connect5 = QByteArray::fromHex("100d00044d5154540502003c000000");
const QByteArray connack = QByteArray::fromHex("2003000000");

QByteArray publish(quint16 id, const QByteArray& text, int qos = 1)
{
    QByteArray body = QByteArray::fromHex("000174"); // topic "t"
    if (qos > 0) {
        body += static_cast<char>(id >> 8);
        body += static_cast<char>(id & 255);
    }
    body += text;
    QByteArray packet(1, static_cast<char>(0x30 | qos << 1));
    for (qsizetype left = body.size(); packet.size() == 1 || left > 0; left >>= 7)
        packet += static_cast<char>((left & 127) | (left > 127 ? 128 : 0));
    return packet + body;
}

QByteArray puback(quint16 id)
{
    return QByteArray("\x40\x02", 2) + static_cast<char>(id >> 8) + static_cast<char>(id & 255);
}

QByteArray withDup(QByteArray packet)
{
    packet[0] = static_cast<char>(packet.at(0) | 8);
    return packet;
}

} // namespace

void TestFaultProxy::init()
{
    QVERIFY(m_broker.listen(QHostAddress::LocalHost));
    m_proxy = std::make_unique<FaultProxy>(m_broker.serverPort(), 7);
    QVERIFY(m_proxy->port() != 0);
}

void TestFaultProxy::cleanup()
{
    m_client.abort();
    m_proxy.reset();
    m_accepted.reset();
    m_broker.close();
}

void TestFaultProxy::connectBoth()
{
    m_client.connectToHost(QHostAddress(QHostAddress::LocalHost), m_proxy->port());
    QTRY_VERIFY(m_broker.hasPendingConnections());
    m_accepted.reset(m_broker.nextPendingConnection());
    QTRY_COMPARE(m_client.state(), QAbstractSocket::ConnectedState);
}

bool TestFaultProxy::arrives(QTcpSocket& at, const QByteArray& bytes)
{
    QByteArray got;
    const bool all = QTest::qWaitFor([&] {
        got += at.read(bytes.size() - got.size());
        return got.size() == bytes.size();
    });
    if (!all || got != bytes)
        qWarning() << "expected" << bytes.toHex(' ') << "but came" << got.toHex(' ');
    return got == bytes;
}

void TestFaultProxy::passesEverythingOn()
{
    connectBoth();
    up(connect5 + publish(1, "a") + publish(0, "b", 0));
    QVERIFY(arrives(*m_accepted, connect5 + publish(1, "a") + publish(0, "b", 0)));
    down(connack + publish(9, QByteArray(70'000, 'x')) + puback(1));
    QVERIFY(arrives(m_client, connack + publish(9, QByteArray(70'000, 'x')) + puback(1)));
    m_client.disconnectFromHost();
    QTRY_COMPARE(m_accepted->state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(m_proxy->counts().open.load(), 0);
    QCOMPARE(m_proxy->counts().connections.load(), 1);
}

void TestFaultProxy::passesPiecesAndHeapsOn()
{
    connectBoth();
    const QByteArray packet = publish(300, QByteArray(200, 'y')); // a length of two bytes
    for (const char byte : packet) {
        m_client.write(&byte, 1);
        QVERIFY(m_client.waitForBytesWritten());
    }
    QVERIFY(arrives(*m_accepted, packet));
}

void TestFaultProxy::cutsAtAnyByte_data()
{
    QTest::addColumn<int>("after");
    QTest::addColumn<bool>("reset");
    for (int after = 0; after < publish(1, "abc").size(); ++after)
        QTest::addRow("%d", after) << after << (after % 2 == 1);
}

void TestFaultProxy::cutsAtAnyByte()
{
    QFETCH(int, after);
    QFETCH(bool, reset);
    connectBoth();
    m_proxy->setFaults({ .cutAfter = after, .reset = reset });
    down(publish(1, "abc"));
    QTRY_COMPARE(m_client.state(), QAbstractSocket::UnconnectedState);
    if (!reset) // a reset may overtake the bytes before it
        QCOMPARE(m_client.readAll(), publish(1, "abc").left(after));
    QTRY_COMPARE(m_accepted->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_proxy->counts().cuts.load(), 1);
}

void TestFaultProxy::cutsAllThatAreThere()
{
    connectBoth();
    m_proxy->cut();
    QTRY_COMPARE(m_client.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(m_accepted->state(), QAbstractSocket::UnconnectedState);
    m_accepted.reset();
    connectBoth(); // the next one works
    up(connect5);
    QVERIFY(arrives(*m_accepted, connect5));
}

void TestFaultProxy::refusesNewConnections()
{
    m_proxy->setFaults({ .refuse = true });
    m_client.connectToHost(QHostAddress(QHostAddress::LocalHost), m_proxy->port());
    QTRY_COMPARE(m_proxy->counts().connections.load(), 1);
    QTRY_COMPARE(m_client.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(!m_broker.hasPendingConnections());
}

void TestFaultProxy::delaysButKeepsTheOrder()
{
    connectBoth();
    m_proxy->setFaults({ .latencyMs = 300 });
    QTest::qWait(50); // the order is on its way to the proxy's thread
    QElapsedTimer clock;
    clock.start();
    up(publish(1, "a") + publish(2, "b"));
    QTRY_COMPARE(m_accepted->bytesAvailable(), publish(1, "a").size() * 2);
    QVERIFY2(clock.elapsed() >= 290, qPrintable(QString::number(clock.elapsed())));
    m_proxy->heal();
    up(publish(3, "c"));
    QVERIFY(arrives(*m_accepted, publish(1, "a") + publish(2, "b") + publish(3, "c")));
}

void TestFaultProxy::slowsDown()
{
    connectBoth();
    m_proxy->setFaults({ .bytesPerSecond = 1024 });
    QTest::qWait(50);
    QElapsedTimer clock;
    clock.start();
    for (quint16 id = 1; id <= 5; ++id)
        down(publish(id, QByteArray(95, 'z')));
    QTRY_COMPARE(m_client.bytesAvailable(), publish(1, QByteArray(95, 'z')).size() * 5);
    QVERIFY2(clock.elapsed() >= 400, qPrintable(QString::number(clock.elapsed())));
}

void TestFaultProxy::stallsAndGoesOn()
{
    connectBoth();
    m_proxy->setFaults({ .stall = true });
    QTest::qWait(50);
    up(connect5);
    down(connack);
    QTest::qWait(200);
    QCOMPARE(m_accepted->bytesAvailable(), 0);
    QCOMPARE(m_client.bytesAvailable(), 0);
    m_proxy->heal();
    QVERIFY(arrives(*m_accepted, connect5));
    QVERIFY(arrives(m_client, connack));
}

void TestFaultProxy::neverAnswersConnect()
{
    m_proxy->setFaults({ .swallowConnack = true });
    connectBoth();
    up(connect5);
    QVERIFY(arrives(*m_accepted, connect5));
    down(connack + publish(1, "a"));
    QTRY_COMPARE(m_accepted->state(), QAbstractSocket::UnconnectedState);
    QTest::qWait(100);
    QCOMPARE(m_client.bytesAvailable(), 0);
    QCOMPARE(m_client.state(), QAbstractSocket::ConnectedState);
}

void TestFaultProxy::becomesHalfOpen()
{
    connectBoth();
    m_proxy->goSilent();
    QTRY_COMPARE(m_accepted->state(), QAbstractSocket::UnconnectedState);
    up(publish(1, "a"));
    QTest::qWait(100);
    QCOMPARE(m_client.state(), QAbstractSocket::ConnectedState);
    QCOMPARE(m_client.bytesAvailable(), 0);
    QCOMPARE(m_proxy->counts().open.load(), 1);
    m_client.abort();
    QTRY_COMPARE(m_proxy->counts().open.load(), 0);
}

void TestFaultProxy::repeatsWithDup()
{
    connectBoth();
    m_proxy->setFaults({ .duplicateShare = 100 });
    QTest::qWait(50);
    up(publish(1, "a") + publish(0, "b", 0) + puback(4));
    QVERIFY(arrives(*m_accepted, publish(1, "a") + withDup(publish(1, "a")) + publish(0, "b", 0) + puback(4)));
    QCOMPARE(m_proxy->counts().duplicated.load(), 1);
}

void TestFaultProxy::changesTheOrder()
{
    connectBoth();
    m_proxy->setFaults({ .reorderShare = 100 });
    QTest::qWait(50);
    down(publish(1, "a") + publish(2, "b") + publish(3, "c"));
    // The first waits for the second; the third, that nothing overtakes, comes by itself.
    QVERIFY(arrives(m_client, publish(2, "b") + publish(1, "a") + publish(3, "c")));
    QCOMPARE(m_proxy->counts().reordered.load(), 1);
}

void TestFaultProxy::acknowledgesWhatTheBrokerNeverGot()
{
    connectBoth();
    m_proxy->setFaults({ .falseAckShare = 100 });
    QTest::qWait(50);
    up(publish(0x1234, "a") + puback(5));
    QVERIFY(arrives(m_client, puback(0x1234)));
    QVERIFY(arrives(*m_accepted, puback(5)));
    QCOMPARE(m_proxy->counts().falseAcks.load(), 1);
}

void TestFaultProxy::losesReportsThatTheBrokerBelievesDelivered()
{
    connectBoth();
    m_proxy->setFaults({ .lostShare = 100 });
    QTest::qWait(50);
    down(publish(0x0102, "a") + publish(0, "b", 0) + puback(6));
    QVERIFY(arrives(*m_accepted, puback(0x0102)));
    QVERIFY(arrives(m_client, puback(6)));
    QCOMPARE(m_proxy->counts().lost.load(), 2);
}

void TestFaultProxy::theSameSeedDoesTheSame()
{
    QByteArray first;
    for (int run = 0; run < 2; ++run) {
        cleanup();
        init();
        connectBoth();
        m_proxy->setFaults({ .duplicateShare = 50 });
        QTest::qWait(50);
        for (quint16 id = 1; id <= 64; ++id)
            up(publish(id, "a"));
        up(connect5);
        QByteArray got;
        QTRY_VERIFY((got += m_accepted->readAll()).endsWith(connect5));
        if (run == 0)
            first = got;
        QCOMPARE(got, first);
        QVERIFY(m_proxy->counts().duplicated > 10 && m_proxy->counts().duplicated < 54);
    }
}

QTEST_GUILESS_MAIN(TestFaultProxy)
#include "tst_faultproxy.moc"
