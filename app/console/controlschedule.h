// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/rollout/plan.h"

#include <QJsonObject>

#include <optional>

namespace console {

/// What rolloutctl says of waves, pace, limits, windows and the end, into a plan. What is wrong with it, if anything:
/// the plan is not to be used then.
[[nodiscard]] std::optional<Error> addSchedule(const QJsonObject& arguments, Plan& plan);
/// Its part about the pace, over what the plan has: what is not named stays.
[[nodiscard]] std::optional<Error> addPace(const QJsonObject& arguments, Plan& plan);

/// Its part about windows and end, the same way; "always" and no time are none.
[[nodiscard]] std::optional<Error> addTimes(const QJsonObject& arguments, Plan& plan);

} // namespace console
