// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/mqttsession.h"

#include <memory>

namespace console {

/// The session of the library this build uses (CMake's ROLLOUT_MQTT).
[[nodiscard]] std::unique_ptr<MqttSession> makeMqttSession();
/// "Qt MQTT 6.4.2" or "libmosquitto 2.0.11", for About and logs.
[[nodiscard]] QString mqttLibraryName();

} // namespace console
