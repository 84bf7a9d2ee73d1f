// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/firmwaredigest.h"
#include "models/firmware/servedfiles.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <unistd.h>

using namespace console;

class TestServedFiles : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void opensAndReads();
    void transfersShareTheFile();
    void wrongSizeFromTheStart();
    void outOfReachForAWhile();
    void exchangedFile();
    void linkInPlaceOfTheFile();
    void changeWhileOpen();
    void hardLinkIsNoTampering();
    void removedFileGoesOn();
    void sameBytesUploadedAgain();
    void keepsWhatWasVerified();
    void keepsNoOtherBytes();
    void keepsNoMoreThanItMay();

private:
    void write(const QByteArray& bytes)
    {
        QFile file(m_batch.filePath);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    void look()
    {
        LinkTable table;
        table.batches[BatchId{ 1 }] = m_batch;
        m_files.look(table);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ServedBatch m_batch;
    ServedFiles m_files;
};

void TestServedFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_files = {};
    m_batch = {};
    m_batch.filePath = m_folder->filePath(QStringLiteral("file"));
    m_batch.size = 10;
    write("0123456789");
}

void TestServedFiles::keepsWhatWasVerified()
{
    FirmwareDigest digest;
    digest.add("0123456789");
    m_batch.sha256 = digest.finish().sha256;
    look();
    const auto opened = m_files.open(m_batch);
    QVERIFY(!opened.file->isKept()); // who asks for its head or a piece pays for no more
    QVERIFY(m_files.keep(m_batch) == FileState::Intact);
    QVERIFY(opened.file->isKept());
    std::array<char, 20> bytes{};
    QCOMPARE(opened.file->read(bytes.data(), 3, bytes.size()), 7);
    QCOMPARE(QByteArray(bytes.data(), 7), QByteArray("3456789"));
    QCOMPARE(opened.file->read(bytes.data(), 10, 5), ServedFile::changed); // nothing is there
    // Changed, with its old time put back: nobody can see it, and nobody gets it.
    const auto before = QFileInfo(m_batch.filePath).lastModified();
    QFile file(m_batch.filePath);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(4) && file.write("X") == 1 && file.flush());
    QVERIFY(file.setFileTime(before, QFileDevice::FileModificationTime));
    file.close();
    if (const auto again = m_files.open(m_batch); again.state == FileState::Intact) {
        QCOMPARE(again.file->read(bytes.data(), 0, 10), 10);
        QCOMPARE(QByteArray(bytes.data(), 10), QByteArray("0123456789"));
    }
}

void TestServedFiles::keepsNoOtherBytes()
{
    m_batch.sha256 = QByteArray(64, 'a');
    look();
    const auto opened = m_files.open(m_batch);
    QVERIFY(opened.state == FileState::Intact); // so it looks
    QVERIFY(m_files.keep(m_batch) == FileState::Changed);
    QVERIFY(!opened.file->isKept());
}

void TestServedFiles::keepsNoMoreThanItMay()
{
    const QByteArray half(static_cast<qsizetype>(ServedFiles::largestKept), 'x');
    FirmwareDigest digest;
    digest.add(half);
    const QByteArray sha256 = digest.finish().sha256;
    std::vector<std::shared_ptr<const ServedFile>> kept;
    for (int i = 0; i < 5; ++i) {
        m_batch.filePath = m_folder->filePath(QStringLiteral("big%1").arg(i));
        m_batch.size = half.size();
        m_batch.sha256 = sha256;
        write(half);
        kept.push_back(m_files.open(m_batch).file);
        QVERIFY(m_files.keep(m_batch) == FileState::Intact);
        QCOMPARE(kept.back()->isKept(), i < 4);
    }
    kept.erase(kept.begin());
    kept.pop_back();
    const auto last = m_files.open(m_batch).file;
    QVERIFY(m_files.keep(m_batch) == FileState::Intact);
    QVERIFY(last->isKept()); // there is room again
}

