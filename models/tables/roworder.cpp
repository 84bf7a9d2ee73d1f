// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/roworder.h"

#include <algorithm>

namespace console {

int RowOrder::rowOf(quint32 source) const
{
    return source < m_position.size() ? static_cast<int>(m_position[source]) - 1 : -1;
}

void RowOrder::assign(std::vector<quint32> rows)
{
    m_rows = std::move(rows);
    const auto greatest = std::max_element(m_rows.begin(), m_rows.end());
    m_position.assign(greatest == m_rows.end() ? 0 : *greatest + std::size_t{ 1 }, 0);
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

void RowOrder::removeSources(const std::vector<quint32>& sources)
{
    std::size_t first = m_rows.size();
    for (const quint32 source : sources) {
        if (const int row = rowOf(source); row >= 0) {
            first = std::min(first, static_cast<std::size_t>(row));
            m_position[source] = 0;
        }
    }
    const auto from = m_rows.begin() + static_cast<std::ptrdiff_t>(first);
    m_rows.erase(
        std::remove_if(from, m_rows.end(), [this](quint32 source) { return m_position[source] == 0; }), m_rows.end());
    reindex(first);
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

} // namespace console
