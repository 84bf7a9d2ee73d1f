// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>
#include <QtGlobal>

#include <string_view>
#include <utility>
#include <vector>

namespace console {

/// Sources in the order of their keys, a million in some hundredths of a second: radix sorts over the bits in which the
/// keys differ at all. Equal keys keep the order in which they came, in both directions. Any thread.
[[nodiscard]] std::vector<quint32> orderedByNumber(
    const std::vector<std::pair<qint64, quint32>>& keys, Qt::SortOrder order);
/// By bytes, as std::string_view compares.
[[nodiscard]] std::vector<quint32> orderedByText(
    const std::vector<std::pair<std::string_view, quint32>>& keys, Qt::SortOrder order);

} // namespace console
