// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/desktopnotes.h"
#include "models/control/alertrules.h"
#include "models/control/settings.h"

#include <QFuture>
#include <QTimer>

#include <functional>

namespace console {

/// Runs AlertRules on what the window hears, on the time and on what is around the console, and tells the desktop too
/// where the operator wants that. GUI thread.
class AlertDesk final : public QObject
{
    Q_OBJECT

public:
    using Look = std::function<QFuture<Surroundings>()>; ///< without waiting
    AlertDesk(std::function<ConsoleSettings()> settings, Look look, std::unique_ptr<DesktopNotes> notes);
    ~AlertDesk() override;

    void applyFrame(const Frame& frame);
    /// Once a second; its first turn and every sixtieth look around.
    void tick(TimeMs steady, TimeMs now);
    [[nodiscard]] bool hasDesktop() const { return m_notes->isAvailable(); }

signals:
    void raised(const console::Alert& alert);
    void opened(const console::Alert& alert); ///< its notification was pressed
    void windowWanted(); ///< the tray's icon was

private:
    void takeSettings();
    void tell(const QList<Alert>& alerts);

    std::function<ConsoleSettings()> m_settings;
    Look m_look;
    std::unique_ptr<DesktopNotes> m_notes;
    AlertRules m_rules;
    AlertSettings m_wanted;
    Alert m_newest;
    QTimer m_timer;
    int m_turns = 0;
};

} // namespace console
