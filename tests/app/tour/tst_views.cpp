// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/tour/tourstage.h"

using namespace console;

class TestViews : public QObject
{
    Q_OBJECT

private slots:
    void everyViewHasItsPicture()
    {
        TourStage stage;
        stage.window().resize(1280, 800);
        Hands hands(stage.console(), stage.window());
        Camera camera(hands, stage.language(), stage.folder());
        Views views(hands, camera);
        views.overview(QStringLiteral("a"));
        views.devices(QStringLiteral("b"));
        views.uploadForm({}, QStringLiteral("c"), QStringLiteral("d"));
        views.batches(QStringLiteral("e"));
        views.activity(QStringLiteral("f"));
        views.settings(QStringLiteral("g"));
        views.fileServer(QStringLiteral("h"));
        views.help(QStringLiteral("i"));
        const QStringList names = stage.pictures();
        QCOMPARE(names.size(), 9);
        for (qsizetype next = 1; next < names.size(); ++next)
            QVERIFY2(stage.picture(names[next]) != stage.picture(names[next - 1]), qPrintable(names[next]));
    }
};

QTEST_MAIN(TestViews)
#include "tst_views.moc"
