// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/httpload.h"

#include "tests/benchmarks/figures.h"

#include <QStringBuilder>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace console {

namespace {

constexpr std::size_t blockSize = 256 * 1024;
constexpr quint32 loopback = 0x7f000001;
constexpr int slowPerAddress = 112;
constexpr std::size_t slowPiece = 512;
constexpr double slowEvery = 0.125; // seconds
constexpr double patience = 120;

} // namespace

struct HttpLoad::Download
{
    int socket = -1;
    QByteArray head; ///< until its end has come
    bool inBody = false;
    bool failed = false;
    qsizetype got = 0; ///< of the body

    ~Download()
    {
        if (socket >= 0)
            ::close(socket);
    }
};

HttpLoad::HttpLoad(quint16 port, const QByteArray& content)
    : m_port(port)
    , m_content(content)
    , m_poll(::epoll_create1(EPOLL_CLOEXEC))
    , m_block(blockSize)
{
}

HttpLoad::~HttpLoad()
{
    ::close(m_poll);
}

std::unique_ptr<HttpLoad::Download> HttpLoad::opened(const QByteArray& path, quint32 from, int buffer)
{
    auto download = std::make_unique<Download>();
    download->socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (buffer > 0)
        ::setsockopt(download->socket, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(from);
    sockaddr_in there = here;
    there.sin_addr.s_addr = htonl(loopback);
    there.sin_port = htons(m_port);
    const QByteArray request = "GET " + path + " HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n";
    const bool sent = ::bind(download->socket, reinterpret_cast<sockaddr*>(&here), sizeof here) == 0
        && ::connect(download->socket, reinterpret_cast<sockaddr*>(&there), sizeof there) == 0
        && ::send(download->socket, request.constData(), static_cast<std::size_t>(request.size()), MSG_NOSIGNAL)
            == request.size();
    download->failed = !sent;
    return download;
}

/// False when it is over.
bool HttpLoad::read(Download& download, std::size_t most)
{
    const ssize_t got = ::recv(download.socket, m_block.data(), std::min(most, m_block.size()), MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return true;
    if (got <= 0) {
        download.failed = download.failed || download.got != m_content.size();
        return false;
    }
    const char* body = m_block.data();
    qsizetype size = got;
    if (!download.inBody) {
        download.head.append(m_block.data(), got);
        const qsizetype end = download.head.indexOf("\r\n\r\n");
        if (end < 0)
            return true;
        download.inBody = true;
        download.failed = !download.head.startsWith("HTTP/1.1 200 ");
        size = download.head.size() - end - 4;
        body = download.head.constData() + end + 4;
    }
    download.failed = download.failed || download.got + size > m_content.size()
        || std::memcmp(body, m_content.constData() + download.got, static_cast<std::size_t>(size)) != 0;
    download.got += size;
    return !download.failed && download.got < m_content.size();
}

int HttpLoad::addSlow(const std::vector<QByteArray>& paths)
{
    for (std::size_t i = 0; i < paths.size(); ++i)
        m_slow.push_back(opened(paths[i], loopback + 1 + static_cast<quint32>(i / slowPerAddress), 4096));
    const Stopwatch watch;
    const auto waits = [](const auto& one) { return !one->failed && !one->inBody; };
    while (std::any_of(m_slow.begin(), m_slow.end(), waits) && watch.wall() < patience) {
        ::usleep(1000); // for the server to answer: nothing here may spin while it does
        feedSlow();
    }
    return slowAlive();
}

int HttpLoad::slowAlive() const
{
    return static_cast<int>(
        std::count_if(m_slow.begin(), m_slow.end(), [](const auto& one) { return !one->failed && one->inBody; }));
}

void HttpLoad::feedSlow()
{
    for (const auto& one : m_slow)
        if (!one->failed && !read(*one, slowPiece))
            one->failed = true;
}

double HttpLoad::fetch(const std::vector<QByteArray>& paths)
{
    const Stopwatch watch;
    std::vector<std::unique_ptr<Download>> all;
    for (const QByteArray& path : paths) {
        all.push_back(opened(path, loopback, 0));
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = all.back().get();
        ::epoll_ctl(m_poll, EPOLL_CTL_ADD, all.back()->socket, &event);
    }
    std::size_t running = all.size();
    double slowAt = 0;
    while (running > 0 && watch.wall() < patience) {
        std::array<epoll_event, 64> events{};
        const int ready = ::epoll_wait(m_poll, events.data(), static_cast<int>(events.size()), 100);
        for (int i = 0; i < ready; ++i) {
            auto& download = *static_cast<Download*>(events[static_cast<std::size_t>(i)].data.ptr);
            if (read(download, blockSize))
                continue;
            ::epoll_ctl(m_poll, EPOLL_CTL_DEL, download.socket, nullptr);
            --running;
        }
        if (!m_slow.empty() && watch.wall() - slowAt >= slowEvery) {
            slowAt = watch.wall();
            feedSlow();
        }
    }
    const double seconds = watch.wall();
    const bool whole = std::all_of(
        all.begin(), all.end(), [this](const auto& one) { return !one->failed && one->got == m_content.size(); });
    return whole && running == 0 ? seconds : -1;
}

} // namespace console
