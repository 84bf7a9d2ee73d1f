// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "ui/charts/charttint.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace console {

/// Counts over time: areas that stand on each other, or lines. GUI thread.
class TimeView : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { StackedAreas, Lines };

    struct Series
    {
        QString label;
        ChartTint tint;
        bool dotted = false; ///< a line of another kind than the others
        bool operator==(const Series&) const = default;
    };
    struct Point
    {
        TimeMs at = 0;
        std::vector<double> values; ///< one per series, not yet summed; not a number = there is none
        bool operator==(const Point&) const = default;
    };

    /// A moment with a short name: a line from top to bottom.
    struct Mark
    {
        TimeMs at = 0;
        QString label;
        bool operator==(const Mark&) const = default;
    };

    using QWidget::QWidget;

    /// Series from the ground up; points oldest first, at most about one per pixel.
    virtual void setData(const std::vector<Series>& series, const std::vector<Point>& points, TimeMs from, TimeMs to)
        = 0;
    /// Drawn over the series, those that lie in their time.
    virtual void setMarks(const std::vector<Mark>& marks) = 0;

signals:
    void seriesClicked(int index);
};

} // namespace console
