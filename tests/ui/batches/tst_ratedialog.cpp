// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/ratedialog.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace console;

class TestRateDialog : public QObject
{
    Q_OBJECT

private slots:
    void showsAndChangesThePace()
    {
        const PaceRules rules{ PaceGrowth::ByNotified, 20, 100, 5, 0 };
        RateDialog dialog(50, rules);
        QCOMPARE(dialog.rate(), 50);
        QCOMPARE(dialog.rules(), rules);
        dialog.findChild<QSpinBox*>(QStringLiteral("newRate"))->setValue(70);
        dialog.findChild<QCheckBox*>(QStringLiteral("limitDownloads"))->click();
        QCOMPARE(dialog.rate(), 70);
        QCOMPARE(dialog.rules().maxDownloads, 0);
        dialog.findChild<QPushButton*>(QStringLiteral("changeRate"))->click();
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
    }
};

QTEST_MAIN(TestRateDialog)
#include "tst_ratedialog.moc"
