// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/devicequeryparser.h"

#include <QTest>

#include <random>

using namespace console;
using Expected = QueryError::Expected;
using Match = TextPattern::Match;

class TestDeviceQueryParser : public QObject
{
    Q_OBJECT

private slots:
    void errors_data();
    void errors();
    void namesWithColons();
    void patterns();
    void randomTextEndsInAnAnswer();
};

void TestDeviceQueryParser::errors_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QueryError>("error");
    const auto row = [](const char* text, qsizetype position, qsizetype length, Expected expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QueryError{ position, length, expected };
    };
    row("-", 1, 0, Expected::Value);
    row("a - b", 3, 0, Expected::Value);
    row("version:", 8, 0, Expected::Value);
    row("version: 1", 8, 0, Expected::Value);
    row("version:1,", 10, 0, Expected::Value);
    row("version!=", 9, 0, Expected::Value);
    row("version<2", 7, 1, Expected::Value);
    row("\"\"", 0, 2, Expected::Value);
    row("a \"b c", 2, 4, Expected::ClosingQuote);
    row("product:\"a", 8, 2, Expected::ClosingQuote);
    row("stat:idle", 0, 4, Expected::FieldName);
    row("x -versions:1", 3, 8, Expected::FieldName);
    row("state:busy", 6, 4, Expected::StateName);
    row("state:idle,busy", 11, 4, Expected::StateName);
    row("outcome:ok", 8, 2, Expected::OutcomeName);
    row("outcome:\"x y\"", 8, 5, Expected::OutcomeName);
    for (const char* age : { "2h", "<h", "<2", "<2y", "<-2h", "<2.5h", "<1234567d", "=2h", "<" })
        row(qPrintable(u"seen:" + QString::fromUtf8(age)), 5, qsizetype(qstrlen(age)), Expected::Age);
    row("seen:<1h,<2h", 8, 1, Expected::Age);
    row("设备 state:x", 9, 1, Expected::StateName);
}

void TestDeviceQueryParser::errors()
{
    QFETCH(QString, text);
    const auto terms = DeviceQueryParser(text).parse();
    QVERIFY(!terms);
    QTEST(terms.error(), "error");
}

void TestDeviceQueryParser::namesWithColons()
{
    for (const char* name : { "AA:BB:CC", "fe:ed", "sn1:2", "Node:1", "a=b", ":x" }) {
        const auto terms = DeviceQueryParser(QString::fromUtf8(name)).parse();
        QVERIFY2(terms, name);
        QCOMPARE(terms->size(), std::size_t(1));
        QVERIFY(terms->front().field == QueryTerm::Field::Name);
        QVERIFY(terms->front().patterns.front().matches(name));
    }
}

void TestDeviceQueryParser::patterns()
{
    const auto whole = [](QStringView pattern, std::string_view text) {
        return TextPattern(pattern, false, Match::Whole).matches(text);
    };
    QVERIFY(whole(u"*", "") && whole(u"*", "x") && whole(u"**", "x"));
    QVERIFY(whole(u"a*a", "aa") && !whole(u"a*a", "a"));
    QVERIFY(whole(u"a*b*c", "a-b-b-c") && !whole(u"a*b*c", "acb"));
    QVERIFY(whole(u"*ab*ab*", "xababx") && !whole(u"*ab*ab*", "xabx"));
    QVERIFY(whole(u"a*bc", "abcbc") && !whole(u"*bc*c", "bc"));
    QVERIFY(TextPattern(u"b", false, Match::Part).matches("abc"));
    QVERIFY(!TextPattern(u"b*", false, Match::Part).matches("abc"));
    QVERIFY(TextPattern(u"b*", true, Match::Part).matches("ab*c"));
    QVERIFY(!TextPattern(u"b*", true, Match::Whole).matches("bc"));
}

void TestDeviceQueryParser::randomTextEndsInAnAnswer()
{
    std::mt19937 random(11);
    const QString letters = QStringLiteral("-:=!<>\"*, aeinsv0h设");
    for (int round = 0; round < 20'000; ++round) {
        QString text = round % 3 == 0 ? QStringLiteral("seen:") : QString();
        for (auto i = random() % 24; i > 0; --i)
            text.append(letters[static_cast<qsizetype>(random()) % letters.size()]);
        const auto terms = DeviceQueryParser(text).parse();
        if (!terms) {
            QVERIFY(terms.error().position >= 0 && terms.error().length >= 0);
            QVERIFY(terms.error().position + terms.error().length <= text.size());
        }
    }
}

QTEST_APPLESS_MAIN(TestDeviceQueryParser)
#include "tst_devicequeryparser.moc"
