// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/mqttpeer.h"
#include "tests/support/mosquittoprocess.h"

#include <QTest>

using namespace console;

class TestMqttPeer : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatTheBrokerSaid();
    void nobodyThere();
};

void TestMqttPeer::saysWhatTheBrokerSaid()
{
    MosquittoProcess::Options options;
    options.users = { { QStringLiteral("u"), QStringLiteral("right") } };
    options.aclText = QStringLiteral("user u\ntopic read in/#\ntopic write out\ntopic write in/1\n");
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    BrokerProfile profile = broker.profile();
    profile.user = QStringLiteral("u");
    MqttPeer wrong;
    QVERIFY(wrong.connectTo(profile, QStringLiteral("wrong")).value_or(0) != 0);
    MqttPeer peer;
    QCOMPARE(peer.connectTo(profile, QStringLiteral("right")), 0);
    QVERIFY(peer.subscribe("in/1").value_or(0x80) < 0x80);
    QCOMPARE(peer.publish("in/1", "hello"), 0);
    peer.listen(300);
    QVERIFY(peer.hasReceived("hello"));
    QVERIFY(!peer.hasReceived("other"));
    QVERIFY(peer.publish("elsewhere", "x").value_or(0) >= 0x80);
}

void TestMqttPeer::nobodyThere()
{
    MosquittoProcess broker;
    QVERIFY(broker.start());
    const BrokerProfile profile = broker.profile();
    broker.stop();
    MqttPeer peer;
    QCOMPARE(peer.connectTo(profile, {}), std::nullopt);
}

QTEST_GUILESS_MAIN(TestMqttPeer)
#include "tst_mqttpeer.moc"
