// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/mqttpipe.h"

#include <utility>

namespace console {

namespace {

constexpr quint8 connectPacket = 0x10;
constexpr quint8 connackPacket = 0x20;
constexpr quint8 publishPacket = 0x30;
constexpr quint8 pubackPacket = 0x40;
constexpr quint8 subscribePacket = 0x82;
constexpr quint8 subackPacket = 0x90;
constexpr qsizetype mostUnsent = 256 * 1024;
constexpr qsizetype enoughAtOnce = 64 * 1024;
constexpr int longestLength = 4; // bytes of a remaining length

quint16 wordAt(QByteArrayView bytes, qsizetype at)
{
    return static_cast<quint16>(static_cast<quint8>(bytes[at]) << 8 | static_cast<quint8>(bytes[at + 1]));
}

} // namespace

MqttPipe::MqttPipe(MqttEndpoint endpoint, int window)
    : m_endpoint(std::move(endpoint))
    , m_window(window)
{
    connect(&m_socket, &QTcpSocket::connected, this, &MqttPipe::sendConnect);
    connect(&m_socket, &QTcpSocket::readyRead, this, &MqttPipe::read);
    connect(&m_socket, &QTcpSocket::bytesWritten, this, [this] {
        flush();
        if (m_connected && hasRoom())
            emit roomMade();
    });
    connect(&m_socket, &QTcpSocket::disconnected, this, [this] { lose(m_socket.errorString()); });
    connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] { lose(m_socket.errorString()); });
    m_ping.setInterval(m_endpoint.keepAlive * 500);
    connect(&m_ping, &QTimer::timeout, this, [this] {
        m_out.append("\xc0\x00", 2);
        flush();
    });
}

void MqttPipe::open()
{
    m_in.clear();
    m_out.clear();
    m_inFlight = 0;
    m_open = true;
    m_socket.connectToHost(QString::fromUtf8(m_endpoint.host), m_endpoint.port);
}

void MqttPipe::close()
{
    if (m_connected) {
        m_out.append("\xe0\x00", 2);
        m_socket.write(std::exchange(m_out, {}));
    }
    m_open = m_connected = false;
    m_ping.stop();
    m_socket.disconnectFromHost();
}

bool MqttPipe::hasRoom() const
{
    return m_connected && m_inFlight < m_window && m_out.size() + m_socket.bytesToWrite() < mostUnsent;
}

void MqttPipe::sendConnect()
{
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const bool hasUser = !m_endpoint.user.isEmpty();
    const bool hasPassword = hasUser && !m_endpoint.password.isEmpty();
    qsizetype size = 10 + 2 + m_endpoint.clientId.size();
    size += hasUser ? 2 + m_endpoint.user.size() : 0;
    size += hasPassword ? 2 + m_endpoint.password.size() : 0;
    begin(connectPacket, size);
    text("MQTT");
    m_out.append('\x04'); // 3.1.1
    m_out.append(static_cast<char>(0x02 | (hasUser ? 0x80 : 0) | (hasPassword ? 0x40 : 0)));
    word(m_endpoint.keepAlive);
    text(m_endpoint.clientId);
    if (hasUser)
        text(m_endpoint.user);
    if (hasPassword)
        text(m_endpoint.password);
    m_socket.write(std::exchange(m_out, {}));
}

void MqttPipe::publish(QByteArrayView topic, QByteArrayView payload, int qos)
{
    begin(static_cast<quint8>(publishPacket | qos << 1), 2 + topic.size() + (qos > 0 ? 2 : 0) + payload.size());
    text(topic);
    if (qos > 0) {
        m_lastId = m_lastId == 0xffff ? quint16(1) : static_cast<quint16>(m_lastId + 1);
        word(m_lastId);
        ++m_inFlight;
    }
    m_out.append(payload);
    flushSoon();
}

void MqttPipe::subscribe(QByteArrayView filter, int qos)
{
    begin(subscribePacket, 2 + 2 + filter.size() + 1);
    word(1);
    text(filter);
    m_out.append(static_cast<char>(qos));
    flushSoon();
}

void MqttPipe::begin(quint8 header, qsizetype bodySize)
{
    m_out.append(static_cast<char>(header));
    do {
        const auto part = static_cast<quint8>(bodySize & 0x7f);
        bodySize >>= 7;
        m_out.append(static_cast<char>(bodySize > 0 ? part | 0x80 : part));
    } while (bodySize > 0);
}

void MqttPipe::word(qsizetype value)
{
    m_out.append(static_cast<char>(value >> 8 & 0xff));
    m_out.append(static_cast<char>(value & 0xff));
}

void MqttPipe::text(QByteArrayView value)
{
    word(value.size());
    m_out.append(value);
}

void MqttPipe::flush()
{
    if (m_out.isEmpty() || !m_connected || m_socket.bytesToWrite() > mostUnsent)
        return;
    m_socket.write(std::exchange(m_out, {}));
}

void MqttPipe::flushSoon()
{
    if (m_out.size() >= enoughAtOnce)
        return flush();
    if (std::exchange(m_flushing, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_flushing = false;
            flush();
        },
        Qt::QueuedConnection);
}

void MqttPipe::read()
{
    m_in += m_socket.readAll();
    qsizetype at = 0;
    bool sound = true;
    const int inFlightBefore = m_inFlight;
    while (sound) {
        qsizetype length = 0;
        qsizetype bodyAt = at + 1;
        int part = 0;
        bool complete = false;
        while (part < longestLength && bodyAt < m_in.size() && !complete) {
            const auto byte = static_cast<quint8>(m_in.at(bodyAt++));
            length |= qsizetype{ byte & 0x7f } << (7 * part++);
            complete = (byte & 0x80) == 0;
        }
        if (!complete || m_in.size() - bodyAt < length)
            break;
        sound = take(static_cast<quint8>(m_in.at(at)), QByteArrayView(m_in).sliced(bodyAt, length));
        at = bodyAt + length;
    }
    m_in.remove(0, at);
    if (!sound)
        return lose(QStringLiteral("the broker refused, or said something strange"));
    flushSoon();
    if (m_inFlight < inFlightBefore && hasRoom())
        emit roomMade();
}

bool MqttPipe::take(quint8 header, QByteArrayView body)
{
    switch (header & 0xf0) {
    case connackPacket:
        if (body.size() != 2 || body[1] != 0)
            return false;
        m_connected = true;
        m_ping.start();
        emit connected();
        return true;
    case pubackPacket:
        --m_inFlight;
        ++m_acknowledged;
        return body.size() >= 2;
    case subackPacket:
        if (body.size() < 3 || static_cast<quint8>(body[2]) >= 0x80)
            return false;
        emit subscribed();
        return true;
    case publishPacket:
        return takeMessage(header, body);
    default:
        return true; // PINGRESP
    }
}

bool MqttPipe::takeMessage(quint8 header, QByteArrayView body)
{
    const bool acknowledged = (header & 0x06) != 0;
    if (body.size() < 2)
        return false;
    const qsizetype topicSize = wordAt(body, 0);
    const qsizetype head = 2 + topicSize + (acknowledged ? 2 : 0);
    if (body.size() < head)
        return false;
    if (acknowledged) {
        begin(pubackPacket, 2);
        word(wordAt(body, 2 + topicSize));
    }
    emit messageReceived(body.sliced(2, topicSize), body.sliced(head));
    return true;
}

void MqttPipe::lose(const QString& reason)
{
    if (!std::exchange(m_open, false))
        return; // told already, or closed by us
    m_ping.stop();
    m_connected = false;
    m_inFlight = 0;
    m_socket.abort();
    emit lost(reason);
}

} // namespace console
