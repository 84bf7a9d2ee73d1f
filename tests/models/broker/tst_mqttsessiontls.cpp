// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/broker/bothsessions.h"
#include "tests/support/mosquittoprocess.h"
#include "tests/support/testcertificates.h"

#include <QTest>

using namespace console;

/// TLS of every session against a real broker, with authorities and certificates made for the test (RELIABILITY.md
/// T18).
class TestMqttSessionTls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void initTestCase();
    void verifies_data();
    void verifies();
    void asksForTheHostByName();
    void showsAClientCertificate();
    void saysMissingClientCertificate();
    void saysUnusableFiles();
    void saysPlainPort();

private:
    [[nodiscard]] QString library() const;
    [[nodiscard]] BrokerProfile profileOf(const MosquittoProcess& broker) const;

    std::unique_ptr<TestCertificates> m_ours;
    std::unique_ptr<TestCertificates> m_foreign;
};

QString TestMqttSessionTls::library() const
{
    return *static_cast<QString*>(QTest::qGlobalData("library", qMetaTypeId<QString>()));
}

void TestMqttSessionTls::initTestCase_data()
{
    QTest::addColumn<QString>("library");
    for (const QString& name : sessionLibraries())
        QTest::addRow("%s", qPrintable(name)) << name;
}

void TestMqttSessionTls::initTestCase()
{
    if (MosquittoProcess::program().isEmpty())
        QSKIP("mosquitto is not installed");
    m_ours = std::make_unique<TestCertificates>(QStringLiteral("Our authority"));
    m_foreign = std::make_unique<TestCertificates>(QStringLiteral("Foreign authority"));
    QVERIFY(m_ours->isValid() && m_foreign->isValid());
}

BrokerProfile TestMqttSessionTls::profileOf(const MosquittoProcess& broker) const
{
    BrokerProfile profile = broker.profile();
    profile.tls = true;
    profile.caFile = m_ours->caFile();
    return profile;
}

void TestMqttSessionTls::verifies_data()
{
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("days");
    QTest::addColumn<bool>("foreign");
    QTest::addColumn<int>("error"); // -1 = connects
    const QString address = QStringLiteral("127.0.0.1");
    const QString name = QStringLiteral("localhost");
    const QString ip = QStringLiteral("IP:127.0.0.1");
    const QString dns = QStringLiteral("DNS:localhost");
    QTest::newRow("by address") << ip << address << 30 << false << -1;
    QTest::newRow("by name") << dns << name << 30 << false << -1;
    QTest::newRow("expired") << dns << name << -1 << false << int(ErrorKind::CertificateExpired);
    QTest::newRow("foreign") << dns << name << 30 << true << int(ErrorKind::CertificateUntrusted);
    QTest::newRow("other name") << QStringLiteral("DNS:elsewhere.example") << name << 30 << false
                                << int(ErrorKind::CertificateNameMismatch);
    // The session connects to an address of the host: a certificate for that address is not one for the host.
    QTest::newRow("address for a name") << ip << name << 30 << false << int(ErrorKind::CertificateNameMismatch);
    QTest::newRow("name for an address") << dns << address << 30 << false << int(ErrorKind::CertificateNameMismatch);
}

void TestMqttSessionTls::verifies()
{
    QFETCH(QString, names);
    QFETCH(QString, host);
    QFETCH(int, days);
    QFETCH(bool, foreign);
    QFETCH(int, error);
    TestCertificates& authority = foreign ? *m_foreign : *m_ours;
    const TestCertificates::Pair pair = authority.issue(QStringLiteral("broker"), names, days);
    QVERIFY(authority.isValid());
    MosquittoProcess::Options options;
    options.certificateFile = pair.certificateFile;
    options.keyFile = pair.keyFile;
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    BrokerProfile profile = profileOf(broker);
    profile.host = host;

    RecordedSession client(library());
    client.open(profile);
    if (error < 0) {
        QVERIFY2(client.waitOpen(), client.error ? qPrintable(client.error->context) : "silence");
        QVERIFY(client.subscribe({ "t" }));
        QVERIFY(client.session->publish("t", QByteArray(100000, 'x'), false));
        QTRY_COMPARE(client.payloads(), QList<QByteArray>({ QByteArray(100000, 'x') }));
    } else {
        QVERIFY(client.waitFailed());
        QVERIFY2(int(client.error->kind) == error,
            qPrintable(QStringLiteral("%1 %2").arg(int(client.error->kind)).arg(client.error->context)));
    }
}

