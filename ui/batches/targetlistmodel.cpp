// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/targetlistmodel.h"

#include "models/fleet/textpattern.h"
#include "models/tables/celltext.h"

#include <QDateTime>

#include <algorithm>

namespace console {

TargetListModel::TargetListModel(
    const DeviceTableModel& devices, std::shared_ptr<const std::vector<DeviceSlot>> targets, QObject* parent)
    : QAbstractTableModel(parent)
    , m_devices(devices)
    , m_targets(std::move(targets))
    , m_now(QDateTime::currentMSecsSinceEpoch())
{
}

void TargetListModel::setSearch(const QString& text)
{
    const QString part = text.trimmed();
    const TextPattern pattern({ part }, TextPattern::Match::Part);
    beginResetModel();
    m_found.clear();
    m_searching = !part.isEmpty();
    if (m_searching) {
        std::ranges::copy_if(*m_targets, std::back_inserter(m_found),
            [&](DeviceSlot device) { return pattern.matches(m_devices.names().devices.at(device)); });
    }
    endResetModel();
}

int TargetListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_searching ? m_found.size() : m_targets->size());
}

int TargetListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString TargetListModel::text(DeviceSlot device, int column) const
{
    const DeviceRow& row = m_devices.device(device);
    switch (column) {
    case Name:
        return m_devices.deviceName(device);
    case Version:
        return row.version == 0 ? QString() : toText(m_devices.names().versions.at(row.version));
    default:
        return relativeTimeText(row.lastSeen, m_now);
    }
}

QVariant TargetListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& shown = m_searching ? m_found : *m_targets;
    const DeviceSlot device = shown[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return text(device, index.column());
    if (role == Qt::ToolTipRole && index.column() == LastSeen)
        return exactTimeText(m_devices.device(device).lastSeen);
    return {};
}

QVariant TargetListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Device");
    case Version:
        return tr("Version");
    case LastSeen:
        return tr("Last seen");
    default:
        return {};
    }
}

} // namespace console
