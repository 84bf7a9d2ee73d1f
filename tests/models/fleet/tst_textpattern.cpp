// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/textpattern.h"

#include <QTest>

using namespace console;
using Match = TextPattern::Match;

class TestTextPattern : public QObject
{
    Q_OBJECT

private slots:
    void whole();
    void part();
};

static bool whole(const char* pattern, std::string_view text)
{
    return TextPattern(QString::fromUtf8(pattern).split(u'*'), Match::Whole).matches(text);
}

void TestTextPattern::whole()
{
    QVERIFY(::whole("*", "") && ::whole("*", "x") && ::whole("**", "x"));
    QVERIFY(::whole("a*a", "aa") && !::whole("a*a", "a"));
    QVERIFY(::whole("a*b*c", "a-b-b-c") && !::whole("a*b*c", "acb"));
    QVERIFY(::whole("*ab*ab*", "xababx") && !::whole("*ab*ab*", "xabx"));
    QVERIFY(::whole("a*bc", "abcbc") && !::whole("*bc*c", "bc"));
    QVERIFY(::whole("Lab 1", "lab 1") && !::whole("Lab 1", "lab 10"));
}

void TestTextPattern::part()
{
    QVERIFY(TextPattern({ QStringLiteral("b") }, Match::Part).matches("aBc"));
    QVERIFY(!TextPattern({ QStringLiteral("b"), QString() }, Match::Part).matches("abc"));
    QVERIFY(TextPattern({ QStringLiteral("b*") }, Match::Part).matches("ab*c")); // a star that was meant
    QVERIFY(!TextPattern({ QStringLiteral("b*") }, Match::Whole).matches("bc"));
}

QTEST_APPLESS_MAIN(TestTextPattern)
#include "tst_textpattern.moc"
