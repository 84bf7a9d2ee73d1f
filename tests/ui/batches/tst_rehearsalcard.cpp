// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecommands.h"
#include "ui/batches/rehearsalcard.h"

#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace console;

class TestRehearsalCard : public QObject
{
    Q_OBJECT

    static Rehearsal state(RehearsalStage stage, quint32 succeeded)
    {
        Rehearsal made;
        made.stage = stage;
        made.end = stage == RehearsalStage::Ended ? RehearsalEnd::Completed : RehearsalEnd::None;
        made.devices = made.sample = 30;
        made.speed = 60;
        made.expectedMs = 60'000;
        made.startAt = 1'790'000'000'000;
        made.now = made.startAt + 30 * 60'000;
        made.finishAt = stage == RehearsalStage::Ended ? made.now : 0;
        made.succeeded = succeeded;
        made.curve = { { made.startAt, 0 }, { made.now, succeeded } };
        return made;
    }
    template <class T> static T* part(RehearsalCard& card, const char* name)
    {
        return card.findChild<T*>(QLatin1String(name));
    }
    static QString text(RehearsalCard& card) { return part<QLabel>(card, "rehearsalText")->text(); }
    static void press(RehearsalCard& card) { QTest::mouseClick(part<QPushButton>(card, "rehearse"), Qt::LeftButton); }

private slots:
    void asksWhatIsWishedAndShowsHowItGoes()
    {
        FakeCommands commands;
        RehearsalCard card(commands);
        card.show();
        QSignalSpy curve(&card, &RehearsalCard::curveChanged);
        QVERIFY(!part<QPushButton>(card, "rehearse")->isEnabled()); // no plan yet
        BatchDraft draft;
        draft.firmware = FirmwareId{ 7 };
        card.setDraft(draft);
        auto* behaviour = part<QComboBox>(card, "rehearsalBehaviour");
        QVERIFY(!part<QSpinBox>(card, "rehearsalPercent")->isVisible());
        behaviour->setCurrentIndex(static_cast<int>(RehearsalBehaviour::SomeBrick));
        QVERIFY(part<QSpinBox>(card, "rehearsalPercent")->isVisible());
        part<QSpinBox>(card, "rehearsalPercent")->setValue(25);
        auto* length = part<QComboBox>(card, "rehearsalLength");
        QCOMPARE(length->currentData().toInt(), RehearsalWish().minutes);
        length->setCurrentIndex(length->findData(5));
        const auto held = commands.rehearsalAnswer.hold();
        press(card);
        QCOMPARE(commands.lastWish, (RehearsalWish{ RehearsalBehaviour::SomeBrick, 25, 5 }));
        QCOMPARE(commands.lastBatchDraft.firmware, FirmwareId{ 7 });
        QVERIFY(!behaviour->isEnabled());
        QVERIFY(part<QProgressBar>(card, "rehearsalProgress")->isVisible());
        held->addResult(Result<Rehearsal>(state(RehearsalStage::Running, 9)));
        QTRY_VERIFY(text(card).contains(QStringLiteral("Succeeded: 9")));
        QCOMPARE(part<QProgressBar>(card, "rehearsalProgress")->value(), 50);
        QCOMPARE(curve.last().first().value<std::vector<Rehearsal::Point>>().size(), 2U);
        held->addResult(Result<Rehearsal>(state(RehearsalStage::Ended, 30)));
        held->finish();
        QTRY_VERIFY(!part<QProgressBar>(card, "rehearsalProgress")->isVisible());
        QVERIFY(text(card).contains(QStringLiteral("done after 30 min")));
        QVERIFY(part<QLabel>(card, "rehearsalScale")->isVisible());
        QVERIFY(behaviour->isEnabled());
    }
    void isComparedWithTheForecastWheneverThatComes()
    {
        FakeCommands commands;
        commands.rehearsalAnswer = Result<Rehearsal>(state(RehearsalStage::Ended, 30));
        RehearsalCard card(commands);
        card.setDraft({});
        press(card);
        QTRY_VERIFY(text(card).contains(QStringLiteral("done after")));
        QVERIFY(!text(card).contains(QStringLiteral("forecast")));
        Forecast forecast;
        forecast.curve = { { 1'000, {} } };
        forecast.finish = { 1'000 + 20 * 60'000, 1'000 + 30 * 60'000, 1'000 + 40 * 60'000 };
        card.setForecast(&forecast);
        QVERIFY(text(card).contains(QStringLiteral("within the forecast")));
    }
    void isStoppedByItsButton()
    {
        FakeCommands commands;
        RehearsalCard card(commands);
        card.setDraft({});
        const auto held = commands.rehearsalAnswer.hold();
        press(card);
        press(card);
        QVERIFY(held->isCanceled());
        QVERIFY(text(card).contains(QStringLiteral("was stopped")));
        held->finish();
    }
    void anotherPlanOrTheEndStopsIt()
    {
        FakeCommands commands;
        auto held = commands.rehearsalAnswer.hold();
        {
            RehearsalCard card(commands);
            card.setDraft({});
            press(card);
            card.forget();
            QVERIFY(held->isCanceled());
            QVERIFY(!part<QPushButton>(card, "rehearse")->isEnabled());
            held->finish();
            held = commands.rehearsalAnswer.hold();
            card.setDraft({});
            press(card);
            QVERIFY(!held->isCanceled());
        }
        QVERIFY(held->isCanceled());
        held->finish();
    }
    void whatWentWrongIsSaid()
    {
        FakeCommands commands;
        commands.rehearsalAnswer = Result<Rehearsal>(failure(ErrorKind::ProgramMissing, QStringLiteral("mosquitto")));
        RehearsalCard card(commands);
        card.setDraft({});
        press(card);
        QTRY_VERIFY(text(card).contains(QStringLiteral("install mosquitto")));
        QVERIFY(text(card).contains(QStringLiteral("(mosquitto)")));
    }
};

QTEST_MAIN(TestRehearsalCard)
#include "tst_rehearsalcard.moc"
