// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/tarfile.h"

#include <QTest>

using namespace console;

/// An archive as tar reads it.
class TestTarFile : public QObject
{
    Q_OBJECT

private slots:
    void headersAndBytes();
    void checksums();
    void emptyAndFullBlocks();
};

namespace {

constexpr qsizetype block = 512;

} // namespace

void TestTarFile::headersAndBytes()
{
    const QByteArray archive = tarOf({ { QStringLiteral("a/one.txt"), "hello" } }, 1'700'000'000'123);
    QCOMPARE(archive.size(), 4 * block); // header, content, end
    QCOMPARE(QByteArray(archive.constData()), QByteArray("a/one.txt"));
    QCOMPARE(archive.mid(124, 12), QByteArray("00000000005\0", 12));
    QCOMPARE(archive.mid(136, 11).toLongLong(nullptr, 8), 1'700'000'000);
    QCOMPARE(archive.mid(257, 8),
        QByteArray("ustar\0"
                   "00",
            8));
    QCOMPARE(archive.mid(block, 5), QByteArray("hello"));
    QCOMPARE(archive.mid(2 * block), QByteArray(2 * block, '\0'));
}

void TestTarFile::checksums()
{
    const QByteArray archive = tarOf({ { QStringLiteral("a"), "x" } }, 0);
    int sum = 0;
    for (qsizetype i = 0; i < block; ++i)
        sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(archive[i]);
    QCOMPARE(archive.mid(148, 6).toInt(nullptr, 8), sum);
    QCOMPARE(archive.mid(154, 2), QByteArray("\0 ", 2));
}

void TestTarFile::emptyAndFullBlocks()
{
    QCOMPARE(tarOf({}, 0), QByteArray(2 * block, '\0'));
    const QByteArray archive
        = tarOf({ { QStringLiteral("empty"), {} }, { QStringLiteral("full"), QByteArray(block, 'x') } }, 0);
    QCOMPARE(archive.size(), (1 + 1 + 1 + 2) * block);
    QCOMPARE(QByteArray(archive.constData() + block), QByteArray("full"));
}

QTEST_GUILESS_MAIN(TestTarFile)
#include "tst_tarfile.moc"
