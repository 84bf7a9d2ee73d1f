// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firmware/connectionwatch.h"

#include <utility>

namespace console {

int ConnectionWatch::opened(Key key, int socket, const std::string& address, TimeMs now)
{
    const bool addressFull = m_ofAddress[address] >= mostOfAddress;
    const bool full = addressFull || m_open >= mostConnections;
    Connection* oldest = nullptr;
    for (auto& [other, connection] : m_connections) {
        const bool mayGo
            = full && !connection.answering && !connection.shut && (!addressFull || connection.address == address);
        if (mayGo && (!oldest || connection.turn < oldest->turn))
            oldest = &connection;
    }
    if (oldest)
        shut(*oldest);
    Connection& connection = m_connections[key];
    connection = {};
    connection.socket = socket;
    connection.address = address;
    connection.beyond = full && !oldest;
    connection.since = now;
    connection.turn = ++m_turns;
    ++m_ofAddress[address];
    ++m_open;
    return oldest ? oldest->socket : -1;
}

/// From now on it takes no place, though it is there until the library has closed it.
void ConnectionWatch::shut(Connection& connection)
{
    if (std::exchange(connection.shut, true))
        return;
    --m_open;
    if (--m_ofAddress[connection.address] == 0)
        m_ofAddress.erase(connection.address);
}

void ConnectionWatch::closed(Key key)
{
    const auto found = m_connections.find(key);
    if (found == m_connections.end())
        return;
    shut(found->second);
    m_connections.erase(found);
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
    found->second.turn = ++m_turns;
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

bool ConnectionWatch::isBeyond(Key key) const
{
    const auto found = m_connections.find(key);
    return found != m_connections.end() && found->second.beyond;
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
            shut(connection);
            idle.push_back(connection.socket);
        }
    }
    return idle;
}

} // namespace console
