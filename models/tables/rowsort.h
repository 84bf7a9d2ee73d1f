// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/roworder.h"

#include <Qt>

#include <vector>

namespace console {

/// What rows are sorted by: the keys of those that are shown, in the order of the sources. quint32 for ranks and
/// states, qint64 for times.
template <class Key> struct RowKeys
{
    std::vector<Key> keys;
    std::vector<quint32> sources; ///< empty: all of them, in their order
    quint32 sourceCount = 0; ///< shown or not

    [[nodiscard]] quint32 sourceAt(std::size_t i) const
    {
        return sources.empty() ? static_cast<quint32>(i) : sources[i];
    }
};

/// Of the rows that pass: `Rows` has size() and at(); a filter that is not `active` is not asked.
template <class Key, class Rows, class Accepts, class KeyOf>
[[nodiscard]] RowKeys<Key> rowKeysOf(const Rows& rows, bool active, Accepts accepts, KeyOf keyOf)
{
    RowKeys<Key> shown;
    shown.sourceCount = rows.size();
    if (!active) {
        shown.keys.resize(rows.size());
        for (quint32 source = 0; source < rows.size(); ++source)
            shown.keys[source] = keyOf(rows.at(source));
        return shown;
    }
    for (quint32 source = 0; source < rows.size(); ++source) {
        const auto& row = rows.at(source);
        if (!accepts(row))
            continue;
        shown.keys.push_back(keyOf(row));
        shown.sources.push_back(source);
    }
    if (shown.sources.size() == rows.size())
        shown.sources.clear();
    return shown;
}

/// The order and its inverse in one go: a million rows by a handful of values in two passes over the keys, by more in
/// one pass for 11 bits of what they spread over. Equal keys keep their order, in both directions. Any thread.
[[nodiscard]] RowOrder orderedRows(const RowKeys<quint32>& shown, Qt::SortOrder order);
[[nodiscard]] RowOrder orderedRows(const RowKeys<qint64>& shown, Qt::SortOrder order);
/// No two keys are alike, and all are below `end`, not much more than there are sources: places more than keys.
[[nodiscard]] RowOrder orderedByPlace(const RowKeys<quint32>& shown, quint32 end, Qt::SortOrder order);

} // namespace console
