// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/versionranks.h"

#include "models/base/versionorder.h"
#include "models/fleet/devicemarks.h"
#include "models/fleet/vocabulary.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace console {

namespace {

template <class Less> std::vector<quint32> ranksOf(const Vocabulary& labels, Less less)
{
    const quint32 count = labels.size();
    std::vector<quint32> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(
        order.begin(), order.end(), [&](quint32 a, quint32 b) { return less(labels.at(a), labels.at(b)); });
    std::vector<quint32> ranks(count);
    for (quint32 i = 1; i < count; ++i) // what is alike has one rank
        ranks[order[i]] = ranks[order[i - 1]] + (less(labels.at(order[i - 1]), labels.at(order[i])) ? 1 : 0);
    return ranks;
}

} // namespace

std::vector<quint32> versionRanks(const Vocabulary& versions)
{
    return ranksOf(versions, [](std::string_view a, std::string_view b) { return compareVersions(a, b) < 0; });
}

std::vector<quint32> tagRanks(const Vocabulary& marks)
{
    return ranksOf(marks, [](std::string_view a, std::string_view b) { return packedTags(a) < packedTags(b); });
}

std::vector<quint32> textRanks(const Vocabulary& names)
{
    return ranksOf(names, std::less<>());
}

} // namespace console
