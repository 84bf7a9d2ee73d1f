// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/actionbutton.h"

#include <QAction>
#include <QStyle>

namespace console {

void setLook(QPushButton* button, ButtonLook look)
{
    const QString word = look == ButtonLook::Accent ? QStringLiteral("accent")
        : look == ButtonLook::Flat                  ? QStringLiteral("flat")
                                                    : QString();
    button->setProperty("look", word);
    button->style()->unpolish(button);
    button->style()->polish(button);
}

ActionButton::ActionButton(QAction* action, ButtonLook look, QWidget* parent)
    : QPushButton(parent)
    , m_action(action)
    , m_look(look)
{
    setLook(this, look);
    setObjectName(action->objectName() + QStringLiteral("Button"));
    connect(action, &QAction::changed, this, &ActionButton::follow);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    follow();
}

void ActionButton::follow()
{
    if (!m_action)
        return;
    setText(m_action->text());
    // On the accent colour a line icon in the text colour would not be seen: the word stands alone.
    setIcon(m_look == ButtonLook::Accent ? QIcon() : m_action->icon());
    setEnabled(m_action->isEnabled());
    setVisible(m_action->isVisible());
    const QString key = m_action->isEnabled() ? m_action->shortcut().toString(QKeySequence::NativeText) : QString();
    setToolTip(key.isEmpty() ? m_action->toolTip() : QStringLiteral("%1 (%2)").arg(m_action->toolTip(), key));
    setStatusTip(m_action->statusTip());
    setAccessibleName(m_action->iconText());
}

} // namespace console
