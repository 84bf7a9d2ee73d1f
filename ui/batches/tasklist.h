// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tasktablemodel.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;

namespace console {

class TableView;

/// One tab of the batch page: its tasks, live, with the reason of the current row in a sentence under the table, an
/// offer to sort again, and orders for the selected devices in the context menu. GUI thread; the task table must
/// outlive it.
class TaskList : public QWidget
{
    Q_OBJECT

public:
    TaskList(const TaskTable& table, TaskTab tab, const QString& name, QWidget* parent = nullptr);

    void setTextFilter(const QString& text) { m_model->setTextFilter(text); }
    /// The batch as it is now: decides which orders the menu offers, and why a task waits.
    void setBatch(const Batch& batch) { m_batch = batch; }
    [[nodiscard]] TableView* view() const { return m_view; }
    [[nodiscard]] TaskTableModel* model() const { return m_model; }
    void retranslate();

signals:
    void deviceRequested(console::DeviceSlot device);
    void retryRequested(const std::vector<console::DeviceSlot>& devices);
    void cancelRequested(const std::vector<console::DeviceSlot>& devices);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setUpColumns();
    void buildMenu(QMenu& menu, const QModelIndex& row);
    void showWhy();
    void offerSorting(int changed);
    [[nodiscard]] QString why(int row) const;
    [[nodiscard]] std::vector<DeviceSlot> selectedDevices(int row) const;

    const TaskTable& m_table;
    TaskTableModel* m_model = nullptr;
    TableView* m_view = nullptr;
    QLabel* m_why = nullptr;
    QPushButton* m_sortAgain = nullptr;
    Batch m_batch;
};

} // namespace console
