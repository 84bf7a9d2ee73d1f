// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/httpresponse.h"

#include <QList>

namespace console {

namespace {

std::optional<qint64> notNegative(const QByteArray& text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok && number >= 0 ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<HttpResponse> HttpResponse::parse(const QByteArray& head, bool exactNames)
{
    QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
    if (first.size() < 2 || !first[0].startsWith("HTTP/1."))
        return std::nullopt;
    HttpResponse response;
    response.status = first[1].toInt();
    for (const QByteArray& line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            continue;
        const QByteArray name = line.first(colon);
        const QByteArray lower = name.toLower();
        const QByteArray value = line.sliced(colon + 1).trimmed();
        if (exactNames ? name == "Content-Length" : lower == "content-length")
            response.contentLength = notNegative(value);
        else if (lower == "transfer-encoding")
            response.chunked = value.toLower().contains("chunked");
        else if (lower == "content-range")
            response.rangeStart = notNegative(value.mid(6).split('-').constFirst()).value_or(-1); // "bytes N-M/SIZE"
    }
    return response;
}

} // namespace console
