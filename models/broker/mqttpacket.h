// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/mqttsession.h"

#include <QByteArray>

#include <optional>

namespace console {

enum class MqttPacketType : quint8 {
    Connack = 2,
    Publish = 3,
    Puback = 4,
    Subscribe = 8,
    Suback = 9,
    Pingresp = 13,
    Disconnect = 14,
};

/// One control packet as bytes, of which the fixed header is known to be complete.
class MqttPacket
{
public:
    /// `cutFrom`: without the payload of the PUBLISH of that many bytes which it was.
    explicit MqttPacket(QByteArray bytes, quint64 cutFrom = 0);

    static constexpr qsizetype largestBody = 0x0fffffff;
    /// The bytes before a body of that size.
    [[nodiscard]] static QByteArray fixedHeader(quint8 first, qsizetype bodySize);

    [[nodiscard]] MqttPacketType type() const { return static_cast<MqttPacketType>(header() >> 4); }
    [[nodiscard]] quint8 header() const { return static_cast<quint8>(m_bytes.at(0)); }
    [[nodiscard]] quint64 cutFrom() const { return m_cutFrom; } ///< 0 = as it came
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }
    [[nodiscard]] QByteArrayView body() const { return QByteArrayView(m_bytes).sliced(m_bodyAt); }
    [[nodiscard]] quint16 wordAt(qsizetype offset) const; ///< in the body; 0 beyond its end
    [[nodiscard]] quint8 byteAt(qsizetype offset) const; ///< in the body; 0 beyond its end

    /// Of a PUBLISH: its flags, and what it was cut from. The signals of the libraries do not tell all of them.
    [[nodiscard]] MqttMessage publishHead() const;

    /// Whether every length inside stays inside, of the packets a broker sends us. Qt MQTT 6.4 reads past a packet's
    /// end, or for ever, where they do not (RELIABILITY.md T4).
    [[nodiscard]] bool isSound(bool mqtt5) const;

    /// Of a sound PUBLISH: its parts, unless anything about it is unusual (properties, a topic beyond printable ASCII,
    /// packet id 0, cut). Views into bytes().
    struct PlainPublish
    {
        QByteArrayView topic;
        QByteArrayView payload;
        quint16 packetId = 0; ///< 0 = QoS 0
    };
    [[nodiscard]] std::optional<PlainPublish> plainPublish(bool mqtt5) const;

private:
    QByteArray m_bytes;
    quint64 m_cutFrom;
    qsizetype m_bodyAt = 0;
};

/// Bytes of a connection into packets. A packet that is too large is refused when its fixed header is there; or, where
/// the broker could not be told our maximum (MQTT 3.1.1), a PUBLISH is given without its payload, which is thrown away
/// as it comes: acknowledged, the message does not come back for ever.
class MqttPacketSplitter
{
public:
    enum class Large : quint8 { Refuse, CutPublishes };
    explicit MqttPacketSplitter(quint32 maximumSize, Large large = Large::Refuse);

    void add(const QByteArray& bytes);
    /// Nothing when none is complete. The packet's bytes stay where they are: it is good until the next call. Errors:
    /// PacketTooLarge, ProtocolViolation.
    [[nodiscard]] Result<std::optional<MqttPacket>> next();

private:
    [[nodiscard]] Result<std::optional<MqttPacket>> cut(qsizetype bodyAt, qsizetype size);

    QByteArray m_buffer;
    qsizetype m_at = 0;
    qsizetype m_skip = 0; ///< bytes to come that belong to a packet already given
    quint32 m_maximumSize;
    Large m_large;
};

} // namespace console
