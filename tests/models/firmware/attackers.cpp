// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/firmware/attackers.h"

#include <array>
#include <chrono>
#include <cstring>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace console {

namespace {

using namespace std::chrono_literals;

constexpr std::array honestAddresses{ "127.0.1.1", "127.0.1.2", "127.0.1.3", "127.0.1.4" };
constexpr std::array idleAddresses{ "127.0.0.11", "127.0.0.12", "127.0.0.13", "127.0.0.14" };

sockaddr_in addressOf(const char* address, quint16 port)
{
    sockaddr_in made{};
    made.sin_family = AF_INET;
    made.sin_port = htons(port);
    ::inet_pton(AF_INET, address, &made.sin_addr);
    return made;
}

} // namespace

int connectFrom(const char* address, quint16 port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in from = addressOf(address, 0);
    const sockaddr_in to = addressOf("127.0.0.1", port);
    if (::bind(socket, reinterpret_cast<const sockaddr*>(&from), sizeof from) == 0
        && ::connect(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0)
        return socket;
    ::close(socket);
    return -1;
}

HonestDownloads::HonestDownloads(quint16 port, const std::vector<QByteArray>& paths, const QByteArray& content)
    : m_port(port)
    , m_content(content)
{
    for (std::size_t i = 0; i < paths.size(); ++i)
        m_threads.emplace_back([this, path = paths[i], address = honestAddresses[i % honestAddresses.size()]](
                                   const std::stop_token& stopped) { run(stopped, address, path); });
}

double HonestDownloads::rateOver(int milliseconds) const
{
    const auto began = std::chrono::steady_clock::now();
    const qint64 before = m_bytes;
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    return static_cast<double>(m_bytes - before) / took.count();
}

void HonestDownloads::run(const std::stop_token& stopped, const char* address, const QByteArray& path)
{
    while (!stopped.stop_requested()) {
        if (fetch(stopped, address, path))
            ++m_finished;
        else if (!stopped.stop_requested())
            ++m_failed;
    }
}

bool HonestDownloads::fetch(const std::stop_token& stopped, const char* address, const QByteArray& path)
{
    const int socket = connectFrom(address, m_port);
    if (socket < 0)
        return false;
    const QByteArray request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    (void)::send(socket, request.constData(), static_cast<std::size_t>(request.size()), MSG_NOSIGNAL);
    std::vector<char> piece(256 * 1024);
    QByteArray head;
    qsizetype at = 0;
    bool right = true;
    while (!stopped.stop_requested()) {
        const ssize_t got = ::recv(socket, piece.data(), piece.size(), 0);
        if (got <= 0)
            break;
        const char* bytes = piece.data();
        qsizetype count = got;
        if (!head.contains("\r\n\r\n")) {
            const qsizetype before = head.size();
            head.append(bytes, count);
            const qsizetype end = head.indexOf("\r\n\r\n");
            const qsizetype used = end < 0 ? count : end + 4 - before;
            bytes += used;
            count -= used;
        }
        right = right && at + count <= m_content.size()
            && std::memcmp(bytes, m_content.constData() + at, static_cast<std::size_t>(count)) == 0;
        at += count;
        m_bytes += count;
    }
    ::close(socket);
    return right && at == m_content.size() && head.startsWith("HTTP/1.1 200");
}

IdleConnections::IdleConnections(quint16 port, int count)
    : m_port(port)
    , m_thread([this, count](const std::stop_token& stopped) { run(stopped, count); })
{
}

void IdleConnections::run(const std::stop_token& stopped, int count)
{
    std::vector<int> sockets(static_cast<std::size_t>(count), -1);
    std::size_t next = 0;
    while (!stopped.stop_requested()) {
        for (int burst = 0; burst < 50; ++burst) {
            int& socket = sockets[next];
            pollfd closed{ socket, POLLIN, 0 };
            if (socket >= 0 && ::poll(&closed, 1, 0) > 0) {
                ::close(socket);
                socket = -1;
            }
            if (socket < 0) {
                socket = connectFrom(idleAddresses[next % idleAddresses.size()], m_port);
                m_made += socket >= 0 ? 1 : 0;
            }
            next = (next + 1) % sockets.size();
        }
        std::this_thread::sleep_for(100ms);
    }
    for (const int socket : sockets) {
        if (socket >= 0)
            ::close(socket);
    }
}

} // namespace console
