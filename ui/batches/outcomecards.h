// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/outcomeseries.h"
#include "models/tables/tasktable.h"

#include <QWidget>

class QLabel;

namespace console {

class OutcomeCurve;

/// The two cards of the batch page: outcomes over time, and failures by reason. GUI thread; the task table must outlive
/// it.
class OutcomeCards : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomeCards(const TaskTable& tasks, QWidget* parent = nullptr);

    void setBatch(BatchId batch);
    void applyFrame(const Frame& frame);
    void retranslate();

private:
    OutcomeSeries m_series;
    OutcomeCurve* m_curve = nullptr;
    QLabel* m_curveTitle = nullptr;
    QLabel* m_reasonsTitle = nullptr;
    TimeMs m_now = 0;
};

} // namespace console
