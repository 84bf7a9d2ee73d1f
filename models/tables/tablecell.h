// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/rollout/task.h"

#include <QVariant>

#include <string_view>
#include <utility>
#include <vector>

namespace console {

/// Cells that more than one table shows, by role: each gives the text and whatever else belongs to such a cell (badge,
/// alignment, exact time on hover), and an invalid value for every other role. GUI thread.

[[nodiscard]] QVariant nameCell(int role, std::string_view name);
[[nodiscard]] QVariant numberCell(int role, qint64 number); ///< grouped by thousands, at the right
[[nodiscard]] QVariant timeCell(int role, TimeMs at, TimeMs now); ///< "2 min ago", the exact time on hover
[[nodiscard]] QVariant stateCell(int role, TaskState state, bool silent = false); ///< badge, word, and a mark if silent

/// A header stands over its cells: numbers at the right.
[[nodiscard]] QVariant headerAlignment(bool number);

/// The keys of the rows that are shown, with their sources, for orderedByNumber() and orderedByText(). Any thread.
template <class Key, class Rows, class Accepts, class KeyOf>
[[nodiscard]] std::vector<std::pair<Key, quint32>> keysOf(const Rows& rows, Accepts accepts, KeyOf keyOf)
{
    std::vector<std::pair<Key, quint32>> keys;
    keys.reserve(rows.size());
    for (quint32 source = 0; source < rows.size(); ++source) {
        if (const auto& row = rows.at(source); accepts(row))
            keys.emplace_back(keyOf(row), source);
    }
    return keys;
}

} // namespace console
