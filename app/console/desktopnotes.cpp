// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/desktopnotes.h"

#include "ui/common/icons.h"

#include <QSystemTrayIcon>
#include <QTimer>

namespace console {

namespace {

constexpr int showMs = 10'000;
constexpr int goneMs = 60'000; // notifications wait in a list of the desktop; the icon answers a press until then

class TrayNotes final : public DesktopNotes
{
public:
    TrayNotes()
    {
        m_icon.setIcon(appIcon());
        m_icon.setToolTip(QStringLiteral("Rollout Console"));
        m_gone.setSingleShot(true);
        m_gone.setInterval(goneMs);
        connect(&m_gone, &QTimer::timeout, this, [this] { m_icon.setVisible(m_kept); });
        connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &DesktopNotes::pressed);
        connect(&m_icon, &QSystemTrayIcon::activated, this, &DesktopNotes::iconPressed);
    }

    bool isAvailable() const override
    {
        return QSystemTrayIcon::isSystemTrayAvailable() && QSystemTrayIcon::supportsMessages();
    }

    void setIconKept(bool kept) override
    {
        if (m_kept == kept)
            return;
        m_kept = kept;
        m_icon.setVisible(kept && QSystemTrayIcon::isSystemTrayAvailable());
    }

    void show(const QString& title, const QString& text, bool isFailure) override
    {
        if (!isAvailable())
            return;
        m_icon.show();
        m_icon.showMessage(title, text, isFailure ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information, showMs);
        m_gone.start();
    }

private:
    QSystemTrayIcon m_icon;
    QTimer m_gone;
    bool m_kept = false;
};

} // namespace

std::unique_ptr<DesktopNotes> makeTrayNotes()
{
    return std::make_unique<TrayNotes>();
}

} // namespace console
