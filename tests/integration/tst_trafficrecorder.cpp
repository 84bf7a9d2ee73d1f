// SPDX-License-Identifier: GPL-3.0-or-later
// What the proofs watch with: the recorder on a real broker, and the reading of a broker's log.
#include "tests/support/deliverylog.h"
#include "tests/support/mosquittoprocess.h"
#include "tests/support/trafficrecorder.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <mosquitto.h>

using namespace console;

class TestTrafficRecorder : public QObject
{
    Q_OBJECT

private slots:
    void recordsEverythingInItsOrder();
    void knowsThatItLostTheBroker();
    void readsAcknowledgementsFromTheLog();
    void readsALogThatGrows();
};

namespace {

using Client = std::unique_ptr<mosquitto, decltype(&mosquitto_destroy)>;

const QByteArray sending = "7: Sending PUBLISH to console (d0, q1, r0, m";

QByteArray deliveryOf(int id, const char* topic)
{
    return sending + QByteArray::number(id) + ", '" + topic + "', ... (7 bytes))\n";
}

QByteArray pubackOf(int id)
{
    return "7: Received PUBACK from console (Mid: " + QByteArray::number(id) + ", RC:0)\n";
}

const QByteArray opening = "7: New client connected from 127.0.0.1:4 as console (p5, c0, k60).\n"
                           "7: Received SUBSCRIBE from console\n7: \t/ota/device/inform/+/+ (QoS 1)\n";

} // namespace

void TestTrafficRecorder::recordsEverythingInItsOrder()
{
    MosquittoProcess::Options options;
    options.unlimitedQueues = true;
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    TrafficRecorder recorder(broker.port());
    QVERIFY(recorder.start());
    const Client client(mosquitto_new("device", true, nullptr), &mosquitto_destroy);
    mosquitto_max_inflight_messages_set(client.get(), 0); // or it would hold some back itself
    QCOMPARE(mosquitto_connect(client.get(), "127.0.0.1", broker.port(), 60), int(MOSQ_ERR_SUCCESS));
    QCOMPARE(mosquitto_loop_start(client.get()), int(MOSQ_ERR_SUCCESS));
    constexpr int messages = 3000;
    for (int i = 0; i < messages; ++i) {
        const QByteArray text = QByteArray::number(i);
        const char* topic = i % 2 == 0 ? "/ota/device/inform/p/d" : "/sys/p/d/thing/ota/firmware/get";
        mosquitto_publish(
            client.get(), nullptr, topic, static_cast<int>(text.size()), text.constData(), i % 3 != 0, false);
    }
    QList<RecordedMessage> seen;
    QTRY_VERIFY_WITH_TIMEOUT(recorder.settle() && (seen += recorder.take()).size() == messages, 30000);
    for (int i = 0; i < messages; ++i) {
        QCOMPARE(seen.at(i).payload, QByteArray::number(i));
        QCOMPARE(seen.at(i).qos, i % 3 != 0 ? 1 : 0);
    }
    QVERIFY(recorder.isWhole());
    mosquitto_disconnect(client.get());
    mosquitto_loop_stop(client.get(), false);
}

void TestTrafficRecorder::knowsThatItLostTheBroker()
{
    MosquittoProcess broker;
    QVERIFY(broker.start());
    TrafficRecorder recorder(broker.port());
    QVERIFY(recorder.start());
    broker.kill();
    QTRY_VERIFY(!recorder.isWhole());
    QVERIFY(!recorder.settle());
}

void TestTrafficRecorder::readsAcknowledgementsFromTheLog()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("log")));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    DeliveryLog log(file.fileName());
    log.read();
    QVERIFY(log.isConsoleGone());
    file.write(opening + deliveryOf(1, "a") + deliveryOf(2, "a") + deliveryOf(3, "b")
        + "7: Sending PUBLISH to console (d0, q0, r0, m0, 'a', ... (7 bytes))\n"
        + "7: Sending PUBLISH to other (d0, q1, r0, m9, 'a', ... (7 bytes))\n"
        + "7: Received PUBACK from other (Mid: 2, RC:0)\n" + pubackOf(1));
    log.read();
    QCOMPARE(log.consoleId(), "console");
    QVERIFY(!log.isConsoleGone());
    QCOMPARE(log.lastAcknowledged().value("a"), 1);
    QVERIFY(!log.lastAcknowledged().contains("b"));
    // Killed; what was not acknowledged comes again, then something new under a number that is free again.
    file.write("7: Client console closed its connection.\n");
    log.read();
    QVERIFY(log.isConsoleGone());
    file.write(opening + "7: Sending PUBLISH to console (d1, q1, r0, m2, 'a', ... (7 bytes))\n" + deliveryOf(1, "a")
        + pubackOf(1));
    log.read();
    QCOMPARE(log.lastAcknowledged().value("a"), 3);
    QCOMPARE(log.acknowledged(), 2);
    QVERIFY(!log.isConsoleGone());
}

void TestTrafficRecorder::readsALogThatGrows()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("log")));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    DeliveryLog log(file.fileName());
    const QByteArray text = opening + deliveryOf(1, "a") + pubackOf(1);
    for (const char byte : text) {
        file.write(&byte, 1);
        log.read();
    }
    QCOMPARE(log.acknowledged(), 1);
}

QTEST_GUILESS_MAIN(TestTrafficRecorder)
#include "tst_trafficrecorder.moc"
