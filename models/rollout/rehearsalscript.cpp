// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/rehearsalscript.h"

#include "models/rollout/forecastrun.h"
#include "models/rollout/forecastscale.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace console {

namespace {

constexpr double mostFetched = 20e9; ///< bytes of all downloads of a rehearsal
constexpr double leastDevices = 20;
constexpr double fetchedPerMs = 40e3; ///< bytes that server and devices on one computer manage together
constexpr TimeMs minuteMs = 60'000;
constexpr TimeMs hourMs = 60 * minuteMs;
constexpr TimeMs usualWaitMs = 2 * hourMs;
constexpr TimeMs settleMs = 10 * minuteMs;
constexpr double slowLink = 10;
constexpr quint64 draws = 11; ///< modelled rollouts

SampleBounds boundsFor(qint64 firmwareSize)
{
    const double fit = mostFetched / static_cast<double>(std::max<qint64>(firmwareSize, 1));
    const auto atMost = [fit](double most) { return std::max(leastDevices, std::min(most, fit)); };
    return { static_cast<quint32>(atMost(500)), atMost(400), static_cast<quint32>(atMost(800)) };
}

/// So many percent of the devices, the same ones for the same number, spread over all of them.
std::vector<bool> chosen(std::size_t devices, int percent)
{
    std::vector<std::size_t> order(devices);
    std::iota(order.begin(), order.end(), std::size_t{ 0 });
    const auto mixed = [](std::size_t number) { return (quint64{ number } + 1) * 0x9e3779b97f4a7c15 >> 20; };
    std::ranges::sort(order, {}, mixed);
    const auto share = std::max<std::size_t>(1, (devices * static_cast<std::size_t>(percent) + 50) / 100);
    std::vector<bool> made(devices);
    for (std::size_t i = 0; i < std::min(share, devices); ++i)
        made[order[i]] = true;
    return made;
}

VirtualFate fateOf(const ModelledDevice& drawn)
{
    if (!drawn.fails)
        return VirtualFate::Well;
    return drawn.failsSilently ? VirtualFate::Silent : VirtualFate::Fails;
}

/// Between half an hour and eight, two in the middle, spread over the devices.
TimeMs waitOf(std::size_t number)
{
    const double place = std::fmod(static_cast<double>(number) * 0.618034, 1.0);
    return static_cast<TimeMs>(static_cast<double>(usualWaitMs) * std::pow(4, 2 * place - 1));
}

void behave(std::vector<VirtualDevice>& devices, const RehearsalWish& wish)
{
    if (wish.behaviour == RehearsalBehaviour::AsForecast)
        return;
    const std::vector<bool> struck
        = takesPercent(wish.behaviour) ? chosen(devices.size(), wish.percent) : std::vector<bool>(devices.size());
    for (std::size_t i = 0; i < devices.size(); ++i) {
        VirtualDevice& device = devices[i];
        device.isThere = true;
        device.waitMs = 0;
        device.fate = VirtualFate::Well;
        device.again = struck[i];
        if (wish.behaviour == RehearsalBehaviour::SlowLinks)
            device.bytesPerSecond = std::max(device.bytesPerSecond / slowLink, 1.0);
        if (!struck[i])
            continue;
        if (wish.behaviour == RehearsalBehaviour::SomeFail)
            device.fate = VirtualFate::Fails;
        else if (wish.behaviour == RehearsalBehaviour::SomeBrick)
            device.fate = VirtualFate::Bricked;
        else
            device.isThere = false;
        device.waitMs = device.isThere ? 0 : waitOf(i);
    }
}

std::vector<VirtualDevice> drawDevices(
    const ForecastInput& input, quint32 count, const RehearsalWish& wish, quint64 turn)
{
    const ModelledFleet fleet(input.profiles, input.firmwareSize);
    std::vector<VirtualDevice> devices(count);
    for (quint32 number = 0; number < count; ++number) {
        const ModelledDevice drawn = fleet.device(number, count, input.seed * 1'000 + turn);
        devices[number] = { static_cast<quint32>(quint64{ number } * input.devices / count), drawn.isThere,
            fateOf(drawn), drawn.failsAgain, drawn.waitMs, drawn.respondMs, drawn.workMs, drawn.bytesPerSecond };
    }
    behave(devices, wish);
    return devices;
}

ModelledDevice modelled(const VirtualDevice& device, qint64 fileBytes)
{
    ModelledDevice made;
    made.isThere = device.isThere;
    made.waitMs = device.waitMs;
    made.respondMs = device.respondMs;
    made.bytesPerSecond = device.bytesPerSecond;
    made.downloadMs = static_cast<TimeMs>(static_cast<double>(fileBytes) * 1'000 / device.bytesPerSecond);
    made.workMs = device.workMs;
    made.fails = device.fate != VirtualFate::Well;
    made.failsSilently = made.fails && device.fate != VirtualFate::Fails;
    made.failsAgain = device.again;
    return made;
}

/// The plan that the sample is sent by. `sampled`: scaled as for a forecast.
Plan planOf(const ForecastInput& input, const ModelledBatch& sampled, double share, double each)
{
    const Plan& all = input.batch.plan;
    const auto scaled = [](int value, double by) { return std::max(1, static_cast<int>(std::lround(value / by))); };
    Plan plan = sampled.batch.plan;
    plan.scope = Scope::Devices;
    plan.sourceVersions.clear();
    plan.filter.clear();
    plan.devices.clear();
    plan.percentThousandths = Plan().percentThousandths;
    plan.pace.maxMegabits = all.pace.maxMegabits == 0 ? 0 : scaled(all.pace.maxMegabits, share);
    plan.halt = all.halt;
    if (plan.halt.failures > 0)
        plan.halt.failures = scaled(plan.halt.failures, each);
    plan.halt.leastExecuted = scaled(plan.halt.leastExecuted, each);
    std::vector<quint32> sizes(plan.waves.size());
    for (const Task& task : sampled.tasks) {
        if (task.wave < sizes.size())
            ++sizes[task.wave];
    }
    for (std::size_t wave = 0; wave + 1 < plan.waves.size(); ++wave) {
        plan.waves[wave].devices = sizes[wave];
        plan.waves[wave].percentThousandths = 0;
    }
    return plan;
}

/// What one run of the rules against these very devices says.
struct Foresight
{
    double expected = 0; ///< devices, weighed, that end
    double span = 0; ///< until nearly all of them have, or a rule has halted it
};

Foresight foresee(const ModelledBatch& model, const Plan& plan, const std::vector<VirtualDevice>& devices, TimeMs start,
    qint64 fileBytes)
{
    Batch batch = model.batch;
    batch.plan.halt = plan.halt;
    ForecastRun run([&](DeviceSlot device) { return modelled(devices[device], fileBytes); });
    const RunOutcome seen = run.run(batch, model.tasks, start, model.fileBytes);
    Foresight made;
    for (const RunOutcome::Ending& ending : seen.endings)
        made.expected += model.weights[ending.device];
    double sum = 0;
    TimeMs finish = seen.endings.empty() ? start + hourMs : start;
    for (const RunOutcome::Ending& ending : seen.endings) {
        finish = ending.at;
        sum += model.weights[ending.device];
        if (!seen.halted && sum >= made.expected * Forecast::finishPercent / 100 - 1e-6)
            break;
    }
    made.span = static_cast<double>(std::max(finish - start, minuteMs));
    return made;
}

/// Devices that are neither lucky nor unlucky as a whole: those of the middle one of some modelled rollouts.
Foresight drawUsual(
    RehearsalScript& script, const ModelledBatch& model, const ForecastInput& input, const RehearsalWish& wish)
{
    std::vector<std::pair<Foresight, std::vector<VirtualDevice>>> all;
    for (quint64 turn = 0; turn < draws; ++turn) {
        auto devices = drawDevices(input, static_cast<quint32>(model.tasks.size()), wish, turn);
        const Foresight seen = foresee(model, script.plan, devices, script.start, input.firmwareSize);
        all.emplace_back(seen, std::move(devices));
    }
    const auto middle = all.begin() + draws / 2;
    std::ranges::nth_element(all, middle, {}, [](const auto& draw) { return draw.first.span; });
    script.devices = std::move(middle->second);
    return middle->first;
}

/// As fast as it must be, and as this computer can.
double speedFor(double span, const RehearsalWish& wish, double fetched)
{
    const double wanted = span / static_cast<double>(wish.minutes == 0 ? minuteMs / 3 : wish.minutes * minuteMs);
    const double most = span / std::max(fetched / fetchedPerMs, 1.0);
    const double speed = std::clamp(std::min(wanted, most), 1.0, mostRehearsalSpeed);
    return speed < 2 ? std::floor(speed * 10) / 10 : std::floor(speed);
}

} // namespace

RehearsalScript rehearsalScript(const ForecastInput& input, const RehearsalWish& wish)
{
    RehearsalScript script;
    script.start = std::max(input.now, input.batch.plan.startAt);
    const SampleBounds bounds = boundsFor(input.firmwareSize);
    const ModelledBatch model = sampledBatch(input, script.start, bounds);
    const auto count = static_cast<quint32>(model.tasks.size());
    const double share = static_cast<double>(std::max(input.batch.plan.ratePerMinute, 1))
        / std::max(model.batch.plan.ratePerMinute, 1);
    script.plan = planOf(input, model, share, static_cast<double>(input.devices) / std::max(count, 1U));
    script.stretch = model.stretch;
    script.count.weights.assign(std::max<std::size_t>(script.plan.waves.size(), 1), 1);
    for (std::size_t i = 0; i < model.tasks.size(); ++i)
        script.count.weights[std::min<std::size_t>(model.tasks[i].wave, script.count.weights.size() - 1)]
            = model.weights[i];
    const Foresight seen = drawUsual(script, model, input, wish);
    script.count.expected = seen.expected;
    script.speed = speedFor(seen.span, wish, static_cast<double>(input.firmwareSize) * count);
    script.expectedMs = static_cast<qint64>(seen.span / script.speed);
    script.tailMs = std::max(static_cast<qint64>(seen.span / 4), script.plan.silenceMs + minuteMs);
    script.limitAt
        = script.start + static_cast<TimeMs>(seen.span * 1.5) + std::max<TimeMs>(script.plan.silenceMs, 0) + settleMs;
    return script;
}

} // namespace console
