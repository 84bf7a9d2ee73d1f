// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/outcomecards.h"

#include "models/tables/batchtablemodel.h"
#include "models/tables/celltext.h"
#include "models/tables/statetext.h"
#include "models/tables/tasktablemodel.h"
#include "ui/batches/reasonbars.h"
#include "ui/charts/chartcard.h"
#include "ui/charts/chartfactory.h"
#include "ui/common/tableview.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace console {

namespace {

constexpr int redrawMs = 250;
constexpr int chartColumns = 300;

} // namespace

OutcomeCards::OutcomeCards(const TaskTable& tasks, QWidget* parent)
    : QWidget(parent)
    , m_chart(createTimeView(TimeView::Kind::StackedAreas))
    , m_none(new QLabel)
    , m_stack(new QStackedWidget(this))
{
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setForegroundRole(QPalette::PlaceholderText);
    m_stack->addWidget(m_none);
    if (m_chart) {
        m_chart->setMinimumHeight(100);
        m_stack->addWidget(m_chart);
    }
    m_stack->setVisible(m_chart != nullptr);
    m_outcomes = new ChartCard(QStringLiteral("outcomeCard"), m_chart ? m_stack : nullptr, &m_table, this);
    m_bars = new ReasonBars(tasks, this);
    m_reasonTable = new QStandardItemModel(this);
    m_reasons = new ChartCard(QStringLiteral("reasonCard"), m_bars, m_reasonTable, this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space24, space4, space24, space12);
    layout->setSpacing(space16);
    layout->addWidget(m_outcomes, 3);
    layout->addWidget(m_reasons, 2);
    setMaximumHeight(210);
    m_redraw.setSingleShot(true);
    m_redraw.setInterval(redrawMs);
    connect(&m_redraw, &QTimer::timeout, this, &OutcomeCards::redraw);
    connect(m_bars, &ReasonBars::changed, this, &OutcomeCards::fillReasons);
    retranslate();
}

void OutcomeCards::setBatch(BatchId batch)
{
    m_series.setBatch(batch);
    redraw();
}

void OutcomeCards::applyFrame(const Frame& frame)
{
    m_now = frame.at;
    if (m_series.applyFrame(frame) && !m_redraw.isActive())
        m_redraw.start();
}

void OutcomeCards::retranslate()
{
    m_outcomes->setChartTitle(tr("Outcomes over time"));
    m_reasons->setChartTitle(tr("Failures by reason"));
    m_none->setText(tr("No device has finished yet."));
    m_reasonTable->setHorizontalHeaderLabels({ TaskTableModel::tr("Reason"), BatchTableModel::tr("Devices") });
    m_reasons->table()->setColumnWidth(0, 240);
    fillReasons();
    redraw();
}

void OutcomeCards::fillReasons()
{
    const std::vector<ReasonBars::Bar> bars = m_bars->bars();
    m_reasonTable->setRowCount(static_cast<int>(bars.size()));
    for (int row = 0; row < m_reasonTable->rowCount(); ++row) {
        const ReasonBars::Bar& bar = bars[static_cast<std::size_t>(row)];
        m_reasonTable->setData(m_reasonTable->index(row, 0), taskReasonText(bar.reason));
        m_reasonTable->setData(m_reasonTable->index(row, 1), countText(bar.devices));
        m_reasonTable->setData(
            m_reasonTable->index(row, 1), QVariant(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    }
}

void OutcomeCards::redraw()
{
    // A second of nothing before the first outcome: the curve rises from the ground.
    const TimeMs from = m_series.firstAt() - 1000;
    const TimeMs to = std::max(m_series.lastAt(), from + 1000);
    std::vector<TimeView::Series> series{ { taskStateText(TaskState::Failed), { -1, ColorRole::Failed } },
        { taskStateText(TaskState::Succeeded), { -1, ColorRole::Succeeded } } };
    std::vector<TimeView::Point> points;
    if (!m_series.isEmpty())
        points.push_back({ from, { 0, 0 } });
    for (const OutcomePoint& point : m_series.points(m_series.firstAt(), to, chartColumns))
        points.push_back({ point.at, { double(point.failed), double(point.succeeded) } });
    if (points.size() > 1)
        m_outcomes->setAccessibleDescription(
            tr("%1 succeeded, %2 failed since %3")
                .arg(countText(qint64(points.back().values[1])), countText(qint64(points.back().values[0])),
                    clockTimeText(m_series.firstAt(), m_now)));
    const bool drawn = m_chart && !points.empty();
    if (drawn) {
        m_chart->setData(series, points, from, to);
        m_stack->setCurrentWidget(m_chart);
    } else {
        m_stack->setCurrentWidget(m_none);
    }
    m_table.setData(std::move(series), std::move(points));
}

} // namespace console
