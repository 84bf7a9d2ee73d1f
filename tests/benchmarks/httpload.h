// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>
#include <vector>

namespace console {

/// Many downloads at once from a server on this machine, on plain sockets of one thread, so that the server has the
/// other core. Every byte that comes is compared with what should come.
class HttpLoad
{
public:
    HttpLoad(quint16 port, const QByteArray& content);
    ~HttpLoad();

    /// Opens downloads that read 4 KiB a second each, from addresses of their own, and keeps them while others are
    /// fetched. How many the server serves.
    int addSlow(const std::vector<QByteArray>& paths);
    /// Fetches all of them at once; seconds, or below 0 when not everything came as it should.
    [[nodiscard]] double fetch(const std::vector<QByteArray>& paths);
    /// How many slow ones are still served.
    [[nodiscard]] int slowAlive() const;

private:
    struct Download;

    [[nodiscard]] std::unique_ptr<Download> opened(const QByteArray& path, quint32 from, int buffer);
    bool read(Download& download, std::size_t most);
    void feedSlow();

    quint16 m_port;
    const QByteArray& m_content;
    int m_poll;
    std::vector<char> m_block;
    std::vector<std::unique_ptr<Download>> m_slow;
};

} // namespace console
