// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timeview.h"

#include <QChartView>

class QAreaSeries;
class QDateTimeAxis;
class QLineSeries;
class QValueAxis;

namespace console {

/// TimeView by Qt Charts: thin axes, no legend of its own, no frame.
class QtTimeView final : public TimeView
{
    Q_OBJECT

public:
    explicit QtTimeView(Kind kind, QWidget* parent = nullptr);

    void setData(const std::vector<Series>& series, const std::vector<Point>& points, TimeMs from, TimeMs to) override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeSeries();
    void addArea(QLineSeries* line, QLineSeries* ground, int index);
    void fillSeries();
    void setAxes(double greatest);
    void paintSeries();

    Kind m_kind;
    std::vector<Series> m_series;
    std::vector<Point> m_points;
    TimeMs m_from = 0;
    TimeMs m_to = 0;
    QChartView* m_view;
    QDateTimeAxis* m_timeAxis;
    QValueAxis* m_countAxis;
    std::vector<QLineSeries*> m_lines; ///< owned by the chart; areas too
    std::vector<QAreaSeries*> m_areas;
};

} // namespace console
