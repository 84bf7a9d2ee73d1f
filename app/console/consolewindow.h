// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/alertdesk.h"
#include "app/console/console.h"
#include "app/console/consolecommands.h"
#include "app/console/demoguide.h"
#include "app/console/language.h"
#include "models/tables/batchtablemodel.h"
#include "models/tables/firmwaretablemodel.h"
#include "ui/mainwindow/mainwindow.h"

#include <QHash>

#include <functional>

namespace console {

class ActivityPage;
class BatchesPage;
class DevicesPage;
class FirmwarePage;
class OverviewPage;
class SettingsPage;

/// Assembles the window: models, pages and what leads from one to another; brings the engine's frames to all of them.
/// GUI thread.
class ConsoleWindow final : public QObject
{
    Q_OBJECT

public:
    ConsoleWindow(Console& console, Language& language);
    ~ConsoleWindow() override;

    void show();
    void comeForward();
    [[nodiscard]] MainWindow& window() { return m_window; }

signals:
    void workspaceWanted(const QString& folder); ///< another one, which can be opened as far as one can see

private:
    void addPages();
    void connectPages();
    void connectGuide();
    void sayWhatWasDamaged();
    void showBatch(BatchId batch);
    void openWizard(FirmwareId firmware);
    void openAlert(const Alert& alert);
    void openWorkspace(const QString& folder);
    void takeFrames();
    void applyFrame(const Frame& frame);
    void askPassword(const BrokerProfile& profile);
    void showShortcuts();
    void findRollouts(std::vector<PaletteEntry>& entries, const std::function<void(FirmwareId)>& showFirmware,
        const std::function<void(BatchId)>& showBatch) const;
    void findDevices(const QString& typed, std::vector<PaletteEntry>& entries,
        const std::function<void(DeviceSlot)>& showDevice) const;

    Console& m_console;
    Language& m_language;
    ConsoleCommands m_commands;
    BatchTableModel m_batches;
    FirmwareTableModel m_firmware;
    QHash<quint64, QString> m_batchVersions; ///< for the sentences of Activity
    MainWindow m_window;
    OverviewPage* m_overviewPage;
    DevicesPage* m_devicesPage;
    FirmwarePage* m_firmwarePage;
    BatchesPage* m_batchesPage;
    ActivityPage* m_activityPage;
    SettingsPage* m_settingsPage;
    AlertDesk m_alerts;
    std::unique_ptr<DemoGuide> m_guide; ///< before the window, whose widgets it made
};

} // namespace console
