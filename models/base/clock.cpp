// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/clock.h"

#include <QDateTime>

namespace console {

SteadyWallClock::SteadyWallClock()
    : m_wallAtStart(QDateTime::currentMSecsSinceEpoch())
    , m_start(std::chrono::steady_clock::now())
{
}

TimeMs SteadyWallClock::now() const
{
    const auto elapsed = std::chrono::steady_clock::now() - m_start;
    return m_wallAtStart + std::chrono::duration_cast<std::chrono::milliseconds>(elapsed).count();
}

} // namespace console
