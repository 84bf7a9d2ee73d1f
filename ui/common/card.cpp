// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/card.h"

#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace console {

Card::Card(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_content(new QVBoxLayout)
{
    m_title->setForegroundRole(QPalette::PlaceholderText);
    m_title->setObjectName(QStringLiteral("cardTitle"));
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(space8);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space16, space12, space16, space12);
    column->setSpacing(space8);
    column->addWidget(m_title);
    column->addLayout(m_content, 1);
    setTitle(title);
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::setSection()
{
    m_title->setFont(sectionFont());
    m_title->setForegroundRole(QPalette::WindowText);
}

void Card::setClickable(bool clickable)
{
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = m_clickable && (m_hovered || hasFocus());
    const QColor border = !lit ? themeColor(ColorRole::Border)
        : hasFocus()           ? themeColor(ColorRole::Accent)
                               : tint(themeColor(ColorRole::SecondaryText), 0.5);
    painter.setPen(border);
    painter.setBrush(themeColor(m_pressed ? ColorRole::Alternate : ColorRole::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), cardRadius, cardRadius);
}

void Card::mousePressEvent(QMouseEvent* event)
{
    if (!m_clickable || event->button() != Qt::LeftButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_pressed = true;
    update();
}

void Card::mouseReleaseEvent(QMouseEvent* event)
{
    const bool wasPressed = std::exchange(m_pressed, false);
    update();
    if (wasPressed && rect().contains(event->position().toPoint()))
        emit clicked();
    else
        QWidget::mouseReleaseEvent(event);
}

void Card::keyPressEvent(QKeyEvent* event)
{
    const bool activates
        = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (m_clickable && activates)
        emit clicked();
    else
        QWidget::keyPressEvent(event);
}

void Card::enterEvent(QEnterEvent*)
{
    m_hovered = true;
    update();
}

void Card::leaveEvent(QEvent*)
{
    m_hovered = false;
    update();
}

} // namespace console
