// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/profilefile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace console;

/// Connections as a file.
class TestProfileFile : public QObject
{
    Q_OBJECT

private slots:
    void everyFieldComesBack();
    void noPasswordWithoutAPassphrase();
    void passwordsUnderAPassphrase();
    void anEditedHostGivesNoPasswordAway();
    void whatIsNoSuchFile_data();
    void whatIsNoSuchFile();
    void aNewerFormatIsNamed();
};

namespace {

const QString passphrase = QStringLiteral("nine green pigs fly");

BrokerProfile plant()
{
    BrokerProfile profile = newProfile();
    profile.name = QStringLiteral("工厂");
    profile.host = QStringLiteral("broker.example");
    profile.port = 8883;
    profile.tls = true;
    profile.caFile = QStringLiteral("/ca.pem");
    profile.certificateFile = QStringLiteral("/c.pem");
    profile.keyFile = QStringLiteral("/k.pem");
    profile.user = QStringLiteral("ops");
    profile.savePassword = false;
    profile.keepAliveSeconds = 90;
    profile.environment = QStringLiteral("Plant 1");
    profile.production = true;
    profile.colour = EnvironmentColour::Amber;
    return profile;
}

QByteArray edited(const QByteArray& file, const QByteArray& from, const QByteArray& to)
{
    QByteArray changed = file;
    return changed.replace(from, to);
}

} // namespace

void TestProfileFile::everyFieldComesBack()
{
    const BrokerProfile one = plant();
    const auto read = readProfiles(writeProfiles({ { one, {} } }, {}).value(), {});
    QVERIFY(read);
    QCOMPARE(read->size(), 1);
    BrokerProfile back = read->first().profile;
    QVERIFY(!back.id.isEmpty() && back.id != one.id); // another client
    QVERIFY(!back.clientId.isEmpty() && back.clientId != one.clientId);
    back.id = one.id;
    back.clientId = one.clientId;
    QCOMPARE(back, one);
    QVERIFY(read->first().password.isEmpty());
}

void TestProfileFile::noPasswordWithoutAPassphrase()
{
    const QByteArray file = writeProfiles({ { plant(), QStringLiteral("s3cret") } }, {}).value();
    QVERIFY(!file.contains("s3cret"));
    QVERIFY(!file.contains("password\"") && !file.contains("passwords"));
    QCOMPARE(readProfiles(file, {})->first().password, QString());
}

void TestProfileFile::passwordsUnderAPassphrase()
{
    BrokerProfile other = plant();
    other.name = QStringLiteral("Lab");
    const auto written = writeProfiles({ { plant(), QStringLiteral("s3cret ü") }, { other, {} } }, passphrase);
    QVERIFY(written);
    QVERIFY(!written->contains("s3cret"));
    const auto read = readProfiles(*written, passphrase);
    QVERIFY(read);
    QCOMPARE(read->at(0).password, QStringLiteral("s3cret ü"));
    QCOMPARE(read->at(1).password, QString());
    QCOMPARE(readProfiles(*written, {}).error().kind, ErrorKind::PassphraseNeeded);
    QCOMPARE(readProfiles(*written, QStringLiteral("nine green pigs walk")).error().kind, ErrorKind::PassphraseWrong);
    QCOMPARE(writeProfiles({}, QStringLiteral("short")).error().kind, ErrorKind::PassphraseTooShort);
}

void TestProfileFile::anEditedHostGivesNoPasswordAway()
{
    const QByteArray file = writeProfiles({ { plant(), QStringLiteral("s3cret") } }, passphrase).value();
    const auto read = readProfiles(edited(file, "broker.example", "thief.example"), passphrase);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::PassphraseWrong);
}

void TestProfileFile::whatIsNoSuchFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = writeProfiles({ { plant(), {} } }, {}).value();
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("hello");
    QTest::newRow("cut off") << good.chopped(10);
    QTest::newRow("another format") << edited(good, "rollout-console-profiles", "bookmarks");
    QTest::newRow("no version") << edited(good, "\"version\": 1", "\"version\": 0");
    QTest::newRow("no host") << edited(good, "broker.example", "");
    QTest::newRow("no port") << edited(good, "8883", "88830");
    QTest::newRow("a port as a text") << edited(good, "8883", "\"8883x\"").replace("\"port\"", "\"port\"");
    QTest::newRow("keep alive") << edited(good, "90", "0");
    QTest::newRow("no list") << QByteArray("{\"format\":\"rollout-console-profiles\",\"version\":1,\"profiles\":{}}");
    QTest::newRow("passwords of a kind") << edited(good, "\"version\": 1", "\"version\": 1, \"passwords\": [1]");
}

void TestProfileFile::whatIsNoSuchFile()
{
    QFETCH(QByteArray, bytes);
    const auto read = readProfiles(bytes, passphrase);
    if (QLatin1String(QTest::currentDataTag()) == QLatin1String("a port as a text")) {
        QVERIFY(read); // as in a new profile, to be corrected in the form
        QCOMPARE(read->first().profile.port, quint16(1883));
        return;
    }
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::ProfileFileInvalid);
}

void TestProfileFile::aNewerFormatIsNamed()
{
    const QByteArray file = writeProfiles({ { plant(), {} } }, {}).value();
    const auto read = readProfiles(edited(file, "\"version\": 1", "\"version\": 9"), {});
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::ProfileFileNewer);
    QCOMPARE(read.error().context, QStringLiteral("9"));
}

QTEST_GUILESS_MAIN(TestProfileFile)
#include "tst_profilefile.moc"
