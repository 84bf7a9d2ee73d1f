// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/hostname.h"

#include <QTest>

using namespace console;

class TestHostname : public QObject
{
    Q_OBJECT

private slots:
    void loopback_data();
    void loopback();
};

void TestHostname::loopback_data()
{
    QTest::addColumn<bool>("expected");
    for (const char* host : { "localhost", "LocalHost", "127.0.0.1", "127.255.0.9", "::1" })
        QTest::newRow(host) << true;
    for (const char* host : { "", "127.", "127.0.0", "127.0.0.256", "127.0.0.1.example.com", "127.example.com",
             "10.0.0.1", "0.0.0.0", "::", "localhost.example.com", "fe80::1" })
        QTest::newRow(host) << false;
}

void TestHostname::loopback()
{
    QFETCH(bool, expected);
    QCOMPARE(isLoopbackHost(QString::fromLatin1(QTest::currentDataTag())), expected);
}

QTEST_APPLESS_MAIN(TestHostname)
#include "tst_hostname.moc"
