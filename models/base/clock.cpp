// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/clock.h"

#include <QDateTime>

#include <chrono>
#include <cstdlib>

namespace console {

namespace {

constexpr TimeMs mostOff = 2000; ///< less is drift, or two readings that were not taken at once

TimeMs systemSteady()
{
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

} // namespace

SteadyWallClock::SteadyWallClock()
    : SteadyWallClock(&QDateTime::currentMSecsSinceEpoch, &systemSteady)
{
}

SteadyWallClock::SteadyWallClock(Reading wallReading, Reading steadyReading)
    : m_wall(wallReading)
    , m_steady(steadyReading)
    , m_ahead(wallReading() - steadyReading())
{
}

TimeMs SteadyWallClock::now() const
{
    return m_steady() + m_ahead.load(std::memory_order_relaxed);
}

TimeMs SteadyWallClock::steady() const
{
    return m_steady();
}

TimeMs SteadyWallClock::catchUp()
{
    const TimeMs off = m_wall() - now();
    if (std::llabs(off) <= mostOff)
        return 0;
    m_ahead.fetch_add(off, std::memory_order_relaxed);
    return off;
}

} // namespace console
