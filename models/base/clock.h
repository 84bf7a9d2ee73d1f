// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>

namespace console {

/// Milliseconds since 1970-01-01 UTC; 0 means "never".
using TimeMs = qint64;

/// Where hosts read the time. The pure rooms (fleet, rollout) never see a clock: they are given a TimeMs.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual TimeMs now() const = 0;
    /// Counts on without ever jumping, from an origin of its own: for spans of time within one run of the process.
    [[nodiscard]] virtual TimeMs steady() const { return now(); }
    /// How long a span of now() takes: for timers. Not the same on a FastClock.
    [[nodiscard]] virtual TimeMs lasts(TimeMs span) const { return span; }
    /// Takes over the system's wall time where now() is more than two seconds off (somebody set it, the machine slept).
    /// By how much now() has jumped, mostly 0. Only the engine calls it, and forgives what waits for that span.
    virtual TimeMs catchUp() { return 0; }
};

/// Wall time that moves only with the steady clock between two calls of catchUp(), so that a jump of the system's clock
/// neither times a device out nor stops a timer. Any thread.
class SteadyWallClock final : public Clock
{
public:
    using Reading = TimeMs (*)(); ///< milliseconds
    /// The system's clocks, or others for tests.
    SteadyWallClock();
    SteadyWallClock(Reading wallReading, Reading steadyReading);
    [[nodiscard]] TimeMs now() const override;
    [[nodiscard]] TimeMs steady() const override;
    TimeMs catchUp() override;

private:
    Reading m_wall;
    Reading m_steady;
    std::atomic<TimeMs> m_ahead; ///< of the wall time before the steady one
};

} // namespace console
