// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/baserate.h"

#include "models/rollout/rolloutview.h"

#include <algorithm>
#include <cmath>

namespace console {

namespace {
constexpr double assumedDevices = 200;
constexpr double assumedFailures = 1;
constexpr std::size_t mostBatches = 20;
constexpr int step = 100; ///< a hundredth of a percent: what the wizard can show
} // namespace

BaseRate baseRateOf(const std::vector<EndedDevices>& batches)
{
    BaseRate base;
    quint64 failed = 0;
    quint64 executed = 0;
    for (const EndedDevices& batch : batches) {
        if (batch.executed == 0)
            continue;
        executed += batch.executed;
        failed += std::min(batch.failed, batch.executed);
        ++base.batches;
    }
    constexpr quint64 most = 0xffffffff;
    base.failed = static_cast<quint32>(std::min(failed, most));
    base.executed = static_cast<quint32>(std::min(executed, most));
    const double rate
        = (static_cast<double>(failed) + assumedFailures) / (static_cast<double>(executed) + assumedDevices);
    base.perMillion = std::clamp(static_cast<int>(std::lround(rate * 1e6 / step)) * step, step, 900'000);
    return base;
}

BaseRate usualFailures(const RolloutView& engine, const QString& productKey)
{
    std::vector<EndedDevices> ended;
    const std::vector<BatchId> ids = engine.batches();
    for (auto id = ids.rbegin(); id != ids.rend() && ended.size() < mostBatches; ++id) {
        const Batch& batch = *engine.batch(*id);
        if (batch.kind != BatchKind::Upgrade || isOpen(batch.state) || batch.productKey != productKey
            || batch.halt.cause != HaltCause::None)
            continue;
        if (const HaltWatch::Counts counts = engine.exposure(*id); counts.ended > 0)
            ended.push_back({ counts.ended, counts.failed });
    }
    return baseRateOf(ended);
}

} // namespace console
