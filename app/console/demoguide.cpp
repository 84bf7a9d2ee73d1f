// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/demoguide.h"

#include "ui/common/futures.h"
#include "ui/common/question.h"
#include "ui/firststart/demobanner.h"
#include "ui/firststart/firststartpage.h"
#include "ui/mainwindow/mainwindow.h"

#include <algorithm>

namespace console {

namespace {

const QString loopback = QStringLiteral("127.0.0.1");

} // namespace

DemoGuide::DemoGuide(Commands& commands, MainWindow& window)
    : m_commands(commands)
    , m_window(window)
    , m_page(new FirstStartPage)
    , m_banner(new DemoBanner)
{
    window.setFirstStart(m_page);
    window.addBanner(m_banner);
    connect(&window, &MainWindow::firstStartWanted, this, [this] {
        m_asked = true;
        refresh();
    });
    connect(m_page, &FirstStartPage::demoWanted, this, &DemoGuide::start);
    connect(m_page, &FirstStartPage::connectionWanted, this, &DemoGuide::connectionWanted);
    connect(m_page, &FirstStartPage::workspaceWanted, this, &DemoGuide::workspaceWanted);
    connect(m_page, &FirstStartPage::skipped, this, &DemoGuide::skip);
    connect(m_banner, &DemoBanner::startWanted, this, &DemoGuide::start);
    connect(m_banner, &DemoBanner::stopWanted, this, &DemoGuide::stop);
    connect(m_banner, &DemoBanner::stepWanted, this, &DemoGuide::lead);
    connect(&m_fleet, &DemoFleet::brokerReady, this, &DemoGuide::connectConsole);
    connect(&m_fleet, &DemoFleet::failed, this, &DemoGuide::failed);
    if (const auto there = DemoFleet::check(); !there)
        m_page->setDemoError(there.error());
    if (hasProfile())
        m_banner->showStopped();
}

bool DemoGuide::hasProfile() const
{
    const ConsoleSettings settings = m_commands.settings();
    return std::any_of(settings.profiles.cbegin(), settings.profiles.cend(),
        [](const BrokerProfile& one) { return one.id == profileId; });
}

void DemoGuide::applyFrame(const Frame& frame)
{
    m_pulse = frame.pulse;
    m_steps.applyFrame(frame);
    m_used = m_used || frame.pulse.devices > 0 || !frame.firmware.empty();
    const bool isOurs = m_pulse.link.state == LinkState::Connected && m_pulse.link.host == loopback
        && m_pulse.link.port == m_fleet.port();
    if (m_fleet.state() == DemoFleet::State::WaitingForConsole && isOurs)
        m_fleet.startDevices();
    if (m_fleet.state() == DemoFleet::State::Running)
        m_banner->showSteps(m_steps, DemoFleet::devices);
    refresh();
}

void DemoGuide::refresh()
{
    const ConsoleSettings settings = m_commands.settings();
    const bool empty = m_pulse.loadedPercent == 100 && !m_used && settings.profiles.isEmpty();
    // A demo's own connection does not make a workspace used: it may be started once more.
    const bool demoFits = (!m_used || !settings.profiles.isEmpty())
        && std::all_of(settings.profiles.cbegin(), settings.profiles.cend(),
            [](const BrokerProfile& one) { return one.id == profileId; });
    m_page->setWorkspaceUsed(!demoFits);
    m_window.showFirstStart(m_asked || (empty && !m_skipped));
}

void DemoGuide::skip()
{
    m_skipped = true;
    m_asked = false;
    refresh();
}

void DemoGuide::start()
{
    m_page->setDemoStarting(true);
    m_banner->showSteps(m_steps, DemoFleet::devices); // it says how many
    m_banner->showStarting();
    m_fleet.start();
}

void DemoGuide::connectConsole()
{
    ConsoleSettings settings = m_commands.settings();
    settings.profiles.removeIf([](const BrokerProfile& one) { return one.id == profileId; });
    BrokerProfile profile = newProfile();
    profile.id = profileId;
    profile.name = tr("Demo");
    profile.environment = tr("Demo");
    profile.host = loopback;
    profile.port = m_fleet.port();
    profile.savePassword = false;
    profile.colour = EnvironmentColour::Teal;
    settings.profiles.append(profile);
    if (m_pulse.server.state == ServerState::Failed)
        settings.listenPort = 0; // somebody else has the usual one; devices of this computer find any
    whenDone(m_commands.applySettings(settings), this, [this](const Result<void>& kept) {
        if (!kept)
            return failed(kept.error());
        whenDone(m_commands.connectBroker(profileId, {}), this, [this](const Result<void>& connected) {
            if (!connected)
                return failed(connected.error());
            m_page->setDemoStarting(false);
            skip();
            m_window.showPage(QStringLiteral("overview"));
            emit settingsChanged();
        });
    });
}

void DemoGuide::failed(const Error& error)
{
    m_fleet.stop();
    m_page->setDemoStarting(false);
    m_page->setDemoError(error);
    m_banner->showFailed(error);
}

void DemoGuide::stop()
{
    const bool runs = m_fleet.state() != DemoFleet::State::Stopped;
    if (runs
        && !ask(&m_window, tr("Stop the demo?"),
            tr("The simulated devices and their broker end. What they did stays in this workspace to look at."),
            tr("&Stop the demo"), tr("&Keep it running")))
        return;
    m_fleet.stop();
    removeProfile();
    m_banner->hide();
}

void DemoGuide::removeProfile()
{
    ConsoleSettings settings = m_commands.settings();
    settings.profiles.removeIf([](const BrokerProfile& one) { return one.id == profileId; });
    if (settings.activeProfile == profileId) {
        m_commands.disconnectBroker();
        settings.activeProfile.clear();
    }
    whenDone(m_commands.applySettings(settings), this, [this](const Result<void>&) { emit settingsChanged(); });
}

void DemoGuide::lead(DemoSteps::Step step)
{
    using Step = DemoSteps::Step;
    switch (step) {
    case Step::Upload:
        emit uploadWanted(m_fleet.firmwareFile());
        break;
    case Step::Verify:
        emit verificationWanted(m_steps.firmware());
        break;
    case Step::Batch:
        emit wizardWanted(m_steps.firmware());
        break;
    case Step::Upgrading:
    case Step::Done:
        emit batchWanted(m_steps.batch());
        break;
    case Step::Devices:
    case Step::Verifying:
        break;
    }
}

} // namespace console
