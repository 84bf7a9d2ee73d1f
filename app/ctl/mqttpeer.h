// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/brokerprofile.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

struct mosquitto;

namespace console {

/// A plain MQTT client that may try what the console never does. Without an event loop: calls wait, at most a few
/// seconds. One thread.
class MqttPeer
{
public:
    struct Received
    {
        QByteArray topic;
        QByteArray payload;
    };

    MqttPeer();
    ~MqttPeer();
    MqttPeer(const MqttPeer&) = delete;
    MqttPeer& operator=(const MqttPeer&) = delete;

    /// CONNACK's reason code, 0 = in; none when no MQTT broker answered. TLS as the profile says.
    [[nodiscard]] std::optional<int> connectTo(const BrokerProfile& profile, const QString& password);
    /// SUBACK's code, 0x80 and above = refused; none without an answer.
    [[nodiscard]] std::optional<int> subscribe(const QByteArray& filter);
    /// PUBACK's reason at QoS 1; none when the broker ended the connection or did not answer.
    [[nodiscard]] std::optional<int> publish(const QByteArray& topic, const QByteArray& payload, bool retain = false);
    /// Takes what comes for `ms`.
    void listen(int ms);
    /// A message with this payload came.
    [[nodiscard]] bool hasReceived(const QByteArray& payload) const;

private:
    struct State;

    [[nodiscard]] bool waitFor(const std::optional<int>& answer);

    std::unique_ptr<State> m_state;
    mosquitto* m_client = nullptr;
};

} // namespace console
