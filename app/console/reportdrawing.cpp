// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/reportdrawing.h"

#include "models/tables/celltext.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace console::reportdrawing {

namespace {

const QRectF plot{ 64, 28, 650, 156 };
constexpr int textHeight = 11;

/// From counts and times to places on the paper.
struct Scale
{
    TimeMs from = 0;
    TimeMs until = 0;
    double greatest = 1;

    [[nodiscard]] double x(TimeMs at) const
    {
        return plot.left()
            + plot.width() * static_cast<double>(std::clamp(at, from, until) - from)
            / static_cast<double>(std::max<TimeMs>(until - from, 1));
    }
    [[nodiscard]] double y(double count) const { return plot.bottom() - plot.height() * count / greatest; }
};

/// An area between two counts of every point, in steps: a count holds until the next one.
template <class Low, class High> QPolygonF areaOf(const ReportCurve& curve, const Scale& scale, Low low, High high)
{
    QPolygonF upper;
    QPolygonF lower;
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const OutcomePoint& point = curve.points[i];
        const TimeMs end = i + 1 < curve.points.size() ? curve.points[i + 1].at : curve.until;
        for (const TimeMs at : { point.at, end }) {
            upper.append({ scale.x(at), scale.y(high(point)) });
            lower.prepend({ scale.x(at), scale.y(low(point)) });
        }
    }
    return upper + lower;
}

void paintAxes(QPainter& painter, const Scale& scale, double step)
{
    for (double count = 0; count <= scale.greatest; count += step) {
        const double y = scale.y(count);
        painter.setPen(QPen(QColor::fromRgb(lineColor), 0.8));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(QColor::fromRgb(faintColor));
        painter.drawText(QRectF(0, y - textHeight, plot.left() - 6, 2 * textHeight), Qt::AlignRight | Qt::AlignVCenter,
            countText(static_cast<qint64>(count)));
    }
    const QRectF below(plot.left(), plot.bottom() + 4, plot.width(), 2 * textHeight);
    painter.drawText(below, Qt::AlignLeft | Qt::AlignTop, exactTimeText(scale.from));
    painter.drawText(
        below, Qt::AlignHCenter | Qt::AlignTop, exactTimeText(scale.from + (scale.until - scale.from) / 2));
    painter.drawText(below, Qt::AlignRight | Qt::AlignTop, exactTimeText(scale.until));
}

double paintLegend(QPainter& painter, double x, const QColor& color, const QString& text)
{
    painter.fillRect(QRectF(x, 6, 10, 10), color);
    painter.setPen(QColor::fromRgb(textColor));
    const double width = painter.fontMetrics().horizontalAdvance(text) + 8;
    painter.drawText(QRectF(x + 15, 0, width, 22), Qt::AlignLeft | Qt::AlignVCenter, text);
    return x + 15 + width + 16;
}

} // namespace

double countStep(double greatest)
{
    double decade = 1;
    while (decade * 50 < greatest)
        decade *= 10;
    for (const double step : { decade, decade * 2, decade * 5 }) {
        if (step * 5 >= greatest)
            return step;
    }
    return decade * 10;
}

void paintCurve(QPainter& painter, const ReportCurve& curve)
{
    QFont font = painter.font();
    font.setPixelSize(textHeight);
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing);
    double greatest = 1;
    for (const OutcomePoint& point : curve.points)
        greatest = std::max(greatest, double(point.succeeded) + point.failed);
    const double step = countStep(greatest);
    const Scale scale{ curve.points.front().at, std::max(curve.until, curve.points.back().at),
        std::ceil(greatest / step) * step };
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgb(succeededColor));
    painter.drawPolygon(areaOf(
        curve, scale, [](const OutcomePoint& point) { return double(point.failed); },
        [](const OutcomePoint& point) { return double(point.failed) + point.succeeded; }));
    painter.setBrush(QColor::fromRgb(failedColor));
    painter.drawPolygon(areaOf(
        curve, scale, [](const OutcomePoint&) { return 0.0; },
        [](const OutcomePoint& point) { return double(point.failed); }));
    painter.setBrush(Qt::NoBrush);
    paintAxes(painter, scale, step);
    const OutcomePoint& last = curve.points.back();
    double x = plot.left();
    x = paintLegend(painter, x, QColor::fromRgb(succeededColor), curve.succeeded + u' ' + countText(last.succeeded));
    paintLegend(painter, x, QColor::fromRgb(failedColor), curve.failed + u' ' + countText(last.failed));
}

} // namespace console::reportdrawing
