// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timetablemodel.h"

#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"

#include <cmath>

namespace console {

void TimeTableModel::setData(std::vector<TimeView::Series> series, std::vector<TimeView::Point> points)
{
    if (series == m_series && points == m_points)
        return;
    beginResetModel();
    m_series = std::move(series);
    m_points = std::move(points);
    endResetModel();
}

int TimeTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_points.size());
}

int TimeTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_series.size()) + 1;
}

QVariant TimeTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TimeView::Point& point = m_points[m_points.size() - 1 - static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return index.column() == 0 ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    if (index.column() == 0)
        return role == SortRole ? QVariant(point.at) : QVariant(exactTimeText(point.at));
    const auto series = static_cast<std::size_t>(index.column() - 1);
    const double value = series < point.values.size() ? point.values[series] : 0;
    if (std::isnan(value))
        return {};
    return role == SortRole ? QVariant(value) : QVariant(countText(static_cast<qint64>(value)));
}

QVariant TimeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Time") : m_series[static_cast<std::size_t>(section - 1)].label;
}

} // namespace console
