// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace console {

/// All batches, newest first. A few thousand at most: QSortFilterProxyModel may stand on it (SortRole). GUI thread.
class BatchTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// Saved in header state: only append.
    enum Column {
        Version,
        Kind,
        Product,
        Module,
        State,
        Progress,
        Devices,
        Succeeded,
        Failed,
        Created,
        End,
        Creator,
        Columns
    };

    using QAbstractTableModel::QAbstractTableModel;

    void applyFrame(const Frame& frame);
    void setNow(TimeMs now);
    void retranslate();

    [[nodiscard]] const BatchRow& batch(int row) const
    {
        return m_rows[m_rows.size() - 1 - static_cast<std::size_t>(row)];
    }
    [[nodiscard]] std::optional<int> rowOf(BatchId id) const;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const BatchRow& row, int column) const;
    [[nodiscard]] QVariant sortKey(const BatchRow& row, int column) const;
    [[nodiscard]] QString exactTime(const BatchRow& row, int column) const;

    std::vector<BatchRow> m_rows; ///< oldest first, shown in reverse
    TimeMs m_now = 0;
};

} // namespace console
