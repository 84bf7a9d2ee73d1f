// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which a burst's messages and acknowledgements came is the order in which they are told.
#include "models/protocol/topics.h"
#include "tests/models/broker/linklistener.h"
#include "tests/support/fakesession.h"

#include <QPointer>
#include <QTest>

using namespace console;

class TestLinkOrder : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void acknowledgementsKeepTheirPlace();
    void whatALostConnectionDidNotTellIsForgotten();

private:
    void publish(quint64 tag) { m_link->publish(tag, "topic", "payload", 0); }

    FakeClock m_clock;
    std::unique_ptr<LinkListener> m_listener;
    std::unique_ptr<BrokerLink> m_link;
    QPointer<FakeSession> m_session;
};

namespace {

MqttMessage inform(const QByteArray& device)
{
    MqttMessage message;
    message.topic = "/ota/device/inform/pk/" + device;
    message.payload = R"({"id":"1","params":{"version":"1.0"}})";
    return message;
}

} // namespace

void TestLinkOrder::init()
{
    m_link.reset();
    m_listener = std::make_unique<LinkListener>();
    m_link = std::make_unique<BrokerLink>(
        [this] {
            auto session = std::make_unique<FakeSession>();
            m_session = session.get();
            return session;
        },
        m_clock, *m_listener);
    BrokerProfile profile = newProfile();
    profile.host = QStringLiteral("broker.example");
    m_link->connectTo(profile, {});
    m_session->accept();
    m_session->grantAll();
    QCOMPARE(m_link->status().state, LinkState::Connected);
}

void TestLinkOrder::acknowledgementsKeepTheirPlace()
{
    for (const quint64 tag : { 1, 2, 3, 4 })
        publish(tag);
    emit m_session->published(1, 0);
    QCOMPARE(m_listener->said, QStringList{ QStringLiteral("ended 1 0 0") }); // nothing came before it
    emit m_session->published(2, 0, 1);
    emit m_session->published(3, 0, 1);
    emit m_session->published(4, 0, 2);
    QCOMPARE(m_listener->said.size(), 1);
    m_session->deliver({ inform("a"), inform("b") });
    const QStringList order{ QStringLiteral("ended 1 0 0"), QStringLiteral("report a live"),
        QStringLiteral("ended 2 0 0"), QStringLiteral("ended 3 0 0"), QStringLiteral("report b live"),
        QStringLiteral("ended 4 0 0") };
    QCOMPARE(m_listener->said, order);
    QCOMPARE(m_link->status().inFlight, 0);
}

void TestLinkOrder::whatALostConnectionDidNotTellIsForgotten()
{
    publish(1);
    emit m_session->published(1, 0, 1);
    emit m_session->failed({ ErrorKind::ConnectionLost, {} });
    QCOMPARE(m_link->status().inFlight, 0);
    QCOMPARE(m_link->status().waiting, 1); // it is sent again
    QVERIFY(m_listener->said.isEmpty());
}

QTEST_GUILESS_MAIN(TestLinkOrder)
#include "tst_linkorder.moc"
