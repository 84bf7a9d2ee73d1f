// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/ratedialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace console;

class TestRateDialog : public QObject
{
    Q_OBJECT

private slots:
    void showsAndChangesThePace();
    void showsTheTimesAsTheyAre();
    void changesTheTimes();
    void wrongTimesAreSaidAndKept();
    void noTimesAreNoChange();

private:
    static Batch open(const Plan& plan)
    {
        Batch batch;
        batch.plan = plan;
        return batch;
    }
    static QPushButton* change(const QDialog& dialog)
    {
        return dialog.findChild<QPushButton*>(QStringLiteral("changeRate"));
    }
};

void TestRateDialog::showsAndChangesThePace()
{
    Plan plan;
    plan.ratePerMinute = 50;
    plan.pace = { PaceGrowth::ByNotified, 20, 100, 5, 0 };
    RateDialog dialog(open(plan));
    QCOMPARE(dialog.rate(), 50);
    QCOMPARE(dialog.rules(), plan.pace);
    dialog.findChild<QSpinBox*>(QStringLiteral("newRate"))->setValue(70);
    dialog.findChild<QCheckBox*>(QStringLiteral("limitDownloads"))->click();
    QCOMPARE(dialog.rate(), 70);
    QCOMPARE(dialog.rules().maxDownloads, 0);
    change(dialog)->click();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void TestRateDialog::showsTheTimesAsTheyAre()
{
    Plan plan;
    plan.windows = { { 0x1f, 22 * 60, 4 * 60, "Europe/Berlin" } };
    plan.endAt = QDateTime::currentMSecsSinceEpoch() + TimeMs{ 3 } * 24 * 60 * 60 * 1000 + 12'345;
    plan.endAction = EndAction::CancelAll;
    RateDialog dialog(open(plan));
    QVERIFY(dialog.times() == timesOf(plan)); // to the millisecond
    QVERIFY(change(dialog)->isEnabled());
}

void TestRateDialog::changesTheTimes()
{
    RateDialog dialog(open({}));
    dialog.findChild<QCheckBox*>(QStringLiteral("hasWindows"))->click();
    auto* windows = dialog.findChild<QLineEdit*>(QStringLiteral("windows"));
    windows->setText(QStringLiteral("Sat,Sun 10:00-12:00 UTC"));
    dialog.findChild<QCheckBox*>(QStringLiteral("hasEnd"))->click();
    const QDateTime end = QDateTime::currentDateTime().addDays(2);
    dialog.findChild<QDateTimeEdit*>(QStringLiteral("endAt"))->setDateTime(end);
    dialog.findChild<QComboBox*>(QStringLiteral("endAction"))->setCurrentIndex(1);
    const PlanTimes times = dialog.times();
    QCOMPARE(times.windows.size(), std::size_t{ 1 });
    QCOMPARE(times.windows.front().fromMinute, 600);
    QCOMPARE(times.endAt, end.toMSecsSinceEpoch());
    QCOMPARE(times.endAction, EndAction::CancelAll);
    QVERIFY(change(dialog)->isEnabled());
}

void TestRateDialog::wrongTimesAreSaidAndKept()
{
    RateDialog dialog(open({}));
    dialog.show();
    auto* problem = dialog.findChild<QLabel*>(QStringLiteral("timesProblem"));
    QVERIFY(!problem->isVisible());
    dialog.findChild<QCheckBox*>(QStringLiteral("hasWindows"))->click();
    auto* windows = dialog.findChild<QLineEdit*>(QStringLiteral("windows"));
    windows->setText(QStringLiteral("on Sundays"));
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QStringLiteral("Mon-Fri")));
    QVERIFY(!change(dialog)->isEnabled());
    QCOMPARE(windows->text(), QStringLiteral("on Sundays"));
    dialog.findChild<QCheckBox*>(QStringLiteral("hasWindows"))->click();
    QVERIFY(change(dialog)->isEnabled());
    dialog.findChild<QCheckBox*>(QStringLiteral("hasEnd"))->click();
    dialog.findChild<QDateTimeEdit*>(QStringLiteral("endAt"))->setDateTime(QDateTime::currentDateTime().addDays(-1));
    QVERIFY(problem->text().contains(QStringLiteral("end")));
    QVERIFY(!change(dialog)->isEnabled());
}

void TestRateDialog::noTimesAreNoChange()
{
    RateDialog dialog(open({}));
    QVERIFY(dialog.times() == PlanTimes());
}

QTEST_MAIN(TestRateDialog)
#include "tst_ratedialog.moc"
