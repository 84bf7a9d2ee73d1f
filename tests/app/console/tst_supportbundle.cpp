// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/supportbundle.h"

#include "models/store/database.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

/// What is in a support bundle, and what never is.
class TestSupportBundle : public QObject
{
    Q_OBJECT

private slots:
    void saysHowItIs();
    void holdsNoSecret_data();
    void holdsNoSecret();
    void aDamagedDatabaseIsSaid();

private:
    static QByteArray all(const QList<TarEntry>& files)
    {
        QByteArray bytes;
        for (const TarEntry& file : files)
            bytes += file.name.toUtf8() + '\n' + file.bytes;
        return bytes;
    }
    static QJsonObject file(const QList<TarEntry>& files, const char* name)
    {
        for (const TarEntry& one : files) {
            if (one.name.endsWith(QLatin1String(name)))
                return QJsonDocument::fromJson(one.bytes).object();
        }
        return {};
    }
};

void TestSupportBundle::saysHowItIs()
{
    const QTemporaryDir folder;
    SupportFacts facts;
    facts.workspace = folder.path();
    facts.database = folder.filePath(QStringLiteral("console.sqlite"));
    facts.at = 1'795'000'000'000;
    facts.pulse.devices = 12;
    facts.pulse.link.error = Error{ ErrorKind::ConnectionRefused, QStringLiteral("broker.example") };
    QVERIFY(prepareDatabase(facts.database));
    Activity halted;
    halted.kind = ActivityKind::BatchHalted;
    halted.args = QStringList{ QStringLiteral("2"), QStringLiteral("5"), QStringLiteral("20") };
    facts.activities = { halted };
    const QList<TarEntry> files = supportFiles(facts);
    QCOMPARE(file(files, "state.json")[u"devices"].toInt(), 12);
    QCOMPARE(file(files, "state.json")[u"link_error"].toString(), QStringLiteral("connection_refused"));
    const QJsonObject database = file(files, "database.json");
    QCOMPARE(database[u"integrity"].toString(), QStringLiteral("ok"));
    QCOMPARE(database[u"schema"], database[u"schema_of_program"]);
    QCOMPARE(database[u"rows"][u"device"].toInt(-1), 0);
    QVERIFY(file(files, "about.json")[u"program"].toString().startsWith(QStringLiteral("Rollout Console ")));
    QVERIFY(all(files).contains("\"args\":[\"2\",\"5\",\"20\"]"));
}

void TestSupportBundle::holdsNoSecret_data()
{
    QTest::addColumn<bool>("masked");
    QTest::newRow("open") << false;
    QTest::newRow("masked") << true;
}

void TestSupportBundle::holdsNoSecret()
{
    QFETCH(bool, masked);
    // In every text of the settings and of the log that somebody could have put one into.
    const QString secret = QStringLiteral("s3cret");
    SupportFacts facts;
    facts.masked = masked;
    facts.workspace = QStringLiteral("/nowhere/s3cret");
    facts.database = QStringLiteral("/nowhere/s3cret/console.sqlite");
    BrokerProfile profile;
    profile.id = profile.user = profile.clientId = profile.caFile = profile.certificateFile = profile.keyFile = secret;
    profile.name = profile.host = profile.environment = QStringLiteral("masked-only");
    facts.settings.profiles = { profile };
    facts.settings.publicUrl = QStringLiteral("http://user:s3cret@files.example");
    facts.settings.operatorName = secret;
    facts.settings.activeProfile = secret;
    facts.settings.windowState.insert(QStringLiteral("devices/table"), secret.toUtf8());
    facts.pulse.link.host = facts.pulse.server.publicUrl = secret;
    facts.pulse.link.error = facts.pulse.server.error = facts.pulse.storeError
        = Error{ ErrorKind::StoreFailed, secret };
    for (int kind = 1; kind <= int(ActivityKind::LogBroken); ++kind) {
        Activity activity;
        activity.kind = static_cast<ActivityKind>(kind);
        activity.actor = secret;
        activity.args = QStringList{ secret, QString::fromLatin1(secret.toUtf8().toBase64()), QStringLiteral("12") };
        facts.activities.append(activity);
    }
    const QByteArray bytes = all(supportFiles(facts));
    QVERIFY(!bytes.contains("s3cret"));
    QVERIFY(!bytes.contains(secret.toUtf8().toBase64()));
    QVERIFY(!bytes.contains(secret.toUtf8().toHex()));
    QCOMPARE(bytes.contains("masked-only"), !masked);
    QVERIFY(bytes.contains("\"12\""));
}

void TestSupportBundle::aDamagedDatabaseIsSaid()
{
    const QTemporaryDir folder;
    SupportFacts facts;
    facts.database = folder.filePath(QStringLiteral("console.sqlite"));
    QFile broken(facts.database);
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write(QByteArray(8192, 'x')) > 0);
    broken.close();
    const QJsonObject database = file(supportFiles(facts), "database.json");
    QVERIFY(database[u"integrity"].toString() != QStringLiteral("ok"));
    QVERIFY(!database[u"integrity"].toString().isEmpty() || !database[u"error"].toString().isEmpty());
}

QTEST_GUILESS_MAIN(TestSupportBundle)
#include "tst_supportbundle.moc"
