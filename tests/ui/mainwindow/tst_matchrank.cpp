// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/matchrank.h"

#include <QTest>

using namespace console;

class TestMatchRank : public QObject
{
    Q_OBJECT

private slots:
    void ranks_data();
    void ranks();
    void emptyFindsEverything() { QCOMPARE(matchRank(u"", u"Devices"), 0); }
};

void TestMatchRank::ranks_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("rank");
    QTest::newRow("begins") << QStringLiteral("new") << QStringLiteral("New batch") << 0;
    QTest::newRow("begins a word") << QStringLiteral("bat") << QStringLiteral("New batch") << 1;
    QTest::newRow("inside a word") << QStringLiteral("atc") << QStringLiteral("New batch") << 2;
    QTest::newRow("inside first, then at a word") << QStringLiteral("e") << QStringLiteral("New end") << 1;
    QTest::newRow("initials") << QStringLiteral("nb") << QStringLiteral("New batch") << 3;
    QTest::newRow("one initial is no answer") << QStringLiteral("x") << QStringLiteral("New batch") << -1;
    QTest::newRow("words in any order") << QStringLiteral("batch new") << QStringLiteral("New batch") << 5;
    QTest::newRow("one word is missing") << QStringLiteral("batch old") << QStringLiteral("New batch") << -1;
    QTest::newRow("blanks around") << QStringLiteral("  new ") << QStringLiteral("New batch") << 0;
    QTest::newRow("Chinese") << QStringLiteral("批次") << QStringLiteral("新建批次") << 2;
    QTest::newRow("number in a name") << QStringLiteral("0042") << QStringLiteral("dev-0042") << 1;
    QTest::newRow("nothing") << QStringLiteral("zzz") << QStringLiteral("New batch") << -1;
}

void TestMatchRank::ranks()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QTEST(matchRank(typed, text), "rank");
}

QTEST_GUILESS_MAIN(TestMatchRank)
#include "tst_matchrank.moc"
