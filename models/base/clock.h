// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace console {

/// Milliseconds since 1970-01-01 UTC; 0 means "never".
using TimeMs = qint64;

/// Where hosts read the time. The pure rooms (fleet, rollout) never see a clock: they are given a TimeMs.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual TimeMs now() const = 0;
};

/// Wall time that moves only with the steady clock: taken once at start, so that a jump of the system's clock neither
/// times a device out nor stops a timer. Any thread.
class SteadyWallClock final : public Clock
{
public:
    SteadyWallClock();
    [[nodiscard]] TimeMs now() const override;

private:
    TimeMs m_wallAtStart;
    std::chrono::steady_clock::time_point m_start;
};

} // namespace console
