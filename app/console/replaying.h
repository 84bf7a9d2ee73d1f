// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batchreplay.h"
#include "models/store/storereader.h"

#include <memory>

namespace console {

/// A batch with its tasks and its log, from the store. On a pool thread; `goOn` false cancels. A million tasks take
/// some hundred megabytes until the last holder lets go. Errors: NotFound, Cancelled, LogBeginsLate,
/// Database…
[[nodiscard]] Result<std::shared_ptr<const BatchReplay>> loadReplay(
    const StoreReader& reader, BatchId batch, const std::function<bool()>& goOn);

} // namespace console
