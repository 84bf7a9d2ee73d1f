// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/versiontablemodel.h"

#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"

namespace console {

void VersionTableModel::setRows(std::vector<Row> rows)
{
    if (rows == m_rows)
        return;
    if (rows.size() == m_rows.size()) {
        m_rows = std::move(rows);
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void VersionTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

int VersionTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int VersionTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant VersionTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& entry = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Version)
            return entry.colour < 0 ? tr("Other") : entry.version;
        return index.column() == Devices ? countText(entry.devices) : percentText(entry.share);
    case Qt::TextAlignmentRole:
        return index.column() == Version ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case SortRole:
        return index.column() == Version ? QVariant(entry.version) : QVariant(entry.devices);
    case ShareRole:
        return entry.share;
    case ColourIndexRole:
        return entry.colour;
    default:
        return {};
    }
}

QVariant VersionTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Version ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Version:
        return tr("Version");
    case Devices:
        return tr("Devices");
    case Share:
        return tr("Share");
    default:
        return {};
    }
}

} // namespace console
