// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/forecast.h"

namespace console {

/// A batch as it is run for a forecast.
struct ModelledBatch
{
    Batch batch; ///< running
    std::vector<Task> tasks; ///< of devices 0, 1, 2, …
    std::vector<double> weights; ///< how many devices each of them stands for
    qint64 fileBytes = 0; ///< so that a bound of what is offered holds the sample as it would all
    double stretch = 1; ///< real time for one of the model's
};

/// All of the devices, or a sample of them that is sent at as much lower a rate, with as much lower limits. Of a wave
/// at least thirty are in it, or a gate would hang on a device or two: small waves of large fleets take longer here, by
/// up to a seventieth of the time that pushing takes. Halt rules are left out: a build as good as usual is meant. Pure.
[[nodiscard]] ModelledBatch sampledBatch(const ForecastInput& input, TimeMs start, const SampleBounds& bounds = {});

/// The first `count` devices just as they are, with the halt rules. Pure.
[[nodiscard]] ModelledBatch firstOfBatch(const ForecastInput& input, quint32 count, TimeMs start);

} // namespace console
