// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"
#include "models/control/savedfilters.h"
#include "models/fleet/fleet.h"
#include "models/fleet/groupnumbers.h"
#include "models/rollout/rolloutengine.h"

#include <memory>

namespace console {

/// The pure state of the console: inventory and batches. One thread at a time; live it is the engine thread's.
struct Rules
{
    explicit Rules(std::shared_ptr<FleetNames> names)
        : fleet(std::move(names))
        , groups(fleet.names().marks)
    {
    }

    [[nodiscard]] MarksIndex groupOf(DeviceSlot device) { return groups.of(fleet.device(device).marks); }

    Fleet fleet;
    GroupNumbers groups;
    RolloutEngine engine;
    IdSource ids;
    SavedFilters filters;
};

} // namespace console
