// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/broker/brokerprofile.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QList>
#include <QObject>

namespace console {

struct MqttMessage
{
    QByteArray topic;
    QByteArray payload;
    quint8 qos = 0;
    bool retained = false;
    bool duplicate = false;
    quint64 oversize = 0; ///< bytes of a packet over our maximum: its payload was not kept. 0 for all others
};

/// Whether the broker sends the message again when the connection ends before its acknowledgement: QoS 0 never comes
/// again.
[[nodiscard]] inline bool comesAgain(const MqttMessage& message)
{
    return message.qos > 0;
}

/// What the broker granted with its CONNACK.
struct MqttGrant
{
    bool mqtt5 = true;
    bool sessionPresent = false;
    quint16 receiveMaximum = 65535; ///< the broker's limit for our unacknowledged QoS 1 publishes
    quint32 maximumPacketSize = 0xffffffff; ///< the broker's limit for our packets
};

struct MqttSessionOptions
{
    BrokerProfile profile;
    QString password;
    bool mqtt5 = true; ///< false: 3.1.1
    bool cleanStart = false; ///< true for connection tests
    quint32 maximumPacketSize = 256 * 1024; ///< of incoming packets; see MqttMessage::oversize
    /// MQTT 5: unacknowledged messages the broker may have towards us. Large, because mosquitto 2.0 hands over out of
    /// order what waits beyond it when we come back; the gate and TCP bound what is on its way. Not 65535: libraries
    /// leave that out, and then a broker's own limit is often 20.
    quint16 receiveMaximum = 65000;
    int connackTimeoutMs = 10000; ///< from the start of the TCP connection to CONNACK
};

/// The port: one connection to one broker, by some MQTT library. Everything above it (window, re-send, back-off,
/// reports) is BrokerLink's. Asynchronous, one thread (the engine's), never blocks. Each implementation passes the same
/// conformance suite.
///
/// The output gate: a session reads one burst (until the socket is empty, 20 ms, or 4,096 messages), shuts its output
/// before anything of it can be acknowledged on the wire, emits burstReceived once, and reads nothing more until
/// openGate(). While the gate is shut nothing leaves: no PUBACK, no publish (pings may wait too: the gate is shut for
/// milliseconds).
///
/// A burst in which the connection ends is told too, before failed(), but without what the broker sends again. The
/// session is no longer open then, and openGate() lets nothing leave.
class MqttSession : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Starts connecting. Ends with opened() or failed().
    virtual void open(const MqttSessionOptions& options) = 0;
    /// DISCONNECT and close; no further signal comes after it. What waits behind a shut gate is dropped.
    virtual void close() = 0;
    [[nodiscard]] virtual bool isOpen() const = 0;

    /// Packet id > 0 of a publish at QoS 1, not retained. Errors: NotConnected, PacketTooLarge, Internal.
    [[nodiscard]] virtual Result<quint16> publish(const QByteArray& topic, const QByteArray& payload, bool duplicate)
        = 0;
    /// One SUBSCRIBE at QoS 1; ends with subscribed().
    [[nodiscard]] virtual Result<void> subscribe(const QList<QByteArray>& filters) = 0;

    /// Lets the held output leave and reading go on. Harmless when the gate is open.
    virtual void openGate() = 0;

    /// How long nothing has been read from the broker; 0 before anything was.
    [[nodiscard]] qint64 silentMs() const { return m_heard.isValid() ? m_heard.elapsed() : 0; }

signals:
    void opened(const console::MqttGrant& grant);
    /// The connection could not be made, or was lost. `error` as ErrorKind's broker part, context = host:port and the
    /// library's words. ConnackProtocolVersion on an MQTT 5 attempt means: try 3.1.1.
    void failed(const console::Error& error);
    /// One reason code per filter, 0x80 and above = refused.
    void subscribed(const QList<quint8>& reasons);
    /// PUBACK: reason 0 = accepted, 0x10 = nobody subscribed (MQTT 5), 0x80 and above = refused. `before`: how many
    /// messages of the burst told next came before it.
    void published(quint16 packetId, quint8 reason, qsizetype before = 0);
    void burstReceived(const QList<console::MqttMessage>& messages);

protected:
    void heardBroker() { m_heard.start(); }

private:
    QElapsedTimer m_heard;
};

} // namespace console
