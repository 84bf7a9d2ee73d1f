// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/credentials.h"

#include <QTest>

using namespace console;

class TestCredentials : public QObject
{
    Q_OBJECT
private slots:
    void areThoseOfTheKind_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("clientId");
        QTest::addColumn<QByteArray>("password");
        // Passwords computed with: printf TEXT | openssl dgst -HASH -hmac secret
        QTest::newRow("plain")
            << static_cast<int>(DeviceKind::Plain)
            << QByteArray("pk&dn|securemode=3,signmethod=hmacsha1,timestamp=2524608000000,lan=NodeJS,_v=1.2.8|")
            << QByteArray("0F17BA0B6701AFC225959A5DB5C98DE29756A15B");
        QTest::newRow("sdk3") << static_cast<int>(DeviceKind::Sdk3)
                              << QByteArray("pk.dn|timestamp=2524608000000,_v=sdk-c-3.2.0,securemode=3,signmethod="
                                            "hmacsha256,lan=C,_ss=1,gw=0,ext=0|")
                              << QByteArray("29EEBBAB839E743C268D50CA94BAEC8269E59AD98CB54046D6AE9E7B62F510E0");
        QTest::newRow("sdk4") << static_cast<int>(DeviceKind::Sdk4)
                              << QByteArray(
                                     "pk.dn|timestamp=2524608000000,_ss=1,_v=sdk-c-4.1.0,securemode=3,signmethod="
                                     "hmacsha256,ext=3,_conn=tcp_0|")
                              << QByteArray("29EEBBAB839E743C268D50CA94BAEC8269E59AD98CB54046D6AE9E7B62F510E0");
    }
    void areThoseOfTheKind()
    {
        QFETCH(const int, kind);
        QFETCH(const QByteArray, clientId);
        QFETCH(const QByteArray, password);
        const Credentials credentials = credentialsOf(
            static_cast<DeviceKind>(kind), QStringLiteral("pk"), QStringLiteral("dn"), QStringLiteral("secret"));
        QCOMPARE(credentials.clientId, clientId);
        QCOMPARE(credentials.user, QByteArray("dn&pk"));
        QCOMPARE(credentials.password, password);
    }

    void haveNoPasswordWithoutASecret()
    {
        QVERIFY(credentialsOf(DeviceKind::Plain, QStringLiteral("pk"), QStringLiteral("dn"), {}).password.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestCredentials)
#include "tst_credentials.moc"
