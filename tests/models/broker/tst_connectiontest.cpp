// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/connectiontest.h"
#include "tests/support/mosquittoprocess.h"
#include "tests/support/testcertificates.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace console;

namespace {

/// A broker of before MQTT 5: answers such a CONNECT as told and hangs up, and hands everything else to a real one.
class OldBroker : public QTcpServer
{
public:
    OldBroker(quint16 realPort, QByteArray answer)
        : m_realPort(realPort)
        , m_answer(std::move(answer))
    {
        connect(this, &QTcpServer::newConnection, this, [this] { take(nextPendingConnection()); });
        listen(QHostAddress::LocalHost);
    }

private:
    void take(QTcpSocket* client)
    {
        auto* broker = new QTcpSocket(client);
        connect(client, &QTcpSocket::readyRead, this, [this, client, broker] {
            const QByteArray bytes = client->readAll();
            const qsizetype name = bytes.indexOf(QByteArrayLiteral("\0\4MQTT")); // of a CONNECT; the version follows
            if (name >= 0 && name < 8 && bytes.at(name + 6) == 5) {
                client->write(m_answer);
                client->disconnectFromHost();
                return;
            }
            if (broker->state() == QAbstractSocket::UnconnectedState)
                broker->connectToHost(QHostAddress(QHostAddress::LocalHost), m_realPort);
            broker->write(bytes);
        });
        connect(broker, &QTcpSocket::readyRead, client, [client, broker] { client->write(broker->readAll()); });
        connect(broker, &QTcpSocket::errorOccurred, client, [client] { client->disconnectFromHost(); });
        connect(broker, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
    }

    quint16 m_realPort;
    QByteArray m_answer;
};

} // namespace

/// Every step that can fail, against a real broker.
class TestConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void passes();
    void passesOverTls();
    void passesWhereOnlyMqtt311IsSpoken_data();
    void passesWhereOnlyMqtt311IsSpoken();
    void saysWhatStandsWithBothVersions();
    void failsAtProfile();
    void failsAtName();
    void failsAtTcp();
    void failsAtTls_data();
    void failsAtTls();
    void failsAtAMissingClientCertificate();
    void failsAtConnack();
    void failsAtSubscribe();
    void takesNoSessionOver();
    void cancels();

private:
    [[nodiscard]] ConnectionReport run(const BrokerProfile& profile, const QString& password = {});
    [[nodiscard]] MosquittoProcess::Options tlsOptions(const QString& names, int days = 30);
    static void expectFailure(const ConnectionReport& report, ConnectionStep step, ErrorKind kind);

    std::unique_ptr<TestCertificates> m_authority;
};

void TestConnectionTest::initTestCase()
{
    if (MosquittoProcess::program().isEmpty())
        QSKIP("mosquitto is not installed");
    m_authority = std::make_unique<TestCertificates>(QStringLiteral("Our authority"));
    QVERIFY(m_authority->isValid());
}

ConnectionReport TestConnectionTest::run(const BrokerProfile& profile, const QString& password)
{
    ConnectionTest test;
    std::optional<ConnectionReport> report;
    QList<ConnectionStep> steps;
    connect(
        &test, &ConnectionTest::stepEnded, &test, [&](const ConnectionStepResult& result) { steps << result.step; });
    connect(&test, &ConnectionTest::finished, &test, [&](const ConnectionReport& done) { report = done; });
    test.start(profile, password);
    if (report || !QTest::qWaitFor([&] { return report.has_value(); }, 30000))
        return {};
    QList<ConnectionStep> reported;
    for (const ConnectionStepResult& result : report->steps)
        reported << result.step;
    return steps == reported ? *report : ConnectionReport{};
}

MosquittoProcess::Options TestConnectionTest::tlsOptions(const QString& names, int days)
{
    const TestCertificates::Pair pair = m_authority->issue(QStringLiteral("broker"), names, days);
    MosquittoProcess::Options options;
    options.certificateFile = pair.certificateFile;
    options.keyFile = pair.keyFile;
    return options;
}

