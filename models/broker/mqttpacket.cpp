// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/mqttpacket.h"

#include <algorithm>
#include <utility>

namespace console {

namespace {

constexpr int longestLength = 4; // bytes of a variable byte integer
constexpr quint8 more = 0x80;

/// Walks a body; every step says whether it stayed inside.
class Walk
{
public:
    explicit Walk(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }
    bool skip(quint32 count)
    {
        if (count > static_cast<quint64>(m_bytes.size() - m_at))
            return false;
        m_at += count;
        return true;
    }
    bool text()
    {
        if (m_bytes.size() - m_at < 2)
            return false;
        const quint32 length = byte(m_at) * 256U + byte(m_at + 1);
        return skip(2) && skip(length);
    }
    bool number(quint32& value)
    {
        value = 0;
        for (int i = 0; i < longestLength; ++i) {
            if (m_at >= m_bytes.size())
                return false;
            const quint8 next = byte(m_at++);
            value |= (next & 0x7FU) << (7 * i);
            if ((next & more) == 0)
                return true;
        }
        return false;
    }
    bool property();
    bool properties();
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }

private:
    [[nodiscard]] quint8 byte(qsizetype at) const { return static_cast<quint8>(m_bytes.at(at)); }
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

bool Walk::property()
{
    quint32 id = 0;
    quint32 ignored = 0;
    if (!number(id))
        return false;
    switch (id) { // MQTT 5, table 2-4
    case 0x01:
    case 0x17:
    case 0x19:
    case 0x24:
    case 0x25:
    case 0x28:
    case 0x29:
    case 0x2A:
        return skip(1);
    case 0x13:
    case 0x21:
    case 0x22:
    case 0x23:
        return skip(2);
    case 0x02:
    case 0x11:
    case 0x18:
    case 0x27:
        return skip(4);
    case 0x0B:
        return number(ignored);
    case 0x03:
    case 0x08:
    case 0x09:
    case 0x12:
    case 0x15:
    case 0x16:
    case 0x1A:
    case 0x1C:
    case 0x1F:
        return text();
    case 0x26:
        return text() && text();
    default:
        return false;
    }
}

bool Walk::properties()
{
    quint32 length = 0;
    if (!number(length))
        return false;
    const qsizetype start = m_at;
    if (!skip(length))
        return false;
    Walk inside(m_bytes.sliced(start, length));
    while (!inside.atEnd()) {
        if (!inside.property())
            return false;
    }
    return true;
}

} // namespace

MqttPacket::MqttPacket(QByteArray bytes, quint64 cutFrom)
    : m_bytes(std::move(bytes))
    , m_cutFrom(cutFrom)
{
    m_bodyAt = 1;
    while (m_bodyAt < m_bytes.size() && (static_cast<quint8>(m_bytes.at(m_bodyAt)) & more) != 0)
        ++m_bodyAt;
    ++m_bodyAt;
}

QByteArray MqttPacket::fixedHeader(quint8 first, qsizetype bodySize)
{
    QByteArray bytes(1, static_cast<char>(first));
    for (; bodySize >= more; bodySize >>= 7)
        bytes += static_cast<char>((bodySize & 0x7F) | more);
    bytes += static_cast<char>(bodySize);
    return bytes;
}

quint8 MqttPacket::byteAt(qsizetype offset) const
{
    return offset < body().size() ? static_cast<quint8>(body().at(offset)) : quint8(0);
}

quint16 MqttPacket::wordAt(qsizetype offset) const
{
    return static_cast<quint16>(byteAt(offset) * 256 + byteAt(offset + 1));
}

MqttMessage MqttPacket::publishHead() const
{
    MqttMessage head;
    head.qos = (header() >> 1) & 3;
    head.retained = (header() & 1) != 0;
    head.duplicate = (header() & 8) != 0;
    head.oversize = m_cutFrom;
    return head;
}

bool MqttPacket::isSound(bool mqtt5) const
{
    Walk walk(body());
    switch (type()) {
    case MqttPacketType::Connack:
        // A 3.x broker may refuse MQTT 5 with a CONNACK of its own, without properties.
        return walk.skip(2) && (walk.atEnd() ? !mqtt5 || byteAt(1) != 0 : mqtt5 && walk.properties() && walk.atEnd());
    case MqttPacketType::Publish: {
        const int qos = (header() >> 1) & 3;
        return qos < 2 && walk.text() && wordAt(0) > 0 && (qos == 0 || walk.skip(2)) && (!mqtt5 || walk.properties());
    }
    case MqttPacketType::Puback:
        return walk.skip(2) && (walk.atEnd() || (mqtt5 && walk.skip(1) && (walk.atEnd() || walk.properties())));
    case MqttPacketType::Suback:
        return walk.skip(2) && (!mqtt5 || walk.properties()) && walk.skip(1);
    case MqttPacketType::Pingresp:
        return body().isEmpty();
    case MqttPacketType::Disconnect:
        return mqtt5 && (walk.atEnd() || (walk.skip(1) && (walk.atEnd() || walk.properties())));
    case MqttPacketType::Subscribe:
        break;
    }
    return false; // nothing else may come from a broker that is only asked for QoS 1
}

std::optional<MqttPacket::PlainPublish> MqttPacket::plainPublish(bool mqtt5) const
{
    const QByteArrayView whole = body();
    const bool acknowledged = (header() & 0x06) != 0;
    const qsizetype topicSize = wordAt(0);
    const qsizetype head = 2 + topicSize + (acknowledged ? 2 : 0) + (mqtt5 ? 1 : 0);
    if (type() != MqttPacketType::Publish || m_cutFrom != 0 || head > whole.size())
        return std::nullopt;
    PlainPublish plain{ whole.sliced(2, topicSize), whole.sliced(head), 0 };
    if (acknowledged)
        plain.packetId = wordAt(2 + topicSize);
    const bool hasProperties = mqtt5 && whole.at(head - 1) != 0;
    const bool isUsual = std::all_of(plain.topic.begin(), plain.topic.end(),
        [](char letter) { return letter > 0x20 && letter < 0x7f && letter != '+' && letter != '#'; });
    if (hasProperties || !isUsual || topicSize == 0 || (acknowledged && plain.packetId == 0))
        return std::nullopt;
    return plain;
}

MqttPacketSplitter::MqttPacketSplitter(quint32 maximumSize, Large large)
    : m_maximumSize(maximumSize)
    , m_large(large)
{
}

void MqttPacketSplitter::add(const QByteArray& bytes)
{
    m_buffer.remove(0, std::exchange(m_at, 0));
    const qsizetype thrown = std::min(m_skip, bytes.size());
    m_skip -= thrown;
    m_buffer += QByteArrayView(bytes).sliced(thrown);
}

/// `bodyAt` and `size` from the beginning of the packet.
Result<std::optional<MqttPacket>> MqttPacketSplitter::cut(qsizetype bodyAt, qsizetype size)
{
    const auto header = static_cast<quint8>(m_buffer.at(m_at));
    const int qos = (header >> 1) & 3;
    const bool publish = header >> 4 == static_cast<int>(MqttPacketType::Publish) && qos < 2;
    if (m_large == Large::Refuse || !publish)
        return failure(ErrorKind::PacketTooLarge, QString::number(size));
    const qsizetype have = m_buffer.size() - m_at;
    if (have < bodyAt + 2)
        return std::nullopt;
    const MqttPacket start(m_buffer.mid(m_at, bodyAt + 2));
    const qsizetype head = bodyAt + 2 + start.wordAt(0) + (qos > 0 ? 2 : 0);
    if (head > size || head > qsizetype(m_maximumSize))
        return failure(ErrorKind::PacketTooLarge, QString::number(size));
    if (have < head)
        return std::nullopt;
    const QByteArray empty = MqttPacket::fixedHeader(header, head - bodyAt);
    const MqttPacket beginning(empty + m_buffer.mid(m_at + bodyAt, head - bodyAt), static_cast<quint64>(size));
    const qsizetype here = std::min(have, size);
    m_at += here;
    m_skip = size - here;
    return beginning;
}

Result<std::optional<MqttPacket>> MqttPacketSplitter::next()
{
    quint32 length = 0;
    for (int i = 0; i < longestLength; ++i) {
        const qsizetype at = m_at + 1 + i;
        if (at >= m_buffer.size())
            return std::nullopt;
        const auto byte = static_cast<quint8>(m_buffer.at(at));
        length |= (byte & 0x7FU) << (7 * i);
        if ((byte & more) != 0)
            continue;
        const qsizetype size = 2 + i + static_cast<qsizetype>(length);
        if (size > qsizetype(m_maximumSize))
            return cut(2 + i, size);
        if (m_buffer.size() - m_at < size)
            return std::nullopt;
        const QByteArray packet = QByteArray::fromRawData(m_buffer.constData() + m_at, size);
        m_at += size;
        return MqttPacket(packet);
    }
    return failure(ErrorKind::ProtocolViolation, QStringLiteral("length of five bytes"));
}

} // namespace console
