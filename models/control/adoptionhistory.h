// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"
#include "models/fleet/versiondistribution.h"
#include "models/store/records.h"

#include <unordered_map>
#include <vector>

namespace console {

/// Turns the version history of the database, oldest change first, into samples for the adoption chart: at most 2,000,
/// evenly coarse over the whole time. Pure, any one thread.
class AdoptionHistory
{
public:
    static constexpr std::size_t mostSamples = 2000;

    void add(const VersionChange& change);
    /// Oldest first; the last one is the state after the last change.
    [[nodiscard]] std::vector<VersionSample> takeSamples();

private:
    void sample();

    VersionDistribution m_counts;
    std::unordered_map<quint64, VersionIndex> m_current; ///< by device and module
    std::vector<VersionSample> m_samples;
    TimeMs m_interval = 60 * 1000;
    TimeMs m_at = 0; ///< of the newest change
};

} // namespace console
