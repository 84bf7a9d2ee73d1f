// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/task.h"
#include "models/tables/tableroles.h"
#include "tests/support/modal.h"
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
#include <QSpinBox>
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
    void goesToARow();
    void columnsAreChosen();
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
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("dev1\t2.1 x\t\ndev3\t2.3 x\t\n"));
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(
        QApplication::clipboard()->text(), QStringLiteral("Device\tVersion\tState\ndev1\t2.1 x\t\ndev3\t2.3 x\t\n"));
    QTest::keyRelease(&table, Qt::Key_Control); // or the next test still holds it down
    table.copySelection(TableView::Copy::Csv);
    QCOMPARE(QApplication::clipboard()->text(),
        QStringLiteral("Device,Version,State\ndev1,\"2.1\tx\",\ndev3,\"2.3\tx\",\n"));
}

void TestTableView::copyFollowsTheColumns()
{
    TableView table(QStringLiteral("Devices"));
    table.setModel(&m_model);
    table.horizontalHeader()->moveSection(1, 0);
    table.setColumnHidden(2, true);
    table.selectRow(0);
    QCOMPARE(table.selectedText(TableView::Copy::TextWithHeader), QStringLiteral("Version\tDevice\n2.0 x\tdev0\n"));
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
    const auto actions = menu->actions();
    const auto copy = std::find_if(actions.cbegin(), actions.cend(),
        [](const QAction* action) { return action->shortcut() == QKeySequence(QKeySequence::Copy); });
    QVERIFY(copy != actions.cend());
    (*copy)->trigger();
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("dev4")));
}

void TestTableView::goesToARow()
{
    TableView table(QStringLiteral("Devices"));
    table.setModel(&m_model);
    table.goToRow(3);
    QCOMPARE(table.currentIndex().row(), 2);
    table.goToRow(1000);
    QCOMPARE(table.currentIndex().row(), 4);
    table.goToRow(-1);
    QCOMPARE(table.currentIndex().row(), 0);
    QVERIFY(table.selectionModel()->isRowSelected(0));
    int asked = 0;
    onNextDialog(
        this,
        [](QDialog& dialog) {
            dialog.findChild<QSpinBox*>()->setValue(4);
            dialog.accept();
        },
        &asked);
    QTest::keyClick(&table, Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(asked, 1);
    QCOMPARE(table.currentIndex().row(), 3);
}

void TestTableView::columnsAreChosen()
{
    QByteArray state;
    TableView table(QStringLiteral("Devices"));
    table.setModel(&m_model);
    table.setColumnWishes({ { 100, 60, 0 }, { 100, 60, 1 }, { 100, 60, 2 } });
    table.resize(600, 300);
    table.show();
    const auto openMenu = [&table] {
        emit table.horizontalHeader()->customContextMenuRequested({ 4, 4 });
        return table.findChildren<QMenu*>(QStringLiteral("columnMenu")).constLast()->actions();
    };
    QCOMPARE(openMenu()[1]->text(), QStringLiteral("Version"));
    openMenu()[1]->setChecked(false);
    QVERIFY(table.isColumnHidden(1));
    table.resize(800, 300); // room comes and goes, what was chosen stays
    QVERIFY(table.isColumnHidden(1));
    openMenu()[2]->setChecked(false);
    QVERIFY(!openMenu()[0]->isEnabled()); // one has to stay
    state = table.state();

    TableView next(QStringLiteral("Devices"));
    next.setModel(&m_model);
    next.setColumnWishes({ { 100, 60, 0 }, { 100, 60, 1 }, { 100, 60, 2 } });
    QVERIFY(next.restore(state));
    QVERIFY(next.isColumnHidden(1) && next.isColumnHidden(2) && !next.isColumnHidden(0));

    openMenu().constLast()->trigger(); // as usual
    QVERIFY(!table.isColumnHidden(1) && !table.isColumnHidden(2));
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
