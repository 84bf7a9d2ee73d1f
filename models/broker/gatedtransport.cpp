// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/gatedtransport.h"

#include "models/broker/mqttpacket.h"

#include <algorithm>
#include <cstring>

namespace console {

namespace {

constexpr char duplicateBit = 0x08;

} // namespace

GatedTransport::GatedTransport(Sink sink)
    : m_sink(std::move(sink))
{
    open(QIODevice::ReadWrite | QIODevice::Unbuffered);
}

void GatedTransport::feed(const QByteArray& packet)
{
    m_input += packet;
    emit readyRead();
}

void GatedTransport::openGate()
{
    m_shut = false;
    if (!m_kept.isEmpty() && m_sink)
        m_sink(std::exchange(m_kept, {}));
}

void GatedTransport::drop()
{
    m_sink = nullptr;
    m_kept.clear();
    m_input.clear();
}

qint64 GatedTransport::readData(char* data, qint64 atMost)
{
    const qint64 size = std::min(atMost, qint64(m_input.size()));
    std::memcpy(data, m_input.constData(), static_cast<size_t>(size));
    m_input.remove(0, size);
    return size;
}

// Qt MQTT writes each packet with one call.
qint64 GatedTransport::writeData(const char* data, qint64 size)
{
    if (size < 2)
        return size;
    MqttPacket packet(QByteArray(data, size));
    if (packet.type() == MqttPacketType::Subscribe)
        m_subscribeIds.append(packet.wordAt(0));
    QByteArray bytes = packet.bytes();
    if (m_duplicate && packet.type() == MqttPacketType::Publish) {
        bytes[0] = static_cast<char>(bytes.at(0) | duplicateBit);
        m_duplicate = false;
    }
    if (m_shut)
        m_kept += bytes;
    else if (m_sink)
        m_sink(bytes);
    return size;
}

} // namespace console
