// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/mosquittoclient.h"

#include <QDir>
#include <QTest>

using namespace console;

/// libmosquitto on its end of the socket pair: bytes in, values out, and back. No network.
class TestMosquittoClient : public QObject
{
    Q_OBJECT

private slots:
    void asksToConnect_data();
    void asksToConnect();
    void readsTheGrant();
    void saysARefusedConnack();
    void tellsMessagesAndAcknowledgesThem();
    void readsWhatIsLargerThanTheSocketPair();
    void writesWhatIsLargerThanTheSocketPair();
    void countsItsPublishes();
    void leavesNothingOpen();

private:
    [[nodiscard]] static std::unique_ptr<MosquittoClient> make(bool mqtt5 = true);
    [[nodiscard]] static QByteArray written(MosquittoClient& client)
    {
        QByteArray bytes;
        return client.write(bytes) == 0 ? bytes : QByteArray("failed");
    }
    [[nodiscard]] static int feed(MosquittoClient& client, const QByteArray& hex)
    {
        return client.feed(MqttPacket(QByteArray::fromHex(hex)));
    }
    /// A client that was accepted.
    [[nodiscard]] static std::unique_ptr<MosquittoClient> connected(bool mqtt5 = true);
};

std::unique_ptr<MosquittoClient> TestMosquittoClient::make(bool mqtt5)
{
    MqttSessionOptions options;
    options.profile = newProfile();
    options.mqtt5 = mqtt5;
    options.maximumPacketSize = 0x00012345;
    auto made = MosquittoClient::make(options);
    return made ? std::move(*made) : nullptr;
}

std::unique_ptr<MosquittoClient> TestMosquittoClient::connected(bool mqtt5)
{
    auto client = make(mqtt5);
    const bool accepted = client && !written(*client).isEmpty() && feed(*client, mqtt5 ? "2003000000" : "20020000") == 0
        && std::exchange(client->events(), {}).granted;
    return accepted ? std::move(client) : nullptr;
}

void TestMosquittoClient::asksToConnect_data()
{
    QTest::addColumn<bool>("mqtt5");
    QTest::newRow("MQTT 5") << true;
    QTest::newRow("MQTT 3.1.1") << false;
}

void TestMosquittoClient::asksToConnect()
{
    QFETCH(bool, mqtt5);
    const auto client = make(mqtt5);
    QVERIFY(client);
    const QByteArray bytes = written(*client);
    QCOMPARE(bytes.at(0), '\x10');
    const qsizetype name = bytes.indexOf(QByteArray("\0\4MQTT", 6));
    QVERIFY(name > 0);
    QCOMPARE(bytes.at(name + 6), mqtt5 ? '\5' : '\4');
    QCOMPARE(bytes.contains(QByteArray::fromHex("2700012345")), mqtt5); // maximum packet size
    QVERIFY(written(*client).isEmpty());
}

void TestMosquittoClient::readsTheGrant()
{
    const auto client = make();
    QCOMPARE(feed(*client, "200b010008210007270000ffff"), 0);
    const std::optional<MqttGrant> grant = client->events().granted;
    QVERIFY(grant);
    QVERIFY(grant->sessionPresent && grant->mqtt5);
    QCOMPARE(grant->receiveMaximum, quint16(7));
    QCOMPARE(grant->maximumPacketSize, quint32(0xffff));
}

void TestMosquittoClient::saysARefusedConnack()
{
    const auto client = make();
    QVERIFY(!written(*client).isEmpty());
    const int result = feed(*client, "2003008700");
    QVERIFY(!client->events().granted);
    QCOMPARE(client->failure(result, newProfile()).kind, ErrorKind::ConnackNotAuthorised);
}

void TestMosquittoClient::tellsMessagesAndAcknowledgesThem()
{
    const auto client = connected();
    QVERIFY(client);
    QCOMPARE(feed(*client, "3a0b000174000700616761696e"), 0);
    QCOMPARE(feed(*client, "3107000174006f6c64"), 0);
    QCOMPARE(client->events().messages.size(), 2);
    const MqttMessage& again = client->events().messages.first();
    QCOMPARE(again.topic, QByteArray("t"));
    QCOMPARE(again.payload, QByteArray("again"));
    QCOMPARE(again.qos, quint8(1));
    QVERIFY(again.duplicate && !again.retained);
    const MqttMessage& old = client->events().messages.last();
    QCOMPARE(old.payload, QByteArray("old"));
    QVERIFY(old.retained && !old.duplicate);
    QCOMPARE(written(*client), QByteArray::fromHex("40020007")); // no sooner than it may write
}

void TestMosquittoClient::readsWhatIsLargerThanTheSocketPair()
{
    const auto client = connected(false);
    QVERIFY(client);
    const QByteArray payload(2'000'000, 'x');
    // 2 + 1 bytes of topic, 2 of the packet id: a length of 2,000,005
    QCOMPARE(
        client->feed(MqttPacket(QByteArray::fromHex("3285897a") + QByteArray::fromHex("0001740007") + payload)), 0);
    QCOMPARE(client->events().messages.size(), 1);
    QVERIFY(client->events().messages.first().payload == payload);
}

void TestMosquittoClient::writesWhatIsLargerThanTheSocketPair()
{
    const auto client = connected();
    QVERIFY(client);
    for (int i = 0; i < 5; ++i)
        QVERIFY(client->publish("t", QByteArray(500'000, 'x')));
    QVERIFY(written(*client).size() > 2'500'000);
    QVERIFY(written(*client).isEmpty());
}

void TestMosquittoClient::countsItsPublishes()
{
    const auto client = connected();
    QVERIFY(client);
    const auto id = client->publish("t", "x");
    QVERIFY(id && *id > 0);
    const QByteArray bytes = written(*client);
    QCOMPARE(bytes.at(0), '\x32');
    QByteArray puback = QByteArray::fromHex("4003");
    puback += static_cast<char>(*id >> 8);
    puback += static_cast<char>(*id & 0xff);
    QCOMPARE(client->feed(MqttPacket(puback + '\x10')), 0);
    QCOMPARE(client->events().pubacks.size(), 1);
    QCOMPARE(client->events().pubacks.first().packetId, *id);
    QCOMPARE(client->events().pubacks.first().reason, quint8(0x10));
}

void TestMosquittoClient::leavesNothingOpen()
{
    const auto open
        = [] { return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::System).size(); };
    QVERIFY(connected());
    const qsizetype before = open();
    for (int i = 0; i < 50; ++i)
        QVERIFY(connected(i % 2 == 0));
    QCOMPARE(open(), before);
}

QTEST_GUILESS_MAIN(TestMosquittoClient)
#include "tst_mosquittoclient.moc"
