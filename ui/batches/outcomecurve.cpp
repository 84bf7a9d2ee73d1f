// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/outcomecurve.h"

#include "models/tables/celltext.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace console {

namespace {

QPainterPath areaUnder(const QPolygonF& line, double bottom)
{
    QPainterPath path(QPointF(line.first().x(), bottom));
    for (const QPointF& point : line)
        path.lineTo(point);
    path.lineTo(line.last().x(), bottom);
    path.closeSubpath();
    return path;
}

} // namespace

OutcomeCurve::OutcomeCurve(const OutcomeSeries& series, QWidget* parent)
    : QWidget(parent)
    , m_series(series)
{
    setObjectName(QStringLiteral("outcomeCurve"));
    setMinimumHeight(110);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void OutcomeCurve::refresh(TimeMs now)
{
    m_now = now;
    setAccessibleName(tr("Outcomes over time"));
    if (!m_series.isEmpty()) {
        // One second at least: all outcomes so far may have come in the same one.
        const auto points = m_series.points(m_series.firstAt(), qMax(m_series.lastAt(), m_series.firstAt() + 1000), 2);
        setAccessibleDescription(tr("%1 succeeded, %2 failed since %3")
                                     .arg(countText(points.back().succeeded), countText(points.back().failed),
                                         clockTimeText(m_series.firstAt(), m_now)));
    }
    update();
}

void OutcomeCurve::paintAxes(QPainter& painter, const QRect& plot, TimeMs from, TimeMs to, quint32 top) const
{
    painter.setFont(secondaryFont());
    painter.setPen(themeColor(ColorRole::Border));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.drawLine(plot.topLeft(), plot.topRight());
    painter.setPen(themeColor(ColorRole::SecondaryText));
    painter.drawText(
        QRect(0, plot.top() - 8, plot.left() - space8, 16), Qt::AlignRight | Qt::AlignVCenter, countText(top));
    painter.drawText(
        QRect(0, plot.bottom() - 8, plot.left() - space8, 16), Qt::AlignRight | Qt::AlignVCenter, countText(0));
    const QRect times(plot.left(), plot.bottom() + 2, plot.width(), 18);
    painter.drawText(times, Qt::AlignLeft | Qt::AlignVCenter, clockTimeText(from, m_now));
    painter.drawText(times, Qt::AlignRight | Qt::AlignVCenter, clockTimeText(to, m_now));
}

void OutcomeCurve::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_series.isEmpty()) {
        painter.setPen(themeColor(ColorRole::SecondaryText));
        painter.drawText(rect(), Qt::AlignCenter, tr("No device has finished yet."));
        return;
    }
    const TimeMs from = m_series.firstAt() - 1000;
    const TimeMs to = qMax(m_series.lastAt(), from + 1000);
    const std::vector<OutcomePoint> points = m_series.points(m_series.firstAt(), to, qMax(2, width() / 2));
    quint32 top = 1;
    for (const OutcomePoint& point : points)
        top = qMax(top, point.succeeded + point.failed);
    const int labels = painter.fontMetrics().horizontalAdvance(countText(top)) + space12;
    const QRect plot(labels, space8, width() - labels - 2, height() - space8 - 22);
    const auto place = [&](TimeMs at, quint32 value) {
        return QPointF(plot.left() + plot.width() * static_cast<double>(at - from) / static_cast<double>(to - from),
            plot.bottom() - plot.height() * static_cast<double>(value) / top);
    };
    QPolygonF failed{ place(from, 0) };
    QPolygonF all{ place(from, 0) };
    for (const OutcomePoint& point : points) {
        failed.append(place(point.at, point.failed));
        all.append(place(point.at, point.failed + point.succeeded));
    }
    const QColor green = themeColor(ColorRole::Succeeded);
    const QColor red = themeColor(ColorRole::Failed);
    painter.fillPath(areaUnder(all, plot.bottom()), tint(green, 0.30));
    painter.fillPath(areaUnder(failed, plot.bottom()), tint(red, 0.55));
    painter.setPen(QPen(green, 1.5));
    painter.drawPolyline(all);
    painter.setPen(QPen(red, 1.5));
    painter.drawPolyline(failed);
    paintAxes(painter, plot, from, to, top);
}

} // namespace console
