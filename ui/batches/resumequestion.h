// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batch.h"

class QWidget;

namespace console {

/// Resuming widens a rollout, so it asks like starting does and names how many devices are still to be notified; where
/// none is, nothing widens and nothing is asked. True = go on. GUI thread.
[[nodiscard]] bool confirmResume(QWidget* parent, const Batch& batch);

} // namespace console
