// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "models/control/controlloop.h"

namespace console::orders {

/// What a forecast of the plan rests on: how many devices it would reach, and what is known of a sample of them. To be
/// asked on the engine thread; the forecast itself is made elsewhere. Errors: those of previewBatch.
[[nodiscard]] Result<ForecastInput> forecastInput(ControlLoop& loop, const BatchDraft& draft, TimeMs now);
/// The same of a batch that runs, is paused (as if it were resumed now) or is planned. Errors: NotFound, BatchNotOpen.
[[nodiscard]] Result<ForecastInput> forecastInput(ControlLoop& loop, BatchId id, TimeMs now);

} // namespace console::orders
