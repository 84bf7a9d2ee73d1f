// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/control/linkledger.h"
#include "models/control/rules.h"
#include "models/store/records.h"

namespace console {

/// Fills empty rules, and the ledger of links, with what the store had. Error: DatabaseDamaged, context: what does not
/// fit; the rules are of no use then. Before the loop starts, any one thread.
[[nodiscard]] Result<void> restoreRules(Rules& rules, LinkLedger& links, const WorkspaceContents& contents);

} // namespace console
