// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "models/control/controlloop.h"

namespace console::orders {

// Four eyes (rollout/operatorname.h), to be run by ControlLoop::order on the engine thread. What the first operator was
// told may have changed, so everything is looked at once more, with the fleet of this moment; the second one accepts
// what is found.

/// What would go out if the batch were released now. Its targets are the devices that still wait for it. Errors:
/// NotFound, BatchNotOpen, NothingToRelease, FilterInvalid.
[[nodiscard]] Result<BatchPreview> previewRelease(ControlLoop& loop, BatchId id, TimeMs now);
/// Errors: those of previewRelease and of RolloutOrders::approveBatch, ConsentMissing, FleetChanged,
/// CountUnconfirmed, NoTargets, and those of the notice.
[[nodiscard]] Result<void> approveBatch(ControlLoop& loop, const BatchApproval& approval, TimeMs now);

} // namespace console::orders
