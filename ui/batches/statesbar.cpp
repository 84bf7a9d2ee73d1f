// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/statesbar.h"

#include "models/tables/celltext.h"
#include "ui/common/badge.h"
#include "ui/common/icons.h"

#include <QEvent>
#include <QPainterPath>

#include <array>

namespace console {

namespace {

constexpr int barHeight = 12;
// What is done stands at the left, what waits at the right, so the bar fills as it goes.
constexpr std::array shownStates{ TaskState::Succeeded, TaskState::Skipped, TaskState::Failed, TaskState::Upgrading,
    TaskState::Notified, TaskState::Queued, TaskState::Cancelled };

} // namespace

StatesBar::StatesBar(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("statesBar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void StatesBar::setCounts(const TaskCounts& counts)
{
    if (m_counts == counts)
        return;
    m_counts = counts;
    describe();
    update();
}

void StatesBar::describe()
{
    setAccessibleName(tr("Devices by state"));
    QStringList parts;
    for (const TaskState state : shownStates) {
        if (m_counts.of(state) > 0)
            parts.append(tr("%1 %2").arg(countText(m_counts.of(state)), badgeOf(state).text));
    }
    if (m_counts.silent > 0)
        parts.append(tr("%1 of them silent").arg(countText(m_counts.silent)));
    setAccessibleDescription(listText(parts));
    setToolTip(parts.join(u'\n'));
}

QSize StatesBar::sizeHint() const
{
    return { 600, barHeight + space8 + qMax(18, fontMetrics().height()) };
}

QSize StatesBar::minimumSizeHint() const
{
    return { 200, sizeHint().height() };
}

void StatesBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBar(painter, QRect(0, 0, width(), barHeight));
    paintLegend(painter, QRect(0, barHeight + space8, width(), height() - barHeight - space8));
}

void StatesBar::paintBar(QPainter& painter, const QRect& bar) const
{
    QPainterPath outline;
    outline.addRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
    painter.save();
    painter.setClipPath(outline);
    painter.fillRect(bar, themeColor(ColorRole::Border));
    const quint32 total = m_counts.total();
    double left = 0;
    for (const TaskState state : shownStates) {
        if (m_counts.of(state) == 0)
            continue;
        // One failure among a hundred thousand must still be seen.
        const double width = qMax(3.0, bar.width() * static_cast<double>(m_counts.of(state)) / total);
        const QColor color = themeColor(badgeOf(state).color);
        painter.fillRect(QRectF(left, 0, width, barHeight), state == TaskState::Queued ? tint(color, 0.45) : color);
        left += width;
    }
    painter.restore();
}

void StatesBar::paintLegend(QPainter& painter, const QRect& line) const
{
    int left = line.left();
    for (const TaskState state : shownStates) {
        if (m_counts.of(state) == 0)
            continue;
        const Badge badge = badgeOf(state);
        const QString text = tr("%1 %2").arg(countText(m_counts.of(state)), badge.text);
        drawIcon(&painter, QRect(left, line.center().y() - 7, 14, 14), badge.icon, themeColor(badge.color));
        left += 14 + space4;
        painter.setPen(palette().color(QPalette::WindowText));
        const int width = fontMetrics().horizontalAdvance(text);
        painter.drawText(QRect(left, line.top(), width + 2, line.height()), Qt::AlignVCenter, text);
        left += width + space16;
    }
}

void StatesBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        describe();
        update();
    }
}

} // namespace console
