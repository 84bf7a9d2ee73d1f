// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/forecastscale.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace console {

namespace {

constexpr quint32 leastOfWave = 30;
constexpr double mostPerMinute = 10'000; ///< of any pace
constexpr double bytesOfMegabitMinute = 1e6 * 60 / 8;

/// A number that has nothing to do with the device's own.
quint64 stirred(quint64 value)
{
    value = (value ^ (value >> 31)) * 0x7fb5d329728ea185;
    value = (value ^ (value >> 27)) * 0x81dadef4bc2dd44d;
    return value ^ (value >> 33);
}

Batch runningBatch(const ForecastInput& input, TimeMs start)
{
    Batch batch = input.batch;
    batch.state = BatchState::Running;
    batch.kind = BatchKind::Upgrade;
    batch.plan.startAt = 0;
    batch.plan.dynamic = false;
    batch.plan.excluded.reset();
    batch.halt = {};
    batch.haltAcknowledgedAt = 0;
    if (input.tasks.empty()) {
        batch.createdAt = batch.startedAt = start;
        batch.wave = {};
    }
    return batch;
}

std::vector<Task> freshTasks(BatchId batch, quint32 count, TimeMs now)
{
    std::vector<Task> tasks(count);
    for (quint32 number = 0; number < count; ++number) {
        tasks[number].batch = batch;
        tasks[number].device = number;
        tasks[number].createdAt = tasks[number].updatedAt = now;
    }
    return tasks;
}

/// One wave where the plan has none, or none that can be.
std::vector<quint32> sizesOf(const Plan& plan, quint32 devices)
{
    auto sizes = waveSizes(plan.waves, devices);
    return sizes && !sizes->empty() ? std::move(*sizes) : std::vector{ devices };
}

/// Puts fresh tasks into waves of these sizes, which add up to their number, as if drawn by lot.
void drawWaves(ModelledBatch& made, const std::vector<quint32>& sizes, const std::vector<double>& weights)
{
    std::vector<quint32> order(made.tasks.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [](quint32 number) { return stirred(number + 1); });
    std::size_t next = 0;
    for (std::size_t wave = 0; wave < sizes.size(); ++wave) {
        for (quint32 i = 0; i < sizes[wave]; ++i, ++next) {
            made.tasks[order[next]].wave = static_cast<quint8>(wave);
            made.weights[order[next]] = weights[wave];
        }
    }
}

/// The plan's pace for a sample that is sent `share` times fewer notices a minute, and of which each stands for `each`.
void scalePace(ModelledBatch& made, double share, double each, qint64 fileBytes)
{
    PaceRules& pace = made.batch.plan.pace;
    made.fileBytes = fileBytes;
    const auto scaled = [](int value, double by) { return std::max(1, static_cast<int>(std::lround(value / by))); };
    pace.every = scaled(pace.every, each);
    if (pace.maxDownloads > 0)
        pace.maxDownloads = scaled(pace.maxDownloads, share);
    if (!pace.varies())
        return;
    double most = mostPerMinute;
    if (pace.maxMegabits > 0)
        most = std::min(
            most, pace.maxMegabits * bytesOfMegabitMinute / static_cast<double>(std::max<qint64>(fileBytes, 1)));
    // A line and a file through which just so many fit.
    pace.maxMegabits = 1;
    made.fileBytes = std::max<qint64>(1, std::llround(bytesOfMegabitMinute * share / most));
}

} // namespace

ForecastSample forecastSample(quint32 devices, int ratePerMinute, const SampleBounds& bounds)
{
    const int rate = std::max(ratePerMinute, 1);
    if (devices <= bounds.mostWhole)
        return { devices, rate, 1 };
    const int sampled = std::max(1, static_cast<int>(std::lround(rate * bounds.usual / devices)));
    const double wanted = static_cast<double>(devices) * sampled / rate;
    const auto size = static_cast<quint32>(std::clamp(std::ceil(wanted), 1.0, static_cast<double>(bounds.most)));
    return { size, sampled, std::max(1.0, wanted / size) };
}

ModelledBatch sampledBatch(const ForecastInput& input, TimeMs start, const SampleBounds& bounds)
{
    const quint32 from = input.tasks.empty() ? input.devices : input.sampledFrom;
    const int rate = std::max(input.batch.plan.ratePerMinute, 1);
    const ForecastSample sample = forecastSample(from, rate, bounds);
    ModelledBatch made;
    made.batch = runningBatch(input, start);
    made.batch.plan.halt = {};
    made.batch.plan.ratePerMinute = sample.ratePerMinute;
    made.stretch = sample.stretch;
    made.tasks = input.tasks;
    const double each = static_cast<double>(from) / std::max(sample.devices, 1U);
    if (input.tasks.empty()) {
        std::vector<quint32> sizes = sizesOf(input.batch.plan, from);
        std::vector<double> weights;
        for (quint32& size : sizes) {
            const quint32 all = size;
            size = std::clamp(static_cast<quint32>(std::lround(all / each)), std::min(all, leastOfWave), all);
            weights.push_back(size == 0 ? 1 : static_cast<double>(all) / size);
        }
        made.tasks = freshTasks(made.batch.id, std::accumulate(sizes.begin(), sizes.end(), 0U), start);
        made.weights.resize(made.tasks.size(), 1);
        drawWaves(made, sizes, weights);
    } else {
        made.weights.assign(made.tasks.size(), static_cast<double>(from) / static_cast<double>(made.tasks.size()));
    }
    scalePace(made, static_cast<double>(rate) / sample.ratePerMinute, each, input.firmwareSize);
    return made;
}

ModelledBatch firstOfBatch(const ForecastInput& input, quint32 count, TimeMs start)
{
    ModelledBatch made;
    made.batch = runningBatch(input, start);
    made.tasks = freshTasks(made.batch.id, count, start);
    made.weights.assign(count, 1);
    made.fileBytes = input.firmwareSize;
    quint32 number = 0;
    quint8 wave = 0;
    for (const quint32 size : sizesOf(input.batch.plan, input.devices)) {
        for (quint32 i = 0; i < size && number < count; ++i, ++number)
            made.tasks[number].wave = wave;
        ++wave;
    }
    return made;
}

} // namespace console
