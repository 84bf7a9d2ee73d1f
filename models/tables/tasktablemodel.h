// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/orderedtablemodel.h"
#include "models/tables/tasktable.h"

namespace console {

/// The tabs of the batch page: Queued also shows Notified, Cancelled also shows Skipped.
enum class TaskTab : quint8 { Queued, Upgrading, Succeeded, Failed, Cancelled };

[[nodiscard]] TaskTab tabOf(TaskState state);

/// One tab over a TaskTable (which must outlive it). A task that changes its state leaves one tab and is appended to
/// another; everything else waits for "sort again". GUI thread.
class TaskTableModel final : public OrderedTableModel
{
    Q_OBJECT

public:
    /// Saved in header state: only append.
    enum Column { Device, FromVersion, CurrentVersion, State, Step, Attempt, Reason, Updated, Evidence, Columns };

    TaskTableModel(const TaskTable& table, TaskTab tab, QObject* parent = nullptr);

    /// Device names that contain this, in any case; empty: all. Returns at once; orderApplied follows.
    void setTextFilter(const QString& text);

    [[nodiscard]] TaskTab tab() const { return m_tab; }
    [[nodiscard]] const TaskRow& task(int row) const { return m_table.rows().at(sourceAt(row)); }
    [[nodiscard]] quint32 sourceCount() const override { return m_table.rows().size(); }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] OrderJob orderJob() const override;
    [[nodiscard]] bool accepts(quint32 source) const override;

private:
    void beginReset();
    void endReset();
    void applyChanges(const std::vector<TaskTable::Change>& changes);
    void timePassed();
    [[nodiscard]] QVariant cell(const TaskRow& row, int column, int role) const;
    [[nodiscard]] bool wouldMove(const TaskRow& before, const TaskRow& after) const;

    const TaskTable& m_table;
    TaskTab m_tab;
    std::string m_text; ///< lower case
};

/// The furthest station of a task's delivery trace, in a few words: "downloading 7.1 of 11.0 MB".
[[nodiscard]] QString taskEvidenceText(const Task& task, qint64 firmwareSize, const FleetNames& names);

} // namespace console
