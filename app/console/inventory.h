// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"
#include "models/store/storereader.h"

namespace console {

/// A device as the inventory tells it.
struct InventoryDevice
{
    DeviceRow row;
    std::vector<ModuleVersion> modules;
};

struct InventoryPage
{
    std::vector<InventoryDevice> devices; ///< none: the end
    std::size_t all = 0; ///< devices that there will be, as far as known
};

/// Gives the next piece.
using InventoryPages = std::function<Result<InventoryPage>()>;

/// Devices as CSV, a line for each module (one without a version where none was reported): what they are, what they
/// run since when, group and tags (with | between them), when they were heard, and how their last task ended. Words
/// and times as in exportTasks. On a pool thread; `progress` false cancels, and nothing is
/// left behind. The number of devices. Errors: Cancelled, WriteFailed, those of `pages`.
[[nodiscard]] Result<quint32> exportInventory(
    const InventoryPages& pages, const FleetNames& names, const QString& path, const StoreReader::Progress& progress);

} // namespace console
