// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/modelledfleet.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace console {

namespace {

constexpr double dayMs = 24.0 * 60 * 60 * 1000;
constexpr double ownSpread = 0.3; ///< of a device's times and speed from one batch to the next
constexpr double servedElsewhere = 1e12; ///< bytes a second: takes no time of its own
constexpr double leastDoubt = 0.08; ///< no day is like another
constexpr double mostMs = 400 * dayMs;

/// What is drawn of a device or of a seed: each has its own number, so that one more changes no other.
enum class Draw : quint64 {
    AllSpeed,
    AllWork,
    AllThere,
    AllFailure,
    There,
    Wait,
    Respond,
    Speed,
    Work,
    Fails,
    How,
    Again,
    Patience,
    AllWait
};

/// A random number of 64 bits from what it is for (splitmix64).
quint64 mixed(quint64 value)
{
    value += 0x9e3779b97f4a7c15;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

class Dice
{
public:
    Dice(quint64 seed, quint64 number)
        : m_state(mixed(mixed(seed) ^ (number * 0xd6e8feb86659fd93)))
    {
    }
    /// Above 0, below 1.
    [[nodiscard]] double uniform(Draw draw, quint64 turn = 0) const
    {
        const quint64 bits = mixed(m_state + static_cast<quint64>(draw) * 2 + turn) >> 11;
        return (static_cast<double>(bits) + 0.5) / 9007199254740992.0;
    }
    [[nodiscard]] double normal(Draw draw) const
    {
        return std::sqrt(-2 * std::log(uniform(draw))) * std::cos(2 * std::numbers::pi * uniform(draw, 1));
    }

private:
    quint64 m_state;
};

TimeMs toMs(double ms)
{
    return static_cast<TimeMs>(std::clamp(ms, 0.0, mostMs));
}

/// Of the values that are known, the median and the spread of the logarithms; unchanged where there are few.
void learnTime(const std::vector<DeviceProfile>& profiles, float DeviceProfile::*what, double& usual, double* spread)
{
    std::vector<double> logs;
    for (const DeviceProfile& profile : profiles) {
        if (profile.*what > 0)
            logs.push_back(std::log(static_cast<double>(profile.*what)));
    }
    constexpr std::size_t enough = 5;
    if (logs.size() < enough)
        return;
    std::ranges::sort(logs);
    usual = std::exp(logs[logs.size() / 2]);
    if (spread)
        *spread = std::clamp((logs[logs.size() * 84 / 100] - logs[logs.size() * 16 / 100]) / 2, 0.05, 2.0);
}

} // namespace

ModelledFleet::ModelledFleet(
    std::vector<DeviceProfile> profiles, qint64 firmwareSize, const FleetAssumptions& assumptions)
    : m_profiles(std::move(profiles))
    , m_size(static_cast<double>(std::max<qint64>(firmwareSize, 1)))
    , m_usual(assumptions)
{
    learn();
}

void ModelledFleet::learn()
{
    double tasks = 0;
    double atOnce = 0;
    double failed = 0;
    for (const DeviceProfile& profile : m_profiles) {
        m_known += profile.tasks > 0 ? 1 : 0;
        tasks += profile.tasks;
        atOnce += profile.atOnce;
        failed += profile.failed;
    }
    constexpr double weight = 50; // tasks that the assumptions stand for
    m_usual.atOnce = (atOnce + weight * m_usual.atOnce) / (tasks + weight);
    m_usual.failure = (failed + 4 * weight * m_usual.failure) / (tasks + 4 * weight);
    learnTime(m_profiles, &DeviceProfile::respondMs, m_usual.respondMs, nullptr);
    learnTime(m_profiles, &DeviceProfile::bytesPerSecond, m_usual.bytesPerSecond, &m_usual.spread);
    learnTime(m_profiles, &DeviceProfile::workMs, m_usual.workMs, nullptr);
    const auto knows = [this](float DeviceProfile::*what) {
        return std::ranges::count_if(m_profiles, [what](const DeviceProfile& one) { return one.*what > 0; });
    };
    // None of them fetched from the file server: their work has the download in it.
    if (knows(&DeviceProfile::workMs) >= 5 && knows(&DeviceProfile::bytesPerSecond) == 0)
        m_usual.bytesPerSecond = servedElsewhere;
    for (const DeviceProfile& profile : m_profiles) {
        if (profile.waitMs > 0)
            m_waits.push_back(profile.waitMs);
    }
    m_usual.doubt = std::max(leastDoubt, m_usual.doubt / std::sqrt(1 + static_cast<double>(m_known) / 10));
}

/// Of those that were not there in earlier batches each as likely as the other; when a device comes is seldom its own
/// habit. Away for long: as long again or longer for every second one.
double ModelledFleet::waitOf(const DeviceProfile& profile, double luck, double scatter) const
{
    if (profile.awayMs > dayMs)
        return profile.awayMs * (1 / luck - 1);
    constexpr std::size_t enough = 10;
    if (m_waits.size() < enough)
        return m_usual.waitMs * std::exp(scatter);
    const double place = luck * static_cast<double>(m_waits.size());
    return static_cast<double>(m_waits[static_cast<std::size_t>(place)]) * std::exp(ownSpread * scatter);
}

ModelledDevice ModelledFleet::device(quint32 number, quint32 devices, quint64 seed, std::optional<double> failure) const
{
    const std::size_t place = m_profiles.empty()
        ? 0
        : static_cast<std::size_t>(quint64{ number } * m_profiles.size() / std::max(devices, 1U));
    const DeviceProfile profile
        = m_profiles.empty() ? DeviceProfile() : m_profiles[std::min(place, m_profiles.size() - 1)];
    const Dice all(seed, ~quint64{ 0 });
    const Dice own(seed, number);
    const auto drawn = [&](float known, double usual, Draw draw) {
        const bool isKnown = known > 0;
        return (isKnown ? static_cast<double>(known) : usual)
            * std::exp((isKnown ? ownSpread : m_usual.spread) * own.normal(draw));
    };
    ModelledDevice made;
    constexpr double weight = 2; // tasks that the fleet's usual share stands for
    double there = (profile.atOnce + weight * m_usual.atOnce) / (profile.tasks + weight);
    const double away = profile.awayMs;
    there *= away > dayMs ? std::sqrt(dayMs / away) : 1;
    // On the scale on which shares add up, so that it stays one.
    const double odds = std::log(std::clamp(there, 0.001, 0.999) / (1 - std::clamp(there, 0.001, 0.999)));
    there = 1 / (1 + std::exp(-odds - m_usual.doubt * all.normal(Draw::AllThere)));
    made.isThere = own.uniform(Draw::There) < there;
    made.waitMs = made.isThere ? 0
                               : toMs(waitOf(profile, own.uniform(Draw::Wait), own.normal(Draw::Respond))
                                   * std::exp(m_usual.doubt * all.normal(Draw::AllWait)));
    made.respondMs = toMs(drawn(profile.respondMs, m_usual.respondMs, Draw::Respond));
    made.bytesPerSecond = std::max(1.0,
        drawn(profile.bytesPerSecond, m_usual.bytesPerSecond, Draw::Speed)
            * std::exp(m_usual.doubt * all.normal(Draw::AllSpeed)));
    made.downloadMs = toMs(m_size * 1000 / made.bytesPerSecond);
    made.workMs
        = toMs(drawn(profile.workMs, m_usual.workMs, Draw::Work) * std::exp(m_usual.doubt * all.normal(Draw::AllWork)));
    constexpr double failureWeight = 20;
    const double usually = (profile.failed + failureWeight * m_usual.failure) / (profile.tasks + failureWeight);
    const double fails = failure.value_or(usually * std::exp(m_usual.doubt * all.normal(Draw::AllFailure)));
    made.fails = own.uniform(Draw::Fails) < fails;
    made.failsSilently = made.fails && own.uniform(Draw::How) < m_usual.silent;
    made.failsAgain = failure ? made.fails : own.uniform(Draw::Again) < 0.5;
    made.patience = own.uniform(Draw::Patience);
    return made;
}

} // namespace console
