// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace console {

/// The head of an answer, as far as a device looks at it (PROTOCOL.md 6.3: file server demands).
struct HttpResponse
{
    int status = 0;
    std::optional<qint64> contentLength;
    qint64 rangeStart = 0; ///< of Content-Range; 0 without
    bool chunked = false;

    /// `head` up to and without the empty line. Null when it is not HTTP/1. `exactNames`: the C SDKs know the header
    /// only as "Content-Length", letter for letter.
    [[nodiscard]] static std::optional<HttpResponse> parse(const QByteArray& head, bool exactNames);
};

} // namespace console
