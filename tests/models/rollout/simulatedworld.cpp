// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/simulatedworld.h"

#include <cmath>

namespace console {

namespace {

constexpr TimeMs beginning = 1'790'000'000'000;

double between(std::mt19937_64& random, double least, double most)
{
    return std::uniform_real_distribution<double>(least, most)(random);
}

/// Every factor between 1/most and most as likely as its inverse.
double factor(std::mt19937_64& random, double most)
{
    return std::exp(between(random, -std::log(most), std::log(most)));
}

} // namespace

SimulatedWorld::SimulatedWorld(quint64 number, double mostDevices, Law law)
    : m_number(number)
    , m_law(law)
{
    std::mt19937_64 random(number * 7'919 + 1);
    m_hasHistory = number % 2 == 0;
    m_devices.resize(static_cast<std::size_t>(between(random, 150, mostDevices)));
    m_plan.ratePerMinute = static_cast<int>(std::lround(40 * factor(random, 8)));
    m_size = std::llround(10e6 * factor(random, 4));
    m_period = 2.0 * 60 * 60 * 1000 * factor(random, 3);
    m_failure = between(random, 0, 0.02);
    if (law == Law::Crowd) {
        makeCrowd(random);
        return;
    }
    const double speed = 256'000 * factor(random, 2.5);
    const double slowShare = between(random, 0.05, 0.4);
    const double slowness = between(random, 2, 6);
    const double workMs = 90'000 * factor(random, 2.5);
    const double there = between(random, 0.8, 0.99);
    for (Traits& device : m_devices) {
        const bool isSlow = between(random, 0, 1) < slowShare;
        device.bytesPerSecond = speed / (isSlow ? slowness : 1) * between(random, 0.6, 1.4);
        device.workMs = workMs * between(random, 0.7, 1.5);
        device.there = between(random, 0, 1) < 0.15 ? there / 2 : there;
    }
}

void SimulatedWorld::makeCrowd(std::mt19937_64& random)
{
    std::lognormal_distribution<double> speed(std::log(200'000 * factor(random, 3)), between(random, 0.4, 1));
    std::lognormal_distribution<double> work(std::log(80'000 * factor(random, 2.5)), between(random, 0.1, 0.5));
    const double seldom = between(random, 0, 0.15);
    const double there = between(random, 0.85, 1);
    for (Traits& device : m_devices) {
        device.bytesPerSecond = speed(random);
        device.workMs = work(random);
        device.there = between(random, 0, 1) < seldom ? between(random, 0.1, 0.6) : there;
    }
}

ModelledDevice SimulatedWorld::ofCrowd(DeviceSlot device, quint64 day) const
{
    std::mt19937_64 weather((m_number * 37 + day) * 15'485'863);
    std::lognormal_distribution<double> ofDay(0, 0.2);
    const double network = ofDay(weather);
    const double temper = ofDay(weather);
    std::mt19937_64 random((m_number * 37 + day) * 2'000'003 + device);
    (void)random();
    std::lognormal_distribution<double> luck(0, 0.25);
    const Traits& traits = m_devices[device];
    ModelledDevice made;
    made.isThere = between(random, 0, 1) < traits.there;
    made.waitMs = made.isThere ? 0 : static_cast<TimeMs>(std::exponential_distribution<double>(1 / m_period)(random));
    made.respondMs = static_cast<TimeMs>(std::exponential_distribution<double>(1.0 / 3'000)(random));
    made.bytesPerSecond = traits.bytesPerSecond * network * luck(random);
    made.downloadMs = static_cast<TimeMs>(static_cast<double>(m_size) * 1'000 / made.bytesPerSecond);
    made.workMs = static_cast<TimeMs>(traits.workMs * temper * luck(random));
    made.fails = made.failsAgain = between(random, 0, 1) < m_failure;
    made.failsSilently = made.fails && between(random, 0, 1) < 0.1;
    return made;
}

ModelledDevice SimulatedWorld::today(DeviceSlot device, quint64 day) const
{
    if (m_law == Law::Crowd)
        return ofCrowd(device, day);
    std::mt19937_64 weather((m_number * 31 + day) * 104'729);
    const double network = between(weather, 0.75, 1.25);
    const double temper = between(weather, 0.85, 1.15);
    std::mt19937_64 random((m_number * 31 + day) * 1'000'003 + device);
    (void)random();
    const Traits& traits = m_devices[device];
    ModelledDevice made;
    made.isThere = between(random, 0, 1) < traits.there;
    made.waitMs = made.isThere ? 0 : static_cast<TimeMs>(between(random, 0, 2 * m_period));
    made.respondMs = static_cast<TimeMs>(between(random, 200, 6'000));
    made.bytesPerSecond = traits.bytesPerSecond * network * between(random, 0.8, 1.25);
    made.downloadMs = static_cast<TimeMs>(static_cast<double>(m_size) * 1'000 / made.bytesPerSecond);
    made.workMs = static_cast<TimeMs>(traits.workMs * temper * between(random, 0.9, 1.2));
    made.fails = made.failsAgain = between(random, 0, 1) < m_failure;
    made.failsSilently = made.fails && between(random, 0, 1) < 0.2;
    return made;
}

DeviceProfile SimulatedWorld::profile(DeviceSlot device) const
{
    DeviceProfile profile;
    profile.awayMs = 600'000;
    if (!m_hasHistory || device % 4 == 3)
        return profile;
    const ModelledDevice then = today(device, 0);
    Task task;
    task.state = then.fails ? TaskState::Failed : TaskState::Succeeded;
    task.reason = then.fails ? TaskReason::UpgradeFailed : TaskReason::None;
    task.attempt = 1;
    const TimeMs turn = beginning - 30LL * 24 * 60 * 60 * 1000;
    TaskEvidence& seen = task.evidence;
    seen.pushes = then.isThere ? 1 : 2;
    seen.publishedAt = turn + then.waitMs;
    if (!then.failsSilently) {
        seen.downloadBeganAt = task.upgradingSince = seen.publishedAt + then.respondMs;
        seen.servedAt = seen.downloadBeganAt + then.downloadMs;
        seen.bytesServed = static_cast<quint64>(m_size);
        task.updatedAt = seen.servedAt + then.workMs;
    }
    profile.learn(task, turn);
    return profile;
}

ForecastInput SimulatedWorld::known() const
{
    ForecastInput input;
    input.batch.id = BatchId{ 1 };
    input.batch.firmware = FirmwareId{ 2 };
    input.batch.plan = m_plan;
    input.devices = static_cast<quint32>(m_devices.size());
    for (DeviceSlot device = 0; device < input.devices; ++device)
        input.profiles.push_back(profile(device));
    input.firmwareSize = m_size;
    input.now = beginning;
    return input;
}

TimeMs SimulatedWorld::finish() const
{
    Batch batch = known().batch;
    batch.createdAt = batch.startedAt = beginning;
    std::vector<Task> tasks(m_devices.size());
    for (DeviceSlot device = 0; device < tasks.size(); ++device) {
        tasks[device].batch = batch.id;
        tasks[device].device = device;
        tasks[device].createdAt = tasks[device].updatedAt = beginning;
    }
    ForecastRun run([this](DeviceSlot device) { return today(device, 1); });
    const RunOutcome outcome = run.run(batch, std::move(tasks), beginning);
    const std::size_t needed = (outcome.endedAt().size() * Forecast::finishPercent + 99) / 100;
    return outcome.endedAt().at(needed - 1);
}

} // namespace console
