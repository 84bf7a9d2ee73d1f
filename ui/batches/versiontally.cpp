// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/versiontally.h"

#include <algorithm>

namespace console {

VersionTally::VersionTally(std::shared_ptr<const FleetNames> names)
    : m_names(std::move(names))
{
}

void VersionTally::applyFrame(const Frame& frame)
{
    for (const VersionCount& count : frame.versions) {
        const Key key{ count.product, count.module, count.version };
        if (count.devices == 0)
            m_counts.erase(key);
        else
            m_counts[key] = count.devices;
    }
}

QList<VersionTally::Entry> VersionTally::versions(const QString& productKey, const QString& module) const
{
    QList<Entry> entries;
    for (const auto& [key, devices] : m_counts) {
        const auto [product, moduleIndex, version] = key;
        if (toText(m_names->products.at(product)) == productKey && toText(m_names->modules.at(moduleIndex)) == module)
            entries.append({ toText(m_names->versions.at(version)), devices });
    }
    std::stable_sort(
        entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.devices > b.devices; });
    return entries;
}

} // namespace console
