// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/reasonbars.h"

#include "models/tables/celltext.h"
#include "models/tables/statetext.h"
#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>

namespace console {

namespace {

constexpr int tallestRow = 24;
constexpr int lowestRow = 15; // so that all reasons there are fit where a few stand comfortably

} // namespace

ReasonBars::ReasonBars(const TaskTable& table, QWidget* parent)
    : QWidget(parent)
    , m_table(table)
{
    setObjectName(QStringLiteral("reasonBars"));
    setMinimumHeight(110);
    connect(&table, &TaskTable::wasReset, this, &ReasonBars::recount);
    connect(&table, &TaskTable::rowsChanged, this, &ReasonBars::applyChanges);
    recount();
}

void ReasonBars::recount()
{
    m_counts.clear();
    for (quint32 row = 0; row < m_table.rows().size(); ++row) {
        if (const Task& task = m_table.rows().at(row).task; task.state == TaskState::Failed)
            ++m_counts[task.reason];
    }
    describe();
}

void ReasonBars::applyChanges(const std::vector<TaskTable::Change>& changes)
{
    for (const TaskTable::Change& change : changes) {
        if (!change.added && change.before.task.state == TaskState::Failed)
            --m_counts[change.before.task.reason];
        if (const Task& task = m_table.rows().at(change.row).task; task.state == TaskState::Failed)
            ++m_counts[task.reason];
    }
    describe();
}

std::vector<ReasonBars::Bar> ReasonBars::bars() const
{
    std::vector<Bar> bars;
    for (const auto& [reason, devices] : m_counts) {
        if (devices > 0)
            bars.push_back({ reason, devices });
    }
    std::stable_sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) { return a.devices > b.devices; });
    return bars;
}

void ReasonBars::describe()
{
    setAccessibleName(tr("Failures by reason"));
    QStringList parts;
    for (const Bar& bar : bars())
        parts.append(tr("%1: %2").arg(taskReasonText(bar.reason), countText(bar.devices)));
    setAccessibleDescription(listText(parts));
    setToolTip(parts.join(u'\n'));
    update();
    emit changed();
}

void ReasonBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const std::vector<Bar> all = bars();
    if (all.empty()) {
        painter.setPen(themeColor(ColorRole::SecondaryText));
        painter.drawText(rect(), Qt::AlignCenter, tr("No device has failed."));
        return;
    }
    const int rowHeight = qBound(lowestRow, height() / static_cast<int>(all.size()), tallestRow);
    const auto fitting = qMin(all.size(), static_cast<std::size_t>(qMax(1, height() / rowHeight)));
    const int numbers = fontMetrics().horizontalAdvance(countText(all.front().devices)) + space8;
    int words = 0;
    for (std::size_t row = 0; row < fitting; ++row)
        words = qMax(words, fontMetrics().horizontalAdvance(taskReasonText(all[row].reason)) + 2);
    words = qMin(words, width() * 2 / 3) + space12; // the words matter more than the length of the bars
    const int room = qMax(20, width() - words - numbers);
    for (std::size_t row = 0; row < fitting; ++row) {
        const int top = static_cast<int>(row) * rowHeight;
        painter.setPen(themeColor(ColorRole::Text));
        painter.drawText(QRect(0, top, words - space12, rowHeight), Qt::AlignVCenter | Qt::AlignLeft,
            fontMetrics().elidedText(taskReasonText(all[row].reason), Qt::ElideRight, words - space12));
        const double length = qMax(3.0, room * static_cast<double>(all[row].devices) / all.front().devices);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tint(themeColor(ColorRole::Failed), 0.75));
        painter.drawRoundedRect(QRectF(words, top + rowHeight * 0.3, length, rowHeight * 0.4), 3, 3);
        painter.setPen(themeColor(ColorRole::Text));
        painter.drawText(QRectF(words + length + space8, top, numbers, rowHeight), Qt::AlignVCenter | Qt::AlignLeft,
            countText(all[row].devices));
    }
}

} // namespace console
