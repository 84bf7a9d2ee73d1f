// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/connectionwatch.h"

namespace console {

void ConnectionWatch::opened(Key key, int socket, TimeMs now)
{
    Connection connection;
    connection.socket = socket;
    connection.since = now;
    m_connections[key] = connection;
}

void ConnectionWatch::closed(Key key)
{
    m_connections.erase(key);
}

void ConnectionWatch::requestBegan(Key key, TimeMs now)
{
    Connection& connection = m_connections[key];
    connection.answering = true;
    connection.since = now;
    connection.bytes = 0;
    ++connection.requests;
}

void ConnectionWatch::requestEnded(Key key, TimeMs now)
{
    const auto found = m_connections.find(key);
    if (found == m_connections.end())
        return;
    found->second.answering = false;
    found->second.since = now;
}

void ConnectionWatch::sent(Key key, quint64 bytes)
{
    if (const auto found = m_connections.find(key); found != m_connections.end())
        found->second.bytes += bytes;
}

bool ConnectionWatch::isSpent(Key key) const
{
    const auto found = m_connections.find(key);
    return found != m_connections.end() && found->second.requests >= mostRequests;
}

std::vector<int> ConnectionWatch::takeIdle(TimeMs now)
{
    std::vector<int> idle;
    for (auto& [key, connection] : m_connections) {
        if (connection.shut)
            continue;
        const qint64 elapsed = now - connection.since;
        bool tooSlow = !connection.answering && elapsed >= headerMs;
        if (connection.answering && elapsed >= windowMs) {
            tooSlow = connection.bytes < leastPerWindow;
            connection.since = now;
            connection.bytes = 0;
        }
        if (tooSlow) {
            connection.shut = true;
            idle.push_back(connection.socket);
        }
    }
    return idle;
}

} // namespace console
