// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/secretstore.h"

#include <QTest>

using namespace console;

/// Without a keychain: what a headless server or a bare session looks like.
class TestSecretStore : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void saysThatThereIsNoKeychain();
};

void TestSecretStore::initTestCase()
{
    // No bus of any kind, whatever the machine of the test has: its real keychain is not ours to touch.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    qunsetenv("XDG_CURRENT_DESKTOP");
    qunsetenv("DISPLAY");
    qputenv("XDG_RUNTIME_DIR", "/nonexistent");
}

void TestSecretStore::saysThatThereIsNoKeychain()
{
    const std::unique_ptr<SecretStore> store = makeKeychainStore();
    const BrokerProfile profile = newProfile();
    const QFuture<Result<void>> written = store->write(profile, QStringLiteral("secret"));
    QTRY_VERIFY_WITH_TIMEOUT(written.isFinished(), 30000);
    QVERIFY(!written.result());
    QCOMPARE(written.result().error().kind, ErrorKind::KeychainUnavailable);
    const QFuture<Result<QString>> read = store->read(profile);
    QTRY_VERIFY_WITH_TIMEOUT(read.isFinished(), 30000);
    QVERIFY(!read.result());
    QCOMPARE(read.result().error().kind, ErrorKind::KeychainUnavailable);
    const QFuture<Result<void>> removed = store->remove(profile);
    QTRY_VERIFY_WITH_TIMEOUT(removed.isFinished(), 30000);
    QCOMPARE(removed.result().error().kind, ErrorKind::KeychainUnavailable);
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
