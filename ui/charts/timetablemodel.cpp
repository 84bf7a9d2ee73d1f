// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timetablemodel.h"

#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"

#include <cmath>
#include <limits>

namespace console {

void TimeTableModel::setData(std::vector<TimeView::Series> series, std::vector<TimeView::Point> points,
    const QString& title, std::vector<TimeView::Mark> marks)
{
    if (series == m_series && points == m_points && title == m_marksTitle && marks == m_marks)
        return;
    beginResetModel();
    m_series = std::move(series);
    m_points = std::move(points);
    m_marksTitle = title;
    m_marks = std::move(marks);
    endResetModel();
}

QString TimeTableModel::marksAt(std::size_t point) const
{
    const TimeMs after = point == 0 ? std::numeric_limits<TimeMs>::min() : m_points[point - 1].at;
    QStringList labels;
    for (const TimeView::Mark& mark : m_marks) {
        if (mark.at > after && mark.at <= m_points[point].at)
            labels += mark.label;
    }
    return listText(labels);
}

int TimeTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_points.size());
}

int TimeTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_series.size()) + 1 + (m_marks.empty() ? 0 : 1);
}

QVariant TimeTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::size_t place = m_points.size() - 1 - static_cast<std::size_t>(index.row());
    const TimeView::Point& point = m_points[place];
    if (role == Qt::TextAlignmentRole)
        return index.column() == 0 ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    if (index.column() == 0)
        return role == SortRole ? QVariant(point.at) : QVariant(exactTimeText(point.at));
    const auto series = static_cast<std::size_t>(index.column() - 1);
    if (series >= m_series.size())
        return marksAt(place);
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
    const auto series = static_cast<std::size_t>(section - 1);
    return section == 0 ? tr("Time") : series < m_series.size() ? m_series[series].label : m_marksTitle;
}

} // namespace console
