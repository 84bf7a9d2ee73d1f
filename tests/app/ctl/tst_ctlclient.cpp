// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/ctlclient.h"

#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrent>

using namespace console;

class TestCtlClient : public QObject
{
    Q_OBJECT

private slots:
    void nobodyThere();
    void linesInAnyPieces();
    void whoGoesAwayEndsIt();
};

void TestCtlClient::nobodyThere()
{
    const QTemporaryDir folder;
    CtlClient client;
    QVERIFY(!client.connectTo(folder.filePath(QStringLiteral("none"))));
}

void TestCtlClient::linesInAnyPieces()
{
    const QTemporaryDir folder;
    QLocalServer server;
    QVERIFY(server.listen(folder.filePath(QStringLiteral("s"))));
    const auto got = QtConcurrent::run([name = server.fullServerName()] {
        CtlClient client;
        QList<CtlAnswer> answers;
        if (!client.connectTo(name) || !client.ask({ QStringLiteral("status"), {} }))
            return answers;
        while (const auto answer = client.next(5000))
            answers << *answer;
        return answers;
    });
    QTRY_VERIFY(server.hasPendingConnections());
    const std::unique_ptr<QLocalSocket> peer(server.nextPendingConnection());
    QTRY_VERIFY(peer->canReadLine());
    QVERIFY(decodeRequest(peer->readLine()));
    peer->write("{\"progress\":");
    peer->flush();
    QTest::qWait(20);
    peer->write("40}\n{\"done\":{\"a\":1}}\n");
    peer->flush();
    peer->disconnectFromServer();
    QTRY_VERIFY(got.isFinished());
    QCOMPARE(got.result().size(), 2);
    QCOMPARE(got.result().first().percent, 40);
    QVERIFY(got.result().last().isLast());
}

void TestCtlClient::whoGoesAwayEndsIt()
{
    const QTemporaryDir folder;
    QLocalServer server;
    QVERIFY(server.listen(folder.filePath(QStringLiteral("s"))));
    const auto ended = QtConcurrent::run([name = server.fullServerName()] {
        CtlClient client;
        return client.connectTo(name) && client.ask({ QStringLiteral("wait"), {} }) && !client.next();
    });
    QTRY_VERIFY(server.hasPendingConnections());
    std::unique_ptr<QLocalSocket>(server.nextPendingConnection()).reset();
    QTRY_VERIFY(ended.isFinished());
    QVERIFY(ended.result());
}

QTEST_GUILESS_MAIN(TestCtlClient)
#include "tst_ctlclient.moc"
