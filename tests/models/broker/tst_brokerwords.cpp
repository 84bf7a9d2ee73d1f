// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/broker/bothsessions.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace console;

namespace {

/// A peer that answers the first bytes of a connection with prepared ones: what mosquitto never says, and what no
/// honest broker says (RELIABILITY.md T4, T17).
class Peer : public QTcpServer
{
public:
    explicit Peer(QByteArray answer, bool hangsUp = false)
        : m_answer(std::move(answer))
        , m_hangsUp(hangsUp)
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                received += socket->readAll();
                if (std::exchange(m_answered, true))
                    return;
                socket->write(m_answer);
                if (m_hangsUp)
                    socket->disconnectFromHost();
            });
            connect(socket, &QTcpSocket::disconnected, this, [this] { left = true; });
        });
        listen(QHostAddress::LocalHost);
    }
    QByteArray received;
    bool left = false;

private:
    QByteArray m_answer;
    bool m_hangsUp = false;
    bool m_answered = false;
};

const QByteArray accepted5 = QByteArray::fromHex("2003000000");

} // namespace

class TestBrokerWords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void understands_data();
    void understands();
    void tellsTheLastBurst_data();
    void tellsTheLastBurst();
    void givesUpOnSilence();
    void readsTheGrant();
    void asksForItsLimits();

private:
    [[nodiscard]] QString library() const;
    [[nodiscard]] static MqttSessionOptions optionsFor(const Peer& peer);
};

QString TestBrokerWords::library() const
{
    return *static_cast<QString*>(QTest::qGlobalData("library", qMetaTypeId<QString>()));
}

MqttSessionOptions TestBrokerWords::optionsFor(const Peer& peer)
{
    MqttSessionOptions options;
    options.profile = newProfile();
    options.profile.host = QStringLiteral("127.0.0.1");
    options.profile.port = peer.serverPort();
    return options;
}

void TestBrokerWords::initTestCase_data()
{
    QTest::addColumn<QString>("library");
    for (const QString& name : sessionLibraries())
        QTest::addRow("%s", qPrintable(name)) << name;
}

void TestBrokerWords::understands_data()
{
    QTest::addColumn<bool>("mqtt5");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("error");
    const auto row = [](const char* name, bool mqtt5, const QByteArray& hex, ErrorKind error) {
        QTest::newRow(name) << mqtt5 << QByteArray::fromHex(hex) << int(error);
    };
    row("3.1.1 version", false, "20020001", ErrorKind::ConnackProtocolVersion);
    row("3.1.1 identifier", false, "20020002", ErrorKind::ConnackIdentifierRejected);
    row("3.1.1 unavailable", false, "20020003", ErrorKind::ConnackServerUnavailable);
    row("3.1.1 password", false, "20020004", ErrorKind::ConnackBadCredentials);
    row("3.1.1 authorised", false, "20020005", ErrorKind::ConnackNotAuthorised);
    row("5 version", true, "2003008400", ErrorKind::ConnackProtocolVersion);
    row("5 version said by a 3.1.1 broker", true, "20020001", ErrorKind::ConnackProtocolVersion);
    row("5 identifier", true, "2003008500", ErrorKind::ConnackIdentifierRejected);
    row("5 password", true, "2003008600", ErrorKind::ConnackBadCredentials);
    row("5 authorised", true, "2003008700", ErrorKind::ConnackNotAuthorised);
    row("5 unavailable", true, "2003008800", ErrorKind::ConnackServerUnavailable);
    row("5 busy", true, "2003008900", ErrorKind::ConnackServerUnavailable);
    row("5 banned", true, "2003008a00", ErrorKind::ConnackNotAuthorised);
    row("5 quota", true, "2003009700", ErrorKind::ConnackOther);
    row("5 taken over", true, "2003000000e0018e", ErrorKind::SessionTakenOver);
    row("5 shutting down", true, "2003000000e0018b", ErrorKind::ConnectionLost);
    row("not MQTT", true, QByteArray("HTTP/1.1 400 Bad Request\r\n").repeated(5).toHex(), ErrorKind::ProtocolViolation);
    // Left alone, libmosquitto 2.0.11 ends the whole process by an assertion on a property it does not know.
    row("unknown property", true, "2003000000320b0001740001027f016e6f77", ErrorKind::ProtocolViolation);
    row("endless property length", true, "2003000000320a0001740001ffffff7f00", ErrorKind::ProtocolViolation);
    row("property beyond the packet", true, "2003000000320a000174000104230000ff", ErrorKind::ProtocolViolation);
    row("topic beyond the packet", true, "20030000003208ffff740001000000ff", ErrorKind::ProtocolViolation);
    row("CONNACK beyond its end", true, "200300007f", ErrorKind::ProtocolViolation);
    row("length of five bytes", true, "200300000030ffffffff01", ErrorKind::ProtocolViolation);
    row("a client's packet", true, "20030000008206000100000000", ErrorKind::ProtocolViolation);
}

