// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/qtmqttclient.h"

#include <QtMqtt/QMqttConnectionProperties>

namespace console {

namespace {

constexpr quint32 sessionExpirySeconds = 30 * 24 * 3600; // reports wait at the broker while the console is off

} // namespace

std::unique_ptr<QMqttClient> makeQtMqttClient(const MqttSessionOptions& options, QIODevice& transport)
{
    auto client = std::make_unique<QMqttClient>();
    client->setTransport(&transport, QMqttClient::IODevice);
    client->setProtocolVersion(options.mqtt5 ? QMqttClient::MQTT_5_0 : QMqttClient::MQTT_3_1_1);
    client->setClientId(options.profile.clientId);
    client->setCleanSession(options.cleanStart);
    client->setKeepAlive(static_cast<quint16>(options.profile.keepAliveSeconds));
    if (!options.profile.user.isEmpty()) {
        client->setUsername(options.profile.user);
        client->setPassword(options.password);
    }
    if (options.mqtt5) {
        QMqttConnectionProperties properties;
        if (!options.cleanStart)
            properties.setSessionExpiryInterval(sessionExpirySeconds);
        properties.setMaximumPacketSize(options.maximumPacketSize);
        properties.setMaximumReceive(options.receiveMaximum);
        client->setConnectionProperties(properties);
    }
    return client;
}

MqttGrant grantOf(const QMqttClient& client, bool mqtt5, bool sessionPresent)
{
    MqttGrant grant;
    grant.mqtt5 = mqtt5;
    grant.sessionPresent = sessionPresent;
    if (!mqtt5)
        return grant;
    const QMqttServerConnectionProperties given = client.serverConnectionProperties();
    if (given.availableProperties() & QMqttServerConnectionProperties::MaximumReceive)
        grant.receiveMaximum = given.maximumReceive();
    if (given.availableProperties() & QMqttServerConnectionProperties::MaximumPacketSize)
        grant.maximumPacketSize = given.maximumPacketSize();
    return grant;
}

} // namespace console
