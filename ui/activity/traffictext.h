// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QString>

namespace console {

enum class TrafficFormat : quint8 { Readable, Hex };

/// One message of the OTA traffic for people: time, direction, device, topic, then the payload: JSON over several
/// lines, else text or hex; of a payload that is not all here, how much is. Nothing in it can disguise itself: control
/// characters are visible. GUI thread.
[[nodiscard]] QString trafficText(const TrafficMessage& message, const FleetNames& names, TrafficFormat format);
/// Whether `words` stand in its device, topic or payload; case does not matter, none fits all.
[[nodiscard]] bool fitsTraffic(const TrafficMessage& message, const FleetNames& names, const QString& words);

} // namespace console
