// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/settingsfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestSettingsFile : public QObject
{
    Q_OBJECT

private slots:
    void keepsEveryField();
    void givesDefaultsForNoFile();
    void keepsADamagedFileAside();
    void saysWhenItCannotWrite();
    void doesNotTakeAnUnreadableFileForNone();
};

namespace {

ConsoleSettings everythingSet()
{
    BrokerProfile profile;
    profile.id = QStringLiteral("p1");
    profile.name = QStringLiteral("工厂");
    profile.host = QStringLiteral("broker.example");
    profile.port = 8883;
    profile.tls = true;
    profile.caFile = QStringLiteral("/ca.pem");
    profile.certificateFile = QStringLiteral("/c.pem");
    profile.keyFile = QStringLiteral("/k.pem");
    profile.user = QStringLiteral("ops");
    profile.savePassword = false;
    profile.clientId = QStringLiteral("console-1");
    profile.keepAliveSeconds = 90;
    profile.environment = QStringLiteral("Production");
    profile.production = true;
    ConsoleSettings settings;
    settings.profiles = { profile, BrokerProfile{} };
    settings.activeProfile = QStringLiteral("p1");
    settings.listenAddress = QStringLiteral("192.0.2.1");
    settings.listenPort = 80;
    settings.publicUrl = QStringLiteral("http://files.example");
    settings.language = QStringLiteral("zh_CN");
    settings.theme = Theme::Dark;
    settings.operatorName = QStringLiteral("Li");
    settings.linkHours = 24;
    settings.windowState.insert(QStringLiteral("mainWindow"), QByteArray("\0\1\xff", 3));
    return settings;
}

} // namespace

void TestSettingsFile::keepsEveryField()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("settings.json"));
    QVERIFY(saveSettings(path, everythingSet()));
    QCOMPARE(loadSettings(path).value(), everythingSet());
    QVERIFY(!(QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void TestSettingsFile::givesDefaultsForNoFile()
{
    const QTemporaryDir dir;
    QCOMPARE(loadSettings(dir.filePath(QStringLiteral("none"))).value(), ConsoleSettings{});
}

void TestSettingsFile::keepsADamagedFileAside()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("settings.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"profiles\": [");
    file.close();
    QCOMPARE(loadSettings(path).value(), ConsoleSettings{});
    QVERIFY(QFile::exists(path + QStringLiteral(".damaged")));
}

void TestSettingsFile::saysWhenItCannotWrite()
{
    const auto saved = saveSettings(QStringLiteral("/nonexistent/settings.json"), {});
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::WorkspaceUnwritable);
}

void TestSettingsFile::doesNotTakeAnUnreadableFileForNone()
{
    const QTemporaryDir dir; // a folder exists and cannot be read as a file, whoever asks
    const auto settings = loadSettings(dir.path());
    QVERIFY(!settings);
    QCOMPARE(settings.error().kind, ErrorKind::FileUnreadable);
}

QTEST_GUILESS_MAIN(TestSettingsFile)
#include "tst_settingsfile.moc"
