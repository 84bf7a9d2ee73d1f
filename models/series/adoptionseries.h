// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"

#include <vector>

namespace console {

/// One column of a stacked chart.
struct AdoptionPoint
{
    TimeMs at = 0;
    std::vector<quint32> devices; ///< as the versions asked for, then Other
    bool operator==(const AdoptionPoint&) const = default;
};

/// Versions over time, from the samples that frames bring. Keeps at most `most` samples: beyond, the older half is
/// thinned to every second one, so that a window open for months stays small. GUI thread.
class AdoptionSeries
{
public:
    static constexpr std::size_t most = 20000;

    /// True when a sample came.
    bool applyFrame(const Frame& frame);

    [[nodiscard]] std::size_t samples() const { return m_samples.size(); }
    [[nodiscard]] TimeMs firstAt() const { return m_samples.empty() ? 0 : m_samples.front().at; }
    [[nodiscard]] TimeMs lastAt() const { return m_samples.empty() ? 0 : m_samples.back().at; }
    /// The samples of a product from `from` to `to`, at most one per column: the newest of each column. A sample before
    /// `from` opens the row, for versions do not begin with the window.
    [[nodiscard]] std::vector<AdoptionPoint> points(
        ProductIndex product, const std::vector<VersionIndex>& versions, TimeMs from, TimeMs to, int columns) const;

private:
    void thin();

    std::vector<VersionSample> m_samples; ///< oldest first
};

} // namespace console
