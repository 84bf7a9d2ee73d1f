// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/broker/bothsessions.h"
#include "tests/support/mosquittoprocess.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace console;

/// The conformance suite of the port: every implementation, against a real broker, in both versions of MQTT.
class TestMqttSession : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void initTestCase();
    void init();
    void opens();
    void keepsTheSession();
    void saysWrongPassword();
    void saysRefusedSubscription();
    void saysRefusedPort();
    void saysUnknownHost();
    void publishes();
    void deliversInOrder();
    void tellsRetained();
    void holdsEverythingWhileTheGateIsShut();
    void holdsPublishesWhileTheGateIsShut();
    void noticesAKilledBroker();
    void noticesATakeover();
    void isSilentAfterClose();
    void refusesToPublishUnconnected();

private:
    [[nodiscard]] QString library() const;
    [[nodiscard]] bool mqtt5() const;
    [[nodiscard]] bool publishAll(const QByteArray& topic, int count);

    std::unique_ptr<MosquittoProcess> m_broker;
};

QString TestMqttSession::library() const
{
    return *static_cast<QString*>(QTest::qGlobalData("library", qMetaTypeId<QString>()));
}

bool TestMqttSession::mqtt5() const
{
    return *static_cast<bool*>(QTest::qGlobalData("mqtt5", qMetaTypeId<bool>()));
}

void TestMqttSession::initTestCase_data()
{
    QTest::addColumn<QString>("library");
    QTest::addColumn<bool>("mqtt5");
    for (const QString& name : sessionLibraries()) {
        QTest::addRow("%s, MQTT 5", qPrintable(name)) << name << true;
        QTest::addRow("%s, MQTT 3.1.1", qPrintable(name)) << name << false;
    }
}

void TestMqttSession::initTestCase()
{
    if (MosquittoProcess::program().isEmpty())
        QSKIP("mosquitto is not installed");
    QVERIFY(!sessionLibraries().isEmpty());
}

void TestMqttSession::init()
{
    MosquittoProcess::Options options;
    options.lines = { QStringLiteral("max_inflight_messages 20"), QStringLiteral("max_queued_messages 10000") };
    m_broker = std::make_unique<MosquittoProcess>(options);
    QVERIFY2(m_broker->start(), qPrintable(m_broker->log()));
}

bool TestMqttSession::publishAll(const QByteArray& topic, int count)
{
    RecordedSession sender(library());
    sender.open(m_broker->profile());
    if (!sender.waitOpen())
        return false;
    for (int i = 0; i < count; ++i) {
        if (!sender.session->publish(topic, QByteArray::number(i), false))
            return false;
    }
    const bool done = QTest::qWaitFor([&] { return sender.pubacks.size() == count; }, 15000);
    sender.session->close();
    return done;
}

void TestMqttSession::opens()
{
    RecordedSession client(library());
    client.open(m_broker->profile(), mqtt5());
    QVERIFY2(client.waitOpen(), client.error ? qPrintable(client.error->context) : "silence");
    QCOMPARE(client.grant->mqtt5, mqtt5());
    QVERIFY(!client.grant->sessionPresent);
    QVERIFY(client.session->isOpen());
    QVERIFY(m_broker->log().contains(mqtt5() ? QStringLiteral("(p5, c0, k60)") : QStringLiteral("(p2, c0, k60)")));
}

void TestMqttSession::keepsTheSession()
{
    RecordedSession client(library());
    const BrokerProfile profile = m_broker->profile();
    client.open(profile, mqtt5());
    QVERIFY(client.waitOpen());
    QVERIFY(client.subscribe({ "a/+" }));
    client.session->close();
    QVERIFY(!client.session->isOpen());
    QVERIFY(publishAll("a/b", 3)); // while we are away

    client.open(profile, mqtt5());
    QVERIFY(client.waitOpen());
    QVERIFY(client.grant->sessionPresent);
    QTRY_COMPARE(client.payloads(), QList<QByteArray>({ "0", "1", "2" })); // without subscribing again
}

void TestMqttSession::saysWrongPassword()
{
    MosquittoProcess::Options options;
    options.users = { { QStringLiteral("console"), QStringLiteral("right") } };
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    BrokerProfile profile = broker.profile();
    profile.user = QStringLiteral("console");
    RecordedSession client(library());
    client.open(profile, mqtt5(), QStringLiteral("wrong"));
    QVERIFY(client.waitFailed());
    QCOMPARE(client.error->kind, ErrorKind::ConnackNotAuthorised); // mosquitto's word for it; others say BadCredentials
    client.open(profile, mqtt5(), QStringLiteral("right"));
    QVERIFY(client.waitOpen());
}

