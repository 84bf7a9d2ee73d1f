// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecommands.h"
#include "ui/batches/forecastcard.h"
#include "ui/charts/chartcard.h"
#include "ui/common/tableview.h"

#include <QDateTime>
#include <QLabel>
#include <QTest>

using namespace console;

class TestForecastCard : public QObject
{
    Q_OBJECT

    static Forecast forecast()
    {
        Forecast made;
        made.devices = 100;
        const TimeMs now = QDateTime::currentMSecsSinceEpoch();
        made.finish = { now + 60'000, now + 120'000, now + 180'000 };
        for (int i = 0; i <= 10; ++i)
            made.curve.push_back({ now + i * 18'000, { i * 8, i * 9, i * 10 } });
        return made;
    }
    static QString text(const ForecastCard& card)
    {
        return card.findChild<QLabel*>(QStringLiteral("forecastText"))->text();
    }
    static ChartCard* chart(const ForecastCard& card)
    {
        return card.findChild<ChartCard*>(QStringLiteral("forecastCard"));
    }

private slots:
    void asksOnceForAPlanAndShowsIt()
    {
        FakeCommands commands;
        commands.forecastAnswer = Result<Forecast>(forecast());
        ForecastCard card(commands);
        card.resize(700, 300);
        card.show();
        QVERIFY(!chart(card)->isVisible());
        card.ask({});
        card.ask({});
        QTRY_VERIFY(chart(card)->isVisible());
        QCOMPARE(commands.calls.filter(QStringLiteral("forecastBatch")).size(), 1);
        QVERIFY(text(card).contains(QStringLiteral("95 %")));
        chart(card)->setTableShown(true);
        const QAbstractItemModel* table = chart(card)->table()->model();
        QCOMPARE(table->rowCount(), 11);
        QCOMPARE(table->columnCount(), 4);
        QCOMPARE(table->index(0, 1).data().toString(), QStringLiteral("80"));
        QCOMPARE(table->index(0, 3).data().toString(), QStringLiteral("100"));
        QCOMPARE(chart(card)->accessibleDescription(), text(card));
    }
    void wavesAndARehearsalStandInIt()
    {
        FakeCommands commands;
        Forecast made = forecast();
        const TimeMs begin = made.curve.front().at;
        made.waves = { { begin, begin, begin }, { begin + 1, begin + 36'000, begin + 40'000 }, {} };
        commands.forecastAnswer = Result<Forecast>(made);
        ForecastCard card(commands);
        card.show();
        card.ask({});
        QTRY_VERIFY(chart(card)->isVisible());
        const QAbstractItemModel* table = chart(card)->table()->model();
        QCOMPARE(table->columnCount(), 5);
        QCOMPARE(table->index(10 - 2, 4).data().toString(), QStringLiteral("2")); // the newest is the first row
        // Begun an hour later, by its own clock; it went on for longer than the forecast is drawn.
        const TimeMs own = begin + 3'600'000;
        card.showRehearsal({ { own, 0 }, { own + 18'000, 30 }, { own + 54'000, 60 }, { own + 200'000, 99 } }, own);
        QCOMPARE(table->columnCount(), 6);
        QCOMPARE(table->rowCount(), 12);
        QCOMPARE(table->index(0, 4).data().toString(), QStringLiteral("99"));
        QVERIFY(!table->index(0, 1).data().isValid());
        QCOMPARE(table->index(11 - 2, 4).data().toString(), QStringLiteral("30"));
        QCOMPARE(table->index(11 - 3, 4).data().toString(), QStringLiteral("60"));
        card.showRehearsal({}, 0);
        QCOMPARE(table->columnCount(), 5);
    }
    void anOlderPlansAnswerIsNotShown()
    {
        FakeCommands commands;
        ForecastCard card(commands);
        const auto held = commands.forecastAnswer.hold();
        card.ask({});
        card.forget();
        QVERIFY(held->isCanceled());
        const auto newer = commands.forecastAnswer.hold();
        card.ask({});
        newer->addResult(Result<Forecast>(forecast()));
        newer->finish();
        QTRY_VERIFY(text(card).contains(QStringLiteral("95 %")));
        held->addResult(Result<Forecast>(Forecast{}));
        held->finish();
        card.forget();
        QVERIFY(text(card).startsWith(QStringLiteral("Forecasting")));
    }
    void whatWentWrongIsSaid()
    {
        FakeCommands commands;
        commands.forecastAnswer = Result<Forecast>(failure(ErrorKind::NotFound));
        ForecastCard card(commands);
        card.ask({});
        QTRY_VERIFY(text(card).startsWith(QStringLiteral("No forecast")));
        QVERIFY(!chart(card)->isVisibleTo(&card));
    }
    void leavesNothingRunning()
    {
        FakeCommands commands;
        const auto held = commands.forecastAnswer.hold();
        {
            ForecastCard card(commands);
            card.ask({});
        }
        QVERIFY(held->isCanceled());
        held->finish();
    }
};

QTEST_MAIN(TestForecastCard)
#include "tst_forecastcard.moc"
