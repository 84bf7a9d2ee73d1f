// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/querywords.h"

#include <QDateTime>
#include <QTest>

using namespace console;

class TestQueryWords : public QObject
{
    Q_OBJECT

private slots:
    void ages();
    void moments();
    void everyNameIsReadAgain();
    void quotes();
};

void TestQueryWords::ages()
{
    QCOMPARE(querywords::ageMs(u"30s"), qint64(30'000));
    QCOMPARE(querywords::ageMs(u"7D"), qint64(7 * 86'400'000));
    QCOMPARE(querywords::ageMs(u"999999w"), 999'999 * qint64(604'800'000));
    for (const char* wrong : { "", "d", "7", "-7d", "7.5d", "1234567d", "7y", "٣d" })
        QVERIFY2(!querywords::ageMs(QString::fromUtf8(wrong)), wrong);
    for (const char* text : { "0d", "7d", "36h", "90s", "999999w", "14d" }) {
        const qint64 age = *querywords::ageMs(QString::fromUtf8(text));
        QCOMPARE(*querywords::ageMs(querywords::ageText(age)), age);
    }
    QCOMPARE(querywords::ageText(14 * 86'400'000LL), QStringLiteral("14d"));
}

void TestQueryWords::moments()
{
    QCOMPARE(querywords::moment(u"2026-11-23"), QDate(2026, 11, 23).startOfDay().toMSecsSinceEpoch());
    const TimeMs half = QDateTime(QDate(2026, 11, 23), QTime(14, 30)).toMSecsSinceEpoch();
    QCOMPARE(querywords::moment(u"2026-11-23T14:30"), half);
    QCOMPARE(querywords::momentText(half), QStringLiteral("2026-11-23T14:30"));
    QCOMPARE(querywords::momentText(*querywords::moment(u"2026-02-28")), QStringLiteral("2026-02-28"));
    for (const char* wrong :
        { "", "2026", "2026-02-30", "2026-11-23 14:30", "2026-11-23T24:30", "23.11.2026", "yesterday!" })
        QVERIFY2(!querywords::moment(QString::fromUtf8(wrong)), wrong);
}

void TestQueryWords::everyNameIsReadAgain()
{
    for (const QString& name : querywords::fieldNames())
        QCOMPARE(querywords::nameOf(*querywords::fieldNamed(name.toUpper())), QStringView(name));
    for (const auto field : { QueryTerm::Field::State, QueryTerm::Field::Outcome }) {
        const QStringList names = querywords::choiceNames(field, ~0U);
        QCOMPARE(names.size(), 5);
        for (const QString& name : names)
            QCOMPARE(querywords::choiceNames(field, 1U << *querywords::choiceNamed(field, name)), QStringList(name));
    }
    QVERIFY(!querywords::fieldNamed(u"colour"));
}

void TestQueryWords::quotes()
{
    for (const char* plain : { "a1B2", "1.2.10", "gw@x:7", "a-b_c", "设备" })
        QVERIFY2(querywords::isPlain(QString::fromUtf8(plain)), plain);
    for (const char* special : { "a b", "a,b", "(a", "a*", "a\\", "a=b", "<1", "\"" })
        QVERIFY2(!querywords::isPlain(QString::fromUtf8(special)), special);
    QCOMPARE(querywords::escaped(QStringLiteral("a\"b\\c*")), QStringLiteral("a\\\"b\\\\c\\*"));
}

QTEST_APPLESS_MAIN(TestQueryWords)
#include "tst_querywords.moc"
