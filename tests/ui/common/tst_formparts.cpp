// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/formparts.h"

#include <QAction>
#include <QPushButton>
#include <QTest>

using namespace console;

class TestFormParts : public QObject
{
    Q_OBJECT

private slots:
    void disabledSaysWhy();
    void problemShowsOnlyWhenThereIsOne();
    void rowKeepsTheOrder();
};

void TestFormParts::disabledSaysWhy()
{
    QPushButton button;
    QAction action;
    setDisabledBecause(&button, QStringLiteral("Not yet."), QStringLiteral("Does it"));
    setDisabledBecause(&action, QStringLiteral("Not yet."), QStringLiteral("Does it"));
    QVERIFY(!button.isEnabled() && !action.isEnabled());
    for (const QString& said : { button.toolTip(), button.statusTip(), action.toolTip(), action.statusTip() })
        QCOMPARE(said, QStringLiteral("Not yet."));
    setDisabledBecause(&button, {}, QStringLiteral("Does it"));
    setDisabledBecause(&action, {}, QStringLiteral("Does it"));
    QVERIFY(button.isEnabled() && action.isEnabled());
    QCOMPARE(button.toolTip(), QStringLiteral("Does it"));
    QCOMPARE(action.statusTip(), QStringLiteral("Does it"));
}

void TestFormParts::problemShowsOnlyWhenThereIsOne()
{
    QWidget form;
    QLabel* problem = makeProblem(QStringLiteral("problem"), &form);
    QVERIFY(problem->isHidden());
    setProblem(problem, QStringLiteral("It is wrong."));
    QVERIFY(!problem->isHidden());
    QCOMPARE(problem->accessibleName(), QStringLiteral("It is wrong."));
    setProblem(problem, {});
    QVERIFY(problem->isHidden());
}

void TestFormParts::rowKeepsTheOrder()
{
    QWidget form;
    auto* first = new QLabel(QStringLiteral("first"));
    auto* second = new QLabel(QStringLiteral("second"));
    QWidget* row = makeRow({ first, second }, &form);
    row->resize(400, 40);
    form.show();
    QVERIFY(first->x() < second->x());
    QCOMPARE(first->parentWidget(), row);
}

QTEST_MAIN(TestFormParts)
#include "tst_formparts.moc"
