// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/firmwaredigest.h"

#include <QCryptographicHash>
#include <QTest>

using namespace console;

class TestFirmwareDigest : public QObject
{
    Q_OBJECT

private slots:
    void knownDigests_data();
    void knownDigests();
    void piecesGiveTheSame();
};

void TestFirmwareDigest::knownDigests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("md5");
    QTest::addColumn<QByteArray>("sha256");
    QTest::newRow("empty") << QByteArray() << QByteArray("d41d8cd98f00b204e9800998ecf8427e")
                           << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc") << QByteArray("abc") << QByteArray("900150983cd24fb0d6963f7d28e17f72")
                         << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

void TestFirmwareDigest::knownDigests()
{
    QFETCH(QByteArray, bytes);
    FirmwareDigest digest;
    digest.add(bytes);
    QCOMPARE(digest.size(), qint64(bytes.size()));
    const auto digests = digest.finish();
    QTEST(digests.md5, "md5");
    QTEST(digests.sha256, "sha256");
}

void TestFirmwareDigest::piecesGiveTheSame()
{
    QByteArray bytes(1'000'003, 'q');
    for (qsizetype i = 0; i < bytes.size(); i += 3)
        bytes[i] = static_cast<char>(i);
    FirmwareDigest digest;
    for (qsizetype at = 0, length = 1; at < bytes.size(); at += length, length = length * 2 % 70'001 + 1)
        digest.add(bytes.mid(at, length));
    QCOMPARE(digest.size(), qint64(bytes.size()));
    const auto digests = digest.finish();
    QCOMPARE(digests.md5, QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex());
    QCOMPARE(digests.sha256, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QTEST_APPLESS_MAIN(TestFirmwareDigest)
#include "tst_firmwaredigest.moc"
