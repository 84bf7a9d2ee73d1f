// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace console {

/// Notifications of the desktop, where it has some. GUI thread.
class DesktopNotes : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] virtual bool isAvailable() const = 0;
    /// An icon in the tray for good; else it is there only while a notification is.
    virtual void setIconKept(bool kept) = 0;
    /// Nothing where none are available.
    virtual void show(const QString& title, const QString& text, bool isFailure) = 0;

signals:
    void pressed(); ///< the newest notification
    void iconPressed();
};

/// By the tray: its icon shows them on Windows, macOS and the desktops of Linux that have a tray.
[[nodiscard]] std::unique_ptr<DesktopNotes> makeTrayNotes();

} // namespace console
