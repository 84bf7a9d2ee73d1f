// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/mqttpacket.h"

#include <QTest>

using namespace console;

class TestMqttPacket : public QObject
{
    Q_OBJECT

private slots:
    void isSound_data();
    void isSound();
    void splitsWhateverTheChunks();
    void refusesTooLargeByTheHeader();
    void cutsLargePublishes_data();
    void cutsLargePublishes();
    void refusesWhatItCannotCut();
    void refusesALengthOfFiveBytes();
    void knowsWhatIsUsual_data();
    void knowsWhatIsUsual();
    void survivesEveryCutAndEveryByte();
};

void TestMqttPacket::isSound_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<bool>("in5");
    QTest::addColumn<bool>("in311");
    const auto row = [](const char* name, const char* hex, bool in5, bool in311) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << in5 << in311;
    };
    row("CONNACK 5", "2003000000", true, false);
    row("CONNACK 3.1.1", "20020000", false, true);
    row("CONNACK 3.1.1 refused", "20020001", true, true);
    row("CONNACK with properties", "2009000006210014220005", true, false);
    row("PUBLISH QoS 0", "3003000174", false, true);
    row("PUBLISH QoS 1", "320600017400 0178", false, true);
    row("PUBLISH 5", "3207000174000100 78", true, true);
    row("PUBLISH QoS 2", "3406000174000178", false, false);
    row("PUBLISH without topic", "320500000001 78", false, false);
    row("PUBLISH, topic too long", "3204000574 00", false, false);
    row("PUBLISH, unknown property", "3209000174000102770078", false, true);
    row("PUBACK", "40020001", true, true);
    row("PUBACK with reason", "4003000110", true, false);
    row("PUBACK with properties", "400400011000", true, false);
    row("PUBACK too short", "400100", false, false);
    row("SUBACK", "9003000101", false, true);
    row("SUBACK 5", "900400010001", true, true);
    row("PINGRESP", "d000", true, true);
    row("PINGRESP with body", "d00100", false, false);
    row("DISCONNECT", "e000", true, false);
    row("DISCONNECT with reason", "e0018e", true, false);
    row("SUBSCRIBE", "82060001000174 01", false, false);
    row("PUBREL", "62020001", false, false);
    row("reserved", "00020001", false, false);
}

void TestMqttPacket::isSound()
{
    QFETCH(QByteArray, packet);
    QFETCH(bool, in5);
    QFETCH(bool, in311);
    QCOMPARE(MqttPacket(packet).isSound(true), in5);
    QCOMPARE(MqttPacket(packet).isSound(false), in311);
}

void TestMqttPacket::splitsWhateverTheChunks()
{
    const QByteArray large = QByteArray::fromHex("30e807") + QByteArray(1000, 'x');
    const QList<QByteArray> packets{ QByteArray::fromHex("d000"), large, QByteArray::fromHex("40020001"), large };
    const QByteArray all = packets.join();
    for (const qsizetype chunk : { 1, 2, 3, 7, 500, 5000 }) {
        MqttPacketSplitter splitter(4096);
        QList<QByteArray> seen;
        for (qsizetype at = 0; at < all.size(); at += chunk) {
            splitter.add(all.mid(at, chunk));
            for (;;) {
                const Result<std::optional<MqttPacket>> next = splitter.next();
                QVERIFY(next);
                if (!*next)
                    break;
                seen << QByteArray((*next)->bytes().constData(), (*next)->bytes().size());
            }
        }
        QCOMPARE(seen, packets);
    }
}

void TestMqttPacket::refusesTooLargeByTheHeader()
{
    MqttPacketSplitter splitter(1000);
    splitter.add(QByteArray::fromHex("30e507")); // 997 + 3
    QVERIFY(splitter.next());
    MqttPacketSplitter strict(999);
    strict.add(QByteArray::fromHex("30e507"));
    const Result<std::optional<MqttPacket>> next = strict.next(); // not one byte of the body is here
    QVERIFY(!next);
    QCOMPARE(next.error().kind, ErrorKind::PacketTooLarge);
}

