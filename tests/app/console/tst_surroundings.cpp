// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/surroundings.h"

#include "tests/support/testcertificates.h"

#include <QDateTime>
#include <QFile>
#include <QTest>

using namespace console;

/// A real disk and real certificates.
class TestSurroundings : public QObject
{
    Q_OBJECT

private slots:
    void freeSpaceOfTheWorkspace();
    void certificatesOfTheActiveProfile();
    void whatIsNoCertificateIsLeftOut();
};

namespace {

ConsoleSettings settingsWith(const QString& certificate, const QString& ca)
{
    BrokerProfile profile = newProfile();
    profile.tls = true;
    profile.certificateFile = certificate;
    profile.caFile = ca;
    ConsoleSettings settings;
    settings.profiles = { BrokerProfile{}, profile };
    settings.activeProfile = profile.id;
    return settings;
}

} // namespace

void TestSurroundings::freeSpaceOfTheWorkspace()
{
    const QTemporaryDir folder;
    const Surroundings around = lookAround(folder.path(), {});
    QVERIFY(around.freeBytes > 0);
    QVERIFY(around.certificates.isEmpty());
    QCOMPARE(lookAround(folder.path() + QStringLiteral("/gone"), {}).freeBytes, -1);
}

void TestSurroundings::certificatesOfTheActiveProfile()
{
    TestCertificates authority(QStringLiteral("Plant"));
    QVERIFY(authority.isValid());
    const auto client = authority.issue(QStringLiteral("console"), QStringLiteral("DNS:localhost"), 5);
    ConsoleSettings settings = settingsWith(client.certificateFile, authority.caFile());
    const auto list = lookAround({}, settings).certificates;
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.first().file, client.certificateFile);
    const double days
        = static_cast<double>(list.first().expiresAt - QDateTime::currentMSecsSinceEpoch()) / (24.0 * 3600 * 1000);
    QVERIFY(days > 4 && days <= 5);
    settings.profiles[1].tls = false;
    QVERIFY(lookAround({}, settings).certificates.isEmpty());
    settings.profiles[1].tls = true;
    settings.activeProfile.clear();
    QVERIFY(lookAround({}, settings).certificates.isEmpty());
}

void TestSurroundings::whatIsNoCertificateIsLeftOut()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("notes.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no certificate") > 0);
    file.close();
    QVERIFY(lookAround({}, settingsWith(path, folder.filePath(QStringLiteral("gone.pem")))).certificates.isEmpty());
}

QTEST_GUILESS_MAIN(TestSurroundings)
#include "tst_surroundings.moc"
