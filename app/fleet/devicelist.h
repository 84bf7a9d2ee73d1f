// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fleet/devicespec.h"

#include <QIODevice>

#include <tl/expected.hpp>

#include <vector>

namespace console {

/// Devices that are given one by one instead of drawn: one JSON object a line with "device", "versions" (by module),
/// and where it is not usual "kind", "fate", "stubborn", "away" (not there from `leave` on, see FleetOrders),
/// "respond_ms", "work_ms" and "rate" (bytes a second). They connect with clean sessions, so that a broker knows who is
/// not there. The error is a sentence that names the line.
[[nodiscard]] tl::expected<std::vector<DeviceSpec>, QString> readDeviceList(QIODevice& file);

} // namespace console
