// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"
#include "models/rollout/batchreplay.h"

namespace console {

/// A frame as the window would have got it when it began to watch the batch at that moment: its row with the counts of
/// then, and all its tasks. The batch counts as running until it ended. Pure; any thread (the pool).
[[nodiscard]] Frame replayFrame(const BatchReplay& replay, const Batch& batch, TimeMs at);

} // namespace console
