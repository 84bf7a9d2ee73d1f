// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "models/fleet/devicequery.h"
#include "models/tables/devicetablemodel.h"
#include "ui/common/page.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QMenu;
class QSplitter;
class QStackedWidget;

namespace console {

class DevicePanel;
class EmptyState;
class FilterBar;
class PageHeader;
class TableView;

/// The fleet, live: table, filter bar, and a panel for the current device. GUI thread.
class DevicesPage final : public QWidget, public Page
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
    /// Columns and sizes, for the next start.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray& state);
    [[nodiscard]] const DeviceTableModel& model() const { return m_model; }

signals:
    void batchRequested(console::BatchId batch);
    /// The empty page's "how to point devices here".
    void connectionHelpRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void connectParts();
    void applyQuery(const DeviceQuery& query);
    void currentMoved();
    void showCurrent();
    void select(DeviceSlot device);
    void orderApplied();
    void updateCount();
    void buildMenu(QMenu& menu, const QModelIndex& row);
    void passTime();

    Commands& m_commands;
    std::shared_ptr<const FleetNames> m_names;
    DeviceTableModel m_model;
    DeviceQuery m_query;
    DeviceSlot m_wanted = noDevice; ///< to be selected when the order is there
    PageHeader* m_header;
    FilterBar* m_filter;
    TableView* m_table;
    DevicePanel* m_panel;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    QSplitter* m_splitter;
    QTimer m_clock;
};

} // namespace console
