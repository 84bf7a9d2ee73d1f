// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/protocol/topics.h"
#include "tests/models/broker/linklistener.h"
#include "tests/support/fakesession.h"

#include <QPointer>
#include <QTest>

#include <set>

using namespace console;

namespace {

MqttMessage inform(const QByteArray& device, bool retained = false)
{
    MqttMessage message;
    message.topic = "/ota/device/inform/pk/" + device;
    message.payload = R"({"id":"1","params":{"version":"1.0"}})";
    message.qos = 1;
    message.retained = retained;
    return message;
}

} // namespace

/// Dialogues of BrokerLink with a session whose broker is the test.
class TestBrokerLink : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void subscribesAfterEachConnect();
    void refusesAProfileThatCannotWork();
    void fallsBackToMqtt311();
    void triesTheOtherVersionWhenTheBrokerHangsUp();
    void backsOffWithJitter();
    void knocksSeldomWhereSomebodyMustAct_data();
    void knocksSeldomWhereSomebodyMustAct();
    void saysRefusedSubscriptions();
    void decodesBursts();
    void opensTheGateAtOnceWhenNothingIsStored();
    void opensTheGateWhenTheBatchIsCommitted();
    void holdsPublishesUntilCommitted();
    void keepsTheWindow();
    void takesTheBrokersSmallerWindow();
    void tellsOutcomes_data();
    void tellsOutcomes();
    void sendsAgainAfterReconnect();
    void withdraws();
    void endsWhatIsTooLarge();
    void staysQuietAfterDisconnect();

private:
    void connectLink(const MqttGrant& grant = {});
    void publish(quint64 tag, quint64 after = 0);
    void fail(ErrorKind kind) { emit m_session->failed({ kind, {} }); }

    FakeClock m_clock;
    std::unique_ptr<LinkListener> m_listener;
    std::unique_ptr<BrokerLink> m_link;
    QPointer<FakeSession> m_session;
    int m_sessions = 0;
    BrokerProfile m_profile;
};

void TestBrokerLink::init()
{
    m_link.reset();
    m_listener = std::make_unique<LinkListener>();
    m_sessions = 0;
    m_profile = newProfile();
    m_profile.host = QStringLiteral("broker.example");
    m_link = std::make_unique<BrokerLink>(
        [this] {
            auto session = std::make_unique<FakeSession>();
            m_session = session.get();
            ++m_sessions;
            return session;
        },
        m_clock, *m_listener);
}

void TestBrokerLink::connectLink(const MqttGrant& grant)
{
    if (m_sessions == 0)
        m_link->connectTo(m_profile, QStringLiteral("secret"));
    m_session->accept(grant);
    m_session->grantAll();
    QCOMPARE(m_link->status().state, LinkState::Connected);
}

void TestBrokerLink::publish(quint64 tag, quint64 after)
{
    m_listener->insideCall = true;
    m_link->publish(tag, "topic/" + QByteArray::number(tag), "payload", after);
    m_listener->insideCall = false;
}

void TestBrokerLink::subscribesAfterEachConnect()
{
    m_link->connectTo(m_profile, QStringLiteral("secret"));
    QCOMPARE(m_link->status().state, LinkState::Connecting);
    QCOMPARE(m_session->opens.size(), 1);
    QCOMPARE(m_session->opens.first().password, QStringLiteral("secret"));
    QVERIFY(m_session->opens.first().mqtt5);
    QVERIFY(!m_session->opens.first().cleanStart);
    m_session->accept();
    QCOMPARE(m_session->filters, reportFilters());
    QCOMPARE(m_link->status().state, LinkState::Connecting); // reports cannot come before SUBACK
    m_session->grantAll();
    QCOMPARE(m_link->status().state, LinkState::Connected);
    QVERIFY(m_link->status().mqtt5);
    QCOMPARE(m_listener->states.last().state, LinkState::Connected);

    fail(ErrorKind::ConnectionLost);
    QCOMPARE(m_link->status().state, LinkState::WaitingToRetry);
    QTRY_COMPARE(m_sessions, 2);
    m_session->accept();
    QCOMPARE(m_session->filters, reportFilters());
}

