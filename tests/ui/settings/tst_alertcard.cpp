// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/alertcard.h"

#include "ui/common/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace console;

class TestAlertCard : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void showsAndSaysWhatWasChosen();
    void quietModeLeavesFailuresToChoose();
    void saysThatADesktopHasNoPlace();
};

void TestAlertCard::showsAndSaysWhatWasChosen()
{
    AlertCard card;
    AlertSettings settings{ false, false, true, 90, 2048, 0 };
    settings.setMuted(AlertKind::BatchFinished, true);
    QSignalSpy chosen(&card, &AlertCard::alertsChosen);
    card.setSettings(settings);
    QCOMPARE(chosen.size(), 0); // nobody has chosen anything
    QCOMPARE(card.findChild<QSpinBox*>(QStringLiteral("alertsBrokerLost"))->value(), 90);
    QVERIFY(!card.findChild<QCheckBox*>(QStringLiteral("alertsDesktop"))->isChecked());
    auto* finished = card.findChild<QCheckBox*>(QStringLiteral("alertKind0"));
    QVERIFY(!finished->isChecked());
    finished->click();
    settings.setMuted(AlertKind::BatchFinished, false);
    QCOMPARE(chosen.takeFirst().first().value<AlertSettings>(), settings);
    card.findChild<QSpinBox*>(QStringLiteral("alertsDiskLow"))->setValue(512);
    QCOMPARE(chosen.takeFirst().first().value<AlertSettings>().diskLowMegabytes, 512);
}

void TestAlertCard::quietModeLeavesFailuresToChoose()
{
    AlertCard card;
    card.setSettings({});
    card.findChild<QCheckBox*>(QStringLiteral("alertsQuiet"))->click();
    for (int i = 0; i <= int(lastAlertKind); ++i) {
        const auto* box = card.findChild<QCheckBox*>(QStringLiteral("alertKind%1").arg(i));
        QCOMPARE(box->isEnabled(), isFailure(static_cast<AlertKind>(i)));
        QCOMPARE(box->toolTip().isEmpty(), box->isEnabled());
    }
}

void TestAlertCard::saysThatADesktopHasNoPlace()
{
    AlertCard card;
    const auto says = [&] {
        const auto labels = card.findChildren<QLabel*>();
        return std::any_of(labels.cbegin(), labels.cend(),
            [](const QLabel* label) { return label->text().contains(QStringLiteral("no place for notifications")); });
    };
    QVERIFY(!says());
    card.setDesktopAvailable(false);
    QVERIFY(says());
}

QTEST_MAIN(TestAlertCard)
#include "tst_alertcard.moc"
