// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/reportmeter.h"

#include <QTest>

using namespace console;

class TestReportMeter : public QObject
{
    Q_OBJECT

private slots:
    void reckonsOnceASecond()
    {
        ReportMeter meter;
        const auto come = [&meter](int reports) {
            for (int i = 0; i < reports; ++i)
                meter.count();
        };
        come(5000);
        meter.look(100'000); // since when these came is not known
        QCOMPARE(meter.perSecond(), 0.0);
        come(300);
        meter.look(100'900);
        QCOMPARE(meter.perSecond(), 0.0);
        meter.look(101'500);
        QCOMPARE(meter.perSecond(), 200.0);
        meter.look(103'500);
        QCOMPARE(meter.perSecond(), 0.0);
        QCOMPARE(meter.total(), quint64{ 5300 });
    }
};

QTEST_GUILESS_MAIN(TestReportMeter)
#include "tst_reportmeter.moc"