void TestBrokerLink::refusesAProfileThatCannotWork()
{
    m_profile.host.clear();
    m_link->connectTo(m_profile, {});
    QCOMPARE(m_sessions, 0);
    QCOMPARE(m_link->status().state, LinkState::Idle);
    QCOMPARE(m_link->status().error->kind, ErrorKind::ProfileIncomplete);
    QTRY_COMPARE(m_listener->states.size(), 1);
}

void TestBrokerLink::fallsBackToMqtt311()
{
    m_link->connectTo(m_profile, {});
    fail(ErrorKind::ConnackProtocolVersion);
    QCOMPARE(m_sessions, 2); // at once
    QVERIFY(!m_session->opens.first().mqtt5);
    MqttGrant grant;
    grant.mqtt5 = false;
    connectLink(grant);
    QVERIFY(!m_link->status().mqtt5);
    fail(ErrorKind::ConnackProtocolVersion); // of 3.1.1 too: no endless loop
    QCOMPARE(m_link->status().state, LinkState::WaitingToRetry);
}

void TestBrokerLink::triesTheOtherVersionWhenTheBrokerHangsUp()
{
    m_link->connectTo(m_profile, {});
    fail(ErrorKind::ConnectionLost); // before CONNACK
    QTRY_COMPARE(m_sessions, 2);
    QVERIFY(!m_session->opens.first().mqtt5);
    fail(ErrorKind::ConnectionRefused); // says nothing of versions
    QTRY_COMPARE(m_sessions, 3);
    QVERIFY(!m_session->opens.first().mqtt5);
}

void TestBrokerLink::backsOffWithJitter()
{
    m_link->connectTo(m_profile, {});
    TimeMs expected = 500;
    for (int i = 0; i < 3; ++i) { // waits for real: 0.5 s, 1 s
        fail(ErrorKind::ConnectionRefused);
        QCOMPARE(m_link->status().state, LinkState::WaitingToRetry);
        QCOMPARE(m_link->status().error->kind, ErrorKind::ConnectionRefused);
        const TimeMs delay = m_link->status().retryAt - m_clock.now();
        QVERIFY2(delay <= expected && delay >= expected * 3 / 4, qPrintable(QString::number(delay)));
        expected *= 2;
        if (i < 2)
            QTRY_COMPARE(m_sessions, i + 2);
    }
    m_link->connectTo(m_profile, {}); // an operator's order starts over
    fail(ErrorKind::ConnectionRefused);
    QVERIFY(m_link->status().retryAt - m_clock.now() <= 500);
}

void TestBrokerLink::knocksSeldomWhereSomebodyMustAct_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("password") << int(ErrorKind::ConnackBadCredentials);
    QTest::newRow("not authorised") << int(ErrorKind::ConnackNotAuthorised);
    QTest::newRow("taken over") << int(ErrorKind::SessionTakenOver);
}

void TestBrokerLink::knocksSeldomWhereSomebodyMustAct()
{
    QFETCH(int, kind);
    std::set<TimeMs> delays;
    for (int i = 0; i < 20; ++i) {
        m_link->connectTo(m_profile, {});
        fail(static_cast<ErrorKind>(kind));
        delays.insert(m_link->status().retryAt - m_clock.now());
    }
    QVERIFY(*delays.begin() >= 22500 && *delays.rbegin() <= 30000);
    QVERIFY(delays.size() > 1); // many consoles with one wrong password do not knock together
    QCOMPARE(int(m_link->status().error->kind), kind);
}

void TestBrokerLink::saysRefusedSubscriptions()
{
    m_link->connectTo(m_profile, {});
    m_session->accept();
    emit m_session->subscribed({ 1, 0x87, 1, 1 });
    QCOMPARE(m_link->status().state, LinkState::WaitingToRetry);
    QCOMPARE(m_link->status().error->kind, ErrorKind::SubscribeRefused);
    QCOMPARE(m_link->status().error->context, QString::fromUtf8(reportFilters().at(1)));
}

