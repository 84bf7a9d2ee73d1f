// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/brokerlink.h"
#include "tests/models/broker/bothsessions.h"
#include "tests/models/broker/linklistener.h"
#include "tests/support/fakesession.h"
#include "tests/support/mosquittoprocess.h"

#include <QPointer>
#include <QTest>

using namespace console;

/// What is larger than we take, in both sessions and both versions of MQTT (RELIABILITY.md T4).
class TestOversize : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void initTestCase();
    void init();
    void refusesOversizePackets();
    void acknowledgesOversizeMessages();
    void countsARejectedReport();

private:
    [[nodiscard]] static QString library()
    {
        return *static_cast<QString*>(QTest::qGlobalData("library", qMetaTypeId<QString>()));
    }
    [[nodiscard]] static bool mqtt5() { return *static_cast<bool*>(QTest::qGlobalData("mqtt5", qMetaTypeId<bool>())); }

    std::unique_ptr<MosquittoProcess> m_broker;
};

void TestOversize::initTestCase_data()
{
    QTest::addColumn<QString>("library");
    QTest::addColumn<bool>("mqtt5");
    for (const QString& name : sessionLibraries()) {
        QTest::addRow("%s, MQTT 5", qPrintable(name)) << name << true;
        QTest::addRow("%s, MQTT 3.1.1", qPrintable(name)) << name << false;
    }
}

void TestOversize::initTestCase()
{
    if (MosquittoProcess::program().isEmpty())
        QSKIP("mosquitto is not installed");
}

void TestOversize::init()
{
    m_broker = std::make_unique<MosquittoProcess>();
    QVERIFY2(m_broker->start(), qPrintable(m_broker->log()));
}

void TestOversize::refusesOversizePackets()
{
    RecordedSession client(library());
    MqttSessionOptions options;
    options.profile = m_broker->profile();
    options.mqtt5 = mqtt5();
    options.maximumPacketSize = 4096;
    client.open(options);
    QVERIFY(client.waitOpen());
    QVERIFY(client.subscribe({ "big", "small" }));
    RecordedSession sender(library());
    sender.open(m_broker->profile());
    QVERIFY(sender.waitOpen());
    QVERIFY(sender.session->publish("big", QByteArray(10000, 'x'), false));
    QVERIFY(sender.session->publish("small", "x", false));
    if (mqtt5()) // the broker was told and does not send it
        QTRY_COMPARE(client.payloads(), QList<QByteArray>({ "x" }));
    else
        QTRY_COMPARE(client.payloads(), QList<QByteArray>({ {}, "x" }));
    QVERIFY(!client.error);
}

// MQTT 3.1.1 has no word for a maximum: not acknowledged, such a message would end every connection to come.
void TestOversize::acknowledgesOversizeMessages()
{
    if (mqtt5())
        QSKIP("the broker is told the maximum");
    constexpr qsizetype size = 3'000'000;
    RecordedSession client(library(), false);
    MqttSessionOptions options;
    options.profile = m_broker->profile();
    options.mqtt5 = false;
    options.maximumPacketSize = 4096;
    client.open(options);
    QVERIFY(client.waitOpen());
    QVERIFY(client.subscribe({ "big", "small" }));
    RecordedSession sender(library());
    sender.open(m_broker->profile());
    QVERIFY(sender.waitOpen());
    QVERIFY(sender.session->publish("big", QByteArray(size, 'x'), false));
    QVERIFY(sender.session->publish("small", "x", false));
    const QString acknowledged = QStringLiteral("Received PUBACK from ") + options.profile.clientId;
    QTRY_VERIFY(!client.messages.isEmpty());
    QCOMPARE(m_broker->log().count(acknowledged), 0); // no sooner than the gate opens
    client.session->openGate();
    const auto openGate = [&] {
        client.session->openGate();
        return m_broker->log().count(acknowledged) == 2;
    };
    QTRY_VERIFY(openGate());
    QCOMPARE(client.messages.size(), 2);
    QCOMPARE(client.messages.first().topic, QByteArray("big"));
    QVERIFY(client.messages.first().oversize >= quint64(size));
    QVERIFY(client.messages.first().payload.isEmpty());
    QCOMPARE(client.messages.first().qos, quint8(1));
    QCOMPARE(client.messages.last().payload, QByteArray("x"));
    QVERIFY(!client.error);

    client.session->close();
    client.open(options);
    QVERIFY(client.waitOpen());
    QVERIFY(client.grant->sessionPresent);
    QVERIFY(sender.session->publish("small", "y", false));
    QTRY_COMPARE(client.messages.size(), 3);
    QCOMPARE(client.messages.last().payload, QByteArray("y")); // the large one did not come again
}

void TestOversize::countsARejectedReport()
{
    FakeClock clock;
    LinkListener listener;
    QPointer<FakeSession> session;
    BrokerLink link(
        [&] {
            auto made = std::make_unique<FakeSession>();
            session = made.get();
            return made;
        },
        clock, listener);
    BrokerProfile profile = newProfile();
    profile.host = QStringLiteral("broker.example");
    link.connectTo(profile, {});
    session->accept();
    session->grantAll();
    MqttMessage message;
    message.topic = "/ota/device/inform/pk/dn";
    message.qos = 1;
    message.oversize = 3'000'000;
    session->deliver({ message });
    QCOMPARE(listener.said, QStringList{ QStringLiteral("rejected %1").arg(int(ErrorKind::ReportTooLarge)) });
    QCOMPARE(session->gateOpenings, 1); // so it is acknowledged
}

QTEST_GUILESS_MAIN(TestOversize)
#include "tst_oversize.moc"
