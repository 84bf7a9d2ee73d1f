// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/controlloop.h"
#include "models/rollout/devicecsv.h"

namespace console {

/// Reads an operator's list of devices. On a pool thread; the engine is asked for 10,000 names at a time and works on
/// in between. `progress`: percent 0..100, false cancels. Errors: FileMissing, FileUnreadable, Csv…, Cancelled.
[[nodiscard]] Result<CsvDevices> readCsvFile(ControlLoop& loop, const QString& path, const QString& productKey,
    const std::function<bool(int percent)>& progress);

} // namespace console
