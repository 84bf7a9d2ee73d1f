// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/protocolfallback.h"

#include <QTest>

using namespace console;

class TestProtocolFallback : public QObject
{
    Q_OBJECT

private slots:
    void refusedVersion();
    void takesTurns();
    void staysForOtherReasons();
};

void TestProtocolFallback::refusedVersion()
{
    ProtocolFallback protocol;
    QVERIFY(protocol.mqtt5());
    QCOMPARE(protocol.attemptFailed({ ErrorKind::ConnackProtocolVersion, {} }), ProtocolFallback::Next::OtherNow);
    QVERIFY(!protocol.mqtt5());
    // Of 3.1.1 too: no endless loop.
    QCOMPARE(protocol.attemptFailed({ ErrorKind::ConnackProtocolVersion, {} }), ProtocolFallback::Next::Same);
    QVERIFY(!protocol.mqtt5());
}

void TestProtocolFallback::takesTurns()
{
    ProtocolFallback protocol;
    QCOMPARE(protocol.attemptFailed({ ErrorKind::ConnectionLost, {} }), ProtocolFallback::Next::Other);
    QVERIFY(!protocol.mqtt5());
    QCOMPARE(protocol.attemptFailed({ ErrorKind::ProtocolViolation, {} }), ProtocolFallback::Next::Other);
    QVERIFY(protocol.mqtt5());
}

void TestProtocolFallback::staysForOtherReasons()
{
    ProtocolFallback protocol;
    for (const ErrorKind kind : { ErrorKind::ConnackBadCredentials, ErrorKind::ConnackTimeout,
             ErrorKind::ConnectionRefused, ErrorKind::CertificateExpired, ErrorKind::SubscribeRefused }) {
        QCOMPARE(protocol.attemptFailed({ kind, {} }), ProtocolFallback::Next::Same);
        QVERIFY(protocol.mqtt5());
    }
}

QTEST_APPLESS_MAIN(TestProtocolFallback)
#include "tst_protocolfallback.moc"
