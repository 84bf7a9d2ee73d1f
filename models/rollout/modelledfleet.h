// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/rollout/deviceprofile.h"

#include <optional>
#include <vector>

namespace console {

/// What is taken of devices that nothing is known of.
struct FleetAssumptions
{
    double respondMs = 2'000;
    double bytesPerSecond = 256 * 1024;
    double workMs = 90'000;
    double waitMs = 2.0 * 60 * 60 * 1000; ///< of those that are not there when their turn comes
    double atOnce = 0.88; ///< of those heard of within a day; of the others the fewer, the longer ago
    double failure = 0.005;
    double silent = 0.1; ///< of the failing ones: never say a word
    double spread = 0.7; ///< of the logarithms of times and speeds among devices
    double doubt = 0.6; ///< the same of what holds for all of them, where nothing is known
};

/// How one device behaves in one modelled rollout. Times from the notice that it gets.
struct ModelledDevice
{
    bool isThere = true; ///< when its turn comes first
    TimeMs waitMs = 0; ///< else: from then until it is
    TimeMs respondMs = 0;
    TimeMs downloadMs = 0;
    double bytesPerSecond = 0;
    TimeMs workMs = 0;
    bool fails = false;
    bool failsSilently = false;
    bool failsAgain = false; ///< when it is tried again
    double patience = 0.5; ///< above 0, below 1: for how long it goes on what it is overdue with
};

/// Draws devices like those that the profiles tell of: each in the manner of a profile, by what is known of it, else by
/// what is known of the others, else by the assumptions. What holds for all devices of a rollout (how fast the network
/// is today) is drawn once for each seed, the wider the less is known. Everything follows from seed and number, however
/// often and in whatever order it is asked. Pure; any thread.
class ModelledFleet
{
public:
    ModelledFleet(std::vector<DeviceProfile> profiles, qint64 firmwareSize, const FleetAssumptions& assumptions = {});

    /// Where all of the profiles speak of devices in order, device `number` of `devices` is like the one at its place.
    /// `failure`: a build of which so many fail; else those that usually do.
    [[nodiscard]] ModelledDevice device(
        quint32 number, quint32 devices, quint64 seed, std::optional<double> failure = {}) const;
    /// So many of the profiles rest on earlier tasks.
    [[nodiscard]] quint32 known() const { return m_known; }
    /// The fleet's median speed, assumed where none is known.
    [[nodiscard]] double usualSpeed() const { return m_usual.bytesPerSecond; }

private:
    void learn();
    [[nodiscard]] double waitOf(const DeviceProfile& profile, double luck, double scatter) const;

    std::vector<DeviceProfile> m_profiles;
    std::vector<float> m_waits; ///< of those that were not there at once
    double m_size;
    FleetAssumptions m_usual; ///< as learned
    quint32 m_known = 0;
};

} // namespace console
