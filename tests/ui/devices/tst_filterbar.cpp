// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/filterbar.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace console;

class TestFilterBar : public QObject
{
    Q_OBJECT

private slots:
    void aChipTakesItsClauseAway();
    void aTermIsAdded();
    void savedFiltersAreAMenu();
    void filtersUsedLastComeBack();
    void selectionIsCounted();

private:
    static QMenu* opened(const FilterBar& bar);
};

QMenu* TestFilterBar::opened(const FilterBar& bar)
{
    auto* menu = bar.findChild<QMenu*>(QStringLiteral("savedFiltersMenu"));
    emit menu->aboutToShow();
    return menu;
}

void TestFilterBar::aChipTakesItsClauseAway()
{
    FilterBar bar;
    bar.show();
    bar.setText(QStringLiteral("(tag = a or tag = b) and version < 2 and gw"));
    const auto* gone = bar.findChild<QPushButton*>(QStringLiteral("filterChip2"));
    QVERIFY(gone);
    bar.findChild<QPushButton*>(QStringLiteral("filterChip1"))->click();
    QCOMPARE(bar.text(), QStringLiteral("(tag = a or tag = b) gw"));
}

void TestFilterBar::aTermIsAdded()
{
    FilterBar bar;
    bar.setText(QStringLiteral("a or b"));
    QSignalSpy asked(&bar, &FilterBar::queryChanged);
    bar.addTerm(QStringLiteral("version"), QStringLiteral("2.0 beta"));
    QCOMPARE(bar.text(), QStringLiteral("(a or b) version:\"2.0 beta\""));
    QCOMPARE(asked.count(), 1);
}

void TestFilterBar::savedFiltersAreAMenu()
{
    FilterBar bar;
    QMenu* menu = opened(bar);
    auto* save = menu->findChild<QAction*>(QStringLiteral("saveFilter"));
    QVERIFY(!save->isEnabled());
    QVERIFY(!save->toolTip().isEmpty());
    bar.setSaved(
        { { QStringLiteral("A & B"), QStringLiteral("tag = a") }, { QStringLiteral("C"), QStringLiteral("c") } });
    menu = opened(bar);
    QCOMPARE(menu->actions().first()->text(), QStringLiteral("A && B"));
    menu->actions().first()->trigger();
    QCOMPARE(bar.text(), QStringLiteral("tag = a"));
    menu = opened(bar);
    QVERIFY(menu->actions().first()->isChecked());
    QSignalSpy asked(&bar, &FilterBar::saveRequested);
    menu->findChild<QAction*>(QStringLiteral("saveFilter"))->trigger();
    menu->findChild<QAction*>(QStringLiteral("deleteFilter"))->trigger();
    QCOMPARE(asked.at(0).first().value<SavedFilter>(), (SavedFilter{ {}, QStringLiteral("tag = a") }));
    QCOMPARE(asked.at(1).first().value<SavedFilter>(), (SavedFilter{ QStringLiteral("A & B"), {} }));
    bar.setText(QStringLiteral("tag = "));
    QVERIFY(!opened(bar)->findChild<QAction*>(QStringLiteral("deleteFilter")));
    QVERIFY(!menu->findChild<QAction*>(QStringLiteral("saveFilter"))->isEnabled());
}

void TestFilterBar::filtersUsedLastComeBack()
{
    FilterBar bar;
    auto* edit = bar.findChild<QLineEdit*>(QStringLiteral("deviceFilter"));
    for (int i = 0; i < 12; ++i) {
        edit->setText(QStringLiteral("gw-%1").arg(i));
        QTest::keyClick(edit, Qt::Key_Return);
    }
    edit->setText(QStringLiteral("tag = ")); // wrong: nobody used it
    QTest::keyClick(edit, Qt::Key_Return);
    FilterBar next;
    next.setViewState(bar.viewState());
    const auto actions = opened(next)->actions();
    QVERIFY(actions.first()->isSeparator()); // the heading
    QCOMPARE(actions[1]->text(), QStringLiteral("gw-11"));
    actions[2]->trigger();
    QCOMPARE(next.text(), QStringLiteral("gw-10"));
    QCOMPARE(next.viewState().count('\n'), 9); // ten are kept
}

void TestFilterBar::selectionIsCounted()
{
    FilterBar bar;
    const auto* count = bar.findChild<QLabel*>(QStringLiteral("deviceCount"));
    bar.setCount(1200, 5000);
    QCOMPARE(count->text(), QStringLiteral("1,200 of 5,000"));
    bar.setSelected(34);
    QCOMPARE(count->text(), QStringLiteral("1,200 of 5,000, 34 selected"));
    bar.setSelected(1);
    QCOMPARE(count->text(), QStringLiteral("1,200 of 5,000"));
}

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
