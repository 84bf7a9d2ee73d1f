// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace console {

/// MD5 and SHA-256 of the same bytes in one pass (OpenSSL, which uses the processor's own instructions). Feed it, then
/// take the digests once. One thread per object.
class FirmwareDigest
{
public:
    FirmwareDigest();
    ~FirmwareDigest();

    void add(QByteArrayView bytes);
    [[nodiscard]] qint64 size() const { return m_size; } ///< bytes added

    struct Digests
    {
        QByteArray md5; ///< 32 lower-case hex digits
        QByteArray sha256; ///< 64 lower-case hex digits
    };
    /// Ends the pass: nothing may be added afterwards.
    [[nodiscard]] Digests finish();

private:
    struct Contexts;
    std::unique_ptr<Contexts> m_contexts;
    qint64 m_size = 0;
};

} // namespace console
