// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/byterange.h"

#include <QTest>

#include <random>

using namespace console;
using Kind = ByteRange::Kind;

class TestByteRange : public QObject
{
    Q_OBJECT

private slots:
    void parse_data();
    void parse();
    void randomTextStaysInsideTheFile();
};

void TestByteRange::parse_data()
{
    QTest::addColumn<ByteRange>("expected"); // of 100 bytes
    const ByteRange whole{ Kind::Whole, 0, 100 };
    const ByteRange unsatisfiable{ Kind::Unsatisfiable, 0, 0 };
    const auto part = [](quint64 first, quint64 length) { return ByteRange{ Kind::Part, first, length }; };
    QTest::newRow("bytes=0-") << part(0, 100);
    QTest::newRow("bytes=0-0") << part(0, 1);
    QTest::newRow("bytes=10-19") << part(10, 10);
    QTest::newRow("bytes=99-") << part(99, 1);
    QTest::newRow("bytes=50-1000") << part(50, 50);
    QTest::newRow("bytes=50-99999999999999999999999") << part(50, 50);
    QTest::newRow("bytes=-1") << part(99, 1);
    QTest::newRow("bytes=-100") << part(0, 100);
    QTest::newRow("bytes=-1000") << part(0, 100);
    QTest::newRow("Bytes=5-6") << part(5, 2);
    QTest::newRow(" bytes= 5-6 ") << part(5, 2);
    for (const char* text : { "bytes=100-", "bytes=100-200", "bytes=-0", "bytes=99999999999999999999999-" })
        QTest::newRow(text) << unsatisfiable;
    for (const char* text :
        { "", "bytes", "bytes=", "bytes=-", "bytes=x-", "bytes=1", "bytes=2-1", "bytes=0-1,2-3", "bytes=0x1-2",
            "bytes=--1", "bytes=1--2", "bytes=+1-2", "bytes=1.5-2", "items=0-1", "bytes 0-1", "bytes=1 -2" })
        QTest::newRow(text) << whole;
}

void TestByteRange::parse()
{
    QTEST(parseByteRange(QTest::currentDataTag(), 100), "expected");
}

void TestByteRange::randomTextStaysInsideTheFile()
{
    std::mt19937 random(3);
    const std::string letters = "0123456789-,= x";
    for (int round = 0; round < 50'000; ++round) {
        std::string text = "bytes=";
        for (auto i = random() % 25; i > 0; --i)
            text += letters[random() % letters.size()];
        const quint64 size = random() % 1000 + 1;
        const ByteRange range = parseByteRange(text, size);
        QVERIFY(range.first <= size && range.length <= size - range.first);
        QVERIFY(range.kind != Kind::Part || range.length > 0);
    }
}

QTEST_APPLESS_MAIN(TestByteRange)
#include "tst_byterange.moc"
