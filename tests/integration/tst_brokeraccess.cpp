// SPDX-License-Identifier: GPL-3.0-or-later
// Brokers that do not let everybody in: TLS with client certificates, and the access list that README.md gives to
// operators.
#include "tests/integration/rolloutproof.h"
#include "tests/support/testcertificates.h"

#include <QFile>
#include <QProcess>
#include <QTcpServer>

using namespace console;

class TestBrokerAccess : public QObject
{
    Q_OBJECT

private slots:
    void upgradesOverTls();
    void staysAwayWithoutTrust_data();
    void staysAwayWithoutTrust();
    void worksWithTheAccessListOfTheReadme();
};

namespace {

const QString deviceName = QStringLiteral("dev000001");
const QString deviceUser = QStringLiteral("dev000001&a1RolloutDemo");

quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : quint16(0);
}

/// The acl_file printed in README.md, for the simulated device instead of the article's.
QString accessListOfReadme()
{
    QFile readme(QStringLiteral(README));
    if (!readme.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(readme.readAll());
    text = text.mid(text.indexOf(QStringLiteral("user console\n")));
    text = text.left(text.indexOf(QStringLiteral("```")));
    return text.replace(QStringLiteral("camera-01"), deviceName).replace(QStringLiteral("a1Article"), demoProduct);
}

/// Publishes as the device's user and waits for the broker's answer.
bool publishAsDevice(quint16 port, const QString& topic, const QByteArray& payload)
{
    QProcess process;
    process.start(QStringLiteral("mosquitto_pub"),
        { QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"), QString::number(port),
            QStringLiteral("-u"), deviceUser, QStringLiteral("-P"), QStringLiteral("device"), QStringLiteral("-q"),
            QStringLiteral("1"), QStringLiteral("-t"), topic, QStringLiteral("-m"), QString::fromUtf8(payload) });
    return process.waitForFinished() && process.exitCode() == 0;
}

MosquittoProcess::Options tlsOptions(TestCertificates& authority)
{
    const TestCertificates::Pair server
        = authority.issue(QStringLiteral("broker"), QStringLiteral("DNS:localhost,IP:127.0.0.1"));
    MosquittoProcess::Options options;
    options.certificateFile = server.certificateFile;
    options.keyFile = server.keyFile;
    options.clientCaFile = authority.caFile();
    return options;
}

} // namespace

