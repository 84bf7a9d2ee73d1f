// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/csvtext.h"

#include <QTest>

using namespace console;

class TestCsvText : public QObject
{
    Q_OBJECT

private slots:
    void lines();
    void fields();
    void separators();
    void encodings();
};

void TestCsvText::lines()
{
    std::string_view text = "a\r\nb\rc\n\nd";
    std::vector<std::string> all;
    while (!text.empty())
        all.emplace_back(csv::takeLine(text));
    QCOMPARE(all, std::vector<std::string>({ "a", "b", "c", "", "d" }));
}

void TestCsvText::fields()
{
    QCOMPARE(*csv::fieldsOf(R"(a , "b, ""c""" ,,d)", ','), std::vector<std::string>({ "a", "b, \"c\"", "", "d" }));
    QVERIFY(!csv::fieldsOf("a,\"b", ','));
    QVERIFY(!csv::fieldsOf("\"a\"b", ','));
}

void TestCsvText::separators()
{
    QCOMPARE(csv::separatorOf("a;b;c,d"), ';');
    QCOMPARE(csv::separatorOf("\"a;b;c\",d"), ',');
    QCOMPARE(csv::separatorOf("a\tb"), '\t');
    QCOMPARE(csv::separatorOf("a"), ',');
}

void TestCsvText::encodings()
{
    QCOMPARE(*csv::textOf("\xef\xbb\xbf"
                          "a"),
        QByteArray("a"));
    QCOMPARE(*csv::textOf(QByteArray("\xff\xfe"
                                     "a\0",
                 4)),
        QByteArray("a"));
    QVERIFY(!csv::textOf(QByteArray("a\0b", 3)));
}

QTEST_APPLESS_MAIN(TestCsvText)
#include "tst_csvtext.moc"
