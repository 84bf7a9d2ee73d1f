// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fleet/ledgercheck.h"
#include "models/rollout/batch.h"
#include "models/rollout/task.h"

namespace console {

/// A task's outcome in the words of the simulated fleet's ledger, and "skipped", "cancelled", "timed-out"; "open" while
/// it has none.
[[nodiscard]] QString outcomeWord(const Task& task);

/// The only word that is right for a task of `batch` whose device did what `entry` says. A device that said nothing of
/// its end is timed out where it had begun and the plan has a timeout, else it is left to the operator to cancel. A
/// task was rightly skipped when its device got to the target without one notice of this batch. "open": there is no
/// outcome yet.
[[nodiscard]] QString rightWord(const LedgerEntry& entry, const Task& task, const Batch& batch);

} // namespace console
