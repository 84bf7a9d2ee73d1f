// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/versionranks.h"

#include "models/base/versionorder.h"
#include "models/fleet/vocabulary.h"

#include <algorithm>
#include <numeric>

namespace console {

std::vector<quint32> versionRanks(const Vocabulary& versions)
{
    const quint32 count = versions.size();
    std::vector<quint32> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
        [&versions](quint32 a, quint32 b) { return compareVersions(versions.at(a), versions.at(b)) < 0; });
    std::vector<quint32> ranks(count);
    for (quint32 rank = 0; rank < count; ++rank)
        ranks[order[rank]] = rank;
    return ranks;
}

} // namespace console
