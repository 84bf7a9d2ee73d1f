// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/fleet/fleet.h"
#include "models/rollout/batch.h"
#include "models/rollout/devicecsv.h"

#include <functional>

namespace console {

/// Which devices a plan means, and why others are left out. Counts for the wizard, slots for the engine.
struct Selection
{
    std::vector<DeviceSlot> targets; ///< ascending
    std::vector<DeviceSlot>
        skipped; ///< meant by the plan but already there, ascending: give both to startBatch, it shows these
    quint32 candidates = 0; ///< devices of the product
    quint32 alreadyThere = 0; ///< skipped: report the target version
    quint32 otherVersion = 0; ///< not among the source versions
    quint32 neverReported = 0; ///< no version for the module, and the plan names source versions
    quint32 notInShare = 0; ///< outside the percent
    quint32 wrongProduct = 0; ///< listed but of another product
    quint32 notMatched = 0; ///< the filter does not find them
    quint32 excluded = 0; ///< found, but on the list of those to be left out
    quint32 noLongerMeant = 0; ///< targets of a batch to be released that its plan would not choose any more
    quint32 inOtherBatch = 0; ///< targets with an open task elsewhere (filled by the engine's host)
};

/// Where a device stands in the order that percentages are taken from: FNV-1a (64 bits) over product key, a zero byte
/// and device name, then the finishing mix of MurmurHash3. Fixed for ever, so that 5 % today are among the 10 % next
/// year.
[[nodiscard]] quint64 shareOrder(std::string_view productKey, std::string_view deviceName);

/// A percentage means the devices that come first in shareOrder, rounded down, at least one. The source versions of the
/// plan count for Scope::SourceVersions and Scope::Percent. Engine thread.
/// `matches` says for Scope::Filter what the filter finds.
[[nodiscard]] Selection selectTargets(const Fleet& fleet, std::string_view productKey, std::string_view module,
    std::string_view targetVersion, const Plan& plan, const std::function<bool(DeviceSlot)>& matches = {});

} // namespace console
