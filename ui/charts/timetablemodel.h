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

    /// `marks`, if any, are one more column under `title`: each in the row of the first time that is not before it.
    void setData(std::vector<TimeView::Series> series, std::vector<TimeView::Point> points, const QString& title = {},
        std::vector<TimeView::Mark> marks = {});

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString marksAt(std::size_t point) const;
    using QAbstractTableModel::setData;

    std::vector<TimeView::Series> m_series;
    std::vector<TimeView::Point> m_points;
    QString m_marksTitle;
    std::vector<TimeView::Mark> m_marks;
};

} // namespace console
