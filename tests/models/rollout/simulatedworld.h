// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/forecast.h"
#include "models/rollout/forecastrun.h"

#include <random>

namespace console {

/// A fleet as it might really be, by other rules than ModelledFleet draws: two kinds of network, devices that come by
/// the clock, work of even lengths, luck that differs from day to day. Tells what a console would know of it, and what
/// happens when a batch is sent.
class SimulatedWorld
{
public:
    /// What its devices are like.
    enum class Law {
        Clockwork, ///< even spreads, and who is away comes within a known time
        Crowd, ///< long tails in speed, work and absence, and some that are seldom there; the day matters more
    };
    explicit SimulatedWorld(quint64 number, double mostDevices = 3'000, Law law = Law::Clockwork);

    /// What is known before the batch; where the world has a history, by an earlier batch of three devices in four.
    [[nodiscard]] ForecastInput known() const;
    /// When 95 % of those that end within a week had ended: what Forecast::finish speaks of.
    [[nodiscard]] TimeMs finish() const;
    [[nodiscard]] bool hasHistory() const { return m_hasHistory; }

private:
    struct Traits
    { ///< what a device keeps
        double bytesPerSecond = 0;
        double workMs = 0;
        double there = 0;
    };
    void makeCrowd(std::mt19937_64& random);
    [[nodiscard]] ModelledDevice today(DeviceSlot device, quint64 day) const;
    [[nodiscard]] ModelledDevice ofCrowd(DeviceSlot device, quint64 day) const;
    [[nodiscard]] DeviceProfile profile(DeviceSlot device) const;

    quint64 m_number;
    Law m_law;
    std::vector<Traits> m_devices;
    Plan m_plan;
    qint64 m_size = 0;
    double m_period = 0; ///< ms between two times that an absent device comes
    double m_failure = 0;
    bool m_hasHistory = false;
};

} // namespace console
