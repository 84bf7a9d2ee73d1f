// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/roworder.h"

#include <algorithm>

namespace console {

namespace {

template <class Key> std::vector<quint32> ordered(std::vector<std::pair<Key, quint32>>&& keys, Qt::SortOrder order)
{
    using Entry = std::pair<Key, quint32>;
    if (order == Qt::AscendingOrder)
        std::sort(keys.begin(), keys.end());
    else
        std::sort(keys.begin(), keys.end(), [](const Entry& a, const Entry& b) {
            return a.first != b.first ? b.first < a.first : a.second < b.second;
        });
    std::vector<quint32> rows;
    rows.reserve(keys.size());
    for (const Entry& entry : keys)
        rows.push_back(entry.second);
    return rows;
}

} // namespace

int RowOrder::rowOf(quint32 source) const
{
    return source < m_position.size() ? static_cast<int>(m_position[source]) - 1 : -1;
}

void RowOrder::assign(std::vector<quint32> rows)
{
    clear();
    m_rows = std::move(rows);
    reindex(0);
}

void RowOrder::append(const std::vector<quint32>& sources)
{
    const std::size_t from = m_rows.size();
    m_rows.insert(m_rows.end(), sources.begin(), sources.end());
    reindex(from);
}

void RowOrder::remove(Range range)
{
    const auto first = m_rows.begin() + range.first;
    const auto end = m_rows.begin() + range.last + 1;
    for (auto row = first; row != end; ++row)
        m_position[*row] = 0;
    m_rows.erase(first, end);
    reindex(static_cast<std::size_t>(range.first));
}

void RowOrder::clear()
{
    m_rows.clear();
    m_position.clear();
}

std::vector<RowOrder::Range> RowOrder::rangesOf(const std::vector<quint32>& sources) const
{
    std::vector<int> shown;
    shown.reserve(sources.size());
    for (const quint32 source : sources)
        if (const int row = rowOf(source); row >= 0)
            shown.push_back(row);
    std::sort(shown.begin(), shown.end());
    std::vector<Range> ranges;
    for (const int row : shown) {
        if (!ranges.empty() && row <= ranges.back().last + 1)
            ranges.back().last = row;
        else
            ranges.push_back({ row, row });
    }
    return ranges;
}

void RowOrder::reindex(std::size_t from)
{
    for (std::size_t row = from; row < m_rows.size(); ++row) {
        const quint32 source = m_rows[row];
        if (source >= m_position.size())
            m_position.resize(std::max<std::size_t>(source + 1, m_position.size() * 3 / 2), 0);
        m_position[source] = static_cast<quint32>(row) + 1;
    }
}

std::vector<quint32> orderedByNumber(std::vector<std::pair<qint64, quint32>> keys, Qt::SortOrder order)
{
    return ordered(std::move(keys), order);
}

std::vector<quint32> orderedByText(std::vector<std::pair<std::string_view, quint32>> keys, Qt::SortOrder order)
{
    return ordered(std::move(keys), order);
}

} // namespace console
