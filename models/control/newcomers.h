// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/rules.h"
#include "models/fleet/devicequery.h"

#include <functional>
#include <unordered_map>

namespace console {

/// Devices that match the filter of a dynamic batch later than at its start: asks of each device that changed, and has
/// those join. What a device may join follows from the batches alone, so a restart changes nothing. Engine thread,
/// owned by ControlLoop.
class Newcomers
{
public:
    explicit Newcomers(Rules& rules);

    /// Whether any batch is open to them.
    [[nodiscard]] bool areExpected() const;
    /// `matches` says whether the device is found by a query.
    void consider(DeviceSlot device, TimeMs now, const std::function<bool(const DeviceQuery&)>& matches);
    /// Entries for the log, one for each batch that some joined since the last call.
    [[nodiscard]] std::vector<Activity> takeJoined();

private:
    struct Joined
    {
        quint32 count = 0;
        DeviceSlot first = noDevice;
    };
    [[nodiscard]] const DeviceQuery* queryOf(const Batch& batch);

    Rules& m_rules;
    std::unordered_map<BatchId, DeviceQuery> m_queries;
    std::unordered_map<BatchId, Joined> m_joined;
};

} // namespace console
