// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/passwordfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestPasswordFile : public QObject
{
    Q_OBJECT

private slots:
    void firstLine_data();
    void firstLine();
    void whatIsNone();
};

void TestPasswordFile::firstLine_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a line") << QByteArray("p a\xc3\xa9ss\n");
    QTest::newRow("no end of line") << QByteArray("p a\xc3\xa9ss");
    QTest::newRow("of Windows") << QByteArray("p a\xc3\xa9ss\r\n");
    QTest::newRow("more lines") << QByteArray("p a\xc3\xa9ss\nother\n");
}

void TestPasswordFile::firstLine()
{
    QFETCH(const QByteArray, bytes);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("p")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto password = readPasswordFile(file.fileName());
    QVERIFY(password);
    QCOMPARE(*password, QString::fromUtf8("p a\xc3\xa9ss"));
}

void TestPasswordFile::whatIsNone()
{
    const QTemporaryDir folder;
    QCOMPARE(readPasswordFile(folder.filePath(QStringLiteral("none"))).error().kind, ErrorKind::FileMissing);
    QCOMPARE(readPasswordFile(folder.path()).error().kind, ErrorKind::FileUnreadable);
}

QTEST_GUILESS_MAIN(TestPasswordFile)
#include "tst_passwordfile.moc"
