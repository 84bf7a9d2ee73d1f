// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timeview.h"

#include <QChartView>

class QAreaSeries;
class QDateTimeAxis;
class QLineSeries;
class QValueAxis;
class QXYSeries;

namespace console {

/// TimeView by Qt Charts: thin axes, no legend of its own, no frame.
class QtTimeView final : public TimeView
{
    Q_OBJECT

public:
    explicit QtTimeView(Kind kind, QWidget* parent = nullptr);

    void setData(const std::vector<Series>& series, const std::vector<Point>& points, TimeMs from, TimeMs to) override;
    void setMarks(const std::vector<Mark>& marks) override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeSeries();
    void addArea(QLineSeries* line, QLineSeries* ground, int index);
    void fillSeries();
    void setAxes(double greatest);
    void paintSeries();
    void placeMarks();
    void addMark(const Mark& mark);

    Kind m_kind;
    std::vector<Series> m_series;
    std::vector<Point> m_points;
    std::vector<Mark> m_marks;
    TimeMs m_from = 0;
    TimeMs m_to = 0;
    QChartView* m_view;
    QDateTimeAxis* m_timeAxis;
    QValueAxis* m_countAxis;
    std::vector<QLineSeries*> m_lines; ///< owned by the chart; areas too
    std::vector<QAreaSeries*> m_areas;
    std::vector<QXYSeries*> m_markSeries;
};

} // namespace console
