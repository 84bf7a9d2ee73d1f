// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/sparkline.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace console {

Sparkline::Sparkline(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); // gives way to the number
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Sparkline::setValues(std::vector<double> values)
{
    if (values == m_values)
        return;
    m_values = std::move(values);
    update();
}

void Sparkline::paintEvent(QPaintEvent*)
{
    if (m_values.size() < 2)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 2, -1, -2);
    const double step = area.width() / static_cast<double>(m_values.size() - 1);
    QPainterPath line;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const QPointF place(area.left() + step * static_cast<double>(i), area.bottom() - area.height() * m_values[i]);
        if (i == 0)
            line.moveTo(place);
        else
            line.lineTo(place);
    }
    QPainterPath ground = line;
    ground.lineTo(area.bottomRight());
    ground.lineTo(area.bottomLeft());
    QColor accent = themeColor(ColorRole::Accent);
    painter.setPen(QPen(accent, 1.5));
    painter.drawPath(line);
    accent.setAlphaF(0.14F);
    painter.fillPath(ground, accent);
}

} // namespace console
