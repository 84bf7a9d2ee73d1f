// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/forecasttext.h"

#include <QDateTime>
#include <QTest>

using namespace console;

class TestForecastText : public QObject
{
    Q_OBJECT

    static constexpr TimeMs minute = 60'000;
    static TimeMs noon() { return QDateTime(QDate(2026, 11, 23), QTime(12, 0)).toMSecsSinceEpoch(); }
    static Forecast usual()
    {
        Forecast made;
        made.devices = 12'340;
        made.finish = { noon() + 149 * minute, noon() + 155 * minute, noon() + 161 * minute };
        made.peakBytesPerSecond = 46.2e6;
        made.exposures = { { { 1, 12'300, true, false }, { 5, 100'000, false, true }, { 20, 12'340, false, false } } };
        made.profiles = 2'048;
        made.known = 1'900;
        return made;
    }
    static bool has(const QString& text, const char* part) { return text.contains(QLatin1String(part)); }

private slots:
    void saysWhenWhatAndHowMany()
    {
        const QString text = forecastText(usual(), noon());
        QVERIFY2(has(text,
                     "95 % of the devices that can be reached are done by 14:35, in 8 of 10 cases between 14:29 and "
                     "14:41."),
            qPrintable(text));
        QVERIFY2(has(text, "46.2 MB a second"), qPrintable(text));
        QVERIFY2(has(text, "1 %: 12,300 devices"), qPrintable(text));
        QVERIFY2(has(text, "5 %: more than 100,000 devices"), qPrintable(text));
        QVERIFY2(has(text, "20 %: all, no rule stops it"), qPrintable(text));
        QVERIFY2(has(text, "1,900 of 2,048 devices"), qPrintable(text));
        QVERIFY2(!has(text, "will not answer"), qPrintable(text));
    }
    void saysWhatIsAssumedAndWhoStaysAway()
    {
        Forecast made = usual();
        made.known = 0;
        made.away = { 10, 31, 60 };
        made.exposures = {};
        const QString text = forecastText(made, noon());
        QVERIFY2(has(text, "About 31 devices will not answer within a week."), qPrintable(text));
        QVERIFY2(has(text, "this is assumed"), qPrintable(text));
        QVERIFY2(!has(text, "halted"), qPrintable(text));
    }
    void saysWhenWavesBegin()
    {
        Forecast made = usual();
        const TimeMs later = noon() + 40 * minute;
        made.waves = { { noon(), noon(), noon() }, { later, later, later }, {} };
        const QString text = forecastText(made, noon());
        QVERIFY2(has(text, "Waves begin about: 2: 12:40, 3: not by itself."), qPrintable(text));
    }
    void nobodyAndNever()
    {
        QVERIFY(has(forecastText({}, noon()), "No device is left"));
        Forecast made = usual();
        made.finish = {};
        QVERIFY(has(forecastText(made, noon()), "None of the devices"));
        QVERIFY(finishText(made, noon()).isEmpty());
    }
    void theSpanIsHalfOfIt()
    {
        QCOMPARE(finishText(usual(), noon()), QStringLiteral("14:35 (± 6 min)"));
        Forecast made = usual();
        made.finish = { noon() + minute, noon() + minute + 20'000, noon() + minute + 40'000 };
        QCOMPARE(finishText(made, noon()), QStringLiteral("12:01 (± 20 s)"));
    }
};

QTEST_MAIN(TestForecastText)
#include "tst_forecasttext.moc"
