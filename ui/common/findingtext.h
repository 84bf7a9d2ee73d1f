// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/preflight.h"

#include <QString>

namespace console {

/// What was found about a batch that is about to start, in one sentence: which devices, which number, what would happen
/// to them. Plain text; GUI thread (it translates).
[[nodiscard]] QString findingText(const Finding& finding, const Plan& plan);

} // namespace console
