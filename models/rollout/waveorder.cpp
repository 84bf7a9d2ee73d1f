// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/waveorder.h"

#include <algorithm>
#include <tuple>

namespace console {

namespace {

quint64 stirred(quint64 value)
{
    value = (value ^ (value >> 33)) * 0xff51afd7ed558ccd;
    value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53;
    return value ^ (value >> 33);
}

struct Place
{
    quint64 at; ///< within its combination, from 0 (first) to 2^32 (last)
    quint64 order;
    quint32 index;

    bool operator<(const Place& other) const
    {
        return std::tie(at, order, index) < std::tie(other.at, other.order, other.index);
    }
};

} // namespace

quint64 waveOrder(quint64 share, quint64 batch)
{
    return stirred(share ^ stirred(batch));
}

/// Systematic sampling: the devices of a combination stand at even distances, with a start of its own; so any stretch
/// of the line holds of each what it holds of all.
std::vector<quint8> assignWaves(const std::vector<WaveCandidate>& candidates, const std::vector<quint32>& sizes)
{
    std::vector<quint32> sorted(candidates.size());
    for (quint32 index = 0; index < sorted.size(); ++index)
        sorted[index] = index;
    const auto key = [&candidates](quint32 index) {
        const WaveCandidate& one = candidates[index];
        return std::tuple(one.version, one.group, one.order, index);
    };
    std::ranges::sort(sorted, {}, key);
    const auto alike = [&candidates](quint32 a, quint32 b) {
        return candidates[a].version == candidates[b].version && candidates[a].group == candidates[b].group;
    };
    std::vector<Place> line;
    line.reserve(sorted.size());
    for (std::size_t first = 0; first < sorted.size();) {
        std::size_t behind = first + 1;
        while (behind < sorted.size() && alike(sorted[first], sorted[behind]))
            ++behind;
        const quint64 count = behind - first;
        const quint64 start = stirred(candidates[sorted[first]].order) >> 32;
        for (std::size_t i = first; i < behind; ++i)
            line.push_back({ ((quint64{ i - first } << 32) + start) / count, candidates[sorted[i]].order, sorted[i] });
        first = behind;
    }
    std::sort(line.begin(), line.end());
    std::vector<quint8> waves(candidates.size());
    std::size_t taken = 0;
    for (std::size_t wave = 0; wave < sizes.size(); ++wave) {
        for (quint32 i = 0; i < sizes[wave] && taken < line.size(); ++i)
            waves[line[taken++].index] = static_cast<quint8>(wave);
    }
    return waves;
}

} // namespace console
