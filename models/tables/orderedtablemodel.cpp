// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/orderedtablemodel.h"

#include <QtConcurrent>

#include <algorithm>
#include <limits>

namespace console {

namespace {

// Above this many separate ranges one wide signal is cheaper for every view than many narrow ones.
constexpr std::size_t mostRanges = 32;

/// One range for all before the window, one for all behind it, and those that touch it, cut to it.
std::vector<RowOrder::Range> merged(const std::vector<RowOrder::Range>& ranges, RowOrder::Range window)
{
    if (window.last < window.first)
        return { { ranges.front().first, ranges.back().last } };
    std::vector<RowOrder::Range> found;
    const auto add = [&](RowOrder::Range range, RowOrder::Range within, bool joins) {
        range = { std::max(range.first, within.first), std::min(range.last, within.last) };
        if (range.last < range.first)
            return;
        if (joins && !found.empty() && found.back().last >= within.first)
            found.back().last = range.last;
        else
            found.push_back(range);
    };
    const RowOrder::Range before{ 0, window.first - 1 };
    const RowOrder::Range behind{ window.last + 1, std::numeric_limits<int>::max() };
    for (const RowOrder::Range& range : ranges)
        add(range, before, true);
    for (const RowOrder::Range& range : ranges)
        add(range, window, false);
    for (const RowOrder::Range& range : ranges)
        add(range, behind, true);
    return found;
}

} // namespace

OrderedTableModel::OrderedTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &OrderedTableModel::orderComputed);
}

OrderedTableModel::~OrderedTableModel() = default;

int OrderedTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_order.size();
}

void OrderedTableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    sortAgain();
}

void OrderedTableModel::sortAgain()
{
    m_ordering = true;
    m_touched.clear();
    clearStale();
    // Setting a new future forgets the earlier one: only the newest order arrives.
    m_watcher.setFuture(QtConcurrent::run(orderJob()));
}

void OrderedTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (m_order.size() > 0)
        emit dataChanged(index(0, 0), index(m_order.size() - 1, columnCount() - 1));
}

void OrderedTableModel::apply(const Changes& changes)
{
    if (m_ordering)
        for (const auto* list : { &changes.added, &changes.moved, &changes.removed })
            m_touched.insert(m_touched.end(), list->begin(), list->end());
    removeSources(changes.removed);
    insertSources(changes.added);
    repaint(changes.changed);
    markStale(changes.moved);
}

void OrderedTableModel::resetOrder()
{
    std::vector<quint32> rows;
    for (quint32 source = 0; source < sourceCount(); ++source)
        if (accepts(source))
            rows.push_back(source);
    m_order.assign(std::move(rows));
    clearStale();
    m_ordering = false; // what the pool still computes is about rows that are gone
    if (m_sortColumn >= 0)
        sortAgain();
}

void OrderedTableModel::columnChanged(int column)
{
    if (m_order.size() > 0)
        emit dataChanged(index(0, column), index(m_order.size() - 1, column));
}

void OrderedTableModel::removeSources(const std::vector<quint32>& sources)
{
    std::vector<RowOrder::Range> ranges = m_order.rangesOf(sources);
    if (ranges.size() > mostRanges) {
        RowOrder rest = m_order;
        rest.removeSources(sources);
        swapOrder(std::move(rest));
        return;
    }
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
        beginRemoveRows({}, range->first, range->last);
        m_order.remove(*range);
        endRemoveRows();
    }
}

void OrderedTableModel::insertSources(const std::vector<quint32>& sources)
{
    std::vector<quint32> shown;
    for (const quint32 source : sources)
        if (m_order.rowOf(source) < 0 && accepts(source))
            shown.push_back(source);
    if (shown.empty())
        return;
    const int first = m_order.size();
    beginInsertRows({}, first, first + static_cast<int>(shown.size()) - 1);
    m_order.append(shown);
    endInsertRows();
    if (m_sortColumn >= 0)
        markStale(shown);
}

void OrderedTableModel::repaint(const std::vector<quint32>& sources)
{
    std::vector<RowOrder::Range> ranges = m_order.rangesOf(sources);
    if (ranges.size() > mostRanges)
        ranges = merged(ranges, m_inView);
    for (const RowOrder::Range& range : ranges)
        emit dataChanged(index(range.first, 0), index(range.last, columnCount() - 1));
}

void OrderedTableModel::markStale(const std::vector<quint32>& sources)
{
    const int before = m_staleCount;
    for (const quint32 source : sources) {
        if (source >= m_stale.size())
            m_stale.resize(std::max<std::size_t>(source + 1, sourceCount()), false);
        if (!m_stale[source]) {
            m_stale[source] = true;
            ++m_staleCount;
        }
    }
    if (m_staleCount != before)
        emit orderStale(m_staleCount);
}

void OrderedTableModel::clearStale()
{
    m_stale.clear();
    if (m_staleCount == 0)
        return;
    m_staleCount = 0;
    emit orderStale(0);
}

void OrderedTableModel::swapOrder(RowOrder order)
{
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<quint32> sources;
    sources.reserve(static_cast<std::size_t>(before.size()));
    for (const QModelIndex& kept : before)
        sources.push_back(m_order.sourceAt(kept.row()));
    m_order = std::move(order);
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        const int row = m_order.rowOf(sources[static_cast<std::size_t>(i)]);
        after.append(row < 0 ? QModelIndex() : index(row, before.at(i).column()));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

void OrderedTableModel::orderComputed()
{
    if (!m_ordering || m_watcher.future().resultCount() == 0)
        return;
    RowOrder order = m_watcher.future().takeResult();
    mendOrder(order);
    m_ordering = false;
    m_touched.clear();
    swapOrder(std::move(order));
    emit orderApplied();
}

// The snapshot is a moment old: what entered or left since is put right at the end, without a second sort.
void OrderedTableModel::mendOrder(RowOrder& order) const
{
    std::vector<quint32> entered;
    std::vector<quint32> left;
    for (const quint32 source : m_touched) {
        const bool belongs = source < sourceCount() && accepts(source);
        if (belongs != (order.rowOf(source) >= 0))
            (belongs ? entered : left).push_back(source);
    }
    order.removeSources(left);
    std::sort(entered.begin(), entered.end());
    entered.erase(std::unique(entered.begin(), entered.end()), entered.end());
    order.append(entered);
}

} // namespace console
