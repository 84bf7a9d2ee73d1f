// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/endfields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QTest>

using namespace console;

class TestEndFields : public QObject
{
    Q_OBJECT

private slots:
    void hasNoEndUnlessToldOtherwise()
    {
        EndFields fields;
        Plan plan;
        fields.addTo(plan);
        QCOMPARE(plan.endAt, 0);
        fields.findChild<QCheckBox*>(QStringLiteral("hasEnd"))->click();
        auto* at = fields.findChild<QDateTimeEdit*>(QStringLiteral("endAt"));
        at->setDateTime(QDateTime(QDate(2026, 12, 24), QTime(18, 0)));
        fields.findChild<QComboBox*>(QStringLiteral("endAction"))->setCurrentIndex(1);
        fields.addTo(plan);
        QCOMPARE(plan.endAt, at->dateTime().toMSecsSinceEpoch());
        QCOMPARE(plan.endAction, EndAction::CancelAll);
    }

    void anEndComesBackToTheMillisecond()
    {
        EndFields fields;
        Plan plan;
        fields.setEnd(1'800'000'012'345, EndAction::CancelAll);
        fields.addTo(plan);
        QCOMPARE(plan.endAt, 1'800'000'012'345);
        QCOMPARE(plan.endAction, EndAction::CancelAll);
        auto* at = fields.findChild<QDateTimeEdit*>(QStringLiteral("endAt"));
        at->setDateTime(at->dateTime().addSecs(3600));
        fields.addTo(plan);
        QVERIFY(plan.endAt >= 1'800'000'012'345 + 3'540'000);
        fields.setEnd(0, EndAction::FinishOpen);
        fields.addTo(plan);
        QCOMPARE(plan.endAt, 0);
    }
};

QTEST_MAIN(TestEndFields)
#include "tst_endfields.moc"
