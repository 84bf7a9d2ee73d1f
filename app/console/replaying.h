// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batchreplay.h"
#include "models/store/storereader.h"

#include <memory>

namespace console {

class ControlLoop;

/// A batch with its tasks and its log, from the store. On a pool thread; `goOn` false cancels. A million tasks take
/// some hundred megabytes until the last holder lets go. `groupsOf`: the groups of some devices (Rules::groupOf), asked
/// for a piece of them at a time; null = groups are not told apart. Errors: NotFound, Cancelled, LogBeginsLate,
/// Database…, those of `groupsOf`.
using GroupsOf = std::function<Result<std::vector<quint32>>(const std::vector<DeviceSlot>&)>;
[[nodiscard]] Result<std::shared_ptr<const BatchReplay>> loadReplay(
    const StoreReader& reader, BatchId batch, const std::function<bool()>& goOn, const GroupsOf& groupsOf = {});

/// Asks the engine; on a pool thread.
[[nodiscard]] GroupsOf groupsBy(ControlLoop& loop);

} // namespace console
