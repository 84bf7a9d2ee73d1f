// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/mqttpipe.h"
#include "tests/support/mosquittoprocess.h"

#include <QSignalSpy>
#include <QTest>

using namespace console;

/// Between two pipes on a real broker.
class TestMqttPipe : public QObject
{
    Q_OBJECT

private slots:
    void carriesManyMessagesInOrder();
    void saysWhatTheBrokerRefused();
    void losesAndComesBack();

private:
    static MqttEndpoint endpoint(const MosquittoProcess& broker, const char* name)
    {
        MqttEndpoint made;
        made.host = "127.0.0.1";
        made.port = broker.port();
        made.clientId = name;
        return made;
    }
};

void TestMqttPipe::carriesManyMessagesInOrder()
{
    MosquittoProcess::Options options;
    options.unlimitedQueues = true;
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    constexpr int count = 5000;
    MqttPipe from(endpoint(broker, "from"), 100);
    MqttPipe to(endpoint(broker, "to"));
    QList<int> received;
    connect(&to, &MqttPipe::messageReceived, &to, [&](QByteArrayView topic, QByteArrayView payload) {
        QCOMPARE(topic.toByteArray(), QByteArray("a/b"));
        received.append(payload.sliced(200).toByteArray().toInt()); // over one byte of length
    });
    int sent = 0;
    int most = 0;
    const auto publish = [&] {
        for (; sent < count && from.hasRoom(); ++sent)
            from.publish("a/b", QByteArray(QByteArray(200, 'x') + QByteArray::number(sent)));
        most = std::max(most, from.inFlight());
    };
    connect(&to, &MqttPipe::connected, &to, [&] { to.subscribe("a/+", 1); });
    connect(&to, &MqttPipe::subscribed, &from, &MqttPipe::open);
    connect(&from, &MqttPipe::connected, &from, publish);
    connect(&from, &MqttPipe::roomMade, &from, publish);
    to.open();
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), count, 30000);
    for (int i = 0; i < count; ++i)
        QCOMPARE(received.at(i), i);
    QTRY_COMPARE(from.acknowledged(), quint64(count));
    QCOMPARE(from.inFlight(), 0);
    QCOMPARE(most, 100);
}

void TestMqttPipe::saysWhatTheBrokerRefused()
{
    MosquittoProcess::Options options;
    options.users.insert(QStringLiteral("device"), QStringLiteral("secret"));
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    MqttEndpoint known = endpoint(broker, "known");
    known.user = "device";
    known.password = "secret";
    MqttPipe welcome(known);
    QSignalSpy connected(&welcome, &MqttPipe::connected);
    welcome.open();
    QTRY_COMPARE(connected.size(), 1);
    known.password = "wrong";
    MqttPipe stranger(known);
    QSignalSpy lost(&stranger, &MqttPipe::lost);
    stranger.open();
    QTRY_COMPARE(lost.size(), 1);
    QVERIFY(!stranger.isConnected() && !stranger.hasRoom());
}

void TestMqttPipe::losesAndComesBack()
{
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    MqttPipe pipe(endpoint(broker, "pipe"));
    QSignalSpy connected(&pipe, &MqttPipe::connected);
    QSignalSpy lost(&pipe, &MqttPipe::lost);
    pipe.open();
    QTRY_COMPARE(connected.size(), 1);
    broker.kill();
    QTRY_COMPARE(lost.size(), 1);
    pipe.open(); // nobody there
    QTRY_COMPARE(lost.size(), 2);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    pipe.open();
    QTRY_COMPARE(connected.size(), 2);
    pipe.publish("t", "x");
    QTRY_COMPARE(pipe.acknowledged(), quint64(1));
    pipe.close();
    QCOMPARE(lost.size(), 2); // told only of what was not our own doing
}

QTEST_GUILESS_MAIN(TestMqttPipe)
#include "tst_mqttpipe.moc"
