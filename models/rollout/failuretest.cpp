// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/failuretest.h"

#include <algorithm>
#include <cmath>

namespace console {

namespace {

constexpr double leastRate = 1e-6;
constexpr double mostRate = 0.9;
constexpr double worstRate = 0.98; ///< of the rival that stands for builds that brick nearly every device

} // namespace

FailureTest::FailureTest(double baseRate, double falseAlarm)
    : m_baseRate(std::clamp(baseRate, leastRate, mostRate))
    , m_limit(-std::log(std::clamp(falseAlarm, 1e-12, 0.999)))
{
    const auto add = [this](double rate) {
        m_rivals.push_back({ std::log(rate / m_baseRate), std::log((1 - rate) / (1 - m_baseRate)) });
    };
    // Twice as bad, four times, …: between two of them little is lost to the one that fits best.
    double rate = 2 * m_baseRate;
    for (; rate < worstRate / 1.5; rate *= 2)
        add(rate);
    add(worstRate);
}

double FailureTest::evidence(quint32 exposed, quint32 failed) const
{
    const double bad = failed;
    const double good = exposed - std::min(failed, exposed);
    double greatest = -HUGE_VAL;
    for (const Rival& rival : m_rivals)
        greatest = std::max(greatest, bad * rival.failure + good * rival.success);
    double sum = 0;
    for (const Rival& rival : m_rivals)
        sum += std::exp(bad * rival.failure + good * rival.success - greatest);
    return greatest + std::log(sum / static_cast<double>(m_rivals.size()));
}

quint32 FailureTest::leastFailures(quint32 exposed) const
{
    // More failures of as many devices are more evidence: every rival fails more often than the base rate.
    quint32 low = 0;
    quint32 high = exposed + 1;
    while (low < high) {
        const quint32 middle = low + (high - low) / 2;
        if (middle <= exposed && !halts(exposed, middle))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

} // namespace console
