// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/tour/tourstage.h"
#include "ui/common/question.h"

#include <QAction>
#include <QPushButton>
#include <QTimer>

using namespace console;

class TestHands : public QObject
{
    Q_OBJECT

private slots:
    void goesPressesAndWaits()
    {
        TourStage stage;
        Hands hands(stage.console(), stage.window());
        QWidget* page = hands.goTo(QStringLiteral("firmware"));
        QVERIFY(page->isVisible());
        hands.click(page, QStringLiteral("uploadFirmware"));
        QWidget* form = hands.dialog(QStringLiteral("uploadDialog"));
        QVERIFY(form->isVisible());
        form->close();
        QCOMPARE(hands.ask<quint32>([](ControlLoop& loop) { return loop.rules().fleet.size(); }), quint32{ 0 });
    }

    void whatIsNotThereStopsTheTour()
    {
        TourStage stage;
        Hands hands(stage.console(), stage.window());
        QWidget* page = hands.goTo(QStringLiteral("firmware"));
        QVERIFY_THROWS_EXCEPTION(TourStopped, hands.click(page, QStringLiteral("noSuchThing")));
        QVERIFY_THROWS_EXCEPTION(TourStopped, hands.click(page, QStringLiteral("verify"))); // nothing to verify yet
        QVERIFY_THROWS_EXCEPTION(TourStopped,
            hands.waitFor(
                QStringLiteral("never"), [] { return false; }, 0));
    }

    void agreesToAQuestionAfterALook()
    {
        TourStage stage;
        Hands hands(stage.console(), stage.window());
        QString seen;
        hands.agreeToNextQuestion([&](QWidget* question) { seen = question->windowTitle(); });
        QVERIFY(ask(&stage.window(), QStringLiteral("Really?"), {}, QStringLiteral("Yes"), QStringLiteral("No")));
        QCOMPARE(seen, QStringLiteral("Really?"));
    }
};

QTEST_MAIN(TestHands)
#include "tst_hands.moc"