void TestMqttPacket::cutsLargePublishes_data()
{
    QTest::addColumn<int>("chunk");
    for (const int chunk : { 1, 2, 7, 100, 4096, 100'000 })
        QTest::addRow("%d", chunk) << chunk;
}

void TestMqttPacket::cutsLargePublishes()
{
    QFETCH(int, chunk);
    // Before and behind a PUBLISH of 5,000 bytes stand small ones: they come whole.
    const QByteArray small = QByteArray::fromHex("320600017400 0178");
    const QByteArray large
        = QByteArray::fromHex("328527") + QByteArray::fromHex("00036269670102") + QByteArray(4990, 'x');
    const QByteArray all = small + large + small + large + small;
    MqttPacketSplitter splitter(1000, MqttPacketSplitter::Large::CutPublishes);
    QList<MqttPacket> packets;
    for (qsizetype at = 0; at < all.size(); at += chunk) {
        splitter.add(all.mid(at, chunk));
        while (true) {
            const auto next = splitter.next();
            QVERIFY(next.has_value());
            if (!*next)
                break;
            packets.append(
                MqttPacket(QByteArray((*next)->bytes().constData(), (*next)->bytes().size()), (*next)->cutFrom()));
        }
    }
    QCOMPARE(packets.size(), 5);
    for (const int place : { 0, 2, 4 }) {
        QCOMPARE(packets.at(place).bytes(), small);
        QCOMPARE(packets.at(place).cutFrom(), quint64(0));
    }
    for (const int place : { 1, 3 }) {
        QCOMPARE(packets.at(place).bytes(), QByteArray::fromHex("320700036269670102")); // whole, without its payload
        QCOMPARE(packets.at(place).cutFrom(), quint64(large.size()));
        QVERIFY(packets.at(place).isSound(false));
        QCOMPARE(packets.at(place).wordAt(5), quint16(0x0102));
    }
}

void TestMqttPacket::refusesWhatItCannotCut()
{
    const auto answer = [](const QByteArray& bytes) {
        MqttPacketSplitter splitter(100, MqttPacketSplitter::Large::CutPublishes);
        splitter.add(bytes);
        const auto next = splitter.next();
        return next ? ErrorKind::Cancelled : next.error().kind;
    };
    QCOMPARE(answer(QByteArray::fromHex("90852700")), ErrorKind::PacketTooLarge); // a SUBACK
    QCOMPARE(answer(QByteArray::fromHex("348527000174000a")), ErrorKind::PacketTooLarge); // QoS 2
    QCOMPARE(answer(QByteArray::fromHex("32852700ff")), ErrorKind::PacketTooLarge); // a topic over the maximum
    QCOMPARE(answer(QByteArray::fromHex("328501ffff")), ErrorKind::PacketTooLarge); // a topic beyond the packet
}

void TestMqttPacket::refusesALengthOfFiveBytes()
{
    MqttPacketSplitter splitter(0xffffffff);
    splitter.add(QByteArray::fromHex("30ffffffff01"));
    const Result<std::optional<MqttPacket>> next = splitter.next();
    QVERIFY(!next);
    QCOMPARE(next.error().kind, ErrorKind::ProtocolViolation);
}

void TestMqttPacket::knowsWhatIsUsual_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<bool>("mqtt5");
    QTest::addColumn<bool>("usual");
    const auto row = [](const char* name, const char* hex, bool mqtt5, bool usual) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << mqtt5 << usual;
    };
    row("QoS 1", "320800022f7400070178", false, true);
    row("QoS 1, MQTT 5", "320900022f740007000178", true, true);
    row("QoS 0", "300600022f740178", false, true);
    row("packet id 0", "320800022f7400000178", false, false);
    row("with properties", "320b00022f7400070201007800", true, false);
    row("wildcard in the topic", "320800022f2b00070178", false, false);
    row("hash in the topic", "320800022f2300070178", false, false);
    row("UTF-8 in the topic", "32080002c3a400070178", false, false);
    row("control character", "320800022f0100070178", false, false);
    row("not a PUBLISH", "40020007", false, false);
}

void TestMqttPacket::knowsWhatIsUsual()
{
    QFETCH(QByteArray, packet);
    QFETCH(bool, mqtt5);
    QFETCH(bool, usual);
    const auto plain = MqttPacket(packet).plainPublish(mqtt5);
    QCOMPARE(plain.has_value(), usual);
    if (!usual)
        return;
    QCOMPARE(plain->topic.toByteArray(), QByteArray("/t"));
    QCOMPARE(plain->payload.toByteArray(), QByteArray::fromHex("0178"));
    QCOMPARE(plain->packetId, quint16((packet.at(0) & 6) != 0 ? 7 : 0));
    QVERIFY(!MqttPacket(packet, 5000).plainPublish(mqtt5)); // cut
}

// Nothing here may read outside; the sanitizers are the judge.
void TestMqttPacket::survivesEveryCutAndEveryByte()
{
    const QByteArray whole = QByteArray::fromHex("3215000174000112260001610001620b0123000511000000010378");
    for (qsizetype at = 1; at < whole.size(); ++at) {
        for (int value = 0; value < 256; ++value) {
            QByteArray changed = whole;
            changed[at] = static_cast<char>(value);
            MqttPacketSplitter splitter(4096);
            splitter.add(changed);
            while (const Result<std::optional<MqttPacket>> next = splitter.next()) {
                if (!*next)
                    break;
                for (const bool mqtt5 : { true, false }) {
                    if ((*next)->isSound(mqtt5))
                        (void)(*next)->plainPublish(mqtt5);
                }
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestMqttPacket)
#include "tst_mqttpacket.moc"