void TestBrokerLink::decodesBursts()
{
    connectLink();
    MqttMessage broken = inform("d2");
    broken.payload = R"({"id":)";
    MqttMessage foreign = inform("d3");
    foreign.topic = "weather";
    m_session->deliver({ inform("d1"), broken, foreign, inform("d4", true) });
    QCOMPARE(m_listener->said,
        QStringList({ QStringLiteral("report d1 live"),
            QStringLiteral("rejected %1").arg(int(ErrorKind::ReportNotJson)),
            QStringLiteral("rejected %1").arg(int(ErrorKind::TopicUnknown)), QStringLiteral("report d4 retained") }));
}

void TestBrokerLink::opensTheGateAtOnceWhenNothingIsStored()
{
    connectLink();
    m_session->deliver({ inform("d1") });
    QCOMPARE(m_session->gateOpenings, 1);
    m_link->committed(7);
    m_listener->sequence = 7; // committed already
    m_session->deliver({ inform("d1") });
    QCOMPARE(m_session->gateOpenings, 2);
}

void TestBrokerLink::opensTheGateWhenTheBatchIsCommitted()
{
    connectLink();
    m_listener->sequence = 5;
    m_session->deliver({ inform("d1") });
    QVERIFY(m_session->gateShut);
    m_link->committed(4);
    QVERIFY(m_session->gateShut);
    m_link->committed(6);
    QVERIFY(!m_session->gateShut);
    QCOMPARE(m_session->gateOpenings, 1);

    m_listener->sequence = 7; // the very next one
    m_session->deliver({ inform("d1") });
    QVERIFY(m_session->gateShut);
    fail(ErrorKind::ConnectionLost);
    QTRY_COMPARE(m_sessions, 2);
    m_session->accept();
    m_link->committed(7); // of the lost connection: nothing to open here
    QCOMPARE(m_session->gateOpenings, 0);
}

void TestBrokerLink::holdsPublishesUntilCommitted()
{
    connectLink();
    publish(1, 3);
    publish(2, 2);
    publish(3); // needs nothing
    QCOMPARE(m_session->publishes.size(), 1);
    QCOMPARE(m_session->publishes.first().topic, QByteArray("topic/3"));
    QCOMPARE(m_link->status().waiting, 2);
    m_link->committed(2);
    QCOMPARE(m_session->publishes.last().topic, QByteArray("topic/2"));
    m_link->committed(3);
    QCOMPARE(m_session->publishes.last().topic, QByteArray("topic/1"));
    QCOMPARE(m_session->publishes.size(), 3);
    publish(4, 3); // committed long ago
    QCOMPARE(m_session->publishes.size(), 4);
    QVERIFY(!m_session->publishes.last().duplicate);
    QCOMPARE(m_link->status().inFlight, 4);
    publish(5, 4); // the very next one
    QCOMPARE(m_session->publishes.size(), 4);
}

void TestBrokerLink::keepsTheWindow()
{
    m_link->setWindow(3);
    connectLink();
    for (quint64 tag = 1; tag <= 10; ++tag)
        publish(tag);
    QCOMPARE(m_session->publishes.size(), 3);
    emit m_session->published(2, 0);
    QCOMPARE(m_session->publishes.size(), 4);
    emit m_session->published(2, 0); // said twice: not ours any more
    emit m_session->published(999, 0);
    QCOMPARE(m_session->publishes.size(), 4);
    m_link->setWindow(5);
    QCOMPARE(m_session->publishes.size(), 6);
    QCOMPARE(m_listener->said, QStringList({ QStringLiteral("ended 2 0 0") }));
}

void TestBrokerLink::takesTheBrokersSmallerWindow()
{
    MqttGrant grant;
    grant.receiveMaximum = 2;
    connectLink(grant);
    for (quint64 tag = 1; tag <= 10; ++tag)
        publish(tag);
    QCOMPARE(m_session->publishes.size(), 2);
}

void TestBrokerLink::tellsOutcomes_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<int>("outcome");
    QTest::newRow("accepted") << 0 << int(PublishOutcome::Acknowledged);
    QTest::newRow("nobody") << 0x10 << int(PublishOutcome::NobodyListening);
    QTest::newRow("not authorised") << 0x87 << int(PublishOutcome::Refused);
    QTest::newRow("quota") << 0x97 << int(PublishOutcome::Refused);
}

