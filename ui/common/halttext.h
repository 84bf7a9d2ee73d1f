// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/haltrules.h"

#include <QString>

namespace console {

/// Why a batch paused by itself, in one sentence: which rule, which devices, which numbers. `cohort`: the name of
/// halt.cohort, may be empty. Plain text, any thread.
[[nodiscard]] QString haltText(const Halt& halt, const QString& cohort);

/// The rules of a plan in a few words, "none" without any.
[[nodiscard]] QString haltRulesText(const HaltRules& rules);

} // namespace console
