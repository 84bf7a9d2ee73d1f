// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/emptystate.h"
#include "ui/common/sidepanel.h"
#include "ui/common/tablepage.h"
#include "ui/common/tableview.h"

#include <QHeaderView>
#include <QLabel>
#include <QStandardItemModel>
#include <QTest>

using namespace console;

namespace {

class NamesPage final : public TablePage
{
public:
    NamesPage()
        : TablePage(QStringLiteral("namesPage"), QStringLiteral("devices"), nullptr)
        , model(3, 2)
        , panel(new SidePanel(this))
        , bar(new QLabel(this))
    {
        addBar(bar);
        setContents(model, panel);
        showTable(true);
    }
    void retranslate() override { ++translated; }
    using TablePage::empty;
    using TablePage::showTable;
    using TablePage::table;

    QStandardItemModel model;
    SidePanel* panel;
    QLabel* bar;
    int shown = 0;
    int ticks = 0;
    int translated = 0;

protected:
    void showCurrent() override
    {
        ++shown;
        panel->show();
    }
    void passTime() override { ++ticks; }
};

} // namespace

class TestTablePage : public QObject
{
    Q_OBJECT

private slots:
    void panelOpensForAChosenRowOnly();
    void emptyStateTakesTheTablesPlace();
    void widthsComeBack();
    void hearsOfLanguageAndTime();
};

void TestTablePage::panelOpensForAChosenRowOnly()
{
    NamesPage page;
    page.show();
    page.table()->selectionModel()->setCurrentIndex(page.model.index(0, 0), QItemSelectionModel::NoUpdate);
    QCOMPARE(page.shown, 0); // focus alone chooses nothing
    QVERIFY(!page.panel->isVisible());
    page.table()->selectRow(1);
    QVERIFY(page.shown > 0);
    QVERIFY(page.panel->isVisible());
}

void TestTablePage::emptyStateTakesTheTablesPlace()
{
    NamesPage page;
    page.show();
    QVERIFY(page.table()->isVisible());
    page.showTable(false);
    QVERIFY(!page.table()->isVisible());
    QVERIFY(page.empty()->isVisible());
    QVERIFY(page.bar->isVisible());
}

void TestTablePage::widthsComeBack()
{
    NamesPage page;
    page.table()->setColumnWidth(0, 177);
    const QByteArray state = page.saveState();
    NamesPage next;
    next.restoreState(QByteArray("no state"));
    next.restoreState(state);
    QCOMPARE(next.table()->columnWidth(0), 177);
    QVERIFY(next.panel->isHidden());
}

void TestTablePage::hearsOfLanguageAndTime()
{
    NamesPage page;
    QCOMPARE(page.ticks, 0); // nobody looks
    page.show();
    QCOMPARE(page.ticks, 1);
    QEvent language(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&page, &language);
    QCOMPARE(page.translated, 1);
}

QTEST_MAIN(TestTablePage)
#include "tst_tablepage.moc"
