// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/batchtablemodel.h"
#include "models/tables/devicetablemodel.h"
#include "models/tables/firmwaretablemodel.h"
#include "tests/support/fakecommands.h"
#include "tests/support/fleetbuilder.h"
#include "ui/activity/activitypage.h"
#include "ui/batches/batchespage.h"
#include "ui/devices/devicespage.h"
#include "ui/firmware/firmwarepage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/overview/overviewpage.h"
#include "ui/settings/settingspage.h"

#include <QTranslator>

namespace console {

/// The main window with every page, 70 devices, two firmware versions, a running batch that is shown and a log; and the
/// languages of the console. For tests that look at everything.
class FilledWindow
{
public:
    FilledWindow();
    ~FilledWindow() { QCoreApplication::removeTranslator(&m_translator); }
    Q_DISABLE_COPY_MOVE(FilledWindow)

    /// Hands the builder's frame to all pages and shows the newest batch.
    void feed();
    /// "en", "zh_CN"; false where the words are not there.
    [[nodiscard]] bool speak(const QString& language);
    void showPage(const char* name) { window->showPage(QLatin1String(name)); }
    template <class T> T* find(const char* name) { return window->findChild<T*>(QLatin1String(name)); }

    FakeCommands commands;
    FleetBuilder builder;
    FirmwareTableModel firmware;
    BatchTableModel batches;
    DeviceTableModel devices;
    std::unique_ptr<MainWindow> window;
    OverviewPage* overview = nullptr;
    DevicesPage* fleet = nullptr;
    FirmwarePage* packages = nullptr;
    BatchesPage* rollouts = nullptr;
    ActivityPage* activity = nullptr;

private:
    QWidget* settingsPage();

    QTranslator m_translator;
};

inline FilledWindow::FilledWindow()
    : devices(builder.names())
    , window(std::make_unique<MainWindow>(commands, QStringLiteral("demo"), QStringLiteral("libmosquitto")))
    , overview(new OverviewPage(builder.names()))
    , fleet(new DevicesPage(commands, builder.names()))
    , packages(new FirmwarePage(commands, firmware, batches, devices, builder.names()))
    , rollouts(new BatchesPage(
          commands, batches, devices, builder.names(), [](const Activity&) { return QStringLiteral("It happened."); }))
    , activity(new ActivityPage(commands, builder.names()))
{
    const std::initializer_list<std::pair<const char*, QWidget*>> pages{ { "overview", overview }, { "devices", fleet },
        { "firmware", packages }, { "batches", rollouts }, { "activity", activity }, { "settings", settingsPage() } };
    for (const auto& [name, page] : pages)
        window->addPage(QString::fromLatin1(name), {}, QString::fromLatin1(name), page);
    builder.addDevices(70)
        .addFirmware(QStringLiteral("2.4.0"), FirmwareState::Unverified)
        .addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verified)
        .addBatch(BatchState::Running, 70)
        .watchLastBatch()
        .addActivities(30);
    window->resize(1280, 800);
    window->show();
    feed();
    fleet->showDevice(3);
    packages->selectFirmware(builder.lastFirmware());
}

inline QWidget* FilledWindow::settingsPage()
{
    BrokerProfile profile = newProfile();
    profile.name = QStringLiteral("Demo");
    profile.host = QStringLiteral("broker.example");
    profile.tls = true; // shows every field
    commands.currentSettings.profiles = { profile };
    return new SettingsPage(commands);
}

inline void FilledWindow::feed()
{
    const Frame frame = builder.takeFrame();
    firmware.applyFrame(frame);
    batches.applyFrame(frame);
    devices.applyFrame(frame);
    overview->applyFrame(frame);
    fleet->applyFrame(frame);
    packages->applyFrame(frame);
    rollouts->applyFrame(frame);
    activity->applyFrame(frame);
    rollouts->showBatch(builder.lastBatch());
    rollouts->applyFrame(frame);
}

inline bool FilledWindow::speak(const QString& language)
{
    QCoreApplication::removeTranslator(&m_translator);
    const bool known = m_translator.load(QStringLiteral(":/i18n/rollout-console_") + language)
        && QCoreApplication::installTranslator(&m_translator);
    QCoreApplication::sendPostedEvents(); // Qt tells its windows later
    QCoreApplication::sendPostedEvents();
    return known;
}

} // namespace console
