// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/haltfields.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace console;

class TestHaltFields : public QObject
{
    Q_OBJECT

    template <class T> static T* part(HaltFields& fields, const char* name)
    {
        return fields.findChild<T*>(QLatin1StringView(name));
    }

private slots:
    void testsAgainstTheUsualFailuresUnlessToldOtherwise()
    {
        HaltFields fields;
        HaltRules usual;
        usual.testsRate = true;
        QCOMPARE(fields.rules(), usual);
        QVERIFY(checkHaltRules(fields.rules()));
        part<QCheckBox>(fields, "haltTest")->setChecked(false);
        QVERIFY(!fields.rules().any());
        QVERIFY(!part<QDoubleSpinBox>(fields, "haltBase")->isEnabled());
    }

    void eachRuleHasItsTickAndItsNumbers()
    {
        HaltFields fields;
        QSignalSpy changed(&fields, &HaltFields::changed);
        part<QDoubleSpinBox>(fields, "haltBase")->setValue(1.25);
        part<QCheckBox>(fields, "haltCount")->setChecked(true);
        part<QSpinBox>(fields, "haltFailures")->setValue(7);
        part<QCheckBox>(fields, "haltShare")->setChecked(true);
        part<QSpinBox>(fields, "haltPercent")->setValue(20);
        part<QSpinBox>(fields, "haltLeast")->setValue(50);
        QCOMPARE(changed.size(), 6);
        QCOMPARE(fields.rules(), (HaltRules{ 7, 20, 50, true, 12'500, 1'000 }));
    }

    void offersNothingThatIsRefused()
    {
        HaltFields fields;
        for (const char* tick : { "haltCount", "haltShare" })
            part<QCheckBox>(fields, tick)->setChecked(true);
        for (const int end : { -1, 1 }) {
            for (QSpinBox* box : fields.findChildren<QSpinBox*>())
                box->setValue(end < 0 ? box->minimum() : box->maximum());
            auto* base = part<QDoubleSpinBox>(fields, "haltBase");
            base->setValue(end < 0 ? base->minimum() : base->maximum());
            QVERIFY(checkHaltRules(fields.rules()));
        }
    }

    void takesTheUsualShareFromHistoryUntilAnotherIsTyped()
    {
        HaltFields fields;
        QSignalSpy changed(&fields, &HaltFields::changed);
        auto* whence = part<QLabel>(fields, "haltWhence");
        QVERIFY(whence->text().contains(QStringLiteral("assumed")));
        fields.proposeBase({ 7'400, 61, 8'204, 5 });
        QCOMPARE(fields.rules().basePerMillion, 7'400);
        QVERIFY2(whence->text().startsWith(QStringLiteral("0.74 % by history: 61 of 8,204 devices failed in 5")),
            qPrintable(whence->text()));
        QVERIFY(changed.isEmpty());
        part<QDoubleSpinBox>(fields, "haltBase")->setValue(2);
        fields.proposeBase({ 9'000, 9, 1'000, 6 });
        QCOMPARE(fields.rules().basePerMillion, 20'000);
        QVERIFY(whence->text().startsWith(QStringLiteral("0.9 % by history")));
    }
};

QTEST_MAIN(TestHaltFields)
#include "tst_haltfields.moc"
