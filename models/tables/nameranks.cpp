// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/nameranks.h"

#include "models/fleet/namearena.h"
#include "models/tables/radixorder.h"

#include <algorithm>

namespace console {

namespace {

/// Names from `first` on, in the order of their text.
std::vector<quint32> sortedFrom(const NameArena& names, quint32 first, quint32 count)
{
    std::vector<std::pair<std::string_view, quint32>> keys;
    keys.reserve(count - first);
    for (quint32 index = first; index < count; ++index)
        keys.emplace_back(names.at(index), index);
    return orderedByText(keys, Qt::AscendingOrder);
}

/// The order behind ranks that are known: kept, it would cost as much memory as they do.
std::vector<quint32> sortedBy(const std::vector<quint32>& ranks)
{
    std::vector<std::pair<qint64, quint32>> keys;
    keys.reserve(ranks.size());
    for (quint32 index = 0; index < ranks.size(); ++index)
        keys.emplace_back(ranks[index], index);
    return orderedByNumber(keys, Qt::AscendingOrder);
}

} // namespace

std::shared_ptr<const std::vector<quint32>> NameRanks::ranks(quint32 count)
{
    std::shared_ptr<const Ranks> kept = m_kept.load();
    if (kept->size() < count) {
        kept = merged(*kept, count);
        // Two jobs may do the same work at once; what covers more stays.
        for (auto known = m_kept.load(); known->size() < kept->size();) {
            if (m_kept.compare_exchange_strong(known, kept))
                break;
        }
    }
    return kept;
}

quint32 NameRanks::size() const
{
    return static_cast<quint32>(m_kept.load()->size());
}

std::shared_ptr<const NameRanks::Ranks> NameRanks::merged(const Ranks& known, quint32 count) const
{
    const auto size = static_cast<quint32>(known.size());
    const std::vector<quint32> before = sortedBy(known);
    const std::vector<quint32> added = sortedFrom(m_names, size, count);
    std::vector<quint32> order;
    order.reserve(count);
    auto next = before.begin();
    for (const quint32 index : added) {
        const auto place = std::upper_bound(next, before.end(), m_names.at(index),
            [this](std::string_view name, quint32 other) { return name < m_names.at(other); });
        order.insert(order.end(), next, place);
        order.push_back(index);
        next = place;
    }
    order.insert(order.end(), next, before.end());
    auto all = std::make_shared<Ranks>(count);
    quint32 rank = 0;
    for (std::size_t i = 1; i < order.size(); ++i) {
        const quint32 left = order[i - 1];
        const quint32 right = order[i];
        const bool alike
            = left < size && right < size ? known[left] == known[right] : m_names.at(left) == m_names.at(right);
        rank += alike ? 0 : 1;
        (*all)[right] = rank;
    }
    return all;
}

} // namespace console
