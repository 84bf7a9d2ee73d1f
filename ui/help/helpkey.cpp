// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpkey.h"

#include "ui/help/helppages.h"
#include "ui/help/helpwindow.h"

#include <QApplication>
#include <QKeyEvent>

namespace console {

HelpKey::HelpKey(QWidget& mainWindow, std::function<QString()> page)
    : QObject(&mainWindow)
    , m_mainWindow(mainWindow)
    , m_page(std::move(page))
{
    qApp->installEventFilter(this);
}

void HelpKey::showHelp()
{
    QWidget* const modal = QApplication::activeModalWidget();
    QWidget* const owner = modal ? modal : &m_mainWindow;
    const QWidget* const place = QApplication::focusWidget();
    auto* window = owner->findChild<HelpWindow*>(QString(), Qt::FindDirectChildrenOnly);
    if (!window) {
        window = new HelpWindow(owner);
        window->setAttribute(Qt::WA_DeleteOnClose);
    }
    window->showPage(helpPageFor(place ? place : modal, m_page()));
    window->show();
    window->raise();
    window->activateWindow();
}

bool HelpKey::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress || !watched->isWidgetType())
        return QObject::eventFilter(watched, event);
    const auto* key = static_cast<const QKeyEvent*>(event);
    const auto* widget = static_cast<const QWidget*>(watched);
    const bool isOurs = key->matches(QKeySequence::HelpContents) && !qobject_cast<const HelpWindow*>(widget->window());
    if (isOurs)
        showHelp();
    return isOurs || QObject::eventFilter(watched, event);
}

} // namespace console
