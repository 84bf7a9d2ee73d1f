// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/environment.h"

#include "ui/common/theme.h"

#include <QApplication>
#include <QSet>
#include <QTest>

using namespace console;

class TestEnvironment : public QObject
{
    Q_OBJECT

private slots:
    void coloursCanBeToldApartInBothThemes_data()
    {
        QTest::addColumn<Theme>("theme");
        QTest::newRow("light") << Theme::Light;
        QTest::newRow("dark") << Theme::Dark;
    }
    void coloursCanBeToldApartInBothThemes()
    {
        QFETCH(Theme, theme);
        applyTheme(*qApp, theme);
        QSet<QRgb> seen{ themeColor(ColorRole::Failed).rgb() }; // production's
        const int ground = themeColor(ColorRole::Window).lightness();
        for (int i = 1; i <= int(lastEnvironmentColour); ++i) {
            const auto colour = static_cast<EnvironmentColour>(i);
            QVERIFY(!seen.contains(environmentColor(colour).rgb()));
            seen.insert(environmentColor(colour).rgb());
            QVERIFY(qAbs(environmentColor(colour).lightness() - ground) > 60);
            QVERIFY(!environmentSwatch(colour).isNull());
            QVERIFY(!environmentColourText(colour).isEmpty());
            QCOMPARE(environmentColourNamed(nameOf(colour)), colour);
        }
        QVERIFY(!environmentColor(EnvironmentColour::None).isValid());
        QVERIFY(environmentSwatch(EnvironmentColour::None).isNull());
    }

    void productionIsRedAndAsksForItsName()
    {
        BrokerProfile profile;
        profile.name = QStringLiteral("Plant");
        profile.colour = EnvironmentColour::Green;
        QCOMPARE(environmentColor(profile), environmentColor(EnvironmentColour::Green));
        QCOMPARE(environmentToConfirm(profile), QString());
        profile.production = true;
        QCOMPARE(environmentColor(profile), themeColor(ColorRole::Failed));
        QCOMPARE(environmentToConfirm(profile), QStringLiteral("Plant"));
        profile.environment = QStringLiteral("Live");
        QCOMPARE(environmentToConfirm(profile), QStringLiteral("Live"));
    }
};

QTEST_MAIN(TestEnvironment)
#include "tst_environment.moc"
