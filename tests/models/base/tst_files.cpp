// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace console;

class TestFiles : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatWasWritten();
    void saysWhatIsWrong();
    void bounded();
    void aFailedWriteKeepsTheOld();
    void syncsFilesAndFolders();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_dir.filePath(name); }
    QTemporaryDir m_dir;
};

void TestFiles::readsWhatWasWritten()
{
    const QByteArray bytes("a\0\xff\r\n", 5);
    QVERIFY(writeFile(path(QStringLiteral("f")), bytes));
    QVERIFY(readFile(path(QStringLiteral("f")), 100) == bytes);
    QVERIFY(writeFile(path(QStringLiteral("f")), {}));
    QVERIFY(readFile(path(QStringLiteral("f")), 100) == QByteArray());
}

void TestFiles::saysWhatIsWrong()
{
    QCOMPARE(readFile(path(QStringLiteral("missing")), 100).error().kind, ErrorKind::FileMissing);
    QCOMPARE(readFile({}, 100).error().kind, ErrorKind::FileMissing);
    QCOMPARE(readFile(m_dir.path(), 100).error().kind, ErrorKind::FileUnreadable);
    QCOMPARE(readFile(QStringLiteral("/dev/zero"), 100).error().kind, ErrorKind::FileUnreadable);
    QCOMPARE(writeFile(path(QStringLiteral("no/folder")), "x").error().kind, ErrorKind::WriteFailed);
}

void TestFiles::bounded()
{
    QVERIFY(writeFile(path(QStringLiteral("f")), QByteArray(10, 'x')));
    QVERIFY(readFile(path(QStringLiteral("f")), 10));
    QCOMPARE(readFile(path(QStringLiteral("f")), 9).error().kind, ErrorKind::FileTooLarge);
    QCOMPARE(readFile(path(QStringLiteral("f")), 9, ErrorKind::CsvTooLarge).error().kind, ErrorKind::CsvTooLarge);
}

void TestFiles::aFailedWriteKeepsTheOld()
{
    if (geteuid() == 0)
        QSKIP("root may write everywhere");
    QVERIFY(writeFile(path(QStringLiteral("f")), "old"));
    QFile::setPermissions(m_dir.path(), QFile::ReadOwner | QFile::ExeOwner);
    QVERIFY(!writeFile(path(QStringLiteral("f")), "new"));
    QFile::setPermissions(m_dir.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(readFile(path(QStringLiteral("f")), 100) == QByteArray("old"));
}

void TestFiles::syncsFilesAndFolders()
{
    QVERIFY(writeFile(path(QStringLiteral("s")), "x"));
    QVERIFY(syncToDisk(path(QStringLiteral("s"))));
    QVERIFY(syncToDisk(m_dir.path()));
    const auto missing = syncToDisk(path(QStringLiteral("missing")));
    QVERIFY(!missing && missing.error().kind == ErrorKind::WriteFailed);
    QVERIFY(missing.error().context.contains(QStringLiteral("missing: ")));

    QByteArray bytes(3'000'001, 'a');
    bytes[2'500'000] = 'b';
    QVERIFY(writeFile(path(QStringLiteral("r")), bytes));
    QVERIFY(rewriteToDisk(path(QStringLiteral("r"))));
    QVERIFY(readFile(path(QStringLiteral("r")), 4'000'000) == bytes);
    QVERIFY(!rewriteToDisk(path(QStringLiteral("missing"))));
    QVERIFY(!QFile::exists(path(QStringLiteral("missing"))));
}

QTEST_APPLESS_MAIN(TestFiles)
#include "tst_files.moc"
