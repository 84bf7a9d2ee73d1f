// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/forecast.h"

#include <QString>

namespace console {

/// A forecast in words, the same in the wizard and in rolloutctl: when it is done, what the network carries, what a bad
/// build would cost. Plain text in the language in force, times local. GUI thread.
[[nodiscard]] QString forecastText(const Forecast& forecast, TimeMs now);

/// "14:35 (± 6 min)": when 95 % of those that are left are done; empty where none will be. The span is half of that
/// between 10 and 90 %.
[[nodiscard]] QString finishText(const Forecast& forecast, TimeMs now);

} // namespace console
