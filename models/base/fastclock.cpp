// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/fastclock.h"

#include <chrono>
#include <cmath>

namespace console {

namespace {

TimeMs systemSteady()
{
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

} // namespace

FastClock::FastClock(TimeMs begin)
    : FastClock(begin, &systemSteady)
{
}

FastClock::FastClock(TimeMs begin, Reading steadyReading)
    : m_steady(steadyReading)
    , m_first{ steadyReading(), begin, 1 }
    , m_pace(&m_first)
{
}

void FastClock::speedUp(double factor)
{
    Q_ASSERT(m_pace.load() == &m_first && factor >= 1);
    m_fast = { m_steady(), now(), factor };
    m_pace.store(&m_fast, std::memory_order_release);
}

TimeMs FastClock::now() const
{
    const Pace& pace = this->pace();
    return pace.nowAt + static_cast<TimeMs>(static_cast<double>(m_steady() - pace.steadyAt) * pace.factor);
}

TimeMs FastClock::lasts(TimeMs span) const
{
    return static_cast<TimeMs>(std::ceil(static_cast<double>(span) / pace().factor));
}

} // namespace console
