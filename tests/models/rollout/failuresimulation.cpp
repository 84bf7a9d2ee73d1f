// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/failuresimulation.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace console {

namespace {

/// The places, from 1, of the devices that fail.
std::vector<quint32> failingDevices(const SimulatedRollout& rollout, std::mt19937_64& random)
{
    std::geometric_distribution<quint32> sound(rollout.rate); // devices between two failures
    std::vector<quint32> places;
    for (quint32 place = 0;;) {
        const quint32 gap = sound(random);
        if (gap >= rollout.devices - place)
            return places;
        place += gap + 1;
        places.push_back(place);
        if (place == rollout.devices)
            return places;
    }
}

} // namespace

LostDevices simulate(const SimulatedRollout& rollout, const FailureTest& test, std::mt19937_64& random)
{
    constexpr quint32 leastExecuted = 100;
    const std::vector<quint32> places = failingDevices(rollout, random);
    std::optional<quint32> ours;
    std::optional<quint32> group;
    std::optional<quint32> executed;
    const auto halt = [&](std::optional<quint32>& lost, bool halts, quint32 exposed) {
        if (halts && !lost)
            lost = static_cast<quint32>(std::upper_bound(places.begin(), places.end(), exposed) - places.begin());
    };
    quint32 before = 0;
    for (quint32 failed = 1; failed <= places.size(); ++failed) {
        const quint32 ended = places[failed - 1];
        const quint32 exposed = std::min(rollout.devices, ended + rollout.inFlight);
        // A rule with a least number of devices may come true on a sound one.
        if (before < leastExecuted && ended > leastExecuted)
            halt(executed, (failed - 1) * 10 >= leastExecuted,
                std::min(rollout.devices, leastExecuted + rollout.inFlight));
        halt(ours, test.halts(exposed, failed), exposed);
        halt(group, failed * 10 > rollout.devices, exposed);
        halt(executed, ended >= leastExecuted && failed * 10 >= ended, exposed);
        before = ended;
    }
    const auto all = static_cast<quint32>(places.size());
    return { ours.value_or(all), group.value_or(all), executed.value_or(all), ours.has_value() };
}

} // namespace console
