// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/linklabel.h"

#include <QEvent>

namespace console {

LinkLabel::LinkLabel(const QString& text, QWidget* parent)
    : QLabel(text, parent)
{
    setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
}

void LinkLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::StyleChange)
        return;
    // Read again: the colour of a link is taken from the palette when the text is read.
    const QString same = text();
    setText(QString());
    setText(same);
}

} // namespace console
