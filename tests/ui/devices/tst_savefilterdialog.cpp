// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/savefilterdialog.h"

#include "tests/support/fakecommands.h"
#include "ui/common/fielderror.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace console;

class TestSaveFilterDialog : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheFilter();
    void aRefusalIsSaidBesideTheField();
};

void TestSaveFilterDialog::keepsTheFilter()
{
    FakeCommands commands;
    SaveFilterDialog dialog(commands, QStringLiteral("tag = a"), { { QStringLiteral("Pilot"), QStringLiteral("x") } });
    auto* name = dialog.findChild<QLineEdit*>(QStringLiteral("filterName"));
    auto* save = dialog.findChild<QPushButton*>(QStringLiteral("saveFilterButton"));
    QVERIFY(!save->isEnabled() && !save->toolTip().isEmpty());
    name->setText(QStringLiteral(" pilot "));
    QVERIFY(!dialog.findChild<FieldRow*>()->warning().isEmpty()); // it takes the other's place
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    save->click();
    QTRY_COMPARE(accepted.count(), 1);
    QCOMPARE(commands.lastFilter, (SavedFilter{ QStringLiteral("pilot"), QStringLiteral("tag = a") }));
}

void TestSaveFilterDialog::aRefusalIsSaidBesideTheField()
{
    FakeCommands commands;
    commands.doneAnswer = Result<void>(failure(ErrorKind::TooManyFilters));
    SaveFilterDialog dialog(commands, QStringLiteral("tag = a"), {});
    dialog.show();
    dialog.findChild<QLineEdit*>(QStringLiteral("filterName"))->setText(QStringLiteral("new"));
    dialog.findChild<QPushButton*>(QStringLiteral("saveFilterButton"))->click();
    QTRY_VERIFY(!dialog.findChild<FieldRow*>()->error().isEmpty());
    QVERIFY(dialog.isVisible());
    QCOMPARE(dialog.findChild<QLineEdit*>(QStringLiteral("filterName"))->text(), QStringLiteral("new"));
}

QTEST_MAIN(TestSaveFilterDialog)
#include "tst_savefilterdialog.moc"
