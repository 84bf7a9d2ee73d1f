// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/rehearsalchild.h"
#include "tests/app/rehearsal/rehearsalsample.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace console;

/// The process of a rehearsal: what it says arrives, and nothing of it is left, however it ends.
class TestRehearsalChild : public QObject
{
    Q_OBJECT

    QTemporaryDir m_files;

    [[nodiscard]] RehearsalOrder order(quint32 devices = 4)
    {
        return sampleOrder(m_files.path(), devices, { RehearsalBehaviour::AllWell, 10, 1 });
    }
    /// Until broker, devices and console run.
    [[nodiscard]] static bool waitUntilItRuns(RehearsalChild& child)
    {
        QSignalSpy told(&child, &RehearsalChild::told);
        return QTest::qWaitFor(
            [&] { return !told.isEmpty() && told.last().first().value<Rehearsal>().stage == RehearsalStage::Running; },
            60'000);
    }

private slots:
    void initTestCase() { putProgramsOnPath(); }

    void tellsHowItGoes()
    {
        RehearsalChild child;
        QSignalSpy told(&child, &RehearsalChild::told);
        QSignalSpy failed(&child, &RehearsalChild::failed);
        QSignalSpy ended(&child, &RehearsalChild::ended);
        RehearsalOrder given = order();
        given.script.speed = 60;
        QVERIFY(child.start(given));
        QVERIFY(ended.wait(120'000));
        QCOMPARE(failed.size(), 0);
        const auto last = told.last().first().value<Rehearsal>();
        QCOMPARE(last.stage, RehearsalStage::Ended);
        QCOMPARE(last.succeeded, 4U);
        QCOMPARE(last.devices, 4U);
    }
    void nothingIsLeftWhenItIsStopped()
    {
        QString folder;
        {
            RehearsalChild child;
            folder = child.folder();
            QVERIFY(child.start(order(100)));
            QVERIFY(waitUntilItRuns(child));
            QVERIFY(processesWith(folder).size() >= 2); // broker and devices
            QVERIFY(QFile::exists(folder + QStringLiteral("/workspace")));
        }
        QCOMPARE(processesWith(folder).size(), 0);
        QVERIFY(!QDir(folder).exists());
    }
    void norWhenItsProcessIsKilled()
    {
        QString folder;
        {
            RehearsalChild child;
            folder = child.folder();
            QSignalSpy failed(&child, &RehearsalChild::failed);
            QVERIFY(child.start(order(100)));
            QVERIFY(waitUntilItRuns(child));
            ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
            QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 10'000);
            QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::RehearsalFailed);
            QTRY_COMPARE_WITH_TIMEOUT(processesWith(folder).size(), 0, 10'000);
        }
        QVERIFY(!QDir(folder).exists());
    }
    void whatIsNotInstalledIsNamed()
    {
        const QByteArray path = qgetenv("PATH");
        QTemporaryDir empty;
        qputenv("PATH", empty.path().toLocal8Bit());
        RehearsalChild child;
        const auto started = child.start(order());
        qputenv("PATH", path);
        QVERIFY(!started);
        QCOMPARE(started.error().kind, ErrorKind::ProgramMissing);
        QVERIFY(!started.error().context.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRehearsalChild)
#include "tst_rehearsalchild.moc"
