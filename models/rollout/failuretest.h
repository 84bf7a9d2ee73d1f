// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace console {

/// Tells a build that fails more often than the fleet is used to, as early as the failures allow, with a stated chance
/// of a false alarm over the whole rollout however often one looks.
///
/// A mixture of likelihood ratios, each of a worse failure rate against the base rate: while the build fails at the
/// base rate or less, the mixture is a supermartingale that begins at 1, so by Ville's inequality it ever reaches
/// 1/alpha with a chance of at most alpha. Every device that was given the build counts from that moment, as sound
/// until it failed: devices that fail sooner than others finish can not look like a failing build that way. Pure; any
/// thread.
class FailureTest
{
public:
    /// baseRate: share of devices that fails anyway, above 0 and below 1 (what is outside is moved inside);
    /// falseAlarm: chance of a halt although the build is no worse, above 0 and below 1.
    FailureTest(double baseRate, double falseAlarm);

    /// Natural logarithm of the evidence that `failed` of `exposed` devices is against the build; failed <= exposed.
    [[nodiscard]] double evidence(quint32 exposed, quint32 failed) const;
    [[nodiscard]] bool halts(quint32 exposed, quint32 failed) const { return evidence(exposed, failed) >= m_limit; }
    /// From which evidence on it halts.
    [[nodiscard]] double limit() const { return m_limit; }
    /// The fewest failures among that many devices that halt; exposed + 1 when not even all of them do.
    [[nodiscard]] quint32 leastFailures(quint32 exposed) const;

    [[nodiscard]] double baseRate() const { return m_baseRate; }

private:
    struct Rival
    {
        double failure; ///< what a failed device adds to its logarithm
        double success; ///< and a sound one
    };

    double m_baseRate;
    double m_limit;
    std::vector<Rival> m_rivals;
};

} // namespace console
