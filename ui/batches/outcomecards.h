// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/outcomeseries.h"
#include "models/tables/tasktable.h"
#include "ui/charts/timetablemodel.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QStandardItemModel;

namespace console {

class ChartCard;
class ReasonBars;

/// The two cards of the batch page: outcomes over time and failures by reason, each as a chart or its table. Redraws at
/// most four times a second, however fast frames come. GUI thread; the task table must outlive it.
class OutcomeCards : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomeCards(const TaskTable& tasks, QWidget* parent = nullptr);

    void setBatch(BatchId batch);
    void applyFrame(const Frame& frame);
    void retranslate();

private:
    void redraw();
    void fillReasons();

    OutcomeSeries m_series;
    TimeTableModel m_table;
    QTimer m_redraw;
    TimeMs m_now = 0;
    TimeView* m_chart = nullptr; ///< null without charts
    QLabel* m_none = nullptr;
    QStackedWidget* m_stack = nullptr; ///< the chart, or why there is nothing to draw
    ChartCard* m_outcomes = nullptr;
    ReasonBars* m_bars = nullptr;
    QStandardItemModel* m_reasonTable = nullptr;
    ChartCard* m_reasons = nullptr;
};

} // namespace console