void TestBrokerAccess::upgradesOverTls()
{
    TestCertificates authority(QStringLiteral("Factory"));
    QVERIFY(authority.isValid());
    MosquittoProcess::Options options = tlsOptions(authority);
    const quint16 devicePort = freePort(); // simulated devices speak no TLS
    options.lines = { QStringLiteral("listener %1 127.0.0.1").arg(devicePort) };
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    const TestCertificates::Pair client = authority.issue(QStringLiteral("console"), QStringLiteral("DNS:console"));
    BrokerProfile profile = broker.profile();
    profile.tls = true;
    profile.caFile = authority.caFile();
    profile.certificateFile = client.certificateFile;
    profile.keyFile = client.keyFile;
    ConsoleRig rig(profile, {});
    QVERIFY(rig.open());
    QVERIFY(rig.pulse().link.tls);

    FleetProcess fleet(devicePort, rig.path(QStringLiteral("ledger")),
        { QStringLiteral("--devices"), QStringLiteral("3"), QStringLiteral("--reboot-ms"), QStringLiteral("300"),
            QStringLiteral("--protect"), QStringLiteral("dev000001,dev000002,dev000003") });
    QVERIFY(fleet.start());
    QTRY_COMPARE_WITH_TIMEOUT(rig.deviceCount(), 3, 30000);
    const auto firmware = rig.upload(writeFirmware(rig, 50'000), demoProduct, QStringLiteral("9.0.0"));
    QVERIFY(firmware);
    QVERIFY2(rig.verify(firmware->id, { QStringLiteral("dev000001"), QStringLiteral("dev000003") }),
        qPrintable(describeOpen(rig)));
    QTRY_COMPARE(differences(rig, fleet), QStringList());
}

void TestBrokerAccess::staysAwayWithoutTrust_data()
{
    QTest::addColumn<bool>("foreignAuthority");
    QTest::addColumn<bool>("withCertificate");
    QTest::newRow("a broker of another authority") << true << true;
    QTest::newRow("no client certificate") << false << false;
}

void TestBrokerAccess::staysAwayWithoutTrust()
{
    QFETCH(bool, foreignAuthority);
    QFETCH(bool, withCertificate);
    TestCertificates authority(QStringLiteral("Factory"));
    TestCertificates foreign(QStringLiteral("Somebody"));
    QVERIFY(authority.isValid() && foreign.isValid());
    MosquittoProcess broker(tlsOptions(authority));
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    BrokerProfile profile = broker.profile();
    profile.tls = true;
    profile.caFile = foreignAuthority ? foreign.caFile() : authority.caFile();
    if (withCertificate) {
        const TestCertificates::Pair client = authority.issue(QStringLiteral("console"), QStringLiteral("DNS:console"));
        profile.certificateFile = client.certificateFile;
        profile.keyFile = client.keyFile;
    }
    ConsoleRig rig(profile, {});
    QVERIFY(rig.openAlone());
    QTRY_COMPARE_WITH_TIMEOUT(rig.pulse().link.state, LinkState::WaitingToRetry, 30000);
    QVERIFY(rig.pulse().link.error);
    if (foreignAuthority)
        QCOMPARE(rig.pulse().link.error->kind, ErrorKind::CertificateUntrusted);
    QTRY_VERIFY(!rig.activities(ActivityKind::BrokerLost).isEmpty());
    QVERIFY(rig.activities(ActivityKind::BrokerConnected).isEmpty());
}

void TestBrokerAccess::worksWithTheAccessListOfTheReadme()
{
    MosquittoProcess::Options options;
    options.users
        = { { QStringLiteral("console"), QStringLiteral("operator") }, { deviceUser, QStringLiteral("device") } };
    options.aclText = accessListOfReadme();
    QVERIFY2(options.aclText.contains(QStringLiteral("user ") + deviceUser), "README.md has no access list any more");
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    BrokerProfile profile = broker.profile();
    profile.user = QStringLiteral("console");
    profile.savePassword = false;
    ConsoleRig rig(profile, QStringLiteral("operator"));
    QVERIFY(rig.open());
    QCOMPARE(rig.passwordsAsked().size(), 1);

    // A device may speak for itself and for nobody else; one connection after the other, so the first is decided before
    // the second.
    const QString inform = QStringLiteral("/ota/device/inform/a1RolloutDemo/");
    (void)publishAsDevice(
        broker.port(), inform + QStringLiteral("neighbour"), R"({"id":"1","params":{"version":"0.1"}})");
    QVERIFY(publishAsDevice(broker.port(), inform + deviceName, R"({"id":"1","params":{"version":"0.1"}})"));
    QTRY_COMPARE(rig.versionOf(deviceName), QStringLiteral("0.1"));
    QCOMPARE(rig.deviceCount(), 1);

    FleetProcess fleet(broker.port(), rig.path(QStringLiteral("ledger")),
        { QStringLiteral("--broker"),
            QStringLiteral("mqtt://dev000001%26a1RolloutDemo:device@127.0.0.1:%1").arg(broker.port()),
            QStringLiteral("--devices"), QStringLiteral("1"), QStringLiteral("--kinds"), QStringLiteral("plain=100"),
            QStringLiteral("--reboot-ms"), QStringLiteral("300"), QStringLiteral("--protect"), deviceName });
    QVERIFY(fleet.start());
    QTRY_VERIFY(rig.versionOf(deviceName) != QStringLiteral("0.1"));
    const auto firmware = rig.upload(writeFirmware(rig, 50'000), demoProduct, QStringLiteral("9.0.0"));
    QVERIFY(firmware);
    QVERIFY2(rig.verify(firmware->id, { deviceName }), qPrintable(describeOpen(rig)));
    QVERIFY(rig.tasks().value(deviceName).evidence.progressAt > 0); // progress may pass, too
    QTRY_COMPARE(differences(rig, fleet), QStringList());
    QCOMPARE(rig.deviceCount(), 1);
}

QTEST_GUILESS_MAIN(TestBrokerAccess)
#include "tst_brokeraccess.moc"
