// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/batchtablemodel.h"
#include "models/tables/devicetablemodel.h"
#include "models/tables/firmwaretablemodel.h"
#include "tests/support/fakecommands.h"
#include "tests/support/fleetbuilder.h"
#include "ui/activity/activitypage.h"
#include "ui/batches/batchespage.h"
#include "ui/common/theme.h"
#include "ui/devices/devicespage.h"
#include "ui/firmware/firmwarepage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/overview/overviewpage.h"
#include "ui/settings/settingspage.h"

#include <QTest>
#include <QTranslator>

using namespace console;

/// Every page, filled and with its panel open, in a window of 1100 × 700: a laptop at 200 %. In English and with every
/// word half as long again.
class TestSmallWindow : public QObject
{
    Q_OBJECT

private slots:
    void everyPageFits_data();
    void everyPageFits();
};

namespace {

/// Says everything longer, as a language that nobody has translated yet might.
class LongWords final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int n) const override
    {
        QString text = QString::fromUtf8(source);
        if (n >= 0)
            text.replace(QStringLiteral("%n"), QString::number(n));
        return text.startsWith(u'<') || text.size() > 60 ? text : text + QString(text.size() / 2, u'ø');
    }
};

} // namespace

void TestSmallWindow::everyPageFits_data()
{
    QTest::addColumn<bool>("longWords");
    QTest::newRow("as written") << false;
    QTest::newRow("long words") << true;
}

void TestSmallWindow::everyPageFits()
{
    QFETCH(bool, longWords);
    applyTheme(*qApp, Theme::Light);
    LongWords translator;
    if (longWords)
        QCoreApplication::installTranslator(&translator);
    FleetBuilder builder;
    builder.addDevices(70)
        .addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verified)
        .addBatch(BatchState::Running, 70)
        .watchLastBatch()
        .addActivities(30);
    FakeCommands commands;
    FirmwareTableModel firmware;
    BatchTableModel batches;
    DeviceTableModel devices(builder.names());
    Frame frame = builder.takeFrame();
    frame.pulse.devices = 70;
    firmware.applyFrame(frame);
    batches.applyFrame(frame);
    devices.applyFrame(frame);
    auto* overview = new OverviewPage(builder.names());
    auto* fleet = new DevicesPage(commands, builder.names());
    auto* packages = new FirmwarePage(commands, firmware, batches, devices, builder.names());
    auto* rollouts = new BatchesPage(
        commands, batches, devices, builder.names(), [](const Activity&) { return QStringLiteral("It happened."); });
    auto* activity = new ActivityPage(commands, builder.names());
    MainWindow window(commands, QStringLiteral("demo"), QStringLiteral("libmosquitto"));
    const std::initializer_list<std::pair<const char*, QWidget*>> pages{ { "overview", overview }, { "devices", fleet },
        { "firmware", packages }, { "batches", rollouts }, { "activity", activity },
        { "settings", new SettingsPage(commands) } };
    for (const auto& [name, page] : pages)
        window.addPage(QString::fromLatin1(name), {}, QString::fromLatin1(name), page);
    window.show();
    overview->applyFrame(frame);
    fleet->applyFrame(frame);
    packages->applyFrame(frame);
    rollouts->applyFrame(frame);
    activity->applyFrame(frame);
    fleet->showDevice(3);
    packages->selectFirmware(builder.lastFirmware());
    rollouts->showBatch(builder.lastBatch());
    rollouts->applyFrame(frame);
    for (const auto& [name, page] : pages) {
        window.showPage(QString::fromLatin1(name));
        window.resize(1100, 700);
        QTest::qWait(300); // charts draw four times a second
        const QSize least = window.minimumSizeHint().expandedTo(window.centralWidget()->minimumSizeHint());
        QVERIFY2(window.size() == QSize(1100, 700) && least.width() <= 1100 && least.height() <= 700,
            qPrintable(QStringLiteral("%1: window %2 x %3, page at least %4 x %5")
                           .arg(QString::fromLatin1(name))
                           .arg(least.width())
                           .arg(least.height())
                           .arg(page->minimumSizeHint().width())
                           .arg(page->minimumSizeHint().height())));
        if (const QString folder = qEnvironmentVariable("ROLLOUT_PICTURES"); !folder.isEmpty())
            window.grab().save(QStringLiteral("%1/small-%2-%3.png").arg(folder, QLatin1String(name)).arg(longWords));
    }
    QCoreApplication::removeTranslator(&translator);
}

QTEST_MAIN(TestSmallWindow)
#include "tst_smallwindow.moc"
