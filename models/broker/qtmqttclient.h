// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/mqttsession.h"

#include <QtMqtt/QMqttClient>

#include <memory>

namespace console {

/// A client of Qt MQTT for one connection: the profile's identity, a session that outlives the console, our limits. Its
/// transport must be open and outlive it.
[[nodiscard]] std::unique_ptr<QMqttClient> makeQtMqttClient(const MqttSessionOptions& options, QIODevice& transport);

/// What the broker granted, once the client has decoded its CONNACK.
[[nodiscard]] MqttGrant grantOf(const QMqttClient& client, bool mqtt5, bool sessionPresent);

} // namespace console
