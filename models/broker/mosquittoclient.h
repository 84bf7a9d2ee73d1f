// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/mosquittotls.h"
#include "models/broker/mqttsession.h"

#include <QHostAddress>

#include <memory>
#include <optional>

struct mosquitto;

namespace console {

/// One libmosquitto client for one connection: the C calls, the callbacks turned into values (Events), the error
/// numbers turned into Errors. Knows no event loop. Owned by MosquittoSession, its thread.
class MosquittoClient
{
public:
    struct Puback
    {
        quint16 packetId;
        quint8 reason;
    };
    /// What the callbacks brought during read(), write() and checkKeepAlive().
    struct Events
    {
        std::optional<MqttGrant> granted;
        std::optional<quint8> connackCode; ///< refused
        std::optional<int> disconnectReason; ///< DISCONNECT of an MQTT 5 broker
        QList<QList<quint8>> subacks;
        QList<Puback> pubacks;
        QList<MqttMessage> messages;
        bool tooLarge = false;
    };

    /// A non-blocking connect; CONNECT is queued. Errors as connectError(), and CertificateFileInvalid.
    [[nodiscard]] static Result<std::unique_ptr<MosquittoClient>> connectTo(
        const MqttSessionOptions& options, const QHostAddress& address);
    ~MosquittoClient();

    [[nodiscard]] int socket() const; ///< -1 when closed
    /// Once the socket is writable for the first time: why there is no connection, if there is none.
    [[nodiscard]] std::optional<Error> connectError(const BrokerProfile& profile) const;

    [[nodiscard]] bool inHandshake() const;
    [[nodiscard]] bool handshakeWantsWrite() const;
    [[nodiscard]] int handshake();

    [[nodiscard]] bool hasInput() const; ///< also true at end of stream
    [[nodiscard]] int read();
    [[nodiscard]] int write();
    [[nodiscard]] bool wantsWrite() const;
    [[nodiscard]] int checkKeepAlive();
    void disconnect();

    [[nodiscard]] Result<quint16> publish(const QByteArray& topic, const QByteArray& payload);
    [[nodiscard]] Result<void> subscribe(const QList<QByteArray>& filters);

    [[nodiscard]] Events& events() { return m_events; }
    /// What a non-zero result of libmosquitto, or a socket it closed, means.
    [[nodiscard]] Error failure(int result, const BrokerProfile& profile, bool connected) const;

private:
    struct Callbacks;
    explicit MosquittoClient(const MqttSessionOptions& options);
    [[nodiscard]] Result<void> configure(const MqttSessionOptions& options);
    [[nodiscard]] int start(const MqttSessionOptions& options, const QByteArray& address);

    std::unique_ptr<MosquittoTls> m_tls; // outlives m_client's use of it, see the destructor
    mosquitto* m_client = nullptr;
    Events m_events;
    QByteArray m_words; ///< the library's last error line
    bool m_mqtt5;
    quint32 m_maximumPacketSize;
    QByteArray m_publishLine;
    bool m_duplicate = false; ///< of the message being read
};

} // namespace console
