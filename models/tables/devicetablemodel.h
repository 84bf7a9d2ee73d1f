// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"
#include "models/tables/nameranks.h"
#include "models/tables/orderedtablemodel.h"
#include "models/tables/sharedrows.h"

#include <QFuture>

#include <functional>
#include <memory>

namespace console {

/// The whole fleet, live, one row per device: the source row is the DeviceSlot. Fed by frames only; filtered by a
/// predicate that runs on the pool (it may read FleetNames and what it holds by value, nothing else). GUI thread.
class DeviceTableModel final : public OrderedTableModel
{
    Q_OBJECT

public:
    /// Saved in header state: only append.
    enum Column { Device, Product, Version, Modules, State, LastSeen, LastOutcome, FirstSeen, Group, Tags, Columns };
    using Filter = std::function<bool(const DeviceRow&)>;

    explicit DeviceTableModel(std::shared_ptr<const FleetNames> names, QObject* parent = nullptr);

    void applyFrame(const Frame& frame);
    /// Null: every device. Returns at once; orderApplied follows.
    void setFilter(Filter filter);
    /// The time that "2 min ago" counts from; repaints the columns of times.
    void setNow(TimeMs now);

    [[nodiscard]] const DeviceRow& device(DeviceSlot slot) const { return m_rows.at(slot); }
    [[nodiscard]] const FleetNames& names() const { return *m_names; }
    [[nodiscard]] QString deviceName(DeviceSlot slot) const;
    [[nodiscard]] quint32 sourceCount() const override { return m_rows.size(); }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] OrderJob orderJob() const override;
    [[nodiscard]] bool accepts(quint32 source) const override;

private:
    [[nodiscard]] QVariant cell(const DeviceRow& row, int column, int role) const;
    [[nodiscard]] bool wouldMove(const DeviceRow& before, const DeviceRow& after) const;

    void rankNames();

    std::shared_ptr<const FleetNames> m_names;
    std::shared_ptr<NameRanks> m_ranks; ///< of the devices; jobs on the pool share it, and the names
    QFuture<void> m_ranking;
    bool m_filling = true; ///< the fleet is not whole yet: it comes in pieces
    SharedRows<DeviceRow> m_rows;
    Filter m_filter;
    TimeMs m_now = 0;
};

} // namespace console
