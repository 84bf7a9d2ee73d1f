// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/proxylink.h"

#include <QHostAddress>

#include <algorithm>
#include <optional>
#include <utility>

#include <sys/socket.h>

namespace console {

namespace {

constexpr int overtakenMs = 100; ///< so long a packet waits to be overtaken
constexpr int connackType = 2;
constexpr int publishType = 3;

int typeOf(const QByteArray& packet)
{
    return static_cast<quint8>(packet.at(0)) >> 4;
}

bool isQos1(const QByteArray& packet)
{
    return typeOf(packet) == publishType && (packet.at(0) >> 1 & 3) == 1;
}

/// Size of the fixed header and of the whole packet; nothing while its length is not there yet.
std::optional<std::pair<qsizetype, qsizetype>> sizesOf(const QByteArray& bytes)
{
    qsizetype length = 0;
    for (qsizetype at = 1; at < std::min<qsizetype>(bytes.size(), 5); ++at) {
        const auto part = static_cast<quint8>(bytes.at(at));
        length |= qsizetype{ part & 127 } << 7 * (at - 1);
        if ((part & 128) == 0)
            return std::pair(at + 1, at + 1 + length);
    }
    return std::nullopt;
}

std::optional<QByteArray> takePacket(QByteArray& input)
{
    const auto sizes = sizesOf(input);
    if (!sizes || input.size() < sizes->second)
        return std::nullopt;
    const QByteArray packet = input.left(sizes->second);
    input.remove(0, sizes->second);
    return packet;
}

/// The PUBACK of a PUBLISH at QoS 1: in MQTT 5 too, it may end after the packet id.
QByteArray ackOf(const QByteArray& publish)
{
    const qsizetype body = sizesOf(publish)->first;
    const qsizetype topic = static_cast<quint8>(publish.at(body)) << 8 | static_cast<quint8>(publish.at(body + 1));
    return QByteArray("\x40\x02", 2) + publish.mid(body + 2 + topic, 2);
}

void shutDown(QTcpSocket& socket, bool reset)
{
    if (reset && socket.socketDescriptor() >= 0) {
        const linger now{ 1, 0 };
        (void)setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now,
            static_cast<socklen_t>(sizeof now));
        socket.abort();
        return;
    }
    socket.disconnectFromHost();
}

} // namespace

ProxyLink::ProxyLink(std::unique_ptr<QTcpSocket> client, ProxyBench& bench)
    : m_bench(bench)
    , m_client(std::move(client))
    , m_bytesLeft(bench.faults.cutAfter)
{
    m_client->setParent(nullptr);
    m_up.from = m_down.to = m_client.get();
    m_up.to = m_down.from = &m_broker;
    m_clock.start();
    m_deliverTimer.setSingleShot(true);
    m_deliverTimer.setTimerType(Qt::PreciseTimer);
    m_heldTimer.setSingleShot(true);
    m_heldTimer.setInterval(overtakenMs);
    connect(&m_deliverTimer, &QTimer::timeout, this, &ProxyLink::deliver);
    connect(&m_heldTimer, &QTimer::timeout, this, &ProxyLink::flushHeld);
    for (Way* way : { &m_up, &m_down }) {
        connect(way->from, &QTcpSocket::readyRead, this, [this, way] { read(*way); });
        connect(way->from, &QTcpSocket::disconnected, this, [this, way] { sideClosed(*way); });
    }
    connect(&m_broker, &QTcpSocket::connected, this, &ProxyLink::deliver);
    connect(&m_broker, &QTcpSocket::errorOccurred, this, [this] {
        if (m_broker.state() != QAbstractSocket::ConnectedState && !m_silent)
            cut();
    });
    m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_broker.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_broker.connectToHost(QHostAddress(QHostAddress::LocalHost), m_bench.brokerPort);
    ++m_bench.open;
}

ProxyLink::~ProxyLink()
{
    --m_bench.open;
    disconnect(&m_broker, nullptr, this, nullptr);
    disconnect(m_client.get(), nullptr, this, nullptr);
}

void ProxyLink::faultsChanged()
{
    m_bytesLeft = m_bench.faults.cutAfter;
    deliver();
}

bool ProxyLink::happens(int share)
{
    return share > 0 && static_cast<int>(m_bench.random.bounded(100)) < share;
}