void TestMqttSessionTls::asksForTheHostByName()
{
    // openssl's own server, because mosquitto does not tell which name was asked for.
    const TestCertificates::Pair pair = m_ours->issue(QStringLiteral("sni"), QStringLiteral("DNS:localhost"));
    QProcess server;
    server.setProcessChannelMode(QProcess::MergedChannels);
    server.start(QStringLiteral("openssl"),
        { QStringLiteral("s_server"), QStringLiteral("-accept"), QStringLiteral("127.0.0.1:0"), QStringLiteral("-cert"),
            pair.certificateFile, QStringLiteral("-key"), pair.keyFile, QStringLiteral("-tlsextdebug") });
    QByteArray said;
    const auto says = [&](const QByteArray& words) {
        said += server.readAll();
        return said.contains(words);
    };
    QTRY_VERIFY(says("ACCEPT 127.0.0.1:"));
    const qsizetype at = said.indexOf("ACCEPT 127.0.0.1:") + 17;
    BrokerProfile profile = newProfile();
    profile.host = QStringLiteral("localhost");
    profile.port = said.mid(at, said.indexOf('\n', at) - at).trimmed().toUShort();
    profile.tls = true;
    profile.caFile = m_ours->caFile();
    QVERIFY(profile.port > 0);
    RecordedSession client(library());
    client.open(profile);
    QTRY_VERIFY(says("localhost")); // the extension's bytes in the dump
    client.session->close();
    server.kill();
    QVERIFY(server.waitForFinished());
}

void TestMqttSessionTls::showsAClientCertificate()
{
    const TestCertificates::Pair pair = m_ours->issue(QStringLiteral("broker"), QStringLiteral("IP:127.0.0.1"));
    const TestCertificates::Pair mine = m_ours->issue(QStringLiteral("console"), {});
    MosquittoProcess::Options options;
    options.certificateFile = pair.certificateFile;
    options.keyFile = pair.keyFile;
    options.clientCaFile = m_ours->caFile();
    options.lines = { QStringLiteral("use_identity_as_username true") };
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    BrokerProfile profile = profileOf(broker);
    profile.certificateFile = mine.certificateFile;
    profile.keyFile = mine.keyFile;
    RecordedSession client(library());
    client.open(profile);
    QVERIFY2(client.waitOpen(), client.error ? qPrintable(client.error->context) : "silence");
    QVERIFY(broker.log().contains(QStringLiteral("u'console'")));
}

void TestMqttSessionTls::saysMissingClientCertificate()
{
    const TestCertificates::Pair pair = m_ours->issue(QStringLiteral("broker"), QStringLiteral("IP:127.0.0.1"));
    MosquittoProcess::Options options;
    options.certificateFile = pair.certificateFile;
    options.keyFile = pair.keyFile;
    options.clientCaFile = m_ours->caFile();
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    RecordedSession client(library());
    client.open(profileOf(broker));
    QVERIFY(client.waitFailed());
    QVERIFY2(client.error->kind == ErrorKind::TlsHandshakeFailed,
        qPrintable(QStringLiteral("%1 %2").arg(int(client.error->kind)).arg(client.error->context)));
}

void TestMqttSessionTls::saysUnusableFiles()
{
    BrokerProfile profile = newProfile();
    profile.host = QStringLiteral("127.0.0.1");
    profile.tls = true;
    profile.caFile = QStringLiteral("/nowhere/ca.pem");
    RecordedSession client(library());
    client.open(profile);
    QVERIFY(client.waitFailed());
    QCOMPARE(client.error->kind, ErrorKind::CertificateFileInvalid);
    QCOMPARE(client.error->context, profile.caFile);

    const TestCertificates::Pair one = m_ours->issue(QStringLiteral("one"), {});
    const TestCertificates::Pair two = m_ours->issue(QStringLiteral("two"), {});
    profile.caFile = m_ours->caFile();
    profile.certificateFile = one.certificateFile;
    profile.keyFile = two.certificateFile; // no key at all
    client.open(profile);
    QVERIFY(client.waitFailed());
    QCOMPARE(client.error->kind, ErrorKind::CertificateFileInvalid);
    QCOMPARE(client.error->context, profile.keyFile);
}

void TestMqttSessionTls::saysPlainPort()
{
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    RecordedSession client(library());
    MqttSessionOptions options;
    options.profile = profileOf(broker);
    options.connackTimeoutMs = 3000;
    client.open(options);
    QVERIFY(client.waitFailed());
    QCOMPARE(client.error->kind, ErrorKind::TlsHandshakeFailed);
}

QTEST_GUILESS_MAIN(TestMqttSessionTls)
#include "tst_mqttsessiontls.moc"
