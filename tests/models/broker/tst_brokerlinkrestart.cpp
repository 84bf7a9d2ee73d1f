// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/brokerlink.h"
#include "models/protocol/topics.h"
#include "tests/models/broker/bothsessions.h"
#include "tests/support/mosquittoprocess.h"

#include <QSet>
#include <QTest>

#include <csignal>

using namespace console;

namespace {

class Listener final : public BrokerListener
{
public:
    void reportReceived(const DeviceReport& report, const MqttMessage&) override
    {
        versions << QByteArray(report.version.data(), qsizetype(report.version.size()));
    }
    void reportRejected(const Error& error, const MqttMessage&) override { QFAIL(qPrintable(error.context)); }
    [[nodiscard]] quint64 burstEnded() override { return ++sequence; }
    void publishEnded(quint64 tag, PublishOutcome outcome, quint8) override
    {
        QCOMPARE(outcome, PublishOutcome::Acknowledged);
        QVERIFY(!ended.contains(tag)); // exactly once
        ended.insert(tag);
    }
    void linkChanged(const LinkStatus& status) override { state = status.state; }
    QList<QByteArray> versions;
    QSet<quint64> ended;
    quint64 sequence = 0;
    LinkState state = LinkState::Idle;
};

} // namespace

/// BrokerLink over each real session and a real broker that is killed in the middle.
class TestBrokerLinkRestart : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void loses_data();
    void loses();
    void deliversAgainWhatWasNotCommitted_data() { loses_data(); }
    void deliversAgainWhatWasNotCommitted();
    void doesNotRepeatWhatWasWithdrawn_data() { loses_data(); }
    void doesNotRepeatWhatWasWithdrawn();
};

void TestBrokerLinkRestart::initTestCase()
{
    if (MosquittoProcess::program().isEmpty())
        QSKIP("mosquitto is not installed");
}

void TestBrokerLinkRestart::loses_data()
{
    QTest::addColumn<QString>("library");
    for (const QString& name : sessionLibraries())
        QTest::newRow(qPrintable(name)) << name;
}

void TestBrokerLinkRestart::loses()
{
    QFETCH(QString, library);
    MosquittoProcess::Options options;
    options.persistence = true;
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    RecordedSession device(library);
    const BrokerProfile deviceProfile = broker.profile();
    device.open(deviceProfile);
    QVERIFY(device.waitOpen());
    QVERIFY(device.subscribe({ upgradeTopic("pk", "d1") }));

    const SteadyWallClock clock;
    Listener listener;
    BrokerLink link([&] { return makeSession(library); }, clock, listener);
    link.setWindow(10);
    link.connectTo(broker.profile(), {});
    QTRY_COMPARE(listener.state, LinkState::Connected);
    constexpr quint64 count = 200;
    for (quint64 tag = 1; tag <= count; ++tag) {
        link.publish(tag, upgradeTopic("pk", "d1"), QByteArray::number(tag), tag <= count / 2 ? 0 : 1);
    }
    QTRY_COMPARE(quint64(listener.ended.size()), count / 2);
    link.committed(1);
    QTRY_VERIFY(quint64(listener.ended.size()) > count / 2);
    broker.stop(); // sessions are saved; whatever is in flight is in doubt
    QTRY_VERIFY(listener.state == LinkState::WaitingToRetry || quint64(listener.ended.size()) == count);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    QTRY_VERIFY(device.error);
    device.open(deviceProfile);
    QVERIFY(device.waitOpen());
    QTRY_COMPARE_WITH_TIMEOUT(quint64(listener.ended.size()), count, 20000);
    const auto arrived = [&device] {
        const QList<QByteArray> payloads = device.payloads();
        return QSet<QByteArray>(payloads.cbegin(), payloads.cend()).size();
    };
    QTRY_COMPARE(arrived(), qsizetype(count)); // perhaps twice, never not at all
}

void TestBrokerLinkRestart::deliversAgainWhatWasNotCommitted()
{
    QFETCH(QString, library);
    MosquittoProcess::Options options;
    options.persistence = true;
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    const BrokerProfile profile = broker.profile();
    const SteadyWallClock clock;
    RecordedSession device(library);
    device.open(broker.profile());
    QVERIFY(device.waitOpen());
    {
        Listener listener;
        BrokerLink link([&] { return makeSession(library); }, clock, listener);
        link.connectTo(profile, {});
        QTRY_COMPARE(listener.state, LinkState::Connected);
        QVERIFY(device.session->publish("/ota/device/inform/pk/d1", R"({"params":{"version":"1.0"}})", false));
        QTRY_COMPARE(listener.versions.size(), 1); // and the store never commits: the console dies here
    }
    Listener listener;
    BrokerLink link([&] { return makeSession(library); }, clock, listener);
    link.connectTo(profile, {});
    QTRY_COMPARE(listener.versions, QList<QByteArray>({ "1.0" }));
    link.committed(listener.sequence);
    QTRY_VERIFY(broker.log().contains(QStringLiteral("Received PUBACK from ") + profile.clientId));
}

void TestBrokerLinkRestart::doesNotRepeatWhatWasWithdrawn()
{
    QFETCH(QString, library);
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    const BrokerProfile profile = broker.profile();
    const SteadyWallClock clock;
    Listener listener;
    BrokerLink link([&] { return makeSession(library); }, clock, listener);
    link.setWindow(10);
    link.connectTo(profile, {});
    QTRY_COMPARE(listener.state, LinkState::Connected);
    QCOMPARE(::kill(static_cast<pid_t>(broker.processId()), SIGSTOP), 0); // it acknowledges nothing any more
    for (quint64 tag = 1; tag <= 20; ++tag)
        link.publish(tag, upgradeTopic("pk", "d1"), "withdrawn", 0);
    QCOMPARE(link.status().inFlight, 10);
    QVERIFY(!link.withdraw(1));
    broker.kill();
    QTRY_COMPARE(listener.state, LinkState::WaitingToRetry);
    for (quint64 tag = 1; tag <= 20; ++tag) {
        QCOMPARE(link.hasLeft(tag), tag <= 10);
        QVERIFY(link.withdraw(tag));
    }
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    RecordedSession device(library);
    device.open(broker.profile());
    QVERIFY(device.waitOpen());
    QVERIFY(device.subscribe({ upgradeTopic("pk", "d1") }));
    QTRY_COMPARE(listener.state, LinkState::Connected);
    link.publish(21, upgradeTopic("pk", "d1"), "wanted", 0);
    QTRY_COMPARE(listener.ended, QSet<quint64>({ 21 }));
    QTRY_COMPARE(device.payloads(), QList<QByteArray>({ "wanted" }));
    QCOMPARE(broker.log().count(QStringLiteral("Received PUBLISH from ") + profile.clientId), 1);
}

QTEST_GUILESS_MAIN(TestBrokerLinkRestart)
#include "tst_brokerlinkrestart.moc"
