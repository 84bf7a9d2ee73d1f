// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/adoptionhistory.h"

#include <utility>

namespace console {

void AdoptionHistory::add(const VersionChange& change)
{
    if (m_at != 0 && change.at / m_interval != m_at / m_interval)
        sample();
    m_at = change.at;
    VersionIndex& current = m_current[quint64{ change.device } << 32 | change.module];
    m_counts.change(change.product, change.module, std::exchange(current, change.version), change.version);
}

void AdoptionHistory::sample()
{
    m_samples.push_back({ m_at, m_counts.all() });
    if (m_samples.size() < mostSamples)
        return;
    // Twice as coarse: of each new interval only its newest sample stays.
    m_interval *= 2;
    std::vector<VersionSample> kept;
    for (VersionSample& next : m_samples) {
        if (!kept.empty() && kept.back().at / m_interval == next.at / m_interval)
            kept.back() = std::move(next);
        else
            kept.push_back(std::move(next));
    }
    m_samples = std::move(kept);
}

std::vector<VersionSample> AdoptionHistory::takeSamples()
{
    if (m_at != 0)
        sample();
    return std::exchange(m_samples, {});
}

} // namespace console
