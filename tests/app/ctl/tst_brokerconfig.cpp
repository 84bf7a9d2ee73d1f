// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/brokerconfig.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestBrokerConfig : public QObject
{
    Q_OBJECT

private slots:
    void writesBothFiles();
    void tlsHasItsFilesAndPort();
    void noNameBecomesAnotherLine();
    void whatCannotBeWrittenIsSaid();

private:
    static QString contents(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
};

void TestBrokerConfig::writesBothFiles()
{
    const QTemporaryDir folder;
    auto config = BrokerConfig::create({ folder.filePath(QStringLiteral("made/here")), QStringLiteral("ops") });
    QVERIFY(config);
    (*config)->addDevice(QStringLiteral("a1"), QStringLiteral("lamp-1"));
    (*config)->addDevice(QStringLiteral("a1"), QStringLiteral("lamp-2"));
    QVERIFY((*config)->finish());
    QCOMPARE((*config)->devices(), 2);
    const QString acl = contents(folder.filePath(QStringLiteral("made/here/rollout.acl")));
    QVERIFY(acl.contains(QStringLiteral("user ops\n")));
    QVERIFY(acl.contains(QStringLiteral("user lamp-2&a1\ntopic write /ota/device/inform/a1/lamp-2\n")));
    QVERIFY(!acl.contains(u'@'));
    const QString conf = contents(folder.filePath(QStringLiteral("made/here/rollout.conf")));
    QVERIFY(conf.contains(QStringLiteral("listener 1883\n")));
    QVERIFY(conf.contains(QStringLiteral("allow_anonymous false\n")));
    QVERIFY(!conf.contains(u'@'));
}

void TestBrokerConfig::tlsHasItsFilesAndPort()
{
    const QTemporaryDir folder;
    auto config = BrokerConfig::create({ folder.path(), QStringLiteral("ops"), 0, QStringLiteral("/c/ca.pem"),
        QStringLiteral("/c/cert.pem"), QStringLiteral("/c/key.pem") });
    QVERIFY(config);
    QVERIFY((*config)->finish());
    const QString conf = contents(folder.filePath(QStringLiteral("rollout.conf")));
    QVERIFY(
        conf.contains(QStringLiteral("listener 8883\ncafile /c/ca.pem\ncertfile /c/cert.pem\nkeyfile /c/key.pem\n")));
}

void TestBrokerConfig::noNameBecomesAnotherLine()
{
    const QTemporaryDir folder;
    auto config = BrokerConfig::create({ folder.path() });
    QVERIFY(config);
    for (const char* name : { "+", "#", "a/b", "a\nuser x", "", "a b" })
        (*config)->addDevice(QStringLiteral("a1"), QString::fromLatin1(name));
    (*config)->addDevice(QStringLiteral("a1\ntopic #"), QStringLiteral("d"));
    QVERIFY((*config)->finish());
    QCOMPARE((*config)->devices(), 0);
    QCOMPARE((*config)->leftOut(), 7);
    QCOMPARE(contents(folder.filePath(QStringLiteral("rollout.acl"))).count(QStringLiteral("user ")), 1);
}

void TestBrokerConfig::whatCannotBeWrittenIsSaid()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto config = BrokerConfig::create({ folder.filePath(QStringLiteral("file/below")) });
    QVERIFY(!config);
    QCOMPARE(config.error().kind, ErrorKind::WriteFailed);
}

QTEST_GUILESS_MAIN(TestBrokerConfig)
#include "tst_brokerconfig.moc"
