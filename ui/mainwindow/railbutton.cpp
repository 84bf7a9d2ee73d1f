// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/railbutton.h"

#include "models/tables/celltext.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>

namespace console {

RailButton::RailButton(const QString& icon, const QString& text, QWidget* parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::setCount(quint32 count, const QString& meaning, bool problem)
{
    if (count == m_count && problem == m_problem && accessibleDescription() == meaning)
        return;
    m_count = count;
    m_problem = problem;
    setAccessibleDescription(meaning);
    update();
}

QSize RailButton::sizeHint() const
{
    return { 40 + fontMetrics().horizontalAdvance(text()) + 56, std::max(34, fontMetrics().height() + space16) };
}

void RailButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ground = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor accent = themeColor(ColorRole::Accent);
    painter.setPen(hasFocus() ? QPen(accent) : QPen(Qt::NoPen));
    if (isChecked())
        painter.setBrush(tint(accent, isDark() ? 0.22 : 0.11));
    else if (underMouse())
        painter.setBrush(tint(themeColor(ColorRole::SecondaryText), 0.12));
    painter.drawRoundedRect(ground, controlRadius + 2, controlRadius + 2);
    const QColor color = isChecked() ? accent : themeColor(ColorRole::Text);
    drawIcon(&painter, QRect(space12, (height() - 18) / 2, 18, 18), m_icon, color);
    QFont words = font();
    words.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
    painter.setFont(words);
    painter.setPen(isChecked() && !isDark() ? accent : themeColor(ColorRole::Text));
    painter.drawText(rect().adjusted(40, 0, -space8, 0), Qt::AlignVCenter | Qt::TextSingleLine, text());
    paintCount(&painter);
}

void RailButton::paintCount(QPainter* painter) const
{
    if (m_count == 0)
        return;
    painter->setFont(secondaryFont());
    const QString number = countText(m_count);
    const int width = painter->fontMetrics().horizontalAdvance(number) + space12 + (m_problem ? 15 : 0);
    const QRect pill(rect().right() - space8 - width, (height() - 18) / 2, width, 18);
    const QColor color = themeColor(m_problem ? ColorRole::Warning : ColorRole::SecondaryText);
    QColor ground = color;
    ground.setAlphaF(isDark() ? 0.20F : 0.13F);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawRoundedRect(pill, 9, 9);
    if (m_problem)
        drawIcon(painter, QRect(pill.left() + 5, pill.top() + 2, 13, 13), QStringLiteral("warning"), color);
    painter->setPen(color);
    painter->drawText(pill.adjusted(m_problem ? 15 : 0, 0, 0, 0), Qt::AlignCenter, number);
}

} // namespace console
