// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/mosquittoclient.h"

#include <QDir>
#include <QSet>
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
    void acknowledgesInTheOrderOfArrival();
    void letsTheLibraryJudgeWhatIsUnusual();
    void givesNoIdTwice();
    void publishesAsFarAsTheBrokerAllows();
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

/// Whether the library or we read a packet, and the library is given one in a thousand of the usual ones, too.
void TestMosquittoClient::acknowledgesInTheOrderOfArrival()
{
    const auto client = connected();
    QVERIFY(client);
    QByteArray expected;
    for (int id = 1; id <= 3000; ++id) {
        const char word[] = { static_cast<char>(id >> 8), static_cast<char>(id & 0xff), 0 };
        const QByteArray idBytes(word, 2);
        // Every third has a property (payload format), which only the library reads.
        const QByteArray packet = id % 3 == 0
            ? QByteArray::fromHex("320900022f74") + idBytes + QByteArray::fromHex("020100")
            : QByteArray::fromHex("320800022f74") + idBytes + QByteArray::fromHex("007878");
        QCOMPARE(client->feed(MqttPacket(id % 3 == 0 ? packet : packet.left(1) + '\x09' + packet.mid(2))), 0);
        expected += QByteArray::fromHex("4002") + idBytes;
    }
    QCOMPARE(client->events().messages.size(), 3000);
    QVERIFY(written(*client) == expected);
}

void TestMosquittoClient::letsTheLibraryJudgeWhatIsUnusual()
{
    const auto client = connected(false);
    QVERIFY(client);
    QVERIFY(feed(*client, "32080002c32800070178") != 0); // a topic that is not UTF-8
    const auto other = connected();
    QVERIFY(other);
    QCOMPARE(feed(*other, "40020700"), 0); // nobody waits for it
    QVERIFY(other->events().pubacks.isEmpty());
}

void TestMosquittoClient::givesNoIdTwice()
{
    const auto client = connected(false);
    QVERIFY(client);
    QSet<quint16> ids;
    while (const auto id = client->publish("t", {})) {
        QVERIFY(*id != 0 && !ids.contains(*id));
        ids.insert(*id);
    }
    QVERIFY(ids.size() > 65'000);
    const quint16 freed = *ids.constBegin();
    const char puback[] = { 0x40, 2, static_cast<char>(freed >> 8), static_cast<char>(freed & 0xff) };
    QCOMPARE(client->feed(MqttPacket(QByteArray(puback, sizeof(puback)))), 0);
    const auto again = client->publish("t", {});
    QVERIFY(again && *again == freed);
}

void TestMosquittoClient::publishesAsFarAsTheBrokerAllows()
{
    const auto client = make();
    QVERIFY(client);
    QVERIFY(!client->publish("t", {})); // not connected yet
    QVERIFY(!written(*client).isEmpty());
    QCOMPARE(feed(*client, "20080000052700000014"), 0); // packets of 20 bytes at most
    QVERIFY(client->publish("t", QByteArray(12, 'x')));
    QCOMPARE(written(*client).size(), 20);
    const auto large = client->publish("t", QByteArray(13, 'x'));
    QVERIFY(!large);
    QCOMPARE(large.error().kind, ErrorKind::PacketTooLarge);
    QVERIFY(!client->publish("a/+", {}));
    QVERIFY(written(*client).isEmpty());
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
