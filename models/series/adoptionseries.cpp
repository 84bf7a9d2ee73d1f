// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/series/adoptionseries.h"

#include <algorithm>

namespace console {

namespace {

AdoptionPoint pointOf(
    const VersionSample& sample, TimeMs at, ProductIndex product, const std::vector<VersionIndex>& versions)
{
    AdoptionPoint point{ at, std::vector<quint32>(versions.size() + 1, 0) };
    for (const VersionCount& count : sample.counts) {
        if (count.product != product || count.module != defaultModuleIndex)
            continue;
        const auto place = std::find(versions.begin(), versions.end(), count.version) - versions.begin();
        point.devices[static_cast<std::size_t>(place)] += count.devices;
    }
    return point;
}

} // namespace

bool AdoptionSeries::applyFrame(const Frame& frame)
{
    for (const VersionSample& sample : frame.samples) {
        // Mostly the newest; what the database remembers comes a moment after the window opened.
        const auto place = std::upper_bound(m_samples.begin(), m_samples.end(), sample.at,
            [](TimeMs at, const VersionSample& other) { return at < other.at; });
        if (place == m_samples.begin() || (place - 1)->at != sample.at)
            m_samples.insert(place, sample);
    }
    if (m_samples.size() > most)
        thin();
    return !frame.samples.empty();
}

std::vector<AdoptionPoint> AdoptionSeries::points(
    ProductIndex product, const std::vector<VersionIndex>& versions, TimeMs from, TimeMs to, int columns) const
{
    std::vector<AdoptionPoint> result;
    if (to <= from || columns <= 0)
        return result;
    const auto after = std::upper_bound(m_samples.begin(), m_samples.end(), from,
        [](TimeMs at, const VersionSample& sample) { return at < sample.at; });
    if (after != m_samples.begin())
        result.push_back(pointOf(*(after - 1), from, product, versions));
    qint64 lastColumn = -1;
    const VersionSample* newest = nullptr;
    for (auto sample = after; sample != m_samples.end() && sample->at <= to; ++sample) {
        const qint64 column = (sample->at - from) * columns / (to - from);
        if (newest != nullptr && column != lastColumn)
            result.push_back(pointOf(*newest, newest->at, product, versions));
        newest = &*sample;
        lastColumn = column;
    }
    if (newest != nullptr)
        result.push_back(pointOf(*newest, newest->at, product, versions));
    return result;
}

void AdoptionSeries::thin()
{
    std::vector<VersionSample> kept;
    kept.reserve(m_samples.size());
    for (std::size_t i = 0; i < m_samples.size(); ++i)
        if (i >= m_samples.size() / 2 || i % 2 == 0)
            kept.push_back(std::move(m_samples[i]));
    m_samples = std::move(kept);
}

} // namespace console
