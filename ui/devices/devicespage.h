// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "models/fleet/devicequery.h"
#include "models/tables/devicetablemodel.h"
#include "ui/common/tablepage.h"

#include <memory>

class QAction;
class QMenu;

namespace console {

class DevicePanel;
class FilterBar;
class NoticeBar;
class SavingBar;

/// The fleet, live: table, filter bar, and a panel for the current device. GUI thread.
class DevicesPage final : public TablePage
{
    Q_OBJECT

public:
    DevicesPage(Commands& commands, std::shared_ptr<const FleetNames> names, QWidget* parent = nullptr);

    void applyFrame(const Frame& frame);
    /// Text of the filter language (DeviceQuery); empty = all devices.
    void setFilter(const QString& filter);
    /// Selects the device and opens its panel, taking the filter away where it hides the device.
    void showDevice(DeviceSlot device);
    void retranslate() override;
    [[nodiscard]] const DeviceTableModel& model() const { return m_model; }

signals:
    void batchRequested(console::BatchId batch);
    /// The empty page's "how to point devices here".
    void connectionHelpRequested();

protected:
    void showCurrent() override;
    void passTime() override;

private:
    void connectParts();
    void applyQuery(const DeviceQuery& query);
    void select(DeviceSlot device);
    void orderApplied();
    void updateCount();
    void buildMenu(QMenu& menu, const QModelIndex& row);
    [[nodiscard]] std::vector<DeviceSlot> selected() const;
    void selectionMoved();
    void markSelected();
    void importMarks();
    void exportMarks();
    void exportInventory();
    [[nodiscard]] bool leavesNone() const; ///< the filter
    /// Those that the filter leaves; none where there is no filter, which means all.
    [[nodiscard]] std::vector<DeviceSlot> filtered() const;
    void saveFilter(const SavedFilter& filter);

    Commands& m_commands;
    std::shared_ptr<const FleetNames> m_names;
    DeviceTableModel m_model;
    DeviceQuery m_query;
    DeviceSlot m_wanted = noDevice; ///< to be selected when the order is there
    QList<SavedFilter> m_saved;
    FilterBar* m_filter;
    NoticeBar* m_notice;
    DevicePanel* m_panel;
    QAction* m_mark;
    QAction* m_import;
    QAction* m_export;
    QAction* m_inventory;
    SavingBar* m_saving;
    QAction* m_more = nullptr;
};

} // namespace console
