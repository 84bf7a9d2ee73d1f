// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/forecast.h"
#include "models/rollout/rehearsal.h"

#include <QString>

namespace console {

/// A rehearsal in words, the same in the wizard and in rolloutctl. Plain text in the language in force; GUI thread.

/// Who stood for whom, and what was scaled.
[[nodiscard]] QString rehearsalScaleText(const Rehearsal& rehearsal);
/// What it does, or what came of it; beside a forecast of the same plan, whether it lies within that.
[[nodiscard]] QString rehearsalText(const Rehearsal& rehearsal, const Forecast* forecast = nullptr);

/// Where a rehearsal's end lies in the forecast's span of 8 of 10 cases, both counted from their own start.
enum class RehearsalVerdict { None, Earlier, Within, Later };
[[nodiscard]] RehearsalVerdict verdictOf(const Rehearsal& rehearsal, const Forecast& forecast);

} // namespace console
