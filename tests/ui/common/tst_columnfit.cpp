// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tableview.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTest>

using namespace console;

/// Columns stay inside the table: narrower first, then without the least important ones, and back.
class TestColumnFit : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void givesWishesWhereThereIsRoom();
    void squeezesThenGivesUp();
    void keepsWhatWasHiddenBefore();
    void aWidthSetByHandIsTheNewWish();
    void stateKeepsWishesNotWhatWasLeft();
    void headersAlwaysFit();

private:
    std::unique_ptr<TableView> makeTable(int width);
    QStandardItemModel m_model;
};

void TestColumnFit::init()
{
    m_model.clear();
    m_model.setHorizontalHeaderLabels({ QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C") });
    m_model.appendRow({ new QStandardItem, new QStandardItem, new QStandardItem });
}

std::unique_ptr<TableView> TestColumnFit::makeTable(int width)
{
    auto table = std::make_unique<TableView>(QStringLiteral("Table"));
    table->setModel(&m_model);
    table->setColumnWishes({ { 200, 100 }, { 200, 100, 2 }, { 200, 100, 1 } });
    table->resize(width, 300);
    table->show();
    return table;
}

void TestColumnFit::givesWishesWhereThereIsRoom()
{
    const auto table = makeTable(900);
    QTRY_COMPARE(table->columnWidth(0), 200);
    QCOMPARE(table->columnWidth(1), 200);
    QVERIFY(table->columnWidth(2) > 400); // the last takes the rest
}

void TestColumnFit::squeezesThenGivesUp()
{
    const auto table = makeTable(900);
    table->resize(450, 300);
    QTRY_VERIFY(table->columnWidth(0) < 200);
    QVERIFY(table->columnWidth(0) > 100);
    QVERIFY(!table->isColumnHidden(1));
    table->resize(260, 300);
    QTRY_VERIFY(table->isColumnHidden(1));
    QVERIFY(!table->isColumnHidden(2));
    table->resize(130, 300);
    QTRY_VERIFY(table->isColumnHidden(2));
    QVERIFY(!table->isColumnHidden(0));
    QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
    table->resize(900, 300);
    QTRY_COMPARE(table->columnWidth(1), 200);
    QVERIFY(!table->isColumnHidden(2));
}

void TestColumnFit::keepsWhatWasHiddenBefore()
{
    TableView table(QStringLiteral("Table"));
    table.setModel(&m_model);
    table.setColumnHidden(1, true);
    table.setColumnWishes({ { 200, 100 }, { 200, 100 }, { 200, 100 } });
    table.resize(900, 300);
    table.show();
    QTRY_COMPARE(table.columnWidth(0), 200);
    QVERIFY(table.isColumnHidden(1));
}

void TestColumnFit::aWidthSetByHandIsTheNewWish()
{
    const auto table = makeTable(900);
    table->setColumnWidth(0, 60);
    table->resize(910, 300);
    QTRY_VERIFY(table->columnWidth(2) > 500);
    QCOMPARE(table->columnWidth(0), 60);
}

void TestColumnFit::stateKeepsWishesNotWhatWasLeft()
{
    QByteArray state;
    {
        const auto table = makeTable(900);
        table->setColumnWidth(0, 222);
        table->resize(260, 300);
        QTRY_VERIFY(table->isColumnHidden(1));
        state = table->state();
    }
    const auto table = makeTable(900);
    QVERIFY(table->restore(state));
    QCOMPARE(table->columnWidth(0), 222);
    QVERIFY(!table->isColumnHidden(1));
}

void TestColumnFit::headersAlwaysFit()
{
    const auto table = makeTable(310);
    const QString longTitle = QStringLiteral("A very long title of a column");
    m_model.setHeaderData(0, Qt::Horizontal, longTitle);
    QVERIFY(table->columnWidth(0) > table->horizontalHeader()->fontMetrics().horizontalAdvance(longTitle));
    QVERIFY(table->isColumnHidden(1));
}

QTEST_MAIN(TestColumnFit)
#include "tst_columnfit.moc"
