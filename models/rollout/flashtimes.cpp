// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/flashtimes.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace console {

namespace {
constexpr TimeMs tenthMs = 100;
constexpr TimeMs medians = 4;
} // namespace

void FlashTimes::add(const Task& task)
{
    // A step 100 of an earlier attempt stays in the task; only an upgrade that began since then can be measured.
    if (task.state == TaskState::Succeeded && task.step >= 100 && task.upgradingSince != 0)
        add(task.updatedAt - task.evidence.progressAt);
}

void FlashTimes::add(TimeMs took)
{
    constexpr TimeMs most = std::numeric_limits<quint32>::max();
    ++m_counts[stepOf(static_cast<quint32>(std::clamp<TimeMs>(took / tenthMs, 0, most)))];
    ++m_count;
}

TimeMs FlashTimes::patience(TimeMs silenceMs) const
{
    if (m_count == 0)
        return silenceMs;
    std::size_t step = 0;
    for (quint64 passed = m_counts[0]; passed * 2 < m_count; passed += m_counts[step])
        ++step;
    const TimeMs least = m_count < enough ? silenceMs : silenceMs / 3;
    return std::max(least, medians * tenthMs * endOf(step));
}

/// The three leading bits say the step.
std::size_t FlashTimes::stepOf(quint32 tenths)
{
    const int width = std::bit_width(tenths);
    const int shift = std::max(0, width - 3);
    return static_cast<std::size_t>(shift) * 4 + (tenths >> shift);
}

quint32 FlashTimes::endOf(std::size_t step)
{
    if (step < 8)
        return static_cast<quint32>(step);
    const std::size_t shift = step / 4 - 1;
    return static_cast<quint32>(((step - shift * 4 + 1) << shift) - 1);
}

} // namespace console
