// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/profilemerge.h"

#include <algorithm>

namespace console {

namespace {

const BrokerProfile* find(const QList<BrokerProfile>& list, const QString& id)
{
    const auto found = std::find_if(list.cbegin(), list.cend(), [&](const BrokerProfile& one) { return one.id == id; });
    return found == list.cend() ? nullptr : &*found;
}

} // namespace

QList<BrokerProfile> mergedProfiles(
    const QList<BrokerProfile>& mine, const QList<BrokerProfile>& seen, const QList<BrokerProfile>& saved)
{
    QList<BrokerProfile> merged;
    for (const BrokerProfile& one : mine) {
        const BrokerProfile* before = find(seen, one.id);
        const BrokerProfile* now = find(saved, one.id);
        const bool untouched = before && *before == one;
        if (!untouched)
            merged.append(one);
        else if (now)
            merged.append(*now);
    }
    for (const BrokerProfile& one : saved) {
        const bool isNew = !find(mine, one.id) && !find(seen, one.id); // else it was deleted here
        if (isNew)
            merged.append(one);
    }
    return merged;
}

} // namespace console
