// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"

#include <vector>

namespace console {

/// What must hold before the next wave begins: all that is asked for, together. See WaveGate for how it is judged.
struct Gate
{
    int successPercent = 95; ///< 1..100 of the devices with an outcome, 0 = not asked for
    int soakMinutes = 0; ///< 1..10,080 since the rest was met, 0 = none
    bool manual = false; ///< an operator releases it

    [[nodiscard]] bool any() const { return successPercent > 0 || soakMinutes > 0 || manual; }
    bool operator==(const Gate&) const = default;
};

/// A share of a batch's devices that goes before the others: a count, a percentage of all, or (neither) the rest.
struct Wave
{
    quint32 devices = 0; ///< 1..2,000,000
    qint32 percentThousandths = 0; ///< 1..99,999 (0.001 % .. 99.999 %), rounded down, at least one device
    Gate gate; ///< of the last wave nothing is asked

    [[nodiscard]] bool isRest() const { return devices == 0 && percentThousandths == 0; }
    bool operator==(const Wave&) const = default;
};

inline constexpr std::size_t mostWaves = 20;

/// None, or 2 to 20, of which the last one, and no other, is the rest. Errors: WavesOutOfRange, WaveSizeOutOfRange,
/// WaveRestMissing, GateOutOfRange, GateEmpty; context: the number.
[[nodiscard]] Result<void> checkWaves(const std::vector<Wave>& waves);

/// How many of so many devices each wave takes. Error: WavesTooLarge where nothing is left for one of them; context:
/// "what they ask for > what there is".
[[nodiscard]] Result<std::vector<quint32>> waveSizes(const std::vector<Wave>& waves, quint32 devices);

} // namespace console
