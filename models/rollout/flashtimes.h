// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/task.h"

#include <array>

namespace console {

/// How long the devices of one firmware took from the end of their download (step 100) to the report of the new
/// version: counts of a scale whose steps are a quarter of their value at most, so that a million of them cost half a
/// kilobyte. From them follows how long a device may say nothing after its download before it is suspect. Pure.
class FlashTimes
{
public:
    /// From so many devices on, their rhythm may shorten the wait.
    static constexpr quint32 enough = 20;

    /// A task that succeeded; others, and those whose last attempt never reported step 100, tell nothing.
    void add(const Task& task);
    void add(TimeMs took);
    /// Four times the median. Never less than the plan's silence limit before `enough` devices have shown how long it
    /// takes, and never less than a third of it then.
    [[nodiscard]] TimeMs patience(TimeMs silenceMs) const;

private:
    static constexpr std::size_t steps = 124; ///< for 32 bits

    [[nodiscard]] static std::size_t stepOf(quint32 tenths);
    [[nodiscard]] static quint32 endOf(std::size_t step); ///< the longest of a step

    std::array<quint32, steps> m_counts{};
    quint32 m_count = 0;
};

} // namespace console
