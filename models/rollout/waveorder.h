// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/device.h"

#include <vector>

namespace console {

/// A device that is to be put into a wave.
struct WaveCandidate
{
    VersionIndex version = 0; ///< it comes from
    quint32 group = 0;
    quint64 order = 0; ///< of the device in this batch, see waveOrder
};

/// Where a device stands in one batch: its place for percentages (shareOrder), stirred with the batch's number, so that
/// the same devices are not the first ones every time.
[[nodiscard]] quint64 waveOrder(quint64 share, quint64 batch);

/// The wave of each candidate, by the sizes of the waves, which add up to the number of candidates. Every beginning of
/// the order is spread over source versions and groups: of each combination (version and group) the waves up to any one
/// hold as large a share as of all, to within one device. The same candidates in any sequence get the same waves. Pure.
[[nodiscard]] std::vector<quint8> assignWaves(
    const std::vector<WaveCandidate>& candidates, const std::vector<quint32>& sizes);

} // namespace console
