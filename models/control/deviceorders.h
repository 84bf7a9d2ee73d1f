// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "models/control/controlloop.h"

namespace console::orders {

// What operators order about devices, to be run by ControlLoop::order on the engine thread.

/// The group that the order names and its tags, on all of its devices or, where something is wrong, on none. Returns
/// how many changed. Errors: NotFound, MarkInvalid, TooManyTags.
[[nodiscard]] Result<quint32> markDevices(ControlLoop& loop, const MarkOrder& order);
/// The same for a list that says for each device what it shall have.
[[nodiscard]] Result<quint32> applyMarks(ControlLoop& loop, const std::vector<MarkLine>& lines);
/// Without text it is deleted. Errors: those of SavedFilters.
[[nodiscard]] Result<void> saveFilter(ControlLoop& loop, const SavedFilter& filter);

/// Asks the query about devices from `from` on, at most so many; where it stopped.
[[nodiscard]] DeviceSlot matchDevices(ControlLoop& loop, const DeviceQuery& query, DeviceSlot from, quint32 most,
    TimeMs now, std::vector<DeviceSlot>& matching);
/// Why the query finds no device of the product; nothing where it finds some.
[[nodiscard]] std::optional<FilterHole> findHole(
    ControlLoop& loop, const DeviceQuery& query, const QString& productKey, TimeMs now);
/// Why nothing is under way for the device, or why the batch, where one is named, does not mean it.
[[nodiscard]] Absence whyAbsent(ControlLoop& loop, DeviceSlot device, BatchId batch, TimeMs now);
[[nodiscard]] bool deviceMatches(ControlLoop& loop, const DeviceQuery& query, DeviceSlot device, TimeMs now);

} // namespace console::orders
