// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/deliverylog.h"

#include "tests/support/trafficrecorder.h"

#include <algorithm>

namespace console {

namespace {

constexpr QByteArrayView informFilter("\t/ota/device/inform/+/+ (QoS 1)");

/// The text between two marks, empty where either is missing.
QByteArray between(const QByteArray& line, QByteArrayView from, QByteArrayView to)
{
    const qsizetype start = line.indexOf(from);
    if (start < 0)
        return {};
    const qsizetype end = line.indexOf(to, start + from.size());
    return end < 0 ? QByteArray() : line.mid(start + from.size(), end - start - from.size());
}

} // namespace

DeliveryLog::DeliveryLog(const QString& logFile)
    : m_file(logFile)
{
}

void DeliveryLog::read()
{
    if (!m_file.isOpen() && !m_file.open(QIODevice::ReadOnly))
        return;
    while (true) {
        const QByteArray line = m_cut + m_file.readLine();
        if (!line.endsWith('\n')) {
            m_cut = line;
            return;
        }
        m_cut.clear();
        const qsizetype stamp = line.indexOf(": ");
        takeLine(stamp < 0 ? line.trimmed() : line.mid(stamp + 2).chopped(1));
    }
}

void DeliveryLog::takeLine(const QByteArray& line)
{
    if (line.startsWith("Sending PUBLISH to ")) {
        takeSending(line.mid(19));
    } else if (line.startsWith("Received PUBACK from ")) {
        takePuback(line.mid(21));
    } else if (line.startsWith("New client connected from ")) {
        ++m_connections[between(line, " as ", " (")];
    } else if (line.startsWith("Received SUBSCRIBE from ")) {
        m_subscriber = line.mid(24);
    } else if (line == informFilter) {
        m_console = m_subscriber;
    } else if (line.startsWith("Client ")) {
        for (const QByteArrayView end : { QByteArrayView(" closed its connection."), QByteArrayView(" disconnected"),
                 QByteArrayView(" already connected, closing"), QByteArrayView(" has exceeded timeout") }) {
            if (const qsizetype at = line.indexOf(end); at > 0)
                m_connections[line.mid(7, at - 7)] -= 1;
        }
    } else if (line.startsWith("Socket error on client ")) {
        m_connections[between(line, "Socket error on client ", ", ")] -= 1;
    }
}

/// "CLIENT (d0, q1, r0, m12, 'TOPIC', ... (7 bytes))"
void DeliveryLog::takeSending(const QByteArray& rest)
{
    const QByteArray client = rest.left(rest.indexOf(" ("));
    if (client != m_console || m_console.isEmpty() || between(rest, ", q", ",") != "1")
        return;
    const int id = between(rest, ", m", ",").toInt();
    const QByteArray topic = between(rest, ", '", "'");
    if (const auto again = m_pending.constFind(id); again != m_pending.cend() && again->topic == topic)
        return; // handed over once more on a new connection
    m_pending.insert(id, { topic, ++m_handed[topic] });
}

/// "CLIENT (Mid: 12, RC:0)"
void DeliveryLog::takePuback(const QByteArray& rest)
{
    if (m_console.isEmpty() || rest.left(rest.indexOf(" (")) != m_console)
        return;
    const auto delivery = m_pending.constFind(between(rest, "Mid: ", ",").toInt());
    if (delivery == m_pending.cend())
        return;
    int& last = m_lastAcknowledged[delivery->topic];
    last = std::max(last, delivery->number);
    ++m_acknowledged;
    m_pending.erase(delivery);
}

bool DeliveryLog::isConsoleGone() const
{
    return m_connections.value(m_console) <= 0;
}

} // namespace console
