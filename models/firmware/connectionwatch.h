// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace console {

/// Finds the connections that hold a place without using it: header not complete in 10 s (also the wait for the next
/// request), or less than 1 KiB/s over a minute of transfer (RELIABILITY.md T10). Where places run out, of one address
/// or of all, the connection that has waited longest with nothing asked gives way; where every one of them is being
/// answered, the new one has to come again. Knows nothing of HTTP; the http thread's.
class ConnectionWatch
{
public:
    using Key = const void*;
    static constexpr qint64 headerMs = 10'000;
    static constexpr qint64 windowMs = 60'000;
    static constexpr quint64 leastPerWindow = 60 * 1024; ///< bytes
    static constexpr int mostRequests = 100; ///< on one connection
    static constexpr int mostConnections = 512;
    static constexpr int mostOfAddress = 256; ///< many devices share one behind a router

    /// The socket to be shut down to make room, -1 = none. `address`: any bytes that stand for the other side.
    [[nodiscard]] int opened(Key key, int socket, const std::string& address, TimeMs now);
    void closed(Key key);
    void requestBegan(Key key, TimeMs now); ///< the header is complete
    void requestEnded(Key key, TimeMs now);
    void sent(Key key, quint64 bytes);
    /// It has brought as many requests as one connection may: close it with this answer.
    [[nodiscard]] bool isSpent(Key key) const;
    /// There was no place for it: refuse what it asks.
    [[nodiscard]] bool isBeyond(Key key) const;

    /// Sockets to be shut down now; each is named once.
    [[nodiscard]] std::vector<int> takeIdle(TimeMs now);
    [[nodiscard]] std::size_t size() const { return m_connections.size(); }

private:
    struct Connection
    {
        int socket = -1;
        std::string address;
        bool answering = false;
        bool shut = false;
        bool beyond = false;
        int requests = 0;
        TimeMs since = 0; ///< of waiting, or of the window
        quint64 turn = 0; ///< of waiting: who began before whom
        quint64 bytes = 0; ///< in the window
    };
    void shut(Connection& connection);

    std::unordered_map<Key, Connection> m_connections;
    std::unordered_map<std::string, int> m_ofAddress; ///< connections that are not shut
    quint64 m_turns = 0;
    int m_open = 0; ///< the same, of all addresses
};

} // namespace console