void TestMqttSession::saysRefusedSubscription()
{
    // An acl_file never refuses a SUBSCRIBE: mosquitto filters later. Its dynamic security does.
    const QString plugin = QStringLiteral("/usr/lib/x86_64-linux-gnu/mosquitto_dynamic_security.so");
    if (!QFile::exists(plugin))
        QSKIP("mosquitto's dynamic security plugin is not where Debian puts it");
    MosquittoProcess::Options options;
    options.files = { { QStringLiteral("security.json"), R"({"defaultACLAccess":{"publishClientSend":true,
        "publishClientReceive":true,"subscribe":false,"unsubscribe":true},"anonymousGroup":"all",
        "groups":[{"groupname":"all","roles":[{"rolename":"some"}]}],"clients":[],
        "roles":[{"rolename":"some","acls":[{"acltype":"subscribePattern","topic":"allowed/#","allow":true}]}]})" } };
    options.lines
        = { QStringLiteral("plugin ") + plugin, QStringLiteral("plugin_opt_config_file {folder}/security.json") };
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    RecordedSession client(library());
    client.open(broker.profile(), mqtt5());
    QVERIFY(client.waitOpen());
    QVERIFY(client.subscribe({ "allowed/a", "denied/b", "allowed/c" }));
    QCOMPARE(client.subacks.first().size(), 3);
    QCOMPARE(client.subacks.first().at(0), quint8(1));
    QVERIFY(client.subacks.first().at(1) >= 0x80);
    QCOMPARE(client.subacks.first().at(2), quint8(1));
    QVERIFY(client.session->isOpen());
}

void TestMqttSession::saysRefusedPort()
{
    const BrokerProfile profile = m_broker->profile();
    m_broker->kill();
    RecordedSession client(library());
    client.open(profile, mqtt5());
    QVERIFY(client.waitFailed());
    QCOMPARE(client.error->kind, ErrorKind::ConnectionRefused);
    QVERIFY(client.error->context.startsWith(QStringLiteral("127.0.0.1:%1").arg(profile.port)));
}

void TestMqttSession::saysUnknownHost()
{
    BrokerProfile profile = m_broker->profile();
    profile.host = QStringLiteral("no..such..host");
    RecordedSession client(library());
    client.open(profile, mqtt5());
    QVERIFY(!client.error); // never from inside open()
    QVERIFY(client.waitFailed());
    QCOMPARE(client.error->kind, ErrorKind::HostNotFound);
}

void TestMqttSession::publishes()
{
    RecordedSession client(library());
    client.open(m_broker->profile(), mqtt5());
    QVERIFY(client.waitOpen());
    const Result<quint16> first = client.session->publish("nobody/listens", "x", false);
    QVERIFY(first && *first > 0);
    QTRY_COMPARE(client.pubacks.size(), 1);
    QCOMPARE(client.pubacks.first().first, *first);
    QCOMPARE(client.pubacks.first().second, quint8(mqtt5() ? 0x10 : 0));

    RecordedSession listener(library());
    listener.open(m_broker->profile(), mqtt5());
    QVERIFY(listener.waitOpen());
    QVERIFY(listener.subscribe({ "somebody/listens" }));
    QVERIFY(client.session->publish("somebody/listens", "y", true));
    QTRY_COMPARE(client.pubacks.size(), 2);
    QCOMPARE(client.pubacks.last().second, quint8(0));
    QTRY_COMPARE(listener.messages.size(), 1);
    QCOMPARE(listener.messages.first().topic, QByteArray("somebody/listens"));
    QCOMPARE(listener.messages.first().payload, QByteArray("y"));
    QCOMPARE(listener.messages.first().qos, quint8(1));
    QVERIFY(!listener.messages.first().retained);
    QVERIFY(!listener.messages.first().duplicate);
}

void TestMqttSession::deliversInOrder()
{
    RecordedSession client(library());
    client.open(m_broker->profile(), mqtt5());
    QVERIFY(client.waitOpen());
    QVERIFY(client.subscribe({ "o" }));
    QVERIFY(publishAll("o", 2000));
    QTRY_COMPARE(client.messages.size(), 2000);
    for (int i = 0; i < 2000; ++i)
        QCOMPARE(client.messages.at(i).payload, QByteArray::number(i));
    QVERIFY(client.bursts <= 2000);
}

void TestMqttSession::tellsRetained()
{
    QCOMPARE(QProcess::execute(QStringLiteral("mosquitto_pub"),
                 { QStringLiteral("-p"), QString::number(m_broker->port()), QStringLiteral("-r"), QStringLiteral("-t"),
                     QStringLiteral("r"), QStringLiteral("-m"), QStringLiteral("old") }),
        0);
    RecordedSession client(library());
    client.open(m_broker->profile(), mqtt5());
    QVERIFY(client.waitOpen());
    QVERIFY(client.subscribe({ "r" }));
    QTRY_COMPARE(client.messages.size(), 1);
    QVERIFY(client.messages.first().retained);
    QCOMPARE(client.messages.first().qos, quint8(0));
}

