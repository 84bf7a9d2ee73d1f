// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecommands.h"
#include "ui/batches/pacelabel.h"

#include <QDateTime>
#include <QTest>

using namespace console;

class TestPaceLabel : public QObject
{
    Q_OBJECT

    static BatchRow running(quint64 id = 7)
    {
        BatchRow row;
        row.batch.id = BatchId{ id };
        row.batch.state = BatchState::Running;
        return row;
    }
    static Forecast inAnHour(TimeMs now)
    {
        Forecast made;
        made.devices = 10;
        made.finish = { now + 54 * 60'000, now + 60 * 60'000, now + 66 * 60'000 };
        return made;
    }
    static int asked(const FakeCommands& commands)
    {
        return static_cast<int>(commands.calls.filter(QStringLiteral("forecastRunning")).size());
    }

private slots:
    void showsTheForecastWithItsSpan()
    {
        const TimeMs now = QDateTime(QDate(2026, 11, 23), QTime(12, 0)).toMSecsSinceEpoch();
        FakeCommands commands;
        commands.forecastAnswer = Result<Forecast>(inAnHour(now));
        PaceLabel label(commands);
        label.show();
        label.showRow(running(), now);
        QCOMPARE(label.text(), QStringLiteral("ETA unknown yet"));
        QTRY_COMPARE(label.text(), QStringLiteral("ETA 13:00 (± 6 min)"));
        QCOMPARE(asked(commands), 1);
        QVERIFY(label.toolTip().contains(QStringLiteral("95 %")));
        label.showRow(running(), now + 1'000); // the same batch: asked again only later
        QCOMPARE(label.text(), QStringLiteral("ETA 13:00 (± 6 min)"));
        label.setNow(now + 67 * 60'000); // it did not come true
        QCOMPARE(label.text(), QStringLiteral("ETA unknown yet"));
    }
    void anotherBatchHasAnotherForecast()
    {
        const TimeMs now = QDateTime(QDate(2026, 11, 23), QTime(12, 0)).toMSecsSinceEpoch();
        FakeCommands commands;
        PaceLabel label(commands);
        label.show();
        const auto held = commands.forecastAnswer.hold();
        label.showRow(running(), now);
        QTRY_COMPARE(asked(commands), 1);
        label.showRow(running(8), now);
        QVERIFY(held->isCanceled());
        held->finish();
        QTRY_COMPARE(asked(commands), 2);
        QVERIFY(commands.calls.last().endsWith(BatchId{ 8 }.toString()));
    }
    void whatIsToldStays()
    {
        FakeCommands commands;
        PaceLabel label(commands);
        label.show();
        const auto held = commands.forecastAnswer.hold();
        label.showRow(running(), 1'000);
        QTRY_COMPARE(asked(commands), 1);
        label.tell(QStringLiteral("as it was"));
        QVERIFY(held->isCanceled());
        held->finish();
        QCOMPARE(label.text(), QStringLiteral("as it was"));
    }
    void onlyARunningBatchIsForecast()
    {
        FakeCommands commands;
        PaceLabel label(commands);
        label.show();
        BatchRow paused = running();
        paused.batch.state = BatchState::Paused;
        label.showRow(paused, 1'000);
        QCOMPARE(label.text(), QStringLiteral("Paused"));
        label.showRow(running(8), 1'000);
        QTRY_VERIFY(asked(commands) > 0);
        QCOMPARE(asked(commands), 1);
        QVERIFY(commands.calls.last().endsWith(BatchId{ 8 }.toString()));
    }
};

QTEST_MAIN(TestPaceLabel)
#include "tst_pacelabel.moc"
