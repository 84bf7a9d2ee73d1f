// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/mailbox.h"
#include "models/base/result.h"
#include "models/firmware/downloadevidence.h"
#include "models/firmware/downloadlink.h"
#include "models/firmware/linktable.h"

#include <memory>

namespace console {

/// Serves the vault's files to devices over HTTP: GET and HEAD of /f/TOKEN, one byte range, and nothing else. No path
/// of a request is ever opened: token → task → file. One thread of its own runs everything (libmicrohttpd polled from
/// outside), so limits and counts are exact without locks. Start and stop from one thread; the rest from any.
///
/// 200, 206, 304, 416; 404 what is not our token or batch; 410 expired or revoked; 405 other methods; 503 more than
/// four transfers of a link, or no place among 512 connections (256 of an address) that are being answered; 500 a file
/// that no longer looks as it did (and Tampered evidence); a whole file whose digest turns out to be another one is cut
/// before its last piece (the same evidence).
class FirmwareServer
{
public:
    /// `clock` decides on expiry and time limits; evidence is sent from the http thread.
    FirmwareServer(DownloadLink link, const Clock& clock, Mailbox<DownloadEvidence>& evidence);
    ~FirmwareServer();

    /// The port it listens on; 0 asks for any free one. Restarts a running server. Errors: see listenOn().
    [[nodiscard]] Result<quint16> start(const QString& address, quint16 port);
    /// Cuts running transfers.
    void stop();

    /// The links in force from now on; holds also while stopped.
    void setLinks(std::shared_ptr<const LinkTable> links);

    [[nodiscard]] int downloadsRunning() const;
    [[nodiscard]] quint64 bytesPerSecond() const; ///< over the last second
    [[nodiscard]] quint64 bytesServed() const; ///< since it was made

private:
    class Daemon;
    std::unique_ptr<Daemon> m_daemon;
};

} // namespace console