void TestMqttSession::holdsEverythingWhileTheGateIsShut()
{
    MqttSessionOptions options;
    options.profile = m_broker->profile();
    options.mqtt5 = mqtt5();
    options.receiveMaximum = 20; // MQTT 5; for 3.1.1 the broker's own limit is 20
    RecordedSession client(library(), false);
    client.open(options);
    QVERIFY(client.waitOpen());
    QVERIFY(client.subscribe({ "g" }));
    client.session->close();
    QVERIFY(publishAll("g", 100));

    client.open(options);
    QVERIFY(client.waitOpen());
    const QString sent = QStringLiteral("Sending PUBLISH to ") + options.profile.clientId;
    const QString acknowledged = QStringLiteral("Received PUBACK from ") + options.profile.clientId;
    QTRY_COMPARE(client.bursts, 1);
    QTest::qWait(300);
    QCOMPARE(m_broker->log().count(sent), 20); // exactly as many as may be unacknowledged
    QCOMPARE(m_broker->log().count(acknowledged), 0);
    QCOMPARE(client.bursts, 1); // nothing is read behind a shut gate
    QVERIFY(client.messages.size() <= 20);

    while (client.messages.size() < 100) {
        const int before = client.bursts;
        client.session->openGate();
        QTRY_VERIFY(client.bursts > before);
        QVERIFY(m_broker->log().count(acknowledged) <= client.messages.size());
    }
    QCOMPARE(client.messages.size(), 100);
    client.session->openGate();
    QTRY_COMPARE(m_broker->log().count(acknowledged), 100);
}

void TestMqttSession::holdsPublishesWhileTheGateIsShut()
{
    RecordedSession client(library(), false);
    const BrokerProfile profile = m_broker->profile();
    client.open(profile, mqtt5());
    QVERIFY(client.waitOpen());
    QVERIFY(client.subscribe({ "g" }));
    QVERIFY(publishAll("g", 1));
    QTRY_COMPARE(client.bursts, 1);
    QVERIFY(client.session->publish("out", "held", false));
    QTest::qWait(200);
    const QString arrived = QStringLiteral("Received PUBLISH from ") + profile.clientId;
    QVERIFY(!m_broker->log().contains(arrived));
    client.session->openGate();
    QTRY_VERIFY(m_broker->log().contains(arrived));
    QTRY_COMPARE(client.pubacks.size(), 1);
}

void TestMqttSession::noticesAKilledBroker()
{
    RecordedSession client(library());
    client.open(m_broker->profile(), mqtt5());
    QVERIFY(client.waitOpen());
    m_broker->kill();
    QVERIFY(client.waitFailed());
    QCOMPARE(client.error->kind, ErrorKind::ConnectionLost);
    QVERIFY(!client.session->isOpen());
    QTest::qWait(50);
    QCOMPARE(client.failures, 1);
    QVERIFY(m_broker->start());
    client.open(m_broker->profile(), mqtt5());
    QVERIFY(client.waitOpen());
}

void TestMqttSession::noticesATakeover()
{
    const BrokerProfile profile = m_broker->profile();
    RecordedSession first(library());
    first.open(profile, mqtt5());
    QVERIFY(first.waitOpen());
    RecordedSession second(library());
    second.open(profile, mqtt5());
    QVERIFY(second.waitOpen());
    QVERIFY(first.waitFailed());
    // A broker that says so is in tst_brokerwords; mosquitto 2.0.11 just closes.
    QVERIFY(first.error->kind == ErrorKind::SessionTakenOver || first.error->kind == ErrorKind::ConnectionLost);
}

void TestMqttSession::isSilentAfterClose()
{
    RecordedSession client(library());
    client.open(m_broker->profile(), mqtt5());
    QVERIFY(client.waitOpen());
    client.session->close();
    QTRY_VERIFY(m_broker->log().contains(QStringLiteral("Received DISCONNECT")));
    m_broker->kill();
    QTest::qWait(100);
    QCOMPARE(client.failures, 0);
}

void TestMqttSession::refusesToPublishUnconnected()
{
    RecordedSession client(library());
    const Result<quint16> sent = client.session->publish("t", "x", false);
    QVERIFY(!sent);
    QCOMPARE(sent.error().kind, ErrorKind::NotConnected);
    QVERIFY(!client.session->subscribe({ "t" }));
    client.session->close();
    client.session->openGate();
}

QTEST_GUILESS_MAIN(TestMqttSession)
#include "tst_mqttsession.moc"
