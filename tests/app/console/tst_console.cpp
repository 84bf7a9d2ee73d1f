// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"
#include "app/console/consolecommands.h"
#include "app/console/settingsfile.h"
#include "models/store/connection.h"

#include <QDir>
#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

namespace {

constexpr int patienceMs = 60000;
const QString foreignDigest = QString(64, u'a');

} // namespace

/// A whole console without a window and without a broker: what its threads do while the main one does something else.
class TestConsole : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void closingEndsAnUpload();
    void closingEndsAConnectionTest();
    void deletedFirmwareLeavesTheVault();
    void sharedBytesStay();
    void leftoversGoAtTheStart();
    void saysThatItsLogWasChanged();
    void testsAConnectionWhileTheCallerIsBusy();
    void aCancelledTestLetsGo();
    void keepsTheChosenProfileOnAnotherThread();

private:
    void open();
    [[nodiscard]] QString source(const QByteArray& bytes);
    [[nodiscard]] Result<Firmware> add(const QString& version, const QString& file);
    [[nodiscard]] QStringList inVault() const
    {
        return QDir(m_folder->filePath(QStringLiteral("workspace/vault")))
            .entryList(QDir::Files | QDir::Hidden | QDir::System);
    }
    template <class T> [[nodiscard]] T wait(QFuture<T> future)
    {
        return QTest::qWaitFor([&] { return future.isFinished(); }, patienceMs) && future.resultCount() > 0
            ? future.result()
            : T(failure(ErrorKind::Internal));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<ConsoleCommands> m_commands;
    BrokerProfile m_profile;
};

void TestConsole::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QTcpServer nobody;
    QVERIFY(nobody.listen(QHostAddress::LocalHost));
    m_profile = newProfile();
    m_profile.host = QStringLiteral("127.0.0.1");
    m_profile.port = nobody.serverPort();
    open();
}

void TestConsole::cleanup()
{
    m_commands.reset();
    m_console.reset();
}

void TestConsole::open()
{
    cleanup();
    CommandLine line;
    line.workspace = m_folder->filePath(QStringLiteral("workspace"));
    line.listenAddress = QStringLiteral("127.0.0.1");
    line.listenPort = 0;
    auto console = Console::open(line);
    QVERIFY(console.has_value());
    m_console = std::move(*console);
    m_commands = std::make_unique<ConsoleCommands>(*m_console);
    m_console->start();
}

QString TestConsole::source(const QByteArray& bytes)
{
    QFile file(m_folder->filePath(QStringLiteral("firmware.bin")));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

Result<Firmware> TestConsole::add(const QString& version, const QString& file)
{
    FirmwareDraft draft;
    draft.filePath = file;
    draft.name = version;
    draft.productKey = QStringLiteral("pk");
    draft.version = version;
    return wait(m_commands->addFirmware(draft));
}

void TestConsole::closingEndsAnUpload()
{
    QFile large(m_folder->filePath(QStringLiteral("large.bin")));
    QVERIFY(large.open(QIODevice::WriteOnly));
    QVERIFY(large.resize(qint64{ 1536 } * 1024 * 1024)); // without a block on the disk
    FirmwareDraft draft;
    draft.filePath = large.fileName();
    draft.name = draft.version = QStringLiteral("large");
    draft.productKey = QStringLiteral("pk");
    const QFuture<Result<Firmware>> upload = m_commands->addFirmware(draft);
    QTRY_VERIFY_WITH_TIMEOUT(upload.progressValue() > 0 || upload.isFinished(), patienceMs);
    QVERIFY(!upload.isFinished());
    cleanup();
    QVERIFY(upload.isFinished());
    QVERIFY(upload.progressValue() < 100);
    QCOMPARE(upload.result().error().kind, ErrorKind::Cancelled);
    QCOMPARE(inVault(), QStringList());
}

void TestConsole::closingEndsAConnectionTest()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    m_profile.port = silent.serverPort();
    const QFuture<ConnectionReport> test = m_commands->testConnection(m_profile, {});
    QTRY_VERIFY(silent.hasPendingConnections());
    cleanup();
    QVERIFY(test.isFinished());
    QCOMPARE(test.resultCount(), 0);
}

