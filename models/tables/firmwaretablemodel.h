// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace console {

/// All firmware that is not deleted, newest first. A few thousand at most: QSortFilterProxyModel may stand on it
/// (SortRole). GUI thread.
class FirmwareTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// Saved in header state: only append.
    enum Column { Name, Product, Module, Version, Size, State, Uploaded, UsedIn, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    void applyFrame(const Frame& frame);
    void setNow(TimeMs now);
    void retranslate();

    [[nodiscard]] const FirmwareRow& firmware(int row) const
    {
        return m_rows[m_rows.size() - 1 - static_cast<std::size_t>(row)];
    }
    [[nodiscard]] std::optional<int> rowOf(FirmwareId id) const;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void update(int row, const FirmwareRow& firmware);
    [[nodiscard]] QString text(const FirmwareRow& row, int column) const;

    std::vector<FirmwareRow> m_rows; ///< oldest first, shown in reverse
    TimeMs m_now = 0;
};

} // namespace console