void ProxyLink::read(Way& way)
{
    const QByteArray bytes = way.from->readAll();
    if (m_silent)
        return;
    way.input += bytes;
    while (const auto packet = takePacket(way.input))
        take(way, *packet);
    deliver();
}

void ProxyLink::take(Way& way, const QByteArray& packet)
{
    if (swallows(way, packet))
        return;
    if (typeOf(packet) == publishType && way.held.isEmpty() && happens(m_bench.faults.reorderShare)) {
        way.held = packet;
        m_heldTimer.start();
        return;
    }
    enqueue(way, packet);
    if (isQos1(packet) && happens(m_bench.faults.duplicateShare)) {
        QByteArray again = packet;
        again[0] = static_cast<char>(again.at(0) | 8);
        enqueue(way, again);
        ++m_bench.duplicated;
    }
    if (way.held.isEmpty())
        return;
    enqueue(way, std::exchange(way.held, {}));
    ++m_bench.reordered;
}

bool ProxyLink::swallows(const Way& way, const QByteArray& packet)
{
    if (!isUp(way) && typeOf(packet) == connackType && m_bench.faults.swallowConnack) {
        goSilent();
        return true;
    }
    if (m_silent)
        return true;
    if (typeOf(packet) != publishType || !happens(isUp(way) ? m_bench.faults.falseAckShare : m_bench.faults.lostShare))
        return false;
    if (isQos1(packet))
        enqueue(isUp(way) ? m_down : m_up, ackOf(packet));
    ++(isUp(way) ? m_bench.falseAcks : m_bench.lost);
    return true;
}

void ProxyLink::enqueue(Way& way, const QByteArray& bytes)
{
    const int rate = m_bench.faults.bytesPerSecond;
    const qint64 first = std::max(way.lastDue, m_clock.elapsed() + m_bench.faults.latencyMs);
    way.lastDue = first + (rate > 0 ? bytes.size() * 1000 / rate : 0);
    way.queue.push_back({ way.lastDue, bytes });
}

void ProxyLink::flushHeld()
{
    for (Way* way : { &m_up, &m_down }) {
        if (!way->held.isEmpty())
            enqueue(*way, std::exchange(way->held, {}));
    }
    deliver();
}

void ProxyLink::deliver()
{
    if (m_bench.faults.stall || m_silent)
        return;
    qint64 next = -1;
    for (Way* way : { &m_up, &m_down }) {
        const qint64 now = m_clock.elapsed();
        while (!m_ended && !way->queue.empty() && way->queue.front().due <= now) {
            if (way->to->state() != QAbstractSocket::ConnectedState)
                break; // the broker's side is still connecting; connected() comes here again
            const QByteArray bytes = std::move(way->queue.front().bytes);
            way->queue.pop_front();
            write(*way, bytes);
        }
        if (!way->queue.empty() && way->queue.front().due > now)
            next = next < 0 ? way->queue.front().due : std::min(next, way->queue.front().due);
    }
    if (next >= 0 && !m_ended)
        m_deliverTimer.start(static_cast<int>(std::max<qint64>(next - m_clock.elapsed(), 1)));
}

void ProxyLink::write(Way& way, const QByteArray& bytes)
{
    if (m_bytesLeft < 0 || bytes.size() < m_bytesLeft) {
        way.to->write(bytes);
        m_bytesLeft -= m_bytesLeft < 0 ? 0 : bytes.size();
        return;
    }
    way.to->write(bytes.left(m_bytesLeft));
    way.to->flush();
    ++m_bench.cuts;
    cut();
}

void ProxyLink::sideClosed(const Way& way)
{
    // A silent link ends only with its client; bytes that wait for a broker or client that left have no reader.
    if (!m_silent || isUp(way))
        finish();
}

void ProxyLink::cut()
{
    if (m_ended)
        return;
    const bool reset = m_bench.faults.reset;
    disconnect(m_client.get(), nullptr, this, nullptr);
    disconnect(&m_broker, nullptr, this, nullptr);
    shutDown(*m_client, reset);
    shutDown(m_broker, reset);
    m_ended = true;
    m_deliverTimer.stop();
    m_heldTimer.stop();
    emit ended();
}

void ProxyLink::finish()
{
    cut();
}

void ProxyLink::goSilent()
{
    if (m_ended || std::exchange(m_silent, true))
        return;
    disconnect(&m_broker, nullptr, this, nullptr);
    m_up.queue.clear();
    m_down.queue.clear();
    shutDown(m_broker, m_bench.faults.reset);
}

} // namespace console
