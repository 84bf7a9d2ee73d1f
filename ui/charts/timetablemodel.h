// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timeview.h"

#include <QAbstractTableModel>

namespace console {

/// The data of a TimeView as a table, newest first: time, then one column per series. GUI thread.
class TimeTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setData(std::vector<TimeView::Series> series, std::vector<TimeView::Point> points);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using QAbstractTableModel::setData;

    std::vector<TimeView::Series> m_series;
    std::vector<TimeView::Point> m_points;
};

} // namespace console
