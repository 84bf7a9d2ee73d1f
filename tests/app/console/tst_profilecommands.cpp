// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/profilefile.h"
#include "tests/integration/consolerig.h"

#include <QFile>

using namespace console;

/// Connections of a real console as a file, and back.
class TestProfileCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_rig.openAlone()); }
    void thereAndBackWithANumber();
    void passwordsThatNoKeychainKeeps();
    void whatFailsChangesNothing_data();
    void whatFailsChangesNothing();
    void aFolderIsNoFile();

private:
    [[nodiscard]] QString path() const { return m_rig.path(QStringLiteral("connections.json")); }
    [[nodiscard]] qsizetype profiles() { return m_rig.commands().settings().profiles.size(); }
    [[nodiscard]] bool write(const QByteArray& bytes) const
    {
        QFile file(path());
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

    ConsoleRig m_rig{ quint16(1) }; // nobody listens there
};

void TestProfileCommands::thereAndBackWithANumber()
{
    Commands& commands = m_rig.commands();
    const BrokerProfile first = commands.settings().profiles.first();
    QCOMPARE(m_rig.wait(commands.exportProfiles({}, path(), {})).value(), 1U);
    const auto back = m_rig.wait(commands.importProfiles(path(), {}));
    QVERIFY(back);
    QCOMPARE(back->names, QStringList(first.name + QStringLiteral(" 2")));
    QCOMPARE(profiles(), 2);
    QCOMPARE(m_rig.wait(commands.importProfiles(path(), {}))->names, QStringList(first.name + QStringLiteral(" 3")));
    QCOMPARE(commands.settings().profiles.last().host, first.host);
    QVERIFY(commands.settings().profiles.last().clientId != first.clientId);
    QFile kept(m_rig.workspace() + QStringLiteral("/settings.json"));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(kept.readAll().contains(qPrintable(first.name + QStringLiteral(" 3"))));
    QCOMPARE(m_rig.wait(commands.exportProfiles({ first.id }, path(), {})).value(), 1U);
}

void TestProfileCommands::passwordsThatNoKeychainKeeps()
{
    BrokerProfile profile = newProfile();
    profile.name = QStringLiteral("Plant");
    profile.host = QStringLiteral("broker.example");
    profile.user = QStringLiteral("ops");
    profile.caFile = QStringLiteral("/nowhere/ca.pem");
    const QString passphrase = QStringLiteral("nine green pigs");
    QVERIFY(write(writeProfiles({ { profile, QStringLiteral("s3cret") } }, passphrase).value()));
    const auto imported = m_rig.wait(m_rig.commands().importProfiles(path(), passphrase));
    QVERIFY(imported);
    QCOMPARE(imported->passwords + imported->passwordsUnkept, 1U); // as there is a keychain here or not
    QCOMPARE(imported->missingFiles, QStringList(QStringLiteral("/nowhere/ca.pem")));
    ConsoleSettings settings = m_rig.commands().settings();
    settings.profiles.removeLast(); // and its password with it
    QVERIFY(m_rig.wait(m_rig.commands().applySettings(settings)));
}

void TestProfileCommands::whatFailsChangesNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<ErrorKind>("kind");
    BrokerProfile profile = newProfile();
    profile.name = profile.host = QStringLiteral("x");
    const QString good = QStringLiteral("nine green pigs");
    const QByteArray sealed = writeProfiles({ { profile, QStringLiteral("s3cret") } }, good).value();
    QByteArray newer = writeProfiles({ { profile, {} } }, {}).value();
    newer.replace("\"version\": 1", "\"version\": 2");
    QTest::newRow("no such file") << QByteArray("{}") << QString() << ErrorKind::ProfileFileInvalid;
    QTest::newRow("newer") << newer << QString() << ErrorKind::ProfileFileNewer;
    QTest::newRow("sealed") << sealed << QString() << ErrorKind::PassphraseNeeded;
    QTest::newRow("wrong passphrase") << sealed << (good + u'!') << ErrorKind::PassphraseWrong;
    QTest::newRow("too large") << QByteArray(2'000'000, ' ') << QString() << ErrorKind::ProfileFileInvalid;
}

void TestProfileCommands::whatFailsChangesNothing()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, passphrase);
    QFETCH(ErrorKind, kind);
    const qsizetype before = profiles();
    QVERIFY(write(bytes));
    const auto refused = m_rig.wait(m_rig.commands().importProfiles(path(), passphrase));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, kind);
    QCOMPARE(profiles(), before);
}

void TestProfileCommands::aFolderIsNoFile()
{
    const auto written = m_rig.wait(m_rig.commands().exportProfiles({}, m_rig.workspace(), {}));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::WriteFailed);
    const auto weak = m_rig.wait(m_rig.commands().exportProfiles({}, path(), QStringLiteral("short")));
    QVERIFY(!weak);
    QCOMPARE(weak.error().kind, ErrorKind::PassphraseTooShort);
}

QTEST_GUILESS_MAIN(TestProfileCommands)
#include "tst_profilecommands.moc"
