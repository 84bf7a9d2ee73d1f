// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <atomic>
#include <thread>
#include <vector>

namespace console {

/// A TCP connection to 127.0.0.1:`port` from another address of this machine; -1 where it is refused.
[[nodiscard]] int connectFrom(const char* address, quint16 port);

/// Devices that fetch a whole file again and again, each on a thread and an address of its own.
class HonestDownloads
{
public:
    HonestDownloads(quint16 port, const std::vector<QByteArray>& paths, const QByteArray& content);
    /// Bytes a second, over so long a time.
    [[nodiscard]] double rateOver(int milliseconds) const;
    [[nodiscard]] int finished() const { return m_finished; }
    [[nodiscard]] int failed() const { return m_failed; } ///< refused, cut or not the file's bytes

private:
    void run(const std::stop_token& stopped, const char* address, const QByteArray& path);
    [[nodiscard]] bool fetch(const std::stop_token& stopped, const char* address, const QByteArray& path);

    quint16 m_port;
    const QByteArray& m_content;
    std::atomic<qint64> m_bytes{ 0 };
    std::atomic<int> m_finished{ 0 };
    std::atomic<int> m_failed{ 0 };
    std::vector<std::jthread> m_threads;
};

/// Keeps so many connections open that ask nothing, from four addresses; what is closed is opened again, at most 500 a
/// second.
class IdleConnections
{
public:
    IdleConnections(quint16 port, int count);
    [[nodiscard]] int made() const { return m_made; }

private:
    void run(const std::stop_token& stopped, int count);

    quint16 m_port;
    std::atomic<int> m_made{ 0 };
    std::jthread m_thread;
};

} // namespace console
