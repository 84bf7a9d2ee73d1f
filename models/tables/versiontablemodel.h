// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace console {

/// Versions with their counts and shares: the table behind every chart of versions. At most thirteen rows. GUI thread.
class VersionTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Version, Devices, Share, Columns };

    struct Row
    {
        QString version; ///< as shown; empty = all others
        quint32 devices = 0;
        double share = 0; ///< 0..1
        int colour = 0; ///< ColourIndexRole; -1 = Other
        bool operator==(const Row&) const = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<Row> rows);
    void retranslate();

    [[nodiscard]] const Row& row(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Row> m_rows;
};

} // namespace console
