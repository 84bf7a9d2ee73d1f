// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consolewindow.h"

#include "app/console/surroundings.h"
#include "models/broker/sessionfactory.h"
#include "models/fleet/textpattern.h"
#include "models/tables/celltext.h"
#include "ui/activity/activitypage.h"
#include "ui/activity/activitytext.h"
#include "ui/batches/batchespage.h"
#include "ui/common/futures.h"
#include "ui/common/noticebar.h"
#include "ui/common/theme.h"
#include "ui/connection/passworddialog.h"
#include "ui/devices/devicespage.h"
#include "ui/firmware/firmwarepage.h"
#include "ui/firststart/firststartpage.h"
#include "ui/overview/overviewpage.h"
#include "ui/settings/settingspage.h"
#include "ui/settings/shortcutsdialog.h"

#include <QApplication>
#include <QDir>
#include <QtConcurrent>

namespace console {

namespace {

/// Files of a slow disk are waited for on the pool.
QFuture<Surroundings> around(Console& console)
{
    return QtConcurrent::run(&console.pool(), [folder = console.workspace().folder(), settings = console.settings()] {
        return lookAround(folder, settings);
    });
}

} // namespace

ConsoleWindow::ConsoleWindow(Console& console, Language& language)
    : m_console(console)
    , m_language(language)
    , m_commands(console)
    , m_window(m_commands, QDir(console.workspace().folder()).dirName(), mqttLibraryName())
    , m_alerts([&console] { return console.settings(); }, [&console] { return around(console); }, makeTrayNotes())
{
    ConsoleSettings& settings = console.settings();
    if (settings.activeProfile == DemoGuide::profileId)
        settings.activeProfile.clear(); // its broker ended with the console before
    m_language.choose(settings.language);
    applyTheme(*qApp, settings.theme);
    addPages();
    connectPages();
    m_guide = std::make_unique<DemoGuide>(m_commands, m_window);
    connectGuide();
    sayWhatWasDamaged();
    m_window.restoreWindow();
    if (!m_console.isLoaded()) {
        Frame opening;
        opening.pulse.loadedPercent = 0;
        m_window.applyFrame(opening);
    }
    m_console.frames().setWake(wakeOn(this, [this] { takeFrames(); }));
    connect(&m_console, &Console::passwordNeeded, this, &ConsoleWindow::askPassword);
}

ConsoleWindow::~ConsoleWindow()
{
    m_console.frames().setWake({});
}

void ConsoleWindow::addPages()
{
    const auto names = m_console.names();
    const auto sentenceOf = [this, names](const Activity& activity) {
        return activityText(activity, ActivityContext{ *names, m_batchVersions });
    };
    m_overviewPage = new OverviewPage(names);
    m_devicesPage = new DevicesPage(m_commands, names);
    m_firmwarePage = new FirmwarePage(m_commands, m_firmware, m_batches, m_devicesPage->model(), names);
    m_batchesPage = new BatchesPage(m_commands, m_batches, m_devicesPage->model(), names, sentenceOf);
    m_activityPage = new ActivityPage(m_commands, names);
    m_settingsPage = new SettingsPage(m_commands);
    const std::initializer_list<std::pair<const char*, QWidget*>> pages
        = { { "overview", m_overviewPage }, { "devices", m_devicesPage }, { "firmware", m_firmwarePage },
              { "batches", m_batchesPage }, { "activity", m_activityPage }, { "settings", m_settingsPage } };
    for (const auto& [name, page] : pages)
        m_window.addPage(QString::fromLatin1(name), {}, QString::fromLatin1(name), page);
}

void ConsoleWindow::connectPages()
{
    const auto showDevice = [this](DeviceSlot device) {
        m_window.showPage(QStringLiteral("devices"));
        m_devicesPage->showDevice(device);
    };
    const auto showFirmware = [this](FirmwareId firmware) {
        m_window.showPage(QStringLiteral("firmware"));
        m_firmwarePage->selectFirmware(firmware);
    };
    connect(m_overviewPage, &OverviewPage::devicesRequested, this, [this](const QString& filter) {
        m_window.showPage(QStringLiteral("devices"));
        m_devicesPage->setFilter(filter);
    });
    connect(m_overviewPage, &OverviewPage::attentionRequested, this, [this] {
        m_window.showPage(QStringLiteral("activity"));
        m_activityPage->showProblems();
    });
    connect(m_overviewPage, &OverviewPage::connectionHelpRequested, this,
        [this] { m_window.showPage(QStringLiteral("settings")); });
    connect(m_devicesPage, &DevicesPage::connectionHelpRequested, this,
        [this] { m_window.showPage(QStringLiteral("settings")); });
    connect(m_devicesPage, &DevicesPage::batchRequested, this, &ConsoleWindow::showBatch);
    connect(m_firmwarePage, &FirmwarePage::batchWizardRequested, this, &ConsoleWindow::openWizard);
    connect(m_firmwarePage, &FirmwarePage::batchRequested, this, &ConsoleWindow::showBatch);
    connect(m_firmwarePage, &FirmwarePage::deviceRequested, this, showDevice);
    connect(m_batchesPage, &BatchesPage::deviceRequested, this, showDevice);
    connect(m_activityPage, &ActivityPage::batchRequested, this, &ConsoleWindow::showBatch);
    connect(m_activityPage, &ActivityPage::deviceRequested, this, showDevice);
    connect(m_activityPage, &ActivityPage::firmwareRequested, this, showFirmware);
    connect(m_settingsPage, &SettingsPage::languageChosen, this,
        [this](const QString& language) { m_language.choose(language); });
    connect(m_settingsPage, &SettingsPage::settingsChanged, &m_window, &MainWindow::reloadSettings);
    connect(m_settingsPage, &SettingsPage::shortcutsRequested, this, &ConsoleWindow::showShortcuts);
    connect(&m_window, &MainWindow::shortcutsWanted, this, &ConsoleWindow::showShortcuts);
    connect(&m_window, &MainWindow::quitWanted, qApp, &QApplication::quit);
    m_window.addPaletteSource([this, showFirmware](const QString&, std::vector<PaletteEntry>& entries) {
        findRollouts(entries, showFirmware, [this](BatchId batch) { showBatch(batch); });
    });
    m_window.addPaletteSource([this, showDevice](const QString& typed, std::vector<PaletteEntry>& entries) {
        findDevices(typed, entries, showDevice);
    });
    connect(&m_window, &MainWindow::alertOpened, this, &ConsoleWindow::openAlert);
    connect(&m_alerts, &AlertDesk::raised, &m_window, &MainWindow::showAlert);
    connect(&m_alerts, &AlertDesk::opened, this, &ConsoleWindow::openAlert);
    connect(&m_alerts, &AlertDesk::windowWanted, this, &ConsoleWindow::comeForward);
    m_settingsPage->setDesktopAlerts(m_alerts.hasDesktop());
}

void ConsoleWindow::findRollouts(std::vector<PaletteEntry>& entries,
    const std::function<void(FirmwareId)>& showFirmware, const std::function<void(BatchId)>& showBatch) const
{
    for (int row = 0; row < m_firmware.rowCount(); ++row) {
        const Firmware& one = m_firmware.firmware(row).firmware;
        entries.push_back({ .title = one.version,
            .detail = tr("Firmware of %1").arg(one.productKey),
            .iconName = QStringLiteral("firmware"),
            .group = 3,
            .run = [showFirmware, id = one.id] { showFirmware(id); } });
    }
    for (int row = 0; row < m_batches.rowCount(); ++row) {
        const BatchRow& one = m_batches.batch(row);
        entries.push_back({ .title = tr("Batch %1").arg(one.batch.id.toString()),
            .detail = tr("%1 to %2").arg(one.batch.version, devicesText(one.batch.counts.total())),
            .iconName = QStringLiteral("batches"),
            .group = 4,
            .run = [showBatch, id = one.batch.id] { showBatch(id); } });
    }
}

void ConsoleWindow::findDevices(
    const QString& typed, std::vector<PaletteEntry>& entries, const std::function<void(DeviceSlot)>& showDevice) const
{
    constexpr std::size_t most = 20;
    if (typed.size() < 2)
        return;
    const auto names = m_console.names();
    const TextPattern pattern({ typed }, TextPattern::Match::Part);
    std::size_t found = 0;
    const DeviceTableModel& devices = m_devicesPage->model();
    const auto count = static_cast<DeviceSlot>(devices.sourceCount());
    for (DeviceSlot device = 0; device < count && found < most; ++device) {
        const std::string_view name = names->devices.at(device);
        if (!pattern.matches(name))
            continue;
        ++found;
        entries.push_back({ .title = toText(name),
            .detail = tr("Device"),
            .iconName = QStringLiteral("devices"),
            .group = 5,
            .run = [showDevice, device] { showDevice(device); } });
    }
}

void ConsoleWindow::showShortcuts()
{
    ShortcutsDialog dialog(m_window.actionsOfAll(), m_commands.settings().shortcuts, &m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    ConsoleSettings settings = m_commands.settings();
    settings.shortcuts = dialog.chosen();
    whenDone(m_commands.applySettings(settings), this, [this](const Result<void>& saved) {
        if (!saved)
            m_settingsPage->showError(saved.error());
        m_window.reloadSettings();
    });
}

void ConsoleWindow::connectGuide()
{
    connect(m_guide.get(), &DemoGuide::uploadWanted, this, [this](const QString& file) {
        m_window.showPage(QStringLiteral("firmware"));
        m_firmwarePage->openUpload(file);
    });
    connect(m_guide.get(), &DemoGuide::verificationWanted, this, [this](FirmwareId firmware) {
        m_window.showPage(QStringLiteral("firmware"));
        m_firmwarePage->selectFirmware(firmware);
        m_firmwarePage->openVerification();
    });
    connect(m_guide.get(), &DemoGuide::wizardWanted, this, &ConsoleWindow::openWizard);
    connect(m_guide.get(), &DemoGuide::batchWanted, this, &ConsoleWindow::showBatch);
    connect(m_guide.get(), &DemoGuide::connectionWanted, this, [this] {
        m_window.showPage(QStringLiteral("settings"));
        m_settingsPage->addConnection();
    });
    connect(m_guide.get(), &DemoGuide::workspaceWanted, this, &ConsoleWindow::openWorkspace);
    connect(m_guide.get(), &DemoGuide::settingsChanged, this, [this] {
        m_settingsPage->reload();
        m_window.reloadSettings();
    });
}

void ConsoleWindow::showBatch(BatchId batch)
{
    m_window.showPage(QStringLiteral("batches"));
    m_batchesPage->showBatch(batch);
}

void ConsoleWindow::openWizard(FirmwareId firmware)
{
    m_window.showPage(QStringLiteral("batches"));
    m_batchesPage->openWizard(firmware);
}

void ConsoleWindow::openAlert(const Alert& alert)
{
    comeForward();
    switch (alert.kind) {
    case AlertKind::BatchFinished:
    case AlertKind::BatchHalted:
        if (alert.args.size() > 1) {
            showBatch(alert.batch);
            return;
        }
        [[fallthrough]];
    case AlertKind::VerificationFailed:
        m_window.showPage(QStringLiteral("firmware"));
        m_firmwarePage->selectFirmware(alert.firmware);
        return;
    case AlertKind::BrokerLost:
    case AlertKind::CertificateExpiring:
        m_window.showPage(QStringLiteral("settings"));
        return;
    case AlertKind::StoreFailed:
    case AlertKind::DiskLow:
        m_window.showPage(QStringLiteral("activity"));
        return;
    }
}

void ConsoleWindow::openWorkspace(const QString& folder)
{
    std::optional<Error> refused;
    if (QDir(folder) != QDir(m_console.workspace().folder())) {
        // Taken and let go again: whoever cannot have it should not leave this one.
        if (const auto there = Workspace::open(folder); !there)
            refused = there.error();
    }
    m_guide->page().setWorkspaceError(refused);
    if (!refused)
        emit workspaceWanted(folder);
}

void ConsoleWindow::sayWhatWasDamaged()
{
    const QString aside = m_console.damagedSettings();
    if (aside.isEmpty())
        return;
    auto* bar = new NoticeBar;
    bar->setObjectName(QStringLiteral("damagedSettings"));
    m_window.addBanner(bar);
    bar->showNotice(NoticeLevel::Warning,
        tr("The settings could not be read, so the usual ones are in use. Connections have to be entered again; what "
           "was "
           "there is kept as %1.")
            .arg(QDir::toNativeSeparators(aside)));
}

void ConsoleWindow::show()
{
    m_window.show();
}

void ConsoleWindow::comeForward()
{
    if (m_window.isMinimized())
        m_window.showNormal();
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

void ConsoleWindow::takeFrames()
{
    for (const Frame& frame : m_console.frames().takeAll())
        applyFrame(frame);
}

void ConsoleWindow::applyFrame(const Frame& frame)
{
    for (const BatchRow& row : frame.batches)
        m_batchVersions.insert(row.batch.id.value, row.batch.version);
    m_firmware.applyFrame(frame);
    m_batches.applyFrame(frame);
    m_devicesPage->applyFrame(frame);
    m_overviewPage->applyFrame(frame);
    m_firmwarePage->applyFrame(frame);
    m_batchesPage->applyFrame(frame);
    m_activityPage->applyFrame(frame);
    m_settingsPage->applyFrame(frame);
    m_window.applyFrame(frame);
    m_alerts.applyFrame(frame);
    m_guide->applyFrame(frame);
}

void ConsoleWindow::askPassword(const BrokerProfile& profile)
{
    if (const auto password = PasswordDialog::ask(profile, &m_window))
        m_console.connectTo(profile, *password);
}

} // namespace console
