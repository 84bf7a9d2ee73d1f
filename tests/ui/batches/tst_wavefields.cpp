// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/wavetext.h"
#include "ui/batches/wavefields.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace console;

class TestWaveFields : public QObject
{
    Q_OBJECT

    template <class T> static T* part(WaveFields& fields, const char* name)
    {
        return fields.findChild<T*>(QLatin1StringView(name));
    }

private slots:
    void allAtOnceUnlessToldOtherwise()
    {
        WaveFields fields;
        QVERIFY(fields.waves()->empty());
        part<QRadioButton>(fields, "wavesOn")->click();
        QCOMPARE(wavesText(*fields.waves()), QStringLiteral("1% success=95 soak=30m, 10% success=95 soak=30m, rest"));
        part<QRadioButton>(fields, "wavesOff")->click();
        QVERIFY(fields.waves()->empty());
    }

    void everyWaveHasItsGate()
    {
        WaveFields fields;
        QSignalSpy changed(&fields, &WaveFields::changed);
        part<QRadioButton>(fields, "wavesOn")->click();
        part<QLineEdit>(fields, "waveSize1")->setText(QStringLiteral("5"));
        part<QSpinBox>(fields, "waveSuccess1")->setValue(100);
        part<QSpinBox>(fields, "waveSoak1")->setValue(0);
        part<QCheckBox>(fields, "waveManual1")->setChecked(true);
        part<QLineEdit>(fields, "waveSize2")->setText(QStringLiteral("12.5 %"));
        QCOMPARE(wavesText(*fields.waves()), QStringLiteral("5 success=100 manual, 12.5% success=95 soak=30m, rest"));
        QVERIFY(changed.size() >= 6);
    }

    void wavesComeAndGo()
    {
        WaveFields fields;
        fields.show();
        part<QRadioButton>(fields, "wavesOn")->click();
        part<QToolButton>(fields, "removeWave1")->click();
        QCOMPARE(fields.waves()->size(), std::size_t{ 2 });
        QCOMPARE(part<QLineEdit>(fields, "waveSize1")->text(), QStringLiteral("10%"));
        QVERIFY(!part<QToolButton>(fields, "removeWave1")->isEnabled());
        auto* add = part<QPushButton>(fields, "addWave");
        for (int more = 2; more <= 19; ++more)
            add->click();
        QVERIFY(!add->isEnabled());
        QCOMPARE(fields.waves().value().size(), mostWaves);
    }

    void whatIsWrongStaysForEditing()
    {
        WaveFields fields;
        part<QRadioButton>(fields, "wavesOn")->click();
        auto* size = part<QLineEdit>(fields, "waveSize2");
        for (const char* wrong : { "", "ten", "-1", "0%", "1%,2%", "rest" }) {
            size->setText(QString::fromLatin1(wrong));
            const auto waves = fields.waves();
            QVERIFY(!waves);
            QCOMPARE(waves.error().kind, ErrorKind::WaveNotUnderstood);
            QCOMPARE(size->text(), QString::fromLatin1(wrong));
        }
        size->setText(QStringLiteral("100%"));
        QVERIFY(!fields.waves());
        size->setText(QStringLiteral("10%"));
        part<QSpinBox>(fields, "waveSuccess1")->setValue(0);
        part<QSpinBox>(fields, "waveSoak1")->setValue(0);
        QCOMPARE(fields.waves().error().kind, ErrorKind::GateEmpty);
    }
};

QTEST_MAIN(TestWaveFields)
#include "tst_wavefields.moc"
