// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/mqttpacket.h"
#include "models/broker/mqttsession.h"
#include "models/broker/puback.h"

#include <bitset>
#include <memory>
#include <optional>

struct mosquitto;

namespace console {

/// One libmosquitto client for one connection: the C calls, the callbacks turned into values (Events), the error
/// numbers turned into Errors. Knows neither the network nor an event loop. Owned by MosquittoSession, its thread.
///
/// The library reads every packet in three system calls and writes each in one. What comes and goes by the hundred
/// thousand, usual PUBLISH and PUBACK packets, is therefore read and written here, once the connection stands; CONNECT,
/// SUBSCRIBE, pings, DISCONNECT and everything unusual stay the library's.
class MosquittoClient
{
public:
    /// What the callbacks brought during read(), write() and checkKeepAlive().
    struct Events
    {
        std::optional<MqttGrant> granted;
        std::optional<quint8> connackCode; ///< refused
        std::optional<int> disconnectReason; ///< DISCONNECT of an MQTT 5 broker
        QList<QList<quint8>> subacks;
        QList<Puback> pubacks;
        QList<MqttMessage> messages;
    };

    /// A client whose CONNECT is queued. Errors: ProfileIncomplete, Internal.
    [[nodiscard]] static Result<std::unique_ptr<MosquittoClient>> make(const MqttSessionOptions& options);
    ~MosquittoClient();

    // 0, or what failure() turns into an Error.
    /// Lets the library read one complete packet of the broker.
    [[nodiscard]] int feed(const MqttPacket& packet);
    /// Appends everything the library has to send.
    [[nodiscard]] int write(QByteArray& bytes);
    [[nodiscard]] int checkKeepAlive();
    void disconnect();

    [[nodiscard]] Result<quint16> publish(const QByteArray& topic, const QByteArray& payload);
    [[nodiscard]] Result<void> subscribe(const QList<QByteArray>& filters);

    [[nodiscard]] Events& events() { return m_events; }
    [[nodiscard]] Error failure(int result, const BrokerProfile& profile) const;

private:
    struct Callbacks;
    explicit MosquittoClient(bool mqtt5);
    [[nodiscard]] Result<void> configure(const MqttSessionOptions& options);
    [[nodiscard]] Result<void> start(const MqttSessionOptions& options);
    [[nodiscard]] int connectSomewhere(int keepAliveSeconds);
    [[nodiscard]] bool exchangeSocket();
    [[nodiscard]] int outcome(int result) const;
    [[nodiscard]] bool takeUsual(const MqttPacket& packet);
    [[nodiscard]] bool takePublish(const MqttPacket& packet);
    [[nodiscard]] bool takePuback(const MqttPacket& packet);
    [[nodiscard]] int feedLibrary(const MqttPacket& packet);
    [[nodiscard]] quint16 nextId();

    mosquitto* m_client = nullptr;
    int m_far = -1; ///< our end of the socket pair; the library has the other
    Events m_events;
    bool m_mqtt5;
    QByteArray m_buffer;
    std::optional<MqttGrant> m_granted; ///< CONNACK accepted
    QByteArray m_out; ///< our own packets, in their order
    std::bitset<0x10000> m_unacknowledged; ///< packet ids of our own publishes
    quint16 m_lastId = 0;
    quint32 m_usual = 0; ///< counts packets that the library did not see
    MqttMessage m_head; ///< of the PUBLISH being read: the library tells no DUP
};

} // namespace console
