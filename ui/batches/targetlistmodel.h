// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/devicetablemodel.h"

#include <QAbstractTableModel>

namespace console {

/// Exactly the devices that a batch would start on, found by a part of their name. Reads the rows of the device table
/// and keeps a number per device. GUI thread; owned by a TargetsDialog.
class TargetListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Version, LastSeen, Columns };

    TargetListModel(const DeviceTableModel& devices, std::shared_ptr<const std::vector<DeviceSlot>> targets,
        QObject* parent = nullptr);

    void setSearch(const QString& text);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(DeviceSlot device, int column) const;

    const DeviceTableModel& m_devices;
    std::shared_ptr<const std::vector<DeviceSlot>> m_targets;
    std::vector<DeviceSlot> m_found; ///< of them, while something is searched
    bool m_searching = false;
    TimeMs m_now;
};

} // namespace console
