// SPDX-License-Identifier: GPL-3.0-or-later
// A console that is killed in the middle of a rehearsal, and whoever asked for it that goes away: nothing of the
// rehearsal is left in either case.
#include "tests/app/rehearsal/rehearsalsample.h"
#include "tests/integration/fleetprocess.h"
#include "tests/integration/headlessprocess.h"
#include "tests/support/mosquittoprocess.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestRehearsalKill : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void endsWithWhoAsked();
    void endsWithTheConsole();

private:
    /// The folder of the rehearsal that was ordered just now, once its broker and devices run.
    [[nodiscard]] QString runningFolder(QProcess& ctl) const;
    void order(QProcess& ctl) const;
    [[nodiscard]] static QStringList folders()
    {
        return QDir::temp().entryList({ QStringLiteral("rollout-rehearsal-*") }, QDir::Dirs);
    }

    QTemporaryDir m_temporary; ///< its own, so that no other test's rehearsals are seen
    QTemporaryDir m_folder;
    MosquittoProcess m_broker;
    std::unique_ptr<HeadlessProcess> m_console;
    std::unique_ptr<FleetProcess> m_fleet;
    QStringList m_foldersBefore;
};

void TestRehearsalKill::initTestCase()
{
    QVERIFY(qputenv("TMPDIR", m_temporary.path().toLocal8Bit()));
    putProgramsOnPath();
    m_foldersBefore = folders();
    QVERIFY2(m_broker.start(), qPrintable(m_broker.log()));
    m_console = std::make_unique<HeadlessProcess>(m_folder.filePath(QStringLiteral("workspace")), m_broker.port());
    QVERIFY(m_console->start());
    QVERIFY2(m_console->waitForReady(), qPrintable(m_console->errors()));
    m_fleet = std::make_unique<FleetProcess>(m_broker.port(), m_folder.filePath(QStringLiteral("ledger")),
        QStringList{ QStringLiteral("--devices"), QStringLiteral("20"), QStringLiteral("--reboot-ms"),
            QStringLiteral("100"), QStringLiteral("--protect"), QStringLiteral("dev000001") });
    QVERIFY(m_fleet->start());
    QFile file(m_folder.filePath(QStringLiteral("image.bin")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(40'000, 'x')) == 40'000);
    file.close();
    const CtlSaid added = m_console->ctl(
        { QStringLiteral("firmware"), QStringLiteral("add"), file.fileName(), QStringLiteral("--product"),
            QStringLiteral("a1RolloutDemo"), QStringLiteral("--version"), QStringLiteral("9.0") });
    QVERIFY2(added.code == 0, added.err.constData());
}

void TestRehearsalKill::order(QProcess& ctl) const
{
    ctl.start(qEnvironmentVariable("ROLLOUT_BIN") + QStringLiteral("/rolloutctl"),
        { QStringLiteral("--workspace"), m_console->workspace(), QStringLiteral("batch"), QStringLiteral("rehearse"),
            QStringLiteral("9.0"), QStringLiteral("--all"), QStringLiteral("--minutes"), QStringLiteral("60") });
}

QString TestRehearsalKill::runningFolder(QProcess& ctl) const
{
    QString folder;
    const auto runs = [&] {
        if (ctl.state() == QProcess::NotRunning)
            order(ctl); // refused: the one before has not quite ended
        for (const QString& name : folders()) {
            if (m_foldersBefore.contains(name))
                continue;
            folder = QDir::tempPath() + u'/' + name;
            return processesWith(folder).size() >= 2;
        }
        return false;
    };
    return QTest::qWaitFor(runs, 60000) ? folder : QString();
}

void TestRehearsalKill::endsWithWhoAsked()
{
    QProcess ctl;
    order(ctl);
    const QString folder = runningFolder(ctl);
    QVERIFY2(!folder.isEmpty(), ctl.readAllStandardError().constData());
    ctl.kill();
    ctl.waitForFinished();
    QTRY_VERIFY_WITH_TIMEOUT(!QDir(folder).exists(), 30000);
    QCOMPARE(processesWith(folder).size(), 0);
    QVERIFY(m_console->isRunning());
}

void TestRehearsalKill::endsWithTheConsole()
{
    QProcess ctl;
    order(ctl);
    const QString folder = runningFolder(ctl);
    QVERIFY2(!folder.isEmpty(), ctl.readAllStandardError().constData());
    m_console->kill();
    QTRY_VERIFY_WITH_TIMEOUT(processesWith(folder).isEmpty(), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(!QDir(folder).exists(), 30000);
    QTRY_COMPARE_WITH_TIMEOUT(ctl.state(), QProcess::NotRunning, 30000);
    QVERIFY(ctl.exitCode() != 0);
}

QTEST_GUILESS_MAIN(TestRehearsalKill)
#include "tst_rehearsalkill.moc"
