// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/device.h"
#include "models/store/storereader.h"

namespace console {

/// All tasks of a batch as CSV, one line a device in the order of enrolment, from the store as it is at that moment:
/// words and column names for programs (valuenames.h), times in UTC, empty where something has not happened. No cell
/// becomes a formula. On a pool thread; `progress` false cancels, and nothing is left behind. The number of tasks.
/// Errors: NotFound, Cancelled, WriteFailed, Database…
[[nodiscard]] Result<quint32> exportTasks(const StoreReader& reader, const FleetNames& names, BatchId batch,
    const QString& path, const StoreReader::Progress& progress);

} // namespace console
