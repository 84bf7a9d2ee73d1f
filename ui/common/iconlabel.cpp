// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/iconlabel.h"

#include "ui/common/icons.h"

namespace console {

IconLabel::IconLabel(QString icon, int side, ColorRole color, QWidget* parent)
    : QWidget(parent)
    , m_icon(std::move(icon))
    , m_color(color)
{
    setFixedSize(side, side);
}

void IconLabel::setIcon(const QString& icon, ColorRole color)
{
    m_icon = icon;
    m_color = color;
    update();
}

void IconLabel::paintEvent(QPaintEvent*)
{
    if (m_icon.isEmpty())
        return;
    QPainter painter(this);
    drawIcon(&painter, rect(), m_icon, themeColor(m_color));
}

} // namespace console
