// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/alertdesk.h"

#include "ui/common/alerttext.h"
#include "ui/common/futures.h"

#include <QDateTime>
#include <QDeadlineTimer>

namespace console {

namespace {

constexpr int tickMs = 1000;
constexpr int lookEvery = 60;

} // namespace

AlertDesk::AlertDesk(std::function<ConsoleSettings()> settings, Look look, std::unique_ptr<DesktopNotes> notes)
    : m_settings(std::move(settings))
    , m_look(std::move(look))
    , m_notes(std::move(notes))
{
    connect(m_notes.get(), &DesktopNotes::pressed, this, [this] { emit opened(m_newest); });
    connect(m_notes.get(), &DesktopNotes::iconPressed, this, &AlertDesk::windowWanted);
    connect(&m_timer, &QTimer::timeout, this,
        [this] { tick(QDeadlineTimer::current().deadline(), QDateTime::currentMSecsSinceEpoch()); });
    m_timer.start(tickMs);
    takeSettings();
}

AlertDesk::~AlertDesk() = default;

void AlertDesk::applyFrame(const Frame& frame)
{
    tell(m_rules.apply(frame));
}

void AlertDesk::tick(TimeMs steady, TimeMs now)
{
    takeSettings();
    tell(m_rules.tick(steady, now));
    if (m_turns++ % lookEvery == 0)
        whenDone(m_look(), this, [this, now](const Surroundings& around) { tell(m_rules.look(around, now)); });
}

void AlertDesk::takeSettings()
{
    m_wanted = m_settings().alerts;
    m_rules.setSettings(m_wanted);
    m_notes->setIconKept(m_wanted.tray);
}

void AlertDesk::tell(const QList<Alert>& alerts)
{
    for (const Alert& alert : alerts) {
        m_newest = alert;
        if (m_wanted.desktop)
            m_notes->show(alertKindText(alert.kind), alertText(alert), isFailure(alert.kind));
        emit raised(alert);
    }
}

} // namespace console
