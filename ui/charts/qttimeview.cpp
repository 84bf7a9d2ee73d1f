// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/qttimeview.h"

#include <QAreaSeries>
#include <QChart>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QScatterSeries>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace console {

namespace {

/// A whole number that people count in, so that at most five steps reach the greatest count.
double countStep(double greatest)
{
    double step = 1;
    while (step * 5 < greatest) {
        for (const double next : { step * 2, step * 5, step * 10 }) {
            if (next * 5 >= greatest || next == step * 10) {
                step = next;
                break;
            }
        }
    }
    return step;
}

} // namespace

QtTimeView::QtTimeView(Kind kind, QWidget* parent)
    : TimeView(parent)
    , m_kind(kind)
    , m_view(new QChartView(this))
    , m_timeAxis(new QDateTimeAxis)
    , m_countAxis(new QValueAxis)
{
    QChart* chart = m_view->chart();
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(space8, 0, 0, 0); // Qt Charts may reserve too little for the numbers
    chart->addAxis(m_timeAxis, Qt::AlignBottom);
    chart->addAxis(m_countAxis, Qt::AlignLeft);
    m_timeAxis->setGridLineVisible(false);
    m_countAxis->setLineVisible(false);
    m_countAxis->setTruncateLabels(false); // a number that is cut is no number
    m_countAxis->setLabelFormat(QStringLiteral("%'d"));
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setStyleSheet(QStringLiteral("background: transparent"));
    m_view->setObjectName(QStringLiteral("timeChart"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    setMinimumHeight(140);
    paintSeries();
}

void QtTimeView::setData(const std::vector<Series>& series, const std::vector<Point>& points, TimeMs from, TimeMs to)
{
    if (series == m_series && points == m_points && from == m_from && to == m_to)
        return;
    const bool sameSeries = series == m_series;
    m_series = series;
    m_points = points;
    m_from = from;
    m_to = std::max(to, from + 1000);
    if (!sameSeries)
        makeSeries();
    fillSeries();
}

void QtTimeView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        paintSeries();
    TimeView::changeEvent(event);
}

void QtTimeView::makeSeries()
{
    m_view->chart()->removeAllSeries();
    m_markSeries.clear();
    m_lines.clear();
    m_areas.clear();
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        auto* line = new QLineSeries(m_view->chart());
        m_lines.push_back(line);
        if (m_kind == Kind::StackedAreas) {
            addArea(line, i == 0 ? nullptr : m_lines[i - 1], static_cast<int>(i));
            continue;
        }
        m_view->chart()->addSeries(line);
        line->attachAxis(m_timeAxis);
        line->attachAxis(m_countAxis);
        connect(line, &QLineSeries::clicked, this, [this, i] { emit seriesClicked(static_cast<int>(i)); });
    }
    paintSeries();
}

void QtTimeView::addArea(QLineSeries* line, QLineSeries* ground, int index)
{
    auto* area = new QAreaSeries(line, ground);
    m_areas.push_back(area);
    m_view->chart()->addSeries(area);
    area->attachAxis(m_timeAxis);
    area->attachAxis(m_countAxis);
    connect(area, &QAreaSeries::clicked, this, [this, index] { emit seriesClicked(index); });
    connect(area, &QAreaSeries::hovered, this,
        [this](const QPointF&, bool hovered) { setCursor(hovered ? Qt::PointingHandCursor : Qt::ArrowCursor); });
}

void QtTimeView::fillSeries()
{
    double greatest = 0;
    std::vector<QList<QPointF>> lines(m_series.size());
    for (const Point& point : m_points) {
        double sum = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const double value = i < point.values.size() ? point.values[i] : 0;
            if (std::isnan(value))
                continue;
            sum = m_kind == Kind::StackedAreas ? sum + value : value;
            greatest = std::max(greatest, sum);
            lines[i].append({ static_cast<double>(point.at), sum });
        }
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        // The last known count holds until now: a quiet fleet is not an empty one.
        const bool isKnown = !m_points.empty() && !lines[i].isEmpty()
            && lines[i].constLast().x() >= static_cast<double>(m_points.back().at);
        if (isKnown && lines[i].constLast().x() < static_cast<double>(m_to))
            lines[i].append({ static_cast<double>(m_to), lines[i].constLast().y() });
        m_lines[i]->replace(lines[i]);
    }
    setAxes(greatest);
    placeMarks();
}

void QtTimeView::setMarks(const std::vector<Mark>& marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    placeMarks();
}

void QtTimeView::placeMarks()
{
    for (QXYSeries* old : std::exchange(m_markSeries, {})) {
        m_view->chart()->removeSeries(old);
        old->deleteLater();
    }
    for (const Mark& mark : m_marks) {
        if (mark.at >= m_from && mark.at <= m_to)
            addMark(mark);
    }
    paintSeries();
}

void QtTimeView::addMark(const Mark& mark)
{
    constexpr double labelHeight = 0.9; // of the chart: above it, the label would be cut
    const auto at = static_cast<double>(mark.at);
    auto* line = new QLineSeries(m_view->chart());
    line->append(at, 0);
    line->append(at, m_countAxis->max());
    auto* label = new QScatterSeries(m_view->chart());
    label->setMarkerSize(1);
    label->append(at, m_countAxis->max() * labelHeight);
    label->setPointLabelsFormat(mark.label);
    label->setPointLabelsClipping(false);
    label->setPointLabelsVisible();
    for (QXYSeries* each : { static_cast<QXYSeries*>(line), static_cast<QXYSeries*>(label) }) {
        m_view->chart()->addSeries(each);
        each->attachAxis(m_timeAxis);
        each->attachAxis(m_countAxis);
        m_markSeries.push_back(each);
    }
}

void QtTimeView::setAxes(double greatest)
{
    constexpr TimeMs day = 24 * 3600 * 1000;
    const TimeMs span = m_to - m_from;
    m_timeAxis->setFormat(span > 2 * day ? QStringLiteral("MM-dd")
            : span > 10 * 60 * 1000      ? QStringLiteral("HH:mm")
                                         : QStringLiteral("HH:mm:ss"));
    m_timeAxis->setRange(QDateTime::fromMSecsSinceEpoch(m_from), QDateTime::fromMSecsSinceEpoch(m_to));
    const double step = countStep(greatest);
    const double ticks = std::max(1.0, std::ceil(greatest / step));
    m_countAxis->setRange(0, ticks * step);
    m_countAxis->setTickCount(static_cast<int>(ticks) + 1);
}

void QtTimeView::paintSeries()
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const QColor color = m_series[i].tint.color();
        if (m_kind == Kind::StackedAreas) {
            m_areas[i]->setBrush(color);
            m_areas[i]->setPen(QPen(color, 1));
        } else {
            m_lines[i]->setPen(QPen(color, 2, m_series[i].dotted ? Qt::DotLine : Qt::SolidLine));
        }
    }
    const QColor secondary = themeColor(ColorRole::SecondaryText);
    for (QXYSeries* mark : m_markSeries) {
        mark->setPen(QPen(secondary, 1, Qt::DashLine));
        mark->setColor(secondary);
        mark->setPointLabelsColor(themeColor(ColorRole::Text));
        mark->setPointLabelsFont(secondaryFont());
    }
    for (QAbstractAxis* axis : { static_cast<QAbstractAxis*>(m_timeAxis), static_cast<QAbstractAxis*>(m_countAxis) }) {
        axis->setLabelsColor(secondary);
        axis->setLabelsFont(secondaryFont());
        axis->setGridLineColor(themeColor(ColorRole::Border));
        axis->setLinePenColor(themeColor(ColorRole::Border));
    }
}

} // namespace console
