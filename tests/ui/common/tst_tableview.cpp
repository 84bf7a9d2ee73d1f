// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/task.h"
#include "models/tables/tableroles.h"
#include "ui/common/badgedelegate.h"
#include "ui/common/stepdelegate.h"
#include "ui/common/tableview.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace console;

class TestTableView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void rowsAreDense();
    void copiesSelectedRows();
    void copyFollowsTheColumns();
    void enterActivates();
    void everyRowHasAMenu();
    void stateIsRestored();
    void foreignStateIsRefused();
    void delegatesDrawTheirRoles();

private:
    QStandardItemModel m_model;
};

void TestTableView::init()
{
    applyTheme(*qApp, Theme::Light);
    m_model.clear();
    m_model.setHorizontalHeaderLabels({ QStringLiteral("Device"), QStringLiteral("Version"), QStringLiteral("State") });
    for (int row = 0; row < 5; ++row) {
        m_model.setItem(row, 0, new QStandardItem(QStringLiteral("dev%1").arg(row)));
        m_model.setItem(row, 1, new QStandardItem(QStringLiteral("2.%1\tx").arg(row)));
        m_model.setItem(row, 2, new QStandardItem);
    }
}

void TestTableView::rowsAreDense()
{
    TableView table(QStringLiteral("Devices"));
    table.setModel(&m_model);
    QCOMPARE(table.rowHeight(0), tableRowHeight);
    QVERIFY(!table.showGrid());
    QCOMPARE(table.selectionBehavior(), QAbstractItemView::SelectRows);
    QCOMPARE(table.accessibleName(), QStringLiteral("Devices"));
}

void TestTableView::copiesSelectedRows()
{
    TableView table(QStringLiteral("Devices"));
    table.setModel(&m_model);
    QVERIFY(table.selectedText().isEmpty());
    table.selectRow(3);
    table.selectionModel()->select(m_model.index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTest::keySequence(&table, QKeySequence::Copy);
    QCOMPARE(
        QApplication::clipboard()->text(), QStringLiteral("Device\tVersion\tState\ndev1\t2.1 x\t\ndev3\t2.3 x\t\n"));
}

void TestTableView::copyFollowsTheColumns()
{
    TableView table(QStringLiteral("Devices"));
    table.setModel(&m_model);
    table.horizontalHeader()->moveSection(1, 0);
    table.setColumnHidden(2, true);
    table.selectRow(0);
    QCOMPARE(table.selectedText(), QStringLiteral("Version\tDevice\n2.0 x\tdev0\n"));
}

void TestTableView::enterActivates()
{
    TableView table(QStringLiteral("Devices"));
    table.setModel(&m_model);
    table.setCurrentIndex(m_model.index(2, 0));
    QSignalSpy activated(&table, &QAbstractItemView::activated);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toModelIndex().row(), 2);
}

void TestTableView::everyRowHasAMenu()
{
    TableView table(QStringLiteral("Devices"));
    table.setModel(&m_model);
    int asked = -1;
    table.setMenuBuilder([&](QMenu& menu, const QModelIndex& row) {
        asked = row.row();
        menu.addAction(QStringLiteral("Show"));
    });
    table.resize(400, 300);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    table.setCurrentIndex(m_model.index(4, 0));
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QApplication::sendEvent(table.viewport(), &byKey);
    const auto* menu = table.findChild<QMenu*>(QStringLiteral("rowMenu"));
    QVERIFY(menu);
    QCOMPARE(asked, 4);
    QCOMPARE(menu->actions().first()->text(), QStringLiteral("Show"));
    menu->actions().last()->trigger();
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("dev4")));
}

void TestTableView::stateIsRestored()
{
    QByteArray state;
    {
        TableView table(QStringLiteral("Devices"));
        table.setModel(&m_model);
        table.setColumnWidth(0, 222);
        table.horizontalHeader()->moveSection(0, 1);
        state = table.state();
    }
    TableView table(QStringLiteral("Devices"));
    table.setModel(&m_model);
    QVERIFY(table.restore(state));
    QCOMPARE(table.columnWidth(0), 222);
    QCOMPARE(table.horizontalHeader()->visualIndex(0), 1);
}

void TestTableView::foreignStateIsRefused()
{
    TableView table(QStringLiteral("Devices"));
    table.setModel(&m_model);
    const int width = table.columnWidth(0);
    QVERIFY(!table.restore({}));
    QVERIFY(!table.restore(QByteArray("not a header state")));
    QCOMPARE(table.columnWidth(0), width);
}

void TestTableView::delegatesDrawTheirRoles()
{
    TableView table(QStringLiteral("Devices"));
    table.setModel(&m_model);
    table.setItemDelegateForColumn(2, new BadgeDelegate(&table));
    table.setItemDelegateForColumn(1, new StepDelegate(&table));
    table.resize(500, 200);
    const QImage before = table.grab().toImage();
    m_model.item(0, 2)->setData(int(BadgeKind::Task), BadgeKindRole);
    m_model.item(0, 2)->setData(int(TaskState::Failed), BadgeRole);
    m_model.item(0, 1)->setData(64, StepRole);
    const QImage after = table.grab().toImage();
    QVERIFY(before != after);
    const auto has = [&](const QColor& color) {
        for (int y = 0; y < after.height(); ++y) {
            for (int x = 0; x < after.width(); ++x) {
                if (after.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(has(themeColor(ColorRole::Upgrading))); // the bar
    QVERIFY(table.itemDelegateForColumn(2)->sizeHint({}, m_model.index(0, 2)).width() > 40);
}

QTEST_MAIN(TestTableView)
#include "tst_tableview.moc"
