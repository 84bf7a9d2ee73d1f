// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <utility>
#include <vector>

namespace console {

/// Which source rows a table shows, and in which order: an index vector and its inverse. A value: made on the pool with
/// both, so that the GUI thread takes a million rows by moving two pointers.
class RowOrder
{
public:
    RowOrder() = default;
    explicit RowOrder(std::vector<quint32> rows) { assign(std::move(rows)); }
    /// With its inverse: for each source its row + 1, 0 = not shown.
    RowOrder(std::vector<quint32> rows, std::vector<quint32> position)
        : m_rows(std::move(rows))
        , m_position(std::move(position))
    {
    }

    struct Range
    {
        int first = 0;
        int last = 0; ///< inclusive
        bool operator==(const Range&) const = default;
    };

    [[nodiscard]] int size() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] quint32 sourceAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowOf(quint32 source) const; ///< -1: not shown
    [[nodiscard]] const std::vector<quint32>& rows() const { return m_rows; }

    void assign(std::vector<quint32> rows);
    void append(const std::vector<quint32>& sources);
    void remove(Range range);
    /// Wherever they stand; who is not shown is passed over.
    void removeSources(const std::vector<quint32>& sources);
    void clear();

    /// Rows of these sources that are shown, as ascending ranges that neither touch nor overlap.
    [[nodiscard]] std::vector<Range> rangesOf(const std::vector<quint32>& sources) const;

private:
    void reindex(std::size_t from);

    std::vector<quint32> m_rows;
    std::vector<quint32> m_position; ///< by source: row + 1, 0 = not shown
};

} // namespace console
