// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/tour/tourstage.h"
#include "ui/common/question.h"

#include <QAction>
#include <QDialog>
#include <QPushButton>
#include <QScrollArea>
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

    void worksInADialogThatWaits()
    {
        TourStage stage;
        Hands hands(stage.console(), stage.window());
        QDialog dialog(&stage.window());
        dialog.setObjectName(QStringLiteral("waits"));
        QWidget* seen = nullptr;
        hands.inNextDialog(QStringLiteral("waits"), [&](QWidget* found) {
            seen = found;
            found->close();
        });
        dialog.exec();
        QCOMPARE(seen, &dialog);
    }

    void scrollsToWhatIsOutOfSight()
    {
        TourStage stage;
        Hands hands(stage.console(), stage.window());
        QScrollArea scroll(&stage.window());
        auto* content = new QWidget;
        content->setFixedSize(100, 5000);
        auto* part = new QPushButton(content);
        part->move(0, 4000);
        scroll.setWidget(content);
        scroll.resize(200, 200);
        scroll.show();
        hands.show(part);
        QVERIFY(scroll.viewport()->rect().intersects(QRect(part->mapTo(scroll.viewport(), QPoint()), part->size())));
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
