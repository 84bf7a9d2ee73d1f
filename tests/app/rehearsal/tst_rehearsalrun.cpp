// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/rehearsalbroker.h"
#include "tests/app/rehearsal/rehearsalsample.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

/// rollout-console --rehearsal, as whoever orders it may go.
class TestRehearsalRun : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { putProgramsOnPath(); }

    void aClosedInputIsTheEndOfIt()
    {
        QTemporaryDir files;
        const QString folder = files.path() + QStringLiteral("/rollout-rehearsal-x");
        QVERIFY(QDir().mkdir(folder));
        RehearsalOrder order = sampleOrder(files.path(), 50, { RehearsalBehaviour::AllWell, 10, 5 });
        order.broker = programPath(QStringLiteral("mosquitto"));
        order.fleet = programPath(QStringLiteral("rollout-fleet"));
        order.folder = folder;
        QProcess process;
        process.start(programPath(QStringLiteral("rollout-console")), { QStringLiteral("--rehearsal") });
        process.write(encode(order));
        QTRY_VERIFY_WITH_TIMEOUT(processesWith(folder).size() >= 2, 60'000);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(processesWith(folder).size(), 0);
        QVERIFY(!QDir(folder).exists());
        QVERIFY(QDir(files.path()).exists());
    }
    void anotherFolderIsLeftAlone()
    {
        QTemporaryDir files;
        RehearsalOrder order = sampleOrder(files.path(), 2, {});
        order.folder = files.path();
        QProcess process;
        process.start(programPath(QStringLiteral("rollout-console")), { QStringLiteral("--rehearsal") });
        process.write(encode(order));
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardOutput().startsWith("error "));
        QVERIFY(QDir(files.path()).exists());
    }
    void nonsenseIsRefused()
    {
        QProcess process;
        process.start(programPath(QStringLiteral("rollout-console")), { QStringLiteral("--rehearsal") });
        process.write("hello\n");
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRehearsalRun)
#include "tst_rehearsalrun.moc"
