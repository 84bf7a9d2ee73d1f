// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/rollout/batch.h"

#include <vector>

namespace console {

/// How the virtual devices of a rehearsal behave.
enum class RehearsalBehaviour : quint8 {
    AsForecast, ///< as the forecast draws them from history: some are away, some fail
    AllWell, ///< there at once, and none fails
    SomeFail, ///< so many percent report that it failed, also when it is tried again
    SomeBrick, ///< so many percent flash it, and are never heard of again
    SomeAway, ///< so many percent are not there when their turn comes
    SlowLinks, ///< all well, at a tenth of the speed
};
inline constexpr RehearsalBehaviour lastRehearsalBehaviour = RehearsalBehaviour::SlowLinks;

/// Whether `percent` says anything.
[[nodiscard]] constexpr bool takesPercent(RehearsalBehaviour behaviour)
{
    return behaviour == RehearsalBehaviour::SomeFail || behaviour == RehearsalBehaviour::SomeBrick
        || behaviour == RehearsalBehaviour::SomeAway;
}

/// What an operator decides about a rehearsal.
struct RehearsalWish
{
    RehearsalBehaviour behaviour = RehearsalBehaviour::AsForecast;
    int percent = 10; ///< 1..100
    /// 1..60 that it is to take, about, 0 = a third of one: the clock runs as much faster, up to mostRehearsalSpeed.
    int minutes = 2;

    bool operator==(const RehearsalWish&) const = default;
};

/// RehearsalOutOfRange, context: the number.
[[nodiscard]] Result<void> checkWish(const RehearsalWish& wish);

enum class RehearsalStage : quint8 {
    Starting, ///< broker, console and devices
    Verifying, ///< the build, on one more virtual device
    Running,
    Ended,
};

enum class RehearsalEnd : quint8 {
    None, ///< not yet
    Completed, ///< every device has ended
    Halted, ///< by a rule of the plan
    WaveWaits, ///< for an operator: its gate wants one, or cannot be met any more
    TimeUp, ///< the others would take much longer
};

/// A rehearsal as it stands or ended. All numbers are those of the plan: a sample's devices counted as many as they
/// stand for, times of the plan's own clock.
struct Rehearsal
{
    struct Point
    {
        TimeMs at = 0;
        quint32 succeeded = 0;
        bool operator==(const Point&) const = default;
    };

    RehearsalStage stage = RehearsalStage::Starting;
    RehearsalEnd end = RehearsalEnd::None;
    quint32 devices = 0; ///< it speaks of
    quint32 sample = 0; ///< virtual devices that stood for them
    double speed = 1; ///< of its clock
    double stretch = 1; ///< a sample's rollout is that much shorter, see ForecastSample
    qint64 expectedMs = 0; ///< that it will take here
    TimeMs startAt = 0;
    TimeMs now = 0;
    TimeMs finishAt = 0; ///< when 95 % of the devices that do not stay away for long had ended; 0 = not reached
    quint32 succeeded = 0;
    quint32 failed = 0;
    quint32 lost = 0; ///< got the build, and were silent past their time
    quint32 exposed = 0; ///< got the build
    quint32 wave = 0; ///< that is open, from 1; 0 = the plan has none
    HaltCause halt = HaltCause::None;
    quint32 haltFailed = 0; ///< of the virtual devices, as the rule counted
    quint32 haltExposed = 0;
    std::vector<Point> curve;

    [[nodiscard]] quint32 open() const { return devices - qMin(devices, succeeded + failed + lost); }
    bool operator==(const Rehearsal&) const = default;
};

/// How tasks count, and what a rehearsal says of them.
struct RehearsalCount
{
    std::vector<double> weights; ///< that a device of each wave stands for; one where there are no waves
    double expected = 0; ///< devices, weighed, that are to end before it is over

    /// Of the batch as it is now, by the rehearsal's own clock; start and stretch are in `into` already.
    void look(const Batch& batch, const std::vector<Task>& tasks, TimeMs now, Rehearsal& into) const;
};

} // namespace console
