// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/sessionerror.h"

#include <QTest>

using namespace console;

class TestSessionError : public QObject
{
    Q_OBJECT

private slots:
    void connack_data();
    void connack();
    void disconnect();
    void context();
};

void TestSessionError::connack_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("kind");
    const auto row = [](int old, int in5, ErrorKind kind) {
        for (const int code : { old, in5 }) {
            if (code > 0)
                QTest::addRow("0x%02x", code) << code << int(kind);
        }
    };
    row(1, 0x84, ErrorKind::ConnackProtocolVersion);
    row(2, 0x85, ErrorKind::ConnackIdentifierRejected);
    row(3, 0x88, ErrorKind::ConnackServerUnavailable);
    row(0, 0x89, ErrorKind::ConnackServerUnavailable);
    row(4, 0x86, ErrorKind::ConnackBadCredentials);
    row(5, 0x87, ErrorKind::ConnackNotAuthorised);
    row(0, 0x8a, ErrorKind::ConnackNotAuthorised);
    row(6, 0x97, ErrorKind::ConnackOther);
    row(255, 0x80, ErrorKind::ConnackOther);
}

void TestSessionError::connack()
{
    QFETCH(int, code);
    QFETCH(int, kind);
    QCOMPARE(int(connackErrorKind(static_cast<quint8>(code))), kind);
}

void TestSessionError::disconnect()
{
    QCOMPARE(disconnectErrorKind(0x8e), ErrorKind::SessionTakenOver);
    QCOMPARE(disconnectErrorKind(0x95), ErrorKind::PacketTooLarge);
    QCOMPARE(disconnectErrorKind(0x81), ErrorKind::ProtocolViolation);
    QCOMPARE(disconnectErrorKind(0x82), ErrorKind::ProtocolViolation);
    QCOMPARE(disconnectErrorKind(0x87), ErrorKind::ConnackNotAuthorised);
    QCOMPARE(disconnectErrorKind(0x8b), ErrorKind::ConnectionLost); // shutting down
    QCOMPARE(disconnectErrorKind(0), ErrorKind::ConnectionLost);
}

void TestSessionError::context()
{
    BrokerProfile profile;
    profile.host = QStringLiteral("broker.example");
    profile.port = 1883;
    QCOMPARE(sessionError(ErrorKind::ConnectionLost, profile, {}),
        (Error{ ErrorKind::ConnectionLost, QStringLiteral("broker.example:1883") }));
    QCOMPARE(sessionError(ErrorKind::ConnackOther, profile, codeText(0x97)).context,
        QStringLiteral("broker.example:1883 (0x97)"));
    QCOMPARE(codeText(5), QStringLiteral("0x05"));
}

QTEST_APPLESS_MAIN(TestSessionError)
#include "tst_sessionerror.moc"
