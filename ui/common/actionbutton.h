// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QPushButton>

class QAction;

namespace console {

enum class ButtonLook { Quiet, Accent, Flat };

/// Gives a button its look; of accent buttons each page has one.
void setLook(QPushButton* button, ButtonLook look);

/// A push button that follows an action: text, icon, enabled, visible, tooltip (which says why it is disabled), menu.
/// Its object name is the action's + "Button".
class ActionButton : public QPushButton
{
    Q_OBJECT

public:
    explicit ActionButton(QAction* action, ButtonLook look = ButtonLook::Quiet, QWidget* parent = nullptr);

private:
    void follow();

    QPointer<QAction> m_action;
    ButtonLook m_look;
};

} // namespace console
