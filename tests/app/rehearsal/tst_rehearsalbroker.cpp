// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/rehearsalbroker.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace console;

class TestRehearsalBroker : public QObject
{
    Q_OBJECT

private slots:
    void listensUntilItGoes()
    {
        QTemporaryDir folder;
        qint64 process = 0;
        {
            RehearsalBroker broker(programPath(QStringLiteral("mosquitto")), folder.path());
            QSignalSpy ready(&broker, &RehearsalBroker::ready);
            broker.start();
            QVERIFY(ready.wait(10'000));
            process = broker.processId();
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), broker.port());
            QVERIFY(socket.waitForConnected(5'000));
            QCOMPARE(::kill(static_cast<pid_t>(process), 0), 0);
        }
        QVERIFY(::kill(static_cast<pid_t>(process), 0) != 0);
    }
    void saysThatItHasEnded()
    {
        QTemporaryDir folder;
        RehearsalBroker broker(programPath(QStringLiteral("mosquitto")), folder.path());
        QSignalSpy ready(&broker, &RehearsalBroker::ready);
        QSignalSpy failed(&broker, &RehearsalBroker::failed);
        broker.start();
        QVERIFY(ready.wait(10'000));
        ::kill(static_cast<pid_t>(broker.processId()), SIGKILL);
        QVERIFY(failed.wait(10'000));
    }
    void saysThatItDoesNotStart()
    {
        QTemporaryDir folder;
        RehearsalBroker none(folder.filePath(QStringLiteral("nothing")), folder.path());
        QSignalSpy failed(&none, &RehearsalBroker::failed);
        none.start();
        QTRY_COMPARE(failed.size(), 1);
        RehearsalBroker wrong(QStringLiteral("/bin/false"), folder.path());
        QSignalSpy gaveUp(&wrong, &RehearsalBroker::failed);
        wrong.start();
        QVERIFY(gaveUp.wait(10'000));
    }
    void programsAreFoundOrNot()
    {
        QVERIFY(!programPath(QStringLiteral("sh")).isEmpty());
        QVERIFY(programPath(QStringLiteral("no-such-program-here")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRehearsalBroker)
#include "tst_rehearsalbroker.moc"
