// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/task.h"

#include <QString>

namespace console {

/// A task's outcome in the words of the simulated fleet's ledger; "open" while it has none.
[[nodiscard]] QString ledgerWord(const Task& task);

} // namespace console