void TestConsole::deletedFirmwareLeavesTheVault()
{
    const auto added = add(QStringLiteral("1.0"), source("some bytes"));
    QVERIFY(added);
    QCOMPARE(inVault(), QStringList{ QString::fromLatin1(added->sha256) });
    QVERIFY(wait(m_commands->deleteFirmware(added->id)));
    QTRY_COMPARE(inVault(), QStringList());
    QVERIFY(add(QStringLiteral("2.0"), source("some bytes"))); // the same bytes come back whole
    QCOMPARE(inVault(), QStringList{ QString::fromLatin1(added->sha256) });
}

void TestConsole::sharedBytesStay()
{
    const QString file = source("some bytes");
    const auto first = add(QStringLiteral("1.0"), file);
    const auto second = add(QStringLiteral("2.0"), file);
    QVERIFY(first && second);
    QVERIFY(wait(m_commands->deleteFirmware(first->id)));
    m_console->vaultPool().waitForDone();
    QCOMPARE(inVault(), QStringList{ QString::fromLatin1(second->sha256) });
    QVERIFY(wait(m_commands->deleteFirmware(second->id)));
    QTRY_COMPARE(inVault(), QStringList());
}

void TestConsole::leftoversGoAtTheStart()
{
    const auto kept = add(QStringLiteral("1.0"), source("some bytes"));
    QVERIFY(kept);
    cleanup();
    for (const QString& name : { foreignDigest, QStringLiteral(".incoming-abcdef"), QStringLiteral("README") }) {
        QFile left(m_folder->filePath(QStringLiteral("workspace/vault/") + name));
        QVERIFY(left.open(QIODevice::WriteOnly) && left.write("x") == 1);
    }
    open();
    QCOMPARE(inVault(), QStringList({ QString::fromLatin1(kept->sha256), QStringLiteral("README") }));
}

void TestConsole::saysThatItsLogWasChanged()
{
    QVERIFY(add(QStringLiteral("1.0"), source("some bytes")));
    ActivityQuery broken;
    broken.kinds = { ActivityKind::LogBroken };
    ActivityQuery ended;
    ended.kinds = { ActivityKind::ConsoleStopped };
    open();
    const auto stopped = m_console->reader().activities(ended).value();
    QCOMPARE(stopped.size(), 1);
    cleanup();
    QVERIFY(m_console == nullptr);
    {
        const auto other
            = Connection::open(m_folder->filePath(QStringLiteral("workspace/console.sqlite")), Connection::Mode::Write);
        QVERIFY(other && (*other)->execute(QStringLiteral("DELETE FROM event WHERE kind = 1"))); // the upload
    }
    open();
    QTRY_COMPARE(m_console->reader().activities(broken).value().size(), 1); // none of the starts before
    const Activity found = m_console->reader().activities(broken).value().first();
    QVERIFY(found.args.size() == 1 && found.args.first().toULongLong() <= stopped.first().id.value);
}

void TestConsole::testsAConnectionWhileTheCallerIsBusy()
{
    QSemaphore answered;
    const QFuture<ConnectionReport> test = m_commands->testConnection(m_profile, {});
    QFuture<ConnectionReport> copy = test;
    copy.then(QtFuture::Launch::Sync, [&](const ConnectionReport&) { answered.release(); });
    QVERIFY(answered.tryAcquire(1, patienceMs)); // no event of this thread was handled meanwhile
    const ConnectionReport report = test.result();
    QVERIFY(!report.passed());
    QCOMPARE(report.steps.last().step, ConnectionStep::Tcp);
}

void TestConsole::aCancelledTestLetsGo()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    m_profile.port = silent.serverPort();
    QFuture<ConnectionReport> test = m_commands->testConnection(m_profile, {});
    QTRY_VERIFY(silent.hasPendingConnections());
    QTcpSocket* socket = silent.nextPendingConnection();
    test.cancel();
    QTRY_VERIFY(test.isFinished());
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
}

void TestConsole::keepsTheChosenProfileOnAnotherThread()
{
    ConsoleSettings settings = m_commands->settings();
    settings.profiles = { m_profile };
    QVERIFY(wait(m_commands->applySettings(settings)));
    QSemaphore release;
    m_console->settingsPool().start([&] { release.acquire(); });
    const QFuture<Result<void>> connecting = m_commands->connectBroker(m_profile.id, {});
    const bool early = connecting.isFinished();
    release.release();
    QVERIFY(!early);
    QVERIFY(wait(connecting));
    const auto saved = loadSettings(m_console->workspace().settingsPath());
    QVERIFY(saved);
    QCOMPARE(saved->activeProfile, m_profile.id);
}

QTEST_GUILESS_MAIN(TestConsole)
#include "tst_console.moc"
