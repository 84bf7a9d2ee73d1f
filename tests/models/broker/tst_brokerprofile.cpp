// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/brokerprofile.h"
#include "models/broker/secretstore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestBrokerProfile : public QObject
{
    Q_OBJECT

private slots:
    void newProfilesDiffer();
    void checks_data();
    void checks();
    void checksFiles();
    void parsesUrls_data();
    void parsesUrls();
    void secretKeyBindsTheHost();
};

void TestBrokerProfile::newProfilesDiffer()
{
    const BrokerProfile one = newProfile();
    const BrokerProfile two = newProfile();
    QVERIFY(one.id != two.id);
    QVERIFY(one.clientId != two.clientId);
    QVERIFY(one.clientId.size() <= 23);
    QCOMPARE(checkProfile(one).error(), (Error{ ErrorKind::ProfileIncomplete, QStringLiteral("host") }));
}

void TestBrokerProfile::checks_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("keepAlive");
    QTest::addColumn<QString>("clientId");
    QTest::addColumn<QString>("wrong");
    const auto row
        = [](const char* name, const char* host, int port, int keepAlive, const QString& id, const char* wrong) {
              QTest::newRow(name) << QString::fromUtf8(host) << port << keepAlive << id << QString::fromUtf8(wrong);
          };
    const QString id = QStringLiteral("console");
    row("name", "broker.example", 1883, 60, id, "");
    row("address", "192.0.2.7", 1, 10, id, "");
    row("IPv6", "2001:db8::1", 65535, 1200, id, "");
    row("international name", "bücher.example", 1883, 60, id, "");
    row("no host", "", 1883, 60, id, "host");
    row("space", "my broker", 1883, 60, id, "host");
    row("URL as host", "mqtt://broker", 1883, 60, id, "host");
    row("empty label", "a..b", 1883, 60, id, "host");
    row("long host", QByteArray(300, 'a').constData(), 1883, 60, id, "host");
    row("port 0", "broker", 0, 60, id, "port");
    row("hasty", "broker", 1883, 9, id, "keepAlive");
    row("sleepy", "broker", 1883, 1201, id, "keepAlive");
    row("no client id", "broker", 1883, 60, {}, "clientId");
    row("line break", "broker", 1883, 60, QStringLiteral("a\nb"), "clientId");
}

void TestBrokerProfile::checks()
{
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(int, keepAlive);
    QFETCH(QString, clientId);
    QFETCH(QString, wrong);
    BrokerProfile profile;
    profile.host = host;
    profile.port = static_cast<quint16>(port);
    profile.keepAliveSeconds = keepAlive;
    profile.clientId = clientId;
    const Result<void> result = checkProfile(profile);
    QCOMPARE(result.has_value(), wrong.isEmpty());
    if (!result)
        QCOMPARE(result.error(), (Error{ ErrorKind::ProfileIncomplete, wrong }));
}

void TestBrokerProfile::checksFiles()
{
    QTemporaryDir folder;
    const QString garbage = folder.filePath(QStringLiteral("garbage.pem"));
    QFile file(garbage);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no certificate") > 0);
    file.close();
    BrokerProfile profile = newProfile();
    profile.host = QStringLiteral("broker");
    profile.tls = true;
    QVERIFY(checkProfile(profile));
    profile.certificateFile = garbage;
    QCOMPARE(checkProfile(profile).error(), (Error{ ErrorKind::ProfileIncomplete, QStringLiteral("keyFile") }));
    profile.keyFile = garbage;
    QCOMPARE(checkProfile(profile).error(), (Error{ ErrorKind::CertificateFileInvalid, garbage }));
    profile.caFile = folder.filePath(QStringLiteral("missing.pem"));
    QCOMPARE(checkProfile(profile).error(), (Error{ ErrorKind::FileMissing, profile.caFile }));
    profile.caFile = folder.path();
    QCOMPARE(checkProfile(profile).error(), (Error{ ErrorKind::FileUnreadable, profile.caFile }));
    profile.tls = false; // files do not matter then
    QVERIFY(checkProfile(profile));
}

void TestBrokerProfile::parsesUrls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("parsed"); // empty = refused
    const auto row = [](const char* text, const char* parsed) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(parsed);
    };
    row("127.0.0.1:1883", "127.0.0.1 1883 plain ");
    row("broker.example:8883", "broker.example 8883 plain ");
    row("mqtt://broker.example", "broker.example 1883 plain ");
    row("mqtts://broker.example", "broker.example 8883 tls ");
    row("mqtts://ops@broker.example:18883/", "broker.example 18883 tls ops");
    row("mqtt://ops%40home@broker:1", "broker 1 plain ops@home");
    row("mqtt://[::1]:1883", "::1 1883 plain ");
    row("broker.example", "");
    row("", "");
    row(":1883", "");
    row("http://broker:1883", "");
    row("mqtt://user:secret@broker", "");
    row("mqtt://broker:70000", "");
    row("mqtt://broker:0", "");
    row("mqtt://broker/topic", "");
    row("mqtt://bro ker", "");
}

void TestBrokerProfile::parsesUrls()
{
    QFETCH(QString, text);
    QFETCH(QString, parsed);
    const Result<BrokerProfile> profile = parseBrokerUrl(text);
    QCOMPARE(profile.has_value(), !parsed.isEmpty());
    if (profile)
        QCOMPARE(QStringLiteral("%1 %2 %3 %4")
                     .arg(profile->host, QString::number(profile->port),
                         profile->tls ? QStringLiteral("tls") : QStringLiteral("plain"), profile->user),
            parsed);
    else
        QCOMPARE(profile.error().kind, ErrorKind::ProfileIncomplete);
}

void TestBrokerProfile::secretKeyBindsTheHost()
{
    const BrokerProfile profile = newProfile();
    const auto changed = [&profile](auto change) {
        BrokerProfile other = profile;
        change(other);
        return secretKey(other) != secretKey(profile);
    };
    QVERIFY(changed([](BrokerProfile& p) { p.id += u'x'; }));
    QVERIFY(changed([](BrokerProfile& p) { p.host = QStringLiteral("evil.example"); }));
    QVERIFY(changed([](BrokerProfile& p) { p.port = 1884; }));
    QVERIFY(changed([](BrokerProfile& p) { p.user = QStringLiteral("root"); }));
    QVERIFY(!changed([](BrokerProfile& p) { p.name = QStringLiteral("renamed"); }));
    BrokerProfile one = profile;
    BrokerProfile two = profile;
    one.host = QStringLiteral("a;4:1883;1:b");
    two.host = QStringLiteral("a");
    two.user = QStringLiteral("b;4:1883;");
    QVERIFY(secretKey(one) != secretKey(two));
}

QTEST_GUILESS_MAIN(TestBrokerProfile)
#include "tst_brokerprofile.moc"
