// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/roworder.h"

#include <QAbstractTableModel>
#include <QFutureWatcher>

#include <functional>

namespace console {

/// What the big tables (devices, tasks) have in common: order and filter are one index vector, computed on the pool
/// from a const snapshot and swapped in one step. Live changes never move a row by themselves: they repaint it, and
/// orderStale says how many rows would move, so that the view can offer to sort again. GUI thread; owned by the page
/// that shows it.
class OrderedTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using OrderJob = std::function<RowOrder()>;

    explicit OrderedTableModel(QObject* parent = nullptr);
    ~OrderedTableModel() override;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const final;
    /// Returns at once; orderApplied follows. Column -1: the order of the sources.
    void sort(int column, Qt::SortOrder order) override;
    /// The same order and filter again, over what the rows say now.
    void sortAgain();
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortDirection() const { return m_sortOrder; }
    [[nodiscard]] bool isOrdering() const { return m_ordering; }
    [[nodiscard]] int staleCount() const { return m_staleCount; }
    /// Rows before the filter.
    [[nodiscard]] virtual quint32 sourceCount() const = 0;
    [[nodiscard]] quint32 sourceAt(int row) const { return m_order.sourceAt(row); }
    [[nodiscard]] int rowOfSource(quint32 source) const { return m_order.rowOf(source); }
    /// The language changed.
    void retranslate();
    /// The rows that a view shows: of many changes, those are told one by one, so that it paints only what it has to.
    void setRowsInView(int first, int last) { m_inView = { first, last }; }

signals:
    void orderStale(int changed);
    void orderApplied();

protected:
    /// What one frame did to the sources; each source at most once in each list.
    struct Changes
    {
        std::vector<quint32> added; ///< shown at the end where accepts() says so
        std::vector<quint32> changed; ///< repaint
        std::vector<quint32> moved; ///< would stand elsewhere, or enter or leave, by the order and filter in force
        std::vector<quint32> removed; ///< leave at once
    };

    /// Filters and orders a snapshot; runs on the pool.
    [[nodiscard]] virtual OrderJob orderJob() const = 0;
    [[nodiscard]] virtual bool accepts(quint32 source) const = 0;
    void apply(const Changes& changes);
    /// Between beginResetModel and endResetModel: shows the sources that pass the filter, in their order.
    void resetOrder();
    void columnChanged(int column);

private:
    void removeSources(const std::vector<quint32>& sources);
    void insertSources(const std::vector<quint32>& sources);
    void repaint(const std::vector<quint32>& sources);
    void markStale(const std::vector<quint32>& sources);
    void clearStale();
    void swapOrder(RowOrder order);
    void orderComputed();
    void mendOrder(RowOrder& order) const;

    RowOrder m_order;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_ordering = false;
    std::vector<quint32> m_touched; ///< sources that changed since the snapshot now being ordered
    std::vector<bool> m_stale; ///< by source
    int m_staleCount = 0;
    RowOrder::Range m_inView{ 0, -1 };
    QFutureWatcher<RowOrder> m_watcher;
};

} // namespace console