void TestBrokerWords::understands()
{
    QFETCH(bool, mqtt5);
    QFETCH(QByteArray, answer);
    QFETCH(int, error);
    const Peer peer(answer);
    MqttSessionOptions options = optionsFor(peer);
    options.mqtt5 = mqtt5;
    RecordedSession client(library());
    client.open(options);
    QVERIFY(client.waitFailed());
    QVERIFY2(int(client.error->kind) == error,
        qPrintable(QStringLiteral("%1 %2").arg(int(client.error->kind)).arg(client.error->context)));
    QVERIFY(client.messages.isEmpty());
    QCOMPARE(client.failures, 1);
}

void TestBrokerWords::tellsTheLastBurst_data()
{
    QTest::addColumn<bool>("mqtt5");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<int>("error");
    QTest::newRow("hangs up") << true << QByteArray() << int(ErrorKind::ConnectionLost);
    QTest::newRow("3.1.1 hangs up") << false << QByteArray() << int(ErrorKind::ConnectionLost);
    QTest::newRow("says so") << true << QByteArray::fromHex("e0018b") << int(ErrorKind::ConnectionLost);
    QTest::newRow("a client's packet") << false << QByteArray::fromHex("8206000100000000")
                                       << int(ErrorKind::ProtocolViolation);
    QTest::newRow("too large") << true << QByteArray::fromHex("30d40f00017400") + QByteArray(2000, 'x')
                               << int(ErrorKind::PacketTooLarge);
}

// What was sent at QoS 0 never comes again; what was sent at QoS 1 does, unless it were acknowledged untold.
void TestBrokerWords::tellsTheLastBurst()
{
    QFETCH(bool, mqtt5);
    QFETCH(QByteArray, end);
    QFETCH(int, error);
    const QByteArray burst = mqtt5
        ? accepted5 + QByteArray::fromHex("3007000174006e6f77320b000174000700616761696e3008000174006c617465")
        : QByteArray::fromHex("2002000030060001746e6f77320a0001740007616761696e30070001746c617465");
    const Peer peer(burst + end, end.isEmpty());
    MqttSessionOptions options = optionsFor(peer);
    options.mqtt5 = mqtt5;
    options.maximumPacketSize = 1024;
    RecordedSession client(library()); // opens the gate after the burst
    bool toldInTime = true;
    connect(client.session.get(), &MqttSession::burstReceived, &client, [&] { toldInTime = !client.error; });
    client.open(options);
    QVERIFY(client.waitFailed());
    QCOMPARE(int(client.error->kind), error);
    QCOMPARE(client.failures, 1);
    QVERIFY(toldInTime);
    QTRY_VERIFY(peer.left);
    QList<QByteArray> told = client.payloads();
    // A library that reads the end of the connection by itself tells the burst whole.
    const bool whole = end.isEmpty() && told.removeAll("again") > 0;
    QCOMPARE(told, QList<QByteArray>({ "now", "late" }));
    QVERIFY(whole || !peer.received.contains(QByteArray::fromHex("40020007")));
}

void TestBrokerWords::givesUpOnSilence()
{
    const Peer peer({});
    MqttSessionOptions options = optionsFor(peer);
    options.connackTimeoutMs = 300;
    RecordedSession client(library());
    client.open(options);
    QVERIFY(client.waitFailed());
    QCOMPARE(client.error->kind, ErrorKind::ConnackTimeout);

    options.profile.tls = true;
    client.open(options);
    QVERIFY(client.waitFailed());
    QCOMPARE(client.error->kind, ErrorKind::TlsHandshakeFailed);
}

void TestBrokerWords::readsTheGrant()
{
    const Peer peer(QByteArray::fromHex("200b010008210007270000ffff"));
    RecordedSession client(library());
    client.open(optionsFor(peer));
    QVERIFY2(client.waitOpen(), client.error ? qPrintable(client.error->context) : "silence");
    QVERIFY(client.grant->sessionPresent);
    QCOMPARE(client.grant->receiveMaximum, quint16(7));
    QCOMPARE(client.grant->maximumPacketSize, quint32(0xffff));
    const Result<quint16> large = client.session->publish("t", QByteArray(0x10000, 'x'), false);
    QVERIFY(!large);
    QCOMPARE(large.error().kind, ErrorKind::PacketTooLarge);
}

void TestBrokerWords::asksForItsLimits()
{
    const Peer peer(accepted5);
    MqttSessionOptions options = optionsFor(peer);
    options.maximumPacketSize = 0x00012345;
    options.receiveMaximum = 0x0678;
    RecordedSession client(library());
    client.open(options);
    QVERIFY(client.waitOpen());
    QVERIFY(peer.received.contains(QByteArray::fromHex("2700012345"))); // maximum packet size
    QVERIFY(peer.received.contains(QByteArray::fromHex("210678"))); // receive maximum
    QVERIFY(peer.received.contains(QByteArray::fromHex("1100278d00"))); // the session lives 30 days
}

QTEST_GUILESS_MAIN(TestBrokerWords)
#include "tst_brokerwords.moc"
