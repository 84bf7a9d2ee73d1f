// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/settingsfile.h"

#include <QFile>
#include <QRegularExpression>
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
    void keepsWhatANewerProgramWrote();
    void takesNoPortThatIsNone_data();
    void takesNoPortThatIsNone();
    void listensOnThisComputerUntilToldOtherwise();
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
    profile.colour = EnvironmentColour::Amber;
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
    settings.fourEyes = true;
    settings.alerts = { true, false, true, 90, 2048, 0 };
    settings.alerts.setMuted(AlertKind::CertificateExpiring, true);
    settings.windowState.insert(QStringLiteral("mainWindow"), QByteArray("\0\1\xff", 3));
    settings.shortcuts = { { QStringLiteral("batches/newBatch"), QStringLiteral("Ctrl+Shift+B") },
        { QStringLiteral("firmware/uploadFirmware"), QString() } };
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
    QString aside;
    QCOMPARE(loadSettings(path, &aside).value(), ConsoleSettings{});
    QCOMPARE(aside, path + QStringLiteral(".damaged"));
    QVERIFY(QFile::exists(aside));
}

void TestSettingsFile::keepsWhatANewerProgramWrote()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly)
        && file.write(
               "{\"horizon\":7,\"profiles\":[{\"id\":\"p1\",\"via\":\"proxy\"},{\"id\":\"gone\",\"via\":\"x\"}]}")
            > 0);
    file.close();
    ConsoleSettings settings = loadSettings(path).value();
    settings.profiles.removeLast();
    settings.linkHours = 5;
    QVERIFY(saveSettings(path, settings));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray kept = file.readAll();
    QVERIFY(kept.contains("\"horizon\": 7"));
    QVERIFY(kept.contains("\"via\": \"proxy\""));
    QVERIFY(!kept.contains("\"via\": \"x\"")); // that one was deleted
    QCOMPARE(loadSettings(path)->linkHours, 5);
}

void TestSettingsFile::takesNoPortThatIsNone_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<int>("listen");
    QTest::addColumn<int>("broker");
    QTest::newRow("greatest") << QByteArray("65535") << 65535 << 65535;
    QTest::newRow("any free one") << QByteArray("0") << 0 << 1883;
    QTest::newRow("too great") << QByteArray("70000") << 8070 << 1883; // 4464 in 16 bits
    QTest::newRow("negative") << QByteArray("-1") << 8070 << 1883;
    QTest::newRow("a fraction") << QByteArray("80.5") << 8070 << 1883;
    QTest::newRow("text") << QByteArray("\"80\"") << 8070 << 1883;
}

void TestSettingsFile::takesNoPortThatIsNone()
{
    QFETCH(QByteArray, written);
    QFETCH(int, listen);
    QFETCH(int, broker);
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("settings.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"listenPort":)" + written + R"(,"profiles":[{"port":)" + written + "}]}");
    file.close();
    for (const bool refused : { written.toInt() != broker, written.toInt() != listen }) {
        if (refused)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("ort .+ is not a port, using ")));
    }
    const ConsoleSettings settings = loadSettings(file.fileName()).value();
    QCOMPARE(int(settings.listenPort), listen);
    QCOMPARE(int(settings.profiles.first().port), broker);
}

void TestSettingsFile::listensOnThisComputerUntilToldOtherwise()
{
    QCOMPARE(ConsoleSettings{}.listenAddress, QStringLiteral("127.0.0.1"));
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
