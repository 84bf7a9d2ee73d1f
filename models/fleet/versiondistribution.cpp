// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/versiondistribution.h"

#include <QHashFunctions>

#include <utility>

namespace console {

std::size_t VersionDistribution::KeyHash::operator()(const Key& key) const noexcept
{
    return qHashMulti(0, key.product, key.module, key.version);
}

void VersionDistribution::change(ProductIndex product, ModuleIndex module, VersionIndex from, VersionIndex to)
{
    if (from == to)
        return;
    const auto touch = [this, product, module](VersionIndex version) -> quint32& {
        const Key key{ product, module, version };
        Entry& entry = m_counts[key];
        if (!std::exchange(entry.changed, true))
            m_changed.push_back(key);
        return entry.devices;
    };
    if (from != 0) {
        quint32& devices = touch(from);
        Q_ASSERT(devices > 0);
        --devices;
    }
    if (to != 0)
        ++touch(to);
}

quint32 VersionDistribution::count(ProductIndex product, ModuleIndex module, VersionIndex version) const
{
    const auto found = m_counts.find({ product, module, version });
    return found == m_counts.end() ? 0 : found->second.devices;
}

std::vector<VersionCount> VersionDistribution::all() const
{
    std::vector<VersionCount> counts;
    counts.reserve(m_counts.size());
    for (const auto& [key, entry] : m_counts) {
        if (entry.devices > 0)
            counts.push_back({ key.product, key.module, key.version, entry.devices });
    }
    return counts;
}

std::vector<VersionCount> VersionDistribution::takeChanges()
{
    std::vector<VersionCount> changes;
    changes.reserve(m_changed.size());
    for (const Key& key : std::exchange(m_changed, {})) {
        const auto found = m_counts.find(key);
        changes.push_back({ key.product, key.module, key.version, found->second.devices });
        found->second.changed = false;
        if (found->second.devices == 0)
            m_counts.erase(found);
    }
    return changes;
}

} // namespace console
