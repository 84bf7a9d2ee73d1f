// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/celltext.h"

#include <QtTest>

using namespace console;

class TestCellText : public QObject
{
    Q_OBJECT

private slots:
    void numbers();
    void times();
    void lists();
};

void TestCellText::numbers()
{
    QCOMPARE(countText(1234567), QStringLiteral("1,234,567"));
    QCOMPARE(devicesText(1), QStringLiteral("1 device"));
    QCOMPARE(devicesText(12340), QStringLiteral("12,340 devices"));
    QCOMPARE(sizeText(999), QStringLiteral("999 B"));
    QCOMPARE(sizeText(11'012'345), QStringLiteral("11.0 MB"));
    QCOMPARE(sizeText(999'960), QStringLiteral("1.0 MB"));
    QCOMPARE(percentText(0.631), QStringLiteral("63.1 %"));
    QCOMPARE(percentText(0.9999999), QStringLiteral("99.9 %"));
    QCOMPARE(percentText(0.0000001), QStringLiteral("0.1 %"));
    QCOMPARE(percentText(1.0), QStringLiteral("100.0 %"));
    QCOMPARE(stepText(64), QStringLiteral("64 %"));
    QCOMPARE(thousandthsText(12'500), QStringLiteral("12.5 %"));
    QCOMPARE(thousandthsText(125), QStringLiteral("0.125 %"));
    QCOMPARE(thousandthsText(100'000), QStringLiteral("100 %"));
}

void TestCellText::times()
{
    constexpr TimeMs now = 1'795'000'000'000;
    QCOMPARE(relativeTimeText(0, now), QStringLiteral("never"));
    QCOMPARE(relativeTimeText(now - 2000, now), QStringLiteral("just now"));
    QCOMPARE(relativeTimeText(now - 125'000, now), QStringLiteral("2 min ago"));
    QCOMPARE(relativeTimeText(now + 3 * 3'600'000, now), QStringLiteral("in 3 h"));
    QCOMPARE(durationText(125'000), QStringLiteral("2 min 5 s"));
    QCOMPARE(exactTimeText(0), QString());
    QCOMPARE(exactTimeText(now).size(), QStringLiteral("2026-11-22 16:22:43").size());
}

void TestCellText::lists()
{
    QCOMPARE(listText({ QStringLiteral("a"), QStringLiteral("b") }), QStringLiteral("a, b"));
    QCOMPARE(listText({}), QString());
    QCOMPARE(clauseText(QStringLiteral("Failed"), QStringLiteral("timed out")), QStringLiteral("Failed, timed out"));
    QCOMPARE(clauseText(QStringLiteral("Failed"), {}), QStringLiteral("Failed"));
}

QTEST_GUILESS_MAIN(TestCellText)
#include "tst_celltext.moc"
