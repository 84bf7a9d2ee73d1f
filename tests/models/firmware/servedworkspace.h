// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/firmware/firmwareserver.h"

#include <QTcpSocket>
#include <QTemporaryDir>

#include <atomic>

namespace console {

/// A clock that a test moves; read by the http thread.
class HandClock final : public Clock
{
public:
    [[nodiscard]] TimeMs now() const override { return m_now; }
    void advance(qint64 ms) { m_now += ms; }

private:
    std::atomic<TimeMs> m_now{ 1'800'000'000'000 };
};

/// What the server answered on a plain socket.
struct HttpAnswer
{
    int status = 0; ///< 0 = closed without an answer
    QByteArray head; ///< all header lines
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray& name) const;
};

/// A running server on loopback with one served file.
class ServedWorkspace
{
public:
    explicit ServedWorkspace(const QByteArray& content);

    [[nodiscard]] LinkClaim claim(quint32 device = 1) const;
    [[nodiscard]] QByteArray path(quint32 device = 1) const; ///< "/f/…"
    void publish(); ///< hands the batch as it is now to the server
    /// Sends a request text and reads the answer to the end of its body (or of the connection).
    [[nodiscard]] HttpAnswer send(const QByteArray& request) const;
    [[nodiscard]] HttpAnswer get(const QByteArray& path, const QByteArray& headers = {}) const;
    /// From another address of this machine, where one is named.
    [[nodiscard]] std::unique_ptr<QTcpSocket> connected(const char* from = nullptr) const;
    [[nodiscard]] static HttpAnswer read(QTcpSocket& socket, bool head = false);
    /// Kinds seen so far, in order.
    [[nodiscard]] const std::vector<DownloadEvidence>& evidence();

    QTemporaryDir folder;
    QByteArray content;
    HandClock clock;
    ServedBatch batch;
    LinkTable table;
    DownloadLink link{ QByteArray(32, 'k') };
    Mailbox<DownloadEvidence> mailbox{ 1000 };
    FirmwareServer server{ link, clock, mailbox };
    quint16 port = 0;

private:
    std::vector<DownloadEvidence> m_evidence;
};

inline constexpr BatchId servedBatch{ 77 };

} // namespace console
