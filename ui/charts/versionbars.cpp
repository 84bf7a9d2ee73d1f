// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/versionbars.h"

#include "models/tables/celltext.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace console {

namespace {

constexpr int rowHeight = 24;
constexpr int leastLabel = 64;
constexpr int mostLabel = 180;

} // namespace

VersionBars::VersionBars(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void VersionBars::setBars(std::vector<Bar> bars)
{
    if (bars == m_bars)
        return;
    const bool resized = bars.size() != m_bars.size();
    m_bars = std::move(bars);
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_bars.size()) - 1));
    m_hovered = -1;
    if (resized)
        updateGeometry();
    update();
}

QRect VersionBars::barRect(int bar) const
{
    return { 0, bar * rowHeight, width(), rowHeight };
}

QSize VersionBars::sizeHint() const
{
    return { 420, std::max(1, static_cast<int>(m_bars.size())) * rowHeight };
}

QSize VersionBars::minimumSizeHint() const
{
    return { 280, std::max(1, static_cast<int>(m_bars.size())) * rowHeight };
}

void VersionBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Columns widths = columns();
    for (int bar = 0; bar < static_cast<int>(m_bars.size()); ++bar)
        paintBar(painter, bar, widths);
}

void VersionBars::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(barAt(event->position().toPoint()));
}

void VersionBars::mouseReleaseEvent(QMouseEvent* event)
{
    const int bar = barAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || bar < 0)
        return;
    m_current = bar;
    update();
    emit barClicked(bar);
}

void VersionBars::leaveEvent(QEvent*)
{
    setHovered(-1);
}

void VersionBars::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_bars.size()) - 1;
    if (last < 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Up:
        m_current = std::max(0, m_current - 1);
        break;
    case Qt::Key_Down:
        m_current = std::min(last, m_current + 1);
        break;
    case Qt::Key_Home:
        m_current = 0;
        break;
    case Qt::Key_End:
        m_current = last;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        emit barClicked(m_current);
        return;
    default:
        return QWidget::keyPressEvent(event);
    }
    update();
}

bool VersionBars::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const int bar = barAt(help->pos()); bar >= 0)
            QToolTip::showText(help->globalPos(), m_bars[static_cast<std::size_t>(bar)].label, this, barRect(bar));
        return true;
    }
    return QWidget::event(event);
}

VersionBars::Columns VersionBars::columns() const
{
    const QFontMetrics metrics(font());
    Columns widths{ leastLabel, 0, metrics.horizontalAdvance(percentText(1.0)) };
    for (const Bar& bar : m_bars) {
        widths.label = std::max(widths.label, metrics.horizontalAdvance(bar.label));
        widths.count = std::max(widths.count, metrics.horizontalAdvance(countText(bar.devices)));
    }
    widths.label = std::min(widths.label, std::min(mostLabel, width() / 3));
    return widths;
}

void VersionBars::paintBar(QPainter& painter, int bar, const Columns& widths) const
{
    const Bar& value = m_bars[static_cast<std::size_t>(bar)];
    const QRect row = barRect(bar);
    if (bar == m_hovered || (hasFocus() && bar == m_current)) {
        painter.setBrush(tint(themeColor(ColorRole::Accent), 0.10));
        painter.setPen(hasFocus() && bar == m_current ? QPen(themeColor(ColorRole::Accent), 1) : QPen(Qt::NoPen));
        painter.drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), controlRadius, controlRadius);
    }
    const QRect inner = row.adjusted(space8, 0, -space8, 0);
    const QRect label(inner.left(), row.top(), widths.label, rowHeight);
    const QRect share(inner.right() - widths.share + 1, row.top(), widths.share, rowHeight);
    const QRect count(share.left() - space16 - widths.count, row.top(), widths.count, rowHeight);
    painter.setPen(themeColor(ColorRole::Text));
    painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(font()).elidedText(value.label, Qt::ElideMiddle, widths.label));
    painter.drawText(count, Qt::AlignRight | Qt::AlignVCenter, countText(value.devices));
    painter.setPen(themeColor(ColorRole::SecondaryText));
    painter.drawText(share, Qt::AlignRight | Qt::AlignVCenter, percentText(value.share));

    // Against the greatest bar, not against the whole: small shares stay comparable.
    double greatest = 0;
    for (const Bar& other : m_bars)
        greatest = std::max(greatest, other.share);
    const int left = label.right() + space12;
    const int track = std::max(0, count.left() - space12 - left);
    const double length = greatest > 0 ? std::max(2.0, track * value.share / greatest) : 0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(value.tint.color());
    painter.drawRoundedRect(QRectF(left, row.center().y() - 5, length, 11), 2, 2);
}

int VersionBars::barAt(const QPoint& place) const
{
    const int bar = place.y() / rowHeight;
    return rect().contains(place) && bar < static_cast<int>(m_bars.size()) ? bar : -1;
}

void VersionBars::setHovered(int bar)
{
    if (bar == m_hovered)
        return;
    m_hovered = bar;
    setCursor(bar < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    update();
}

} // namespace console
