// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/outcomeseries.h"

#include <QWidget>

namespace console {

/// Ended tasks over time as two stacked areas, failures under successes. GUI thread; reads a series its page keeps.
class OutcomeCurve : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomeCurve(const OutcomeSeries& series, QWidget* parent = nullptr);

    /// The series changed, or time went on.
    void refresh(TimeMs now);

protected:
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] QSize sizeHint() const override { return { 320, 132 }; }

private:
    void paintAxes(QPainter& painter, const QRect& plot, TimeMs from, TimeMs to, quint32 top) const;

    const OutcomeSeries& m_series;
    TimeMs m_now = 0;
};

} // namespace console
