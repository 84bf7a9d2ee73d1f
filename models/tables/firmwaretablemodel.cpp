// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/firmwaretablemodel.h"

#include "models/tables/celltext.h"
#include "models/tables/statetext.h"
#include "models/tables/tableroles.h"

#include <algorithm>

namespace console {

void FirmwareTableModel::applyFrame(const Frame& frame)
{
    m_now = std::max(m_now, frame.at);
    std::vector<FirmwareRow> added;
    for (const FirmwareRow& row : frame.firmware) {
        if (const std::optional<int> known = rowOf(row.firmware.id))
            update(*known, row);
        else if (!row.firmware.deleted)
            added.push_back(row);
    }
    if (added.empty())
        return;
    std::sort(added.begin(), added.end(),
        [](const FirmwareRow& a, const FirmwareRow& b) { return a.firmware.id < b.firmware.id; });
    beginInsertRows({}, 0, static_cast<int>(added.size()) - 1);
    m_rows.insert(m_rows.end(), added.begin(), added.end());
    endInsertRows();
}

void FirmwareTableModel::setNow(TimeMs now)
{
    m_now = now;
    if (!m_rows.empty())
        emit dataChanged(index(0, Uploaded), index(rowCount() - 1, Uploaded));
}

void FirmwareTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

std::optional<int> FirmwareTableModel::rowOf(FirmwareId id) const
{
    const auto found
        = std::find_if(m_rows.rbegin(), m_rows.rend(), [id](const FirmwareRow& row) { return row.firmware.id == id; });
    if (found == m_rows.rend())
        return {};
    return static_cast<int>(found - m_rows.rbegin());
}

int FirmwareTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FirmwareTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant FirmwareTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FirmwareRow& row = firmware(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return column == Size || column == UsedIn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ToolTipRole:
    case ExactTimeRole:
        return column == Uploaded ? QVariant(exactTimeText(row.firmware.uploadedAt)) : QVariant();
    case BadgeKindRole:
        return column == State ? QVariant(static_cast<int>(BadgeKind::Firmware)) : QVariant();
    case BadgeRole:
        return column == State ? QVariant(static_cast<int>(row.firmware.state)) : QVariant();
    case SortRole:
        if (column == Size)
            return row.firmware.size;
        if (column == State)
            return static_cast<int>(row.firmware.state);
        if (column == Uploaded)
            return row.firmware.uploadedAt;
        if (column == UsedIn)
            return row.batches;
        return text(row, column);
    case IdRole:
        return row.firmware.id.value;
    default:
        return {};
    }
}

QVariant FirmwareTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Size || section == UsedIn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Product:
        return tr("Product");
    case Module:
        return tr("Module");
    case Version:
        return tr("Version");
    case Size:
        return tr("Size");
    case State:
        return tr("State");
    case Uploaded:
        return tr("Uploaded");
    case UsedIn:
        return tr("Batches");
    default:
        return {};
    }
}

void FirmwareTableModel::update(int row, const FirmwareRow& firmware)
{
    const auto place = m_rows.end() - 1 - row;
    if (firmware.firmware.deleted) {
        beginRemoveRows({}, row, row);
        m_rows.erase(place);
        endRemoveRows();
        return;
    }
    *place = firmware;
    emit dataChanged(index(row, 0), index(row, Columns - 1));
}

QString FirmwareTableModel::text(const FirmwareRow& row, int column) const
{
    const Firmware& firmware = row.firmware;
    switch (column) {
    case Name:
        return firmware.name;
    case Product:
        return firmware.productKey;
    case Module:
        return firmware.module;
    case Version:
        return firmware.version;
    case Size:
        return sizeText(firmware.size);
    case State:
        return firmwareStateText(firmware.state);
    case Uploaded:
        return relativeTimeText(firmware.uploadedAt, m_now);
    case UsedIn:
        return countText(row.batches);
    default:
        return {};
    }
}

} // namespace console
