// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/tour/tourstage.h"

#include <QLabel>

using namespace console;

class TestCamera : public QObject
{
    Q_OBJECT

private slots:
    void everyLookIsAnotherPicture()
    {
        TourStage stage;
        Hands hands(stage.console(), stage.window());
        Camera camera(hands, stage.language(), stage.folder());
        hands.goTo(QStringLiteral("settings"));
        camera.inEveryLook([&] { camera.shoot(QStringLiteral("x")); });
        QCOMPARE(camera.pictures(), 4);
        const QStringList names = stage.pictures();
        QCOMPARE(names,
            QStringList({ QStringLiteral("en-dark-x.png"), QStringLiteral("en-light-x.png"),
                QStringLiteral("zh-dark-x.png"), QStringLiteral("zh-light-x.png") }));
        for (qsizetype one = 0; one < names.size(); ++one) {
            for (qsizetype other = 0; other < one; ++other)
                QVERIFY2(stage.picture(names[one]) != stage.picture(names[other]), qPrintable(names[one]));
        }
        QCOMPARE(stage.language().current(), QStringLiteral("en"));
        camera.shoot(QStringLiteral("x")); // in the first look again
        QCOMPARE(stage.pictures().size(), 4);
    }

    void aFolderThatIsNotThereStopsTheTour()
    {
        TourStage stage;
        Hands hands(stage.console(), stage.window());
        Camera camera(hands, stage.language(), QStringLiteral("/nowhere"));
        QVERIFY_THROWS_EXCEPTION(TourStopped, camera.shoot(QStringLiteral("x")));
    }
};

QTEST_MAIN(TestCamera)
#include "tst_camera.moc"