void TestBrokerLink::tellsOutcomes()
{
    QFETCH(int, reason);
    QFETCH(int, outcome);
    connectLink();
    publish(77);
    emit m_session->published(1, static_cast<quint8>(reason));
    QCOMPARE(m_listener->said, QStringList({ QStringLiteral("ended 77 %1 %2").arg(outcome).arg(reason) }));
    QCOMPARE(m_link->status().inFlight, 0);
}

void TestBrokerLink::sendsAgainAfterReconnect()
{
    m_link->setWindow(3);
    connectLink();
    for (quint64 tag = 1; tag <= 5; ++tag)
        publish(tag);
    emit m_session->published(1, 0);
    fail(ErrorKind::ConnectionLost); // 2, 3, 4 were with the broker
    QCOMPARE(m_link->status().inFlight, 0);
    QCOMPARE(m_link->status().waiting, 4);
    QTRY_COMPARE(m_sessions, 2);
    QVERIFY(m_session->publishes.isEmpty());
    connectLink();
    QCOMPARE(m_session->publishes.size(), 3);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(m_session->publishes.at(i).topic, "topic/" + QByteArray::number(i + 2)); // the same, in order
        QCOMPARE(m_session->publishes.at(i).payload, QByteArray("payload"));
        QVERIFY(m_session->publishes.at(i).duplicate);
    }
    emit m_session->published(1, 0);
    QCOMPARE(m_session->publishes.last().topic, QByteArray("topic/5"));
    QVERIFY(!m_session->publishes.last().duplicate);
    QCOMPARE(m_listener->said, QStringList({ QStringLiteral("ended 1 0 0"), QStringLiteral("ended 2 0 0") }));
}

void TestBrokerLink::withdraws()
{
    m_link->setWindow(1);
    connectLink();
    publish(1);
    publish(2);
    publish(3, 9);
    QVERIFY(!m_link->withdraw(1)); // with the broker
    QVERIFY(m_link->withdraw(2));
    QVERIFY(!m_link->withdraw(2));
    QVERIFY(m_link->withdraw(3));
    publish(3, 12); // the same tag again: must not leave by the old sequence
    emit m_session->published(1, 0);
    m_link->committed(9);
    QCOMPARE(m_session->publishes.size(), 1);
    m_link->committed(12);
    QCOMPARE(m_session->publishes.size(), 2);
    publish(4);
    QVERIFY(!m_link->hasLeft(4));
    fail(ErrorKind::ConnectionLost);
    QVERIFY(m_link->hasLeft(3)); // may have arrived
    QVERIFY(m_link->withdraw(3));
    QTRY_COMPARE(m_sessions, 2);
    connectLink();
    QCOMPARE(m_session->publishes.size(), 1); // but does not leave again
    QCOMPARE(m_session->publishes.first().topic, QByteArray("topic/4"));
}

void TestBrokerLink::endsWhatIsTooLarge()
{
    connectLink();
    m_session->largest = 3;
    publish(1);
    QVERIFY(m_listener->said.isEmpty()); // never from inside publish()
    QTRY_COMPARE(m_listener->said, QStringList({ QStringLiteral("ended 1 2 149") }));
    QCOMPARE(m_link->status().waiting, 0);
}

void TestBrokerLink::staysQuietAfterDisconnect()
{
    connectLink();
    publish(1);
    QPointer<FakeSession> old = m_session;
    m_link->disconnectFrom();
    QCOMPARE(m_link->status().state, LinkState::Idle);
    QVERIFY(!m_link->status().error);
    QVERIFY(old->closed);
    emit old->failed({ ErrorKind::ConnectionLost, {} });
    QCOMPARE(m_link->status().state, LinkState::Idle);
    QTRY_VERIFY(!old); // it goes with the event loop
    QCOMPARE(m_sessions, 1);
}

QTEST_GUILESS_MAIN(TestBrokerLink)
#include "tst_brokerlink.moc"
