// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/filestamp.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace console;

class TestFileStamp : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void onlyRegularFiles();
    void byNameAndByHandle();
    void seesOtherBytes();
    void seesAnotherFileOfTheSameName();
    void linksAreNoOtherContent();

private:
    [[nodiscard]] QString path(const QString& name = QStringLiteral("f")) const { return m_dir->filePath(name); }
    static void write(const QString& name, const QByteArray& bytes)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestFileStamp::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    write(path(), "12345");
}

void TestFileStamp::onlyRegularFiles()
{
    QVERIFY(!stampOf(path(QStringLiteral("missing"))));
    QVERIFY(!stampOf(m_dir->path()));
    QVERIFY(!stampOf(QStringLiteral("/dev/null")));
    QVERIFY(!stampOf(-1));
}

void TestFileStamp::byNameAndByHandle()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto byName = stampOf(path());
    QVERIFY(byName);
    QCOMPARE(byName->size, qint64(5));
    QVERIFY(stampOf(file.handle()) == byName);
}

void TestFileStamp::seesOtherBytes()
{
    const auto before = stampOf(path());
    write(path(), "123456");
    QVERIFY(!stampOf(path())->sameContent(*before));
    // The same length, and the time of the last change set back: the inode still tells.
    write(path(), "abcde");
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(
        file.setFileTime(QDateTime::fromMSecsSinceEpoch(before->modifiedNs / 1'000'000), QFile::FileModificationTime));
    QVERIFY(*stampOf(path()) != *before);
}

void TestFileStamp::seesAnotherFileOfTheSameName()
{
    const auto before = stampOf(path());
    write(path(QStringLiteral("other")), "12345");
    QVERIFY(::rename(qPrintable(path(QStringLiteral("other"))), qPrintable(path())) == 0);
    QVERIFY(!stampOf(path())->sameContent(*before));
}

void TestFileStamp::linksAreNoOtherContent()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto before = stampOf(file.handle());
    QVERIFY(::link(qPrintable(path()), qPrintable(path(QStringLiteral("link")))) == 0);
    QVERIFY(stampOf(file.handle())->sameContent(*before));
    QVERIFY(QFile::remove(path()) && QFile::remove(path(QStringLiteral("link"))));
    QVERIFY(stampOf(file.handle())->sameContent(*before)); // a transfer of a removed file goes on
}

QTEST_APPLESS_MAIN(TestFileStamp)
#include "tst_filestamp.moc"
