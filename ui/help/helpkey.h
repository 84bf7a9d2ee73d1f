// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace console {

class HelpWindow;

/// F1 anywhere in the program opens the guide on the page of where one is; in a modal dialog as a window of that
/// dialog, for no other would take a key or a click meanwhile. GUI thread; owned by the main window.
class HelpKey : public QObject
{
    Q_OBJECT

public:
    /// `page` names the page of the main window that is shown.
    HelpKey(QWidget& mainWindow, std::function<QString()> page);

    void showHelp();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& m_mainWindow;
    std::function<QString()> m_page;
};

} // namespace console
