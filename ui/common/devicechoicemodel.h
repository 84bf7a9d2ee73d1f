// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/devicetablemodel.h"

#include <QAbstractTableModel>
#include <QSet>

#include <functional>
#include <memory>

namespace console {

/// Devices of one product to tick, found by a part of their name. Shows the first few hundred hits only: whoever looks
/// for a device types a part of it, and a million ticks are a CSV list. Reads the rows of the device table, keeps no
/// copy. GUI thread; owned by a DevicePicker.
class DeviceChoiceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Version, LastSeen, Columns };

    DeviceChoiceModel(
        const DeviceTableModel& devices, std::shared_ptr<const FleetNames> names, int limit, QObject* parent = nullptr);

    void setProduct(const QString& productKey); ///< forgets what was chosen
    void setSearch(const QString& text);
    void refresh(TimeMs now); ///< new devices, changed versions
    void retranslate();
    void setChosen(DeviceSlot device, bool chosen);
    void toggle(const QModelIndex& index);
    [[nodiscard]] const std::vector<DeviceSlot>& chosen() const { return m_chosen; }
    [[nodiscard]] quint32 hits() const { return m_hits; } ///< shown or not

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void chosenChanged(console::DeviceSlot device, bool chosen);

private:
    [[nodiscard]] std::vector<DeviceSlot> search();
    [[nodiscard]] QString text(DeviceSlot device, int column) const;
    [[nodiscard]] bool full() const { return m_limit > 0 && m_chosen.size() >= static_cast<std::size_t>(m_limit); }

    const DeviceTableModel& m_devices;
    std::shared_ptr<const FleetNames> m_names;
    int m_limit; ///< 0 = none
    QString m_productKey;
    QByteArray m_search; ///< lower case
    std::vector<DeviceSlot> m_rows;
    std::vector<DeviceSlot> m_chosen; ///< in the order of choosing
    QSet<DeviceSlot> m_isChosen;
    quint32 m_hits = 0;
    TimeMs m_now = 0;
};

} // namespace console