void TestServedFiles::opensAndReads()
{
    const auto opened = m_files.open(m_batch);
    QVERIFY(opened.state == FileState::Intact);
    std::array<char, 16> bytes{};
    QCOMPARE(opened.file->read(bytes.data(), 2, 3), qint64(3));
    QCOMPARE(QByteArray(bytes.data(), 3), QByteArray("234"));
    QCOMPARE(opened.file->read(bytes.data(), 8, 16), qint64(2));
    QCOMPARE(opened.file->read(bytes.data(), 10, 1), ServedFile::changed);
}

void TestServedFiles::transfersShareTheFile()
{
    auto first = m_files.open(m_batch).file;
    QCOMPARE(m_files.open(m_batch).file, first);
    const std::weak_ptr<const ServedFile> watched = first;
    first.reset();
    QVERIFY(watched.expired());
    QVERIFY(m_files.open(m_batch).state == FileState::Intact);
}

void TestServedFiles::wrongSizeFromTheStart()
{
    m_batch.size = 11;
    QVERIFY(m_files.open(m_batch).state == FileState::Changed);
}

void TestServedFiles::outOfReachForAWhile()
{
    look();
    const QString away = m_batch.filePath + u".away";
    QVERIFY(QFile::rename(m_batch.filePath, away));
    QVERIFY(m_files.open(m_batch).state == FileState::Unreadable);
    QVERIFY(QFile::rename(away, m_batch.filePath));
    QVERIFY(m_files.open(m_batch).state == FileState::Intact);
    m_batch.filePath.clear();
    QVERIFY(m_files.open(m_batch).state == FileState::Unreadable);
}

void TestServedFiles::exchangedFile()
{
    look(); // seen when the batch began, before anybody asked for it
    QVERIFY(QFile::rename(m_batch.filePath, m_batch.filePath + u".old"));
    write("9876543210");
    QVERIFY(m_files.open(m_batch).state == FileState::Changed);
}

void TestServedFiles::linkInPlaceOfTheFile()
{
    QVERIFY(QFile::rename(m_batch.filePath, m_batch.filePath + u".old"));
    QVERIFY(QFile::link(m_batch.filePath + u".old", m_batch.filePath));
    QVERIFY(m_files.open(m_batch).state == FileState::Unreadable);
}

void TestServedFiles::changeWhileOpen()
{
    const auto opened = m_files.open(m_batch);
    char byte = 0;
    QCOMPARE(opened.file->read(&byte, 0, 1), qint64(1));
    write("x123456789");
    QCOMPARE(opened.file->read(&byte, 5, 1), ServedFile::changed);
    QVERIFY(m_files.open(m_batch).state == FileState::Changed);
}

void TestServedFiles::hardLinkIsNoTampering()
{
    look();
    const QByteArray from = QFile::encodeName(m_batch.filePath);
    QCOMPARE(::link(from.constData(), QByteArray(from + ".backup").constData()), 0);
    QVERIFY(m_files.open(m_batch).state == FileState::Intact);
}

void TestServedFiles::removedFileGoesOn()
{
    const auto opened = m_files.open(m_batch);
    QVERIFY(QFile::remove(m_batch.filePath));
    char byte = 0;
    QCOMPARE(opened.file->read(&byte, 5, 1), qint64(1));
    QCOMPARE(byte, '5');
}

void TestServedFiles::sameBytesUploadedAgain()
{
    look();
    QVERIFY(m_files.open(m_batch).state == FileState::Intact);
    m_batch.revoked = true; // its batch has ended, and its firmware is deleted
    look();
    QVERIFY(QFile::rename(m_batch.filePath, m_batch.filePath + u".old"));
    write("0123456789");
    m_batch.revoked = false;
    look();
    QVERIFY(m_files.open(m_batch).state == FileState::Intact);
}

QTEST_APPLESS_MAIN(TestServedFiles)
#include "tst_servedfiles.moc"
