// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/queryscanner.h"

#include <QTest>

using namespace console;

class TestQueryScanner : public QObject
{
    Q_OBJECT

private slots:
    void wordsStandAlone();
    void values_data();
    void values();
    void wrongValues();
};

void TestQueryScanner::wordsStandAlone()
{
    QueryScanner scanner(u"  AND order (x");
    QVERIFY(!scanner.takeWord(u"an"));
    QVERIFY(scanner.takeWord(u"and"));
    QVERIFY(!scanner.takeWord(u"or")); // order is another word
    QCOMPARE(scanner.peekWord(), QStringView(u"order"));
    QVERIFY(scanner.scanValue(false));
    QVERIFY(!scanner.take(u")") && scanner.take(u"("));
    QVERIFY(scanner.skipSpace() && !scanner.atEnd());
}

void TestQueryScanner::values_data()
{
    QTest::addColumn<QStringList>("pieces");
    QTest::newRow("a1") << QStringList(QStringLiteral("a1"));
    QTest::newRow(" gw-*-7, x") << QStringList({ QStringLiteral("gw-"), QStringLiteral("-7") });
    QTest::newRow("\"two words\"") << QStringList(QStringLiteral("two words"));
    QTest::newRow("\"a*b\"") << QStringList({ QStringLiteral("a"), QStringLiteral("b") });
    QTest::newRow("\"a\\*b\\\"\"") << QStringList(QStringLiteral("a*b\""));
    QTest::newRow("\"\"") << QStringList(QString());
}

void TestQueryScanner::values()
{
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    const auto value = QueryScanner(text).scanValue(true);
    QVERIFY(value);
    QTEST(value->pieces, "pieces");
}

void TestQueryScanner::wrongValues()
{
    using Expected = QueryError::Expected;
    QCOMPARE(QueryScanner(u" )").scanValue(true).error(), (QueryError{ 0, 0, Expected::Value }));
    QCOMPARE(QueryScanner(u"\"\"").scanValue(false).error(), (QueryError{ 0, 2, Expected::Value }));
    QCOMPARE(QueryScanner(u"\"a\\\"").scanValue(true).error(), (QueryError{ 0, 4, Expected::ClosingQuote }));
}

QTEST_APPLESS_MAIN(TestQueryScanner)
#include "tst_queryscanner.moc"
