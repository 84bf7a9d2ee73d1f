// SPDX-License-Identifier: GPL-3.0-or-later
// Starts that do not go as they should, and what a window remembers: each with the real program or a whole console.
#include "app/console/settingsfile.h"
#include "tests/integration/consoleprocess.h"
#include "tests/integration/consolerig.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QMainWindow>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpServer>

#include <csignal>
#include <unistd.h>

using namespace console;

class TestStart : public QObject
{
    Q_OBJECT

private slots:
    void aSecondStartRaisesTheFirst();
    void aHolderWithoutWindowIsNamed();
    void aDatabaseThatCannotBeReadIsLeftAlone_data();
    void aDatabaseThatCannotBeReadIsLeftAlone();
    void aFolderThatCannotBeWritten_data();
    void aFolderThatCannotBeWritten();
    void damagedSettingsAreKeptAside();
    void aTakenPortIsSaidAndAnotherOneWorks();
    void aBrokerThatComesLater();
    void aWrongPassword();
    void theWindowComesBack_data();
    void theWindowComesBack();
};

namespace {

constexpr quint16 nobody = 1; // no broker listens there

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool inDatabase(const QString& path, const QString& statement)
{
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("edit"));
        database.setDatabaseName(path);
        done = database.open() && QSqlQuery(database).exec(statement);
    }
    QSqlDatabase::removeDatabase(QStringLiteral("edit"));
    return done;
}

/// A workspace that was used and closed.
bool prepare(ConsoleRig& rig)
{
    if (!rig.openAlone() || !QTest::qWaitFor([&] { return rig.pulse().server.state == ServerState::Listening; }, 20000))
        return false;
    rig.close();
    return true;
}

QString databaseOf(const ConsoleRig& rig)
{
    return rig.workspace() + QStringLiteral("/console.sqlite");
}

} // namespace

void TestStart::aSecondStartRaisesTheFirst()
{
    const ConsoleRig rig(nobody);
    ConsoleProcess first(rig.arguments());
    QVERIFY2(first.start(), qPrintable(first.errors()));
    ConsoleProcess second(rig.arguments());
    QCOMPARE(second.run(), 0);
    first.sendSignal(SIGTERM);
    QCOMPARE(first.waitForEnd(), 0);
}

void TestStart::aHolderWithoutWindowIsNamed()
{
    ConsoleRig rig(nobody);
    QVERIFY(rig.openAlone());
    ConsoleProcess second(rig.arguments());
    QCOMPARE(second.run(), 1);
    const QString pid = QString::number(QCoreApplication::applicationPid());
    QVERIFY2(second.sentence().contains(pid), qPrintable(second.errors()));
}

void TestStart::aDatabaseThatCannotBeReadIsLeftAlone_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<QString>("word");
    for (const char* damage : { "no database at all", "cut off", "overwritten inside" })
        QTest::newRow(damage) << QString::fromLatin1(damage) << QStringLiteral("damaged");
    QTest::newRow("somebody else's") << QStringLiteral("PRAGMA application_id = 7") << QStringLiteral("damaged");
    QTest::newRow("newer") << QStringLiteral("PRAGMA user_version = 999") << QStringLiteral("newer");
}

void TestStart::aDatabaseThatCannotBeReadIsLeftAlone()
{
    QFETCH(QString, damage);
    QFETCH(QString, word);
    ConsoleRig rig(nobody);
    QVERIFY(prepare(rig));
    const QByteArray whole = bytesOf(databaseOf(rig));
    QVERIFY(whole.size() > 3 * 4096);
    if (damage == QStringLiteral("no database at all"))
        QVERIFY(write(databaseOf(rig), QByteArray(5000, 'x')));
    else if (damage == QStringLiteral("cut off"))
        QVERIFY(write(databaseOf(rig), whole.left(whole.size() / 2)));
    else if (damage == QStringLiteral("overwritten inside"))
        QVERIFY(write(databaseOf(rig), whole.left(4096) + QByteArray(whole.size() - 4096, '\xff')));
    else
        QVERIFY(inDatabase(databaseOf(rig), damage));
    const QByteArray before = bytesOf(databaseOf(rig));

    ConsoleProcess program(rig.arguments());
    QCOMPARE(program.run(), 1);
    QVERIFY2(program.sentence().contains(word), qPrintable(program.errors()));
    QCOMPARE(QCryptographicHash::hash(bytesOf(databaseOf(rig)), QCryptographicHash::Sha256),
        QCryptographicHash::hash(before, QCryptographicHash::Sha256));
}

void TestStart::aFolderThatCannotBeWritten_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("below a file") << QStringLiteral("file/workspace");
    QTest::newRow("read-only") << QStringLiteral("readonly");
    QTest::newRow("of the kernel") << QStringLiteral("/proc/workspace");
}

void TestStart::aFolderThatCannotBeWritten()
{
    QFETCH(QString, folder);
    const QTemporaryDir dir;
    QVERIFY(write(dir.filePath(QStringLiteral("file")), {}));
    QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("readonly")));
    QVERIFY(QFile::setPermissions(dir.filePath(QStringLiteral("readonly")), QFile::ReadOwner | QFile::ExeOwner));
    if (folder == QStringLiteral("readonly") && geteuid() == 0)
        QSKIP("root may write anywhere");
    const QString path = QDir(dir.path()).filePath(folder);
    ConsoleProcess program({ QStringLiteral("--workspace"), path });
    QCOMPARE(program.run(), 1);
    QVERIFY2(program.sentence().contains(path), qPrintable(program.errors()));
}

