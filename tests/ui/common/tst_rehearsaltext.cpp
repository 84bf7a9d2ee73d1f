// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/rehearsaltext.h"

#include <QTest>

using namespace console;

class TestRehearsalText : public QObject
{
    Q_OBJECT

    static constexpr TimeMs start = 1'790'000'000'000;
    static constexpr TimeMs minute = 60'000;

    static Rehearsal ended(TimeMs tookMs)
    {
        Rehearsal made;
        made.stage = RehearsalStage::Ended;
        made.end = RehearsalEnd::Completed;
        made.devices = 12'340;
        made.sample = 400;
        made.speed = 60;
        made.startAt = start;
        made.now = start + 90 * minute;
        made.finishAt = tookMs == 0 ? 0 : start + tookMs;
        made.succeeded = 12'000;
        made.failed = 300;
        made.lost = 30;
        return made;
    }
    /// Made an hour before: both count from their own start.
    static Forecast forecast()
    {
        Forecast made;
        const TimeMs began = start - 60 * minute;
        made.curve = { { began, {} } };
        made.finish = { began + 50 * minute, began + 60 * minute, began + 70 * minute };
        return made;
    }

private slots:
    void whetherItLiesWithinTheForecast()
    {
        QCOMPARE(verdictOf(ended(50 * minute), forecast()), RehearsalVerdict::Within);
        QCOMPARE(verdictOf(ended(70 * minute), forecast()), RehearsalVerdict::Within);
        QCOMPARE(verdictOf(ended(49 * minute), forecast()), RehearsalVerdict::Earlier);
        QCOMPARE(verdictOf(ended(71 * minute), forecast()), RehearsalVerdict::Later);
        QCOMPARE(verdictOf(ended(0), forecast()), RehearsalVerdict::None);
        QCOMPARE(verdictOf(ended(1), {}), RehearsalVerdict::None);
        const Forecast made = forecast();
        QVERIFY(rehearsalText(ended(55 * minute), &made).contains(QStringLiteral("within the forecast")));
        QVERIFY(rehearsalText(ended(55 * minute), &made).contains(QStringLiteral("50 min 0 s to 1 h 10 min")));
        QVERIFY(rehearsalText(ended(5 * minute), &made).contains(QStringLiteral("earlier than the forecast")));
        QVERIFY(rehearsalText(ended(85 * minute), &made).contains(QStringLiteral("later than the forecast")));
        QVERIFY(rehearsalText(ended(55 * minute)).contains(QStringLiteral("done after 55 min 0 s.")));
        QVERIFY(rehearsalText(ended(0), &made).contains(QStringLiteral("never done")));
    }
    void counts()
    {
        QVERIFY(rehearsalText(ended(minute))
                    .contains(QStringLiteral("Succeeded: 12,000, failed: 300, lost: 30, not ended: 10.")));
    }
    void howItEnded()
    {
        Rehearsal made = ended(minute);
        made.end = RehearsalEnd::Halted;
        made.haltFailed = 3;
        made.haltExposed = 9;
        made.exposed = 270;
        QVERIFY(rehearsalText(made).contains(QStringLiteral("3 of 9 virtual devices")));
        QVERIFY(rehearsalText(made).contains(QStringLiteral("270 devices")));
        made.end = RehearsalEnd::WaveWaits;
        made.wave = 2;
        QVERIFY(rehearsalText(made).contains(QStringLiteral("wave 2")));
        made.end = RehearsalEnd::TimeUp;
        QVERIFY(rehearsalText(made).contains(QStringLiteral("ended after 1 h 30 min")));
    }
    void whatIsScaled()
    {
        Rehearsal made = ended(minute);
        QVERIFY(rehearsalScaleText(made).contains(QStringLiteral("400, which stand for 12,340")));
        QVERIFY(rehearsalScaleText(made).contains(QStringLiteral("60 times as fast: a second here is 1 min 0 s")));
        made.sample = made.devices;
        made.speed = 1;
        QVERIFY(rehearsalScaleText(made).contains(QStringLiteral("one for each")));
        QVERIFY(!rehearsalScaleText(made).contains(QStringLiteral("times as fast")));
        QVERIFY(!rehearsalScaleText(made).contains(QStringLiteral("here")));
        made.stage = RehearsalStage::Running;
        made.expectedMs = 42'000;
        QVERIFY(rehearsalScaleText(made).endsWith(QStringLiteral("It takes about 42 s here.")));
        made.stretch = 2.5;
        QVERIFY(rehearsalScaleText(made).contains(QStringLiteral("2.5")));
    }
    void everyStageHasItsWords()
    {
        QSet<QString> said;
        for (int stage = 0; stage <= static_cast<int>(RehearsalStage::Ended); ++stage) {
            Rehearsal made = ended(minute);
            made.stage = static_cast<RehearsalStage>(stage);
            said.insert(rehearsalText(made));
        }
        QCOMPARE(said.size(), 4);
        QVERIFY(!said.contains(QString()));
    }
};

QTEST_MAIN(TestRehearsalText)
#include "tst_rehearsaltext.moc"
