// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/demofleet.h"
#include "models/control/commands.h"
#include "ui/firststart/demosteps.h"

namespace console {

class DemoBanner;
class FirstStartPage;
class MainWindow;

/// The first start: shows its page while the workspace holds nothing, runs the demo, and leads through it by the
/// banner. What concerns other pages is said by signals. GUI thread; page and banner belong to the window.
class DemoGuide final : public QObject
{
    Q_OBJECT

public:
    DemoGuide(Commands& commands, MainWindow& window);

    void applyFrame(const Frame& frame);
    [[nodiscard]] FirstStartPage& page() { return *m_page; }
    [[nodiscard]] const DemoFleet& fleet() const { return m_fleet; }
    /// The id of the demo's connection: its broker is gone when the console ends.
    static constexpr QLatin1StringView profileId{ "demo" };

signals:
    void uploadWanted(const QString& file);
    void verificationWanted(console::FirmwareId firmware);
    void wizardWanted(console::FirmwareId firmware);
    void batchWanted(console::BatchId batch);
    void connectionWanted();
    void workspaceWanted(const QString& folder);
    void settingsChanged();

private:
    void start();
    void connectConsole();
    void stop();
    void removeProfile();
    void failed(const Error& error);
    void lead(DemoSteps::Step step);
    void skip();
    void refresh();
    [[nodiscard]] bool hasProfile() const;

    Commands& m_commands;
    MainWindow& m_window;
    FirstStartPage* m_page;
    DemoBanner* m_banner;
    DemoFleet m_fleet;
    DemoSteps m_steps;
    Pulse m_pulse;
    bool m_used = false; ///< the workspace holds something
    bool m_skipped = false;
    bool m_asked = false; ///< from the menu
};

} // namespace console