void TestConnectionTest::expectFailure(const ConnectionReport& report, ConnectionStep step, ErrorKind kind)
{
    QVERIFY(!report.passed());
    QVERIFY(!report.steps.isEmpty());
    for (qsizetype i = 0; i + 1 < report.steps.size(); ++i)
        QVERIFY(report.steps.at(i).passed);
    const ConnectionStepResult& last = report.steps.last();
    QVERIFY(!last.passed);
    QCOMPARE(int(last.step), int(step));
    QVERIFY(last.error);
    QVERIFY2(last.error->kind == kind,
        qPrintable(QStringLiteral("%1 %2").arg(int(last.error->kind)).arg(last.error->context)));
}

void TestConnectionTest::passes()
{
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    const ConnectionReport report = run(broker.profile());
    QVERIFY(report.passed());
    QCOMPARE(report.steps.size(), 5); // without TLS
    QCOMPARE(report.protocol(), QStringLiteral("MQTT 5"));
}

void TestConnectionTest::passesOverTls()
{
    MosquittoProcess broker(tlsOptions(QStringLiteral("IP:127.0.0.1")));
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    BrokerProfile profile = broker.profile();
    profile.tls = true;
    profile.caFile = m_authority->caFile();
    const ConnectionReport report = run(profile);
    QVERIFY(report.passed());
    QCOMPARE(report.steps.size(), 6);
    QVERIFY(report.steps.at(3).detail.startsWith(QStringLiteral("TLSv1.")));
}

void TestConnectionTest::passesWhereOnlyMqtt311IsSpoken_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("refuses") << QByteArray::fromHex("20020001");
    QTest::newRow("refuses as MQTT 5 does") << QByteArray::fromHex("2003008400");
    QTest::newRow("hangs up") << QByteArray();
    QTest::newRow("nonsense") << QByteArray::fromHex("ffffffffffffff");
}

void TestConnectionTest::passesWhereOnlyMqtt311IsSpoken()
{
    QFETCH(QByteArray, answer);
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    const OldBroker old(broker.port(), answer);
    BrokerProfile profile = broker.profile();
    profile.port = old.serverPort();
    const ConnectionReport report = run(profile);
    QVERIFY(report.passed());
    QCOMPARE(report.steps.size(), 5);
    QCOMPARE(report.protocol(), QStringLiteral("MQTT 3.1.1"));
}

void TestConnectionTest::saysWhatStandsWithBothVersions()
{
    MosquittoProcess::Options options;
    options.users = { { QStringLiteral("console"), QStringLiteral("right") } };
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    const OldBroker old(broker.port(), {});
    BrokerProfile profile = broker.profile();
    profile.port = old.serverPort();
    profile.user = QStringLiteral("console");
    expectFailure(run(profile, QStringLiteral("wrong")), ConnectionStep::Connack, ErrorKind::ConnackNotAuthorised);
    broker.kill(); // now it hangs up on everybody
    expectFailure(run(profile, QStringLiteral("right")), ConnectionStep::Connack, ErrorKind::ConnectionLost);
}

void TestConnectionTest::failsAtProfile()
{
    expectFailure(run(newProfile()), ConnectionStep::Profile, ErrorKind::ProfileIncomplete);
}

void TestConnectionTest::failsAtName()
{
    BrokerProfile profile = newProfile();
    // Passes every check of a name's shape; nothing may answer for it, with or without a network (RFC 6761).
    profile.host = QStringLiteral("broker.invalid");
    expectFailure(run(profile), ConnectionStep::Name, ErrorKind::HostNotFound);
}

void TestConnectionTest::failsAtTcp()
{
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    broker.kill();
    expectFailure(run(broker.profile()), ConnectionStep::Tcp, ErrorKind::ConnectionRefused);
}

