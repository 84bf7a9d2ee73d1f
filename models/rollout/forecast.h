// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batch.h"
#include "models/rollout/deviceprofile.h"

#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace console {

/// What a forecast rests on; a snapshot, for any thread.
struct ForecastInput
{
    Batch batch; ///< with its plan; one that has not begun is taken as if it began at plan.startAt, else at `now`
    quint32 devices = 0; ///< to be upgraded, those done already left out
    quint32 done = 0; ///< succeeded already
    /// Where the batch runs: a sample of its tasks in order, forecastSample() of them; ended ones may be among them.
    /// Empty: it has not begun.
    std::vector<Task> tasks;
    quint32 sampledFrom = 0; ///< so many
    std::vector<DeviceProfile>
        profiles; ///< of a sample of the devices in order (of `tasks` where it runs); none = the assumptions
    qint64 firmwareSize = 0;
    TimeMs now = 0;
    quint64 seed = 1;
};

/// How a rollout will go, as far as one can know. `low`, `median`, `high` are the values that 10, 50 and 90 of 100
/// modelled rollouts do not exceed.
struct Forecast
{
    static constexpr int finishPercent = 95;

    struct Band
    {
        qint64 low = 0;
        qint64 median = 0;
        qint64 high = 0;
        bool operator==(const Band&) const = default;
    };
    struct Point
    {
        TimeMs at = 0;
        Band succeeded;
        bool operator==(const Point&) const = default;
    };
    /// A bad build, and how many devices have it when a halt rule stops it.
    struct Exposure
    {
        int failingPercent = 0;
        quint32 devices = 0;
        bool halts = false; ///< else no rule stops it, and it is all of them
        bool orMore = false; ///< not looked at any further
        bool operator==(const Exposure&) const = default;
    };

    quint32 devices = 0; ///< it speaks of
    /// When 95 % of the devices that end within a week of the last notice have ended; the others are those that one
    /// waits for in vain. 0 = none ends.
    Band finish;
    Band succeeded; ///< devices, by then and after; those done before with them
    Band failed; ///< for good
    Band away; ///< not ended a week after the last notice
    std::vector<Point> curve; ///< from the start to the end of it, evenly
    std::vector<Band> waves; ///< when each of the plan's begins, 0 = not by itself; empty where it has none
    std::array<Exposure, 3> exposures; ///< of builds that fail 1, 5 and 20 %; devices 0 where the batch runs already
    double peakBytesPerSecond = 0; ///< of all downloads together, averaged over a sixtieth of the rollout
    quint32 sample = 0; ///< devices that stood for all of them
    quint32 profiles = 0; ///< devices whose history was looked at
    quint32 known = 0; ///< of them, so many had one
    bool operator==(const Forecast&) const = default;
};

/// How many devices of a batch stand for all, and at what rate they are sent it: exactly the same share of both.
struct ForecastSample
{
    quint32 devices = 0;
    int ratePerMinute = 0;
    double stretch = 1; ///< the sample's rollout is that much shorter: plans that go on for weeks
};
/// How large a sample may be.
struct SampleBounds
{
    quint32 mostWhole = 2'500; ///< so many devices are all taken
    double usual = 2'000; ///< else about so many
    quint32 most = 10'000; ///< where the rate can not be as low
};
[[nodiscard]] ForecastSample forecastSample(quint32 devices, int ratePerMinute, const SampleBounds& bounds = {});

/// Runs the plan by RolloutEngine on modelled fleets (ForecastRun), each with other luck. Up to 2,500 devices run as
/// they are; of more, a sample of some two thousand does, at as much lower a rate, and every one of them stands for as
/// many as it must. What a halt rule counts can not be sampled: for the exposures the first devices run as they are, up
/// to 100,000 of them. Same input, same answer. Null: `goOn`, asked between the runs, said no. Pure; any thread.
[[nodiscard]] std::optional<Forecast> forecastOf(const ForecastInput& input, const std::function<bool()>& goOn);

} // namespace console