void TestStart::damagedSettingsAreKeptAside()
{
    ConsoleRig rig(nobody);
    QVERIFY(prepare(rig));
    const QString path = rig.workspace() + QStringLiteral("/settings.json");
    const QByteArray damaged = bytesOf(path).chopped(20);
    QVERIFY(!damaged.isEmpty());
    QVERIFY(write(path, damaged));
    QVERIFY(rig.openAlone());
    QTRY_COMPARE_WITH_TIMEOUT(rig.pulse().server.state, ServerState::Listening, 20000);
    QCOMPARE(bytesOf(path + QStringLiteral(".damaged")), damaged);
    QCOMPARE(rig.commands().settings().linkHours, ConsoleSettings().linkHours);
}

void TestStart::aTakenPortIsSaidAndAnotherOneWorks()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    ConsoleRig rig(nobody);
    rig.setListenPort(other.serverPort());
    QVERIFY(rig.openAlone());
    QTRY_COMPARE_WITH_TIMEOUT(rig.pulse().server.state, ServerState::Failed, 20000);
    QVERIFY(rig.pulse().server.error);
    QCOMPARE(rig.pulse().server.error->kind, ErrorKind::ListenPortTaken);
    QTRY_COMPARE(rig.activities(ActivityKind::ServerFailed).size(), 1);

    ConsoleSettings settings = rig.commands().settings();
    const auto refused = rig.wait(rig.commands().applySettings([&] {
        ConsoleSettings same = settings;
        same.linkHours = 48; // tries the taken port again
        return same;
    }()));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::ListenPortTaken);
    settings.listenPort = 0; // any free one
    QVERIFY(rig.wait(rig.commands().applySettings(settings)));
    QTRY_COMPARE_WITH_TIMEOUT(rig.pulse().server.state, ServerState::Listening, 20000);
    QVERIFY(rig.pulse().server.port != 0);
    QVERIFY(rig.pulse().server.port != other.serverPort());
}

void TestStart::aBrokerThatComesLater()
{
    MosquittoProcess broker;
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    broker.stop();
    ConsoleRig rig(broker.port());
    QVERIFY(rig.openAlone());
    QTRY_COMPARE_WITH_TIMEOUT(rig.pulse().link.state, LinkState::WaitingToRetry, 30000);
    QVERIFY(rig.pulse().link.error);
    QCOMPARE(rig.pulse().link.error->kind, ErrorKind::ConnectionRefused);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    QTRY_COMPARE_WITH_TIMEOUT(rig.pulse().link.state, LinkState::Connected, 60000);
    QVERIFY(!rig.pulse().link.error);
}

void TestStart::aWrongPassword()
{
    MosquittoProcess::Options options;
    options.users = { { QStringLiteral("console"), QStringLiteral("right") } };
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    BrokerProfile profile = broker.profile();
    profile.user = QStringLiteral("console");
    profile.savePassword = false;
    ConsoleRig rig(profile, QStringLiteral("wrong"));
    QVERIFY(rig.openAlone());
    QTRY_COMPARE_WITH_TIMEOUT(rig.pulse().link.state, LinkState::WaitingToRetry, 30000);
    QCOMPARE(rig.passwordsAsked().size(), 1);
    QVERIFY(rig.pulse().link.error);
    QVERIFY(rig.pulse().link.error->kind == ErrorKind::ConnackBadCredentials
        || rig.pulse().link.error->kind == ErrorKind::ConnackNotAuthorised);
    // The next attempt is half a minute away; whoever types the right password does not wait for it.
    QVERIFY(rig.wait(rig.commands().connectBroker(profile.id, QStringLiteral("right"))));
    QTRY_COMPARE_WITH_TIMEOUT(rig.pulse().link.state, LinkState::Connected, 30000);
}

void TestStart::theWindowComesBack_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestStart::theWindowComesBack()
{
    QFETCH(int, number);
    ConsoleRig rig(nobody);
    QVERIFY(prepare(rig));
    const QString path = rig.workspace() + QStringLiteral("/settings.json");
    const QString page = QStringLiteral("window/page");
    const QString geometry = QStringLiteral("window/geometry");
    QMainWindow window;
    window.setGeometry(30, 40, 790, 700);
    ConsoleSettings settings = loadSettings(path).value();
    settings.windowState = { { page, "batches" }, { geometry, window.saveGeometry() } };
    QVERIFY(saveSettings(path, settings));

    ConsoleProcess program(rig.arguments());
    QVERIFY2(program.start(), qPrintable(program.errors()));
    program.sendSignal(number);
    QCOMPARE(program.waitForEnd(), 0);
    const ConsoleSettings kept = loadSettings(path).value();
    QVERIFY2(kept.windowState.size() > 2, "nothing was saved");
    QCOMPARE(kept.windowState.value(page), QByteArrayLiteral("batches"));
    QCOMPARE(kept.listenPort, settings.listenPort); // the option was for one start
    QMainWindow again;
    QVERIFY(again.restoreGeometry(kept.windowState.value(geometry)));
    QCOMPARE(again.geometry().topLeft(), window.geometry().topLeft());
    QCOMPARE(again.height(), window.height());
}

QTEST_MAIN(TestStart)
#include "tst_start.moc"