void TestConnectionTest::failsAtTls_data()
{
    QTest::addColumn<QString>("names");
    QTest::addColumn<int>("days");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<int>("kind");
    const QString ours = QStringLiteral("IP:127.0.0.1");
    QTest::newRow("expired") << ours << -1 << true << int(ErrorKind::CertificateExpired);
    QTest::newRow("foreign") << ours << 30 << false << int(ErrorKind::CertificateUntrusted);
    QTest::newRow("name") << QStringLiteral("DNS:x.example") << 30 << true << int(ErrorKind::CertificateNameMismatch);
}

void TestConnectionTest::failsAtTls()
{
    QFETCH(QString, names);
    QFETCH(int, days);
    QFETCH(bool, trusted);
    QFETCH(int, kind);
    MosquittoProcess broker(tlsOptions(names, days));
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    const TestCertificates foreign(QStringLiteral("Foreign authority"));
    BrokerProfile profile = broker.profile();
    profile.tls = true;
    profile.caFile = trusted ? m_authority->caFile() : foreign.caFile();
    expectFailure(run(profile), ConnectionStep::Tls, static_cast<ErrorKind>(kind));
}

void TestConnectionTest::failsAtAMissingClientCertificate()
{
    MosquittoProcess::Options options = tlsOptions(QStringLiteral("IP:127.0.0.1"));
    options.clientCaFile = m_authority->caFile();
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    BrokerProfile profile = broker.profile();
    profile.tls = true;
    profile.caFile = m_authority->caFile();
    expectFailure(run(profile), ConnectionStep::Tls, ErrorKind::TlsHandshakeFailed);
}

void TestConnectionTest::failsAtConnack()
{
    MosquittoProcess::Options options;
    options.users = { { QStringLiteral("console"), QStringLiteral("right") } };
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    BrokerProfile profile = broker.profile();
    profile.user = QStringLiteral("console");
    expectFailure(run(profile, QStringLiteral("wrong")), ConnectionStep::Connack, ErrorKind::ConnackNotAuthorised);
    QVERIFY(run(profile, QStringLiteral("right")).passed());
}

void TestConnectionTest::failsAtSubscribe()
{
    const QString plugin = QStringLiteral("/usr/lib/x86_64-linux-gnu/mosquitto_dynamic_security.so");
    if (!QFile::exists(plugin))
        QSKIP("mosquitto's dynamic security plugin is not where Debian puts it");
    MosquittoProcess::Options options;
    options.files = { { QStringLiteral("security.json"), R"({"defaultACLAccess":{"publishClientSend":true,
        "publishClientReceive":true,"subscribe":false,"unsubscribe":true},"clients":[],"groups":[],"roles":[]})" } };
    options.lines
        = { QStringLiteral("plugin ") + plugin, QStringLiteral("plugin_opt_config_file {folder}/security.json") };
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    expectFailure(run(broker.profile()), ConnectionStep::Subscribe, ErrorKind::SubscribeRefused);
}

void TestConnectionTest::takesNoSessionOver()
{
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    const BrokerProfile profile = broker.profile();
    QVERIFY(run(profile).passed());
    QVERIFY(!broker.log().contains(profile.clientId));
}

void TestConnectionTest::cancels()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    BrokerProfile profile = newProfile();
    profile.host = QStringLiteral("127.0.0.1");
    profile.port = silent.serverPort();
    ConnectionTest test;
    QSignalSpy ends(&test, &ConnectionTest::finished);
    QSignalSpy steps(&test, &ConnectionTest::stepEnded);
    test.start(profile, {});
    QTRY_COMPARE(steps.size(), 3); // TCP stands, then nobody speaks
    test.cancel();
    test.cancel();
    QTest::qWait(50);
    QCOMPARE(ends.size(), 0);

    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    test.start(broker.profile(), {}); // can be used again
    QTRY_COMPARE(ends.size(), 1);
    QVERIFY(ends.first().first().value<ConnectionReport>().passed());
}

QTEST_GUILESS_MAIN(TestConnectionTest)
#include "tst_connectiontest.moc"
