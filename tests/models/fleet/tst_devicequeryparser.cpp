// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/devicequeryparser.h"

#include <QTest>

#include <random>

using namespace console;
using Expected = QueryError::Expected;

class TestDeviceQueryParser : public QObject
{
    Q_OBJECT

private slots:
    void errors_data();
    void errors();
    void namesWithColons();
    void precedence();
    void clauses();
    void deepAndLong();
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
    row("version:1,", 10, 0, Expected::Value);
    row("version!=", 9, 0, Expected::Value);
    row("version: ", 8, 0, Expected::Value);
    row("version = ", 9, 0, Expected::Value);
    row("version = )", 9, 0, Expected::Value);
    row("version < 2.*", 10, 3, Expected::PlainValue);
    row("version < 2.0, 3", 10, 4, Expected::PlainValue);
    row("group < x", 6, 1, Expected::Equality);
    row("state >= idle", 6, 2, Expected::Equality);
    row("colour = red", 0, 6, Expected::FieldName);
    row("sn1 = 2", 4, 1, Expected::Term);
    row("= 2", 0, 1, Expected::Term);
    row("a and", 5, 0, Expected::Term);
    row("a or  ", 6, 0, Expected::Term);
    row("and a", 0, 3, Expected::Term);
    row("a or or b", 5, 2, Expected::Term);
    row("not", 3, 0, Expected::Term);
    row(", a", 0, 1, Expected::Term);
    row("()", 1, 1, Expected::Term);
    row("a (b or c", 2, 1, Expected::ClosingParenthesis);
    row("a) b", 1, 1, Expected::NoParenthesis);
    row(")", 0, 1, Expected::NoParenthesis);
    row("name = \"\"", 7, 2, Expected::Value);
    row("seen within", 11, 0, Expected::Age);
    row("seen within week", 12, 4, Expected::Age);
    row("seen < ", 5, 1, Expected::Age);
    row("seen = 7d", 7, 2, Expected::Age);
    row("enrolled before", 15, 0, Expected::Moment);
    row("enrolled before tuesday", 16, 7, Expected::Moment);
    row("enrolled after 2026-13-01", 15, 10, Expected::Moment);
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
    for (const char* name :
        { "AA:BB:CC", "fe:ed", "sn1:2", "Node:1", "a=b", ":x", "version", "seen", "order", "nothing" }) {
        const auto terms = DeviceQueryParser(QString::fromUtf8(name)).parse();
        QVERIFY2(terms, name);
        QCOMPARE(terms->parts.size(), std::size_t(1));
        QVERIFY(terms->parts.front().term.bare);
        QVERIFY(terms->parts.front().term.patterns.front().matches(name));
    }
}

// What holds where: the letters name terms that are true, the others are false.
void TestDeviceQueryParser::precedence()
{
    const auto isTrue = [](const char* text) {
        const auto node = DeviceQueryParser(QString::fromUtf8(text)).parse();
        DeviceFacts device;
        device.name = "t";
        return node && holds(*node, device, 0);
    };
    for (const char* text : { "t or f f", "f f or t", "f and f or t", "t or f and f", "not f and t", "not (f or f)",
             "not f f or t", "-f", "-(t f)", "(t or f) t", "not not t", "T AND NOT f OR f", "f OR(t)" })
        QVERIFY2(isTrue(text), text);
    for (const char* text : { "(t or f) f", "f or t f", "not t or f", "not (t or f)", "not f f", "-t", "-(t)",
             "t and (f or f)", "not not f" })
        QVERIFY2(!isTrue(text), text);
}

void TestDeviceQueryParser::clauses()
{
    const QString text = QStringLiteral("a and version < 2 -(b or c) not d");
    const auto query = DeviceQuery::parse(text);
    QStringList clauses;
    for (const DeviceQuery::Clause& clause : query->clauses())
        clauses.append(text.mid(clause.position, clause.length));
    QCOMPARE(clauses,
        QStringList({ QStringLiteral("a"), QStringLiteral("version < 2"), QStringLiteral("-(b or c)"),
            QStringLiteral("not d") }));
    QCOMPARE(
        DeviceQuery::parse(QStringLiteral("a or b"))->clauses(), std::vector({ DeviceQuery::Clause{ 0, 6, true } }));
    QCOMPARE(DeviceQuery::parse(QStringLiteral(" "))->clauses().size(), std::size_t(0));
    DeviceFacts device;
    device.name = "a-d";
    device.version = "1";
    QVERIFY(query->clauseMatches(0, device, 0) && query->clauseMatches(1, device, 0));
    QVERIFY(query->clauseMatches(2, device, 0) && !query->clauseMatches(3, device, 0));
}

void TestDeviceQueryParser::deepAndLong()
{
    constexpr int most = DeviceQueryParser::deepest;
    QVERIFY(DeviceQueryParser(QString(most, u'(') + u'a' + QString(most, u')')).parse());
    const auto deep = DeviceQueryParser(QString(most + 1, u'(') + u'a' + QString(most + 1, u')')).parse();
    QCOMPARE(deep.error(), (QueryError{ most, 1, Expected::LessNesting }));
    QCOMPARE(DeviceQueryParser(QString(most + 1, u'-') + u'a').parse().error().expected, Expected::LessNesting);
    QVERIFY(DeviceQueryParser(QString(4096, u'a')).parse());
    QCOMPARE(DeviceQueryParser(QString(4099, u'(')).parse().error(), (QueryError{ 4096, 3, Expected::Shorter }));
}

void TestDeviceQueryParser::randomTextEndsInAnAnswer()
{
    std::mt19937 random(11);
    const QString letters = QStringLiteral("-:=!<>\"\\*, ()aeinorsdtv0h设");
    for (int round = 0; round < 20'000; ++round) {
        QString text = round % 3 == 0 ? QStringLiteral("seen") : QString();
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
