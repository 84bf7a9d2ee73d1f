// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/protocol/reportfields.h"

#include <QTest>

using namespace console;
using Outcome = ReportFieldsReader::Outcome;

class TestReportFields : public QObject
{
    Q_OBJECT

private slots:
    void everyPrefixOfAReportIsRefused();
    void everyChangedByteEndsInAnOutcome();
    void unknownMembersMustBeWellFormed_data();
    void unknownMembersMustBeWellFormed();
    void limits();
    void readerIsUsableAfterAnError();
};

static QByteArray bytes(const QByteArray& text)
{
    return text;
}

static const QByteArray report = R"({"id":1, "params":{"version":"1-45-345a","module":"MCU","x":[1,{"y":null}]}})";

void TestReportFields::everyPrefixOfAReportIsRefused()
{
    ReportFieldsReader reader(8192, 16);
    ReportFields fields;
    for (qsizetype length = 0; length < report.size(); ++length)
        QVERIFY2(reader.read(report.left(length), fields) == Outcome::NotJson, report.left(length).constData());
    QVERIFY(reader.read(report, fields) == Outcome::Read);
}

void TestReportFields::everyChangedByteEndsInAnOutcome()
{
    ReportFieldsReader reader(8192, 16);
    ReportFields fields;
    int read = 0;
    for (qsizetype at = 0; at < report.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            QByteArray text = report;
            text[at] = static_cast<char>(byte);
            read += reader.read(text, fields) == Outcome::Read;
        }
    }
    // Letters inside strings may change; no more than that many texts can be well-formed.
    QVERIFY(read > report.size());
    QVERIFY(read < 256 * 45);
}

void TestReportFields::unknownMembersMustBeWellFormed_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("good");
    for (const char* value : { "0", "-0", "12", "1.5", "1e5", "-1.25E-7", "123456789012345678901234567890", "1e999",
             "true", "false", "null", "\"\"", "\"a\\u00e9\\n\"", "[]", "{}", "[1,[2]]", "{\"a\":{\"b\":1}}", " 1 " })
        QTest::newRow(value) << QByteArray(value) << true;
    for (const char* value : { "", "01", "+1", ".5", "1.", "1e", "0x10", "NaN", "Infinity", "-", "tru", "truee", "nul",
             "nulll", "'a'", "\"a", "\"\\q\"", "\"\\u12\"", "\"a\nb\"", "[1,]", "[1", "[1 2]", "{\"a\"}", "{\"a\":}",
             "{\"a\":1,}", "{a:1}", "{\"a\":1 \"b\":2}", "1 2", "\xff", "\"\xc3\x28\"", "// note\n1" })
        QTest::newRow(value) << QByteArray(value) << false;
}

void TestReportFields::unknownMembersMustBeWellFormed()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, good);
    ReportFieldsReader reader(8192, 16);
    ReportFields fields;
    const Outcome expected = good ? Outcome::Read : Outcome::NotJson;
    QVERIFY(reader.read(bytes(R"({"unknown":)" + value + R"(,"id":7})"), fields) == expected);
    QVERIFY(reader.read(bytes(R"({"params":{"unknown":)" + value + "}}"), fields) == expected);
}

void TestReportFields::limits()
{
    ReportFieldsReader reader(100, 3);
    ReportFields fields;
    QVERIFY(reader.read(bytes(R"({"a":")" + QByteArray(92, 'x') + "\"}"), fields) == Outcome::Read);
    QVERIFY(reader.read(bytes(R"({"a":")" + QByteArray(93, 'x') + "\"}"), fields) == Outcome::TooLarge);
    QVERIFY(reader.read(R"({"a":[[1]]})", fields) == Outcome::Read);
    QVERIFY(reader.read(R"({"a":[[[1]]]})", fields) == Outcome::TooDeep);
    QVERIFY(reader.read(R"({"a":"[[[[[[\"[[[[["})", fields) == Outcome::Read);
    QVERIFY(reader.read(R"([1])", fields) == Outcome::NotAnObject);
    QVERIFY(reader.read(R"("text")", fields) == Outcome::NotAnObject);
}

void TestReportFields::readerIsUsableAfterAnError()
{
    ReportFieldsReader reader(8192, 16);
    ReportFields fields;
    for (int i = 0; i < 100; ++i) {
        QVERIFY(reader.read(R"({"params":{"version":"1)", fields) == Outcome::NotJson);
        QVERIFY(reader.read(report, fields) == Outcome::Read);
        QCOMPARE(fields.version.text, std::string_view("1-45-345a"));
        QCOMPARE(fields.module.text, std::string_view("MCU"));
        QCOMPARE(fields.id.text, std::string_view("1"));
    }
}

QTEST_APPLESS_MAIN(TestReportFields)
#include "tst_reportfields.moc"
