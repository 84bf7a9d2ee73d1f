// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/celltext.h"
#include "models/tables/tablecell.h"
#include "models/tables/tableroles.h"

#include <QtTest>

using namespace console;

/// Cells by role: what belongs to one is there, and nothing else is.
class TestTableCell : public QObject
{
    Q_OBJECT

private slots:
    void nameIsTextOnly();
    void numberStandsAtTheRight();
    void timeHasItsExactOne();
    void stateIsBadgeAndWord();
    void keysOfShownRowsOnly();
};

void TestTableCell::nameIsTextOnly()
{
    QCOMPARE(nameCell(Qt::DisplayRole, "dev0000001").toString(), QStringLiteral("dev0000001"));
    QVERIFY(!nameCell(Qt::ToolTipRole, "dev0000001").isValid());
    QVERIFY(!nameCell(BadgeRole, "dev0000001").isValid());
}

void TestTableCell::numberStandsAtTheRight()
{
    QCOMPARE(numberCell(Qt::DisplayRole, 12340).toString(), QStringLiteral("12,340"));
    QVERIFY(numberCell(Qt::TextAlignmentRole, 1).toInt() & Qt::AlignRight);
    QVERIFY(headerAlignment(true).toInt() & Qt::AlignRight);
    QVERIFY(headerAlignment(false).toInt() & Qt::AlignLeft);
    QVERIFY(!numberCell(WarningRole, 1).isValid());
}

void TestTableCell::timeHasItsExactOne()
{
    constexpr TimeMs now = 1'795'000'000'000;
    QCOMPARE(timeCell(Qt::DisplayRole, now - 125'000, now).toString(), QStringLiteral("2 min ago"));
    QCOMPARE(timeCell(Qt::ToolTipRole, now, now).toString(), exactTimeText(now));
    QCOMPARE(timeCell(ExactTimeRole, now, now).toString(), exactTimeText(now));
    QVERIFY(!timeCell(BadgeRole, now, now).isValid());
}

void TestTableCell::stateIsBadgeAndWord()
{
    QCOMPARE(stateCell(Qt::DisplayRole, TaskState::Notified).toString(), QStringLiteral("Notified"));
    QCOMPARE(stateCell(Qt::DisplayRole, TaskState::Notified, true).toString(), QStringLiteral("Notified, silent"));
    QCOMPARE(stateCell(BadgeKindRole, TaskState::Failed).toInt(), static_cast<int>(BadgeKind::Task));
    QCOMPARE(stateCell(BadgeRole, TaskState::Failed).toInt(), static_cast<int>(TaskState::Failed));
    QVERIFY(stateCell(WarningRole, TaskState::Notified, true).toBool());
    QVERIFY(!stateCell(WarningRole, TaskState::Notified).toBool());
}

void TestTableCell::keysOfShownRowsOnly()
{
    const std::vector<int> rows{ 5, 8, 3, 8 };
    const auto keys = keysOf<qint64>(
        rows, [](int row) { return row > 4; }, [](int row) { return qint64{ row } * 10; });
    const std::vector<std::pair<qint64, quint32>> expected{ { 50, 0 }, { 80, 1 }, { 80, 3 } };
    QCOMPARE(keys, expected);
}

QTEST_GUILESS_MAIN(TestTableCell)
#include "tst_tablecell.moc"
