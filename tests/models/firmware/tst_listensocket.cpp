// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/listensocket.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <unistd.h>

using namespace console;

class TestListenSocket : public QObject
{
    Q_OBJECT

private slots:
    void anyFreePort();
    void badAddresses_data();
    void badAddresses();
    void takenPortNamesItsOwner();
};

void TestListenSocket::anyFreePort()
{
    for (const QString& address : { QStringLiteral("127.0.0.1"), QStringLiteral("0.0.0.0") }) {
        const auto socket = listenOn(address, 0);
        QVERIFY(socket && socket->port != 0);
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, socket->port);
        QVERIFY(client.waitForConnected(5000));
        ::close(socket->descriptor);
    }
}

void TestListenSocket::badAddresses_data()
{
    QTest::addColumn<QString>("address");
    for (const char* address : { "", "somewhere", "256.1.1.1", "127.0.0.1:80", "203.0.113.77" })
        QTest::newRow(address) << QString::fromLatin1(address);
}

void TestListenSocket::badAddresses()
{
    QFETCH(QString, address);
    const auto socket = listenOn(address, 0);
    QVERIFY(!socket);
    QCOMPARE(socket.error(), (Error{ ErrorKind::ListenAddressInvalid, address }));
}

void TestListenSocket::takenPortNamesItsOwner()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, 0));
    const auto socket = listenOn(QStringLiteral("127.0.0.1"), other.serverPort());
    QVERIFY(!socket);
    QCOMPARE(socket.error().kind, ErrorKind::ListenPortTaken);
    QVERIFY(socket.error().context.startsWith(QString::number(other.serverPort())));
    QVERIFY2(socket.error().context.contains(QString::number(QCoreApplication::applicationPid())),
        qPrintable(socket.error().context));
}

QTEST_GUILESS_MAIN(TestListenSocket)
#include "tst_listensocket.moc"
