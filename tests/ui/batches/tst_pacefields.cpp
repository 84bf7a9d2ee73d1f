// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/pacefields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace console;

class TestPaceFields : public QObject
{
    Q_OBJECT

    template <class T> static T* part(PaceFields& fields, const char* name)
    {
        return fields.findChild<T*>(QLatin1StringView(name));
    }

private slots:
    void isConstantWithoutLimitsUnlessToldOtherwise()
    {
        PaceFields fields;
        QCOMPARE(fields.rules(), PaceRules());
        QVERIFY(!part<QSpinBox>(fields, "maxDownloads")->isEnabled());
        QVERIFY(part<QDoubleSpinBox>(fields, "growthFactor")->isHidden());
    }

    void comesBackAsItWas()
    {
        PaceFields fields;
        const PaceRules rules{ PaceGrowth::BySucceeded, 15, 200, 7, 30 };
        fields.setRules(rules);
        QCOMPARE(fields.rules(), rules);
        fields.setRules({});
        QCOMPARE(fields.rules(), PaceRules());
    }

    void offersNothingThatIsRefused()
    {
        PaceFields fields;
        QSignalSpy changed(&fields, &PaceFields::changed);
        part<QComboBox>(fields, "growth")->setCurrentIndex(1);
        part<QCheckBox>(fields, "limitDownloads")->click();
        part<QCheckBox>(fields, "limitBandwidth")->click();
        QCOMPARE(changed.size(), 3);
        for (const int end : { -1, 1 }) {
            for (QSpinBox* box : fields.findChildren<QSpinBox*>())
                box->setValue(end < 0 ? box->minimum() : box->maximum());
            auto* factor = part<QDoubleSpinBox>(fields, "growthFactor");
            factor->setValue(end < 0 ? factor->minimum() : factor->maximum());
            QVERIFY(checkPace(fields.rules()));
            QCOMPARE(fields.rules().factorTenths, end < 0 ? 11 : 50);
        }
    }
};

QTEST_MAIN(TestPaceFields)
#include "tst_pacefields.moc"
