// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/series/versionseries.h"

#include "models/base/versionorder.h"

#include <algorithm>

namespace console {

VersionSeries::VersionSeries(std::shared_ptr<const FleetNames> names)
    : m_names(std::move(names))
{
}

bool VersionSeries::applyFrame(const Frame& frame)
{
    for (const VersionCount& count : frame.versions) {
        Counts& counts = m_counts[{ count.product, count.module }];
        if (count.devices == 0)
            counts.erase(count.version);
        else
            counts[count.version] = count.devices;
    }
    return !frame.versions.empty();
}

std::vector<VersionEntry> VersionSeries::entries(ProductIndex product, ModuleIndex module)
{
    const Counts* counts = countsOf(product, module);
    if (counts == nullptr)
        return {};
    std::vector<std::pair<VersionIndex, quint32>> sorted(counts->begin(), counts->end());
    std::sort(sorted.begin(), sorted.end(),
        [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    const quint32 all = total(product, module);
    std::vector<VersionEntry> result;
    VersionEntry other;
    other.other = true;
    for (const auto& [version, devices] : sorted) {
        if (result.size() < most) {
            result.push_back({ version, toText(m_names->versions.at(version)), devices,
                static_cast<double>(devices) / all, colourOf(version), false });
        } else {
            other.devices += devices;
        }
    }
    if (other.devices > 0) {
        other.share = static_cast<double>(other.devices) / all;
        result.push_back(other);
    }
    return result;
}

quint32 VersionSeries::total(ProductIndex product, ModuleIndex module) const
{
    quint32 sum = 0;
    if (const Counts* counts = countsOf(product, module))
        for (const auto& [version, devices] : *counts)
            sum += devices;
    return sum;
}

std::vector<ProductIndex> VersionSeries::products() const
{
    std::vector<ProductIndex> result;
    for (const auto& [key, counts] : m_counts)
        if (!counts.empty() && (result.empty() || result.back() != key.first))
            result.push_back(key.first);
    std::sort(result.begin(), result.end(),
        [this](ProductIndex a, ProductIndex b) { return m_names->products.at(a) < m_names->products.at(b); });
    return result;
}

VersionIndex VersionSeries::newest(ProductIndex product, ModuleIndex module) const
{
    VersionIndex best = 0;
    if (const Counts* counts = countsOf(product, module))
        for (const auto& [version, devices] : *counts)
            if (best == 0 || compareVersions(m_names->versions.at(version), m_names->versions.at(best)) > 0)
                best = version;
    return best;
}

quint32 VersionSeries::count(ProductIndex product, VersionIndex version, ModuleIndex module) const
{
    const Counts* counts = countsOf(product, module);
    if (counts == nullptr)
        return 0;
    const auto found = counts->find(version);
    return found == counts->end() ? 0 : found->second;
}

int VersionSeries::colourOf(VersionIndex version)
{
    return m_colours.try_emplace(version, static_cast<int>(m_colours.size())).first->second;
}

const VersionSeries::Counts* VersionSeries::countsOf(ProductIndex product, ModuleIndex module) const
{
    const auto found = m_counts.find({ product, module });
    return found == m_counts.end() ? nullptr : &found->second;
}

} // namespace console
