// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/ids.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string_view>

namespace console {

/// What a link stands for: one task's right to one file until a time.
struct LinkClaim
{
    BatchId batch;
    quint32 device = 0; ///< DeviceSlot
    qint64 expiresAt = 0; ///< seconds since 1970 UTC

    bool operator==(const LinkClaim&) const = default;
};

/// Makes and reads the tokens of download links: claim and a 128-bit HMAC-SHA256 over it, base64url, 43 characters or
/// so. The same claim gives the same token, so a re-sent notice is byte for byte the one sent before. Pure, any thread.
class DownloadLink
{
public:
    /// `key`: 32 random bytes of the workspace.
    explicit DownloadLink(QByteArray key);

    [[nodiscard]] QByteArray token(const LinkClaim& claim) const;
    /// Null when the token is malformed or its signature is not ours (compared in constant time). Expiry is not checked
    /// here.
    [[nodiscard]] std::optional<LinkClaim> read(std::string_view token) const;
    /// `publicBase` without a trailing slash + "/f/" + token
    [[nodiscard]] QString url(const QString& publicBase, const LinkClaim& claim) const;

private:
    QByteArray m_key;
};

} // namespace console
