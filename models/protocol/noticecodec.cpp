// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/protocol/noticecodec.h"

#include "models/base/hostname.h"
#include "models/protocol/names.h"

#include <QUrl>

#include <algorithm>

namespace console {

namespace {

constexpr qsizetype longestUrl = 254; // 8-bit lengths in C SDK 4.1, PROTOCOL.md 6.3
constexpr qsizetype comfortablePayload = 1024;
constexpr qsizetype smallestDeviceBuffer = 2048;

void appendString(QByteArray& out, QByteArrayView text)
{
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20) {
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 0xf];
        } else {
            out += c;
        }
    }
    out += '"';
}

void appendMember(QByteArray& out, QByteArrayView key, QByteArrayView value)
{
    out += ",\"";
    out += key;
    out += "\":";
    appendString(out, value);
}

void appendData(QByteArray& out, const Notice& notice)
{
    const bool md5 = notice.signMethod == SignMethod::Md5;
    out += "{\"size\":";
    out += QByteArray::number(notice.size);
    appendMember(out, "sign", md5 ? notice.md5 : notice.sha256);
    appendMember(out, "version", notice.version.toUtf8());
    appendMember(out, "url", notice.url.toUtf8());
    appendMember(out, "signMethod", md5 ? "Md5" : "SHA256");
    if (md5)
        appendMember(out, "md5", notice.md5);
    const QByteArray module = notice.module.toUtf8();
    if (!module.isEmpty() && module != QByteArrayView(defaultModule))
        appendMember(out, "module", module);
    if (!notice.customInfo.isEmpty()) {
        out += ",\"extData\":{\"_package_udi\":";
        appendString(out, notice.customInfo.toUtf8());
        out += '}';
    }
    out += '}';
}

bool isDigits(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool isUsableUrl(const QString& text, const QUrl& url)
{
    // A device takes the URL as it stands: what JSON would escape, or QUrl would mend, does not survive there.
    const bool plain = std::ranges::all_of(
        text, [](QChar c) { return c > u' ' && c < u'\x7f' && c != u'"' && c != u'\\' && c != u'<' && c != u'>'; });
    return plain && url.isValid() && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"))
        && !url.host().isEmpty();
}

bool isReachableFromOutside(const QString& host)
{
    // QUrl has already brought addresses into their canonical form.
    return !isLoopbackHost(host) && host != u"0.0.0.0" && host != u"::";
}

void checkUrl(const QString& text, QList<NoticeCheck>& blocking, QList<NoticeCheck>& warnings)
{
    using Kind = NoticeCheck::Kind;
    const QUrl url(text, QUrl::StrictMode);
    const qsizetype length = text.toUtf8().size();
    if (length > longestUrl)
        blocking.append({ Kind::UrlTooLong, true, QString::number(length) });
    if (!isUsableUrl(text, url)) {
        blocking.append({ Kind::UrlInvalid, true, text.left(100) });
        return;
    }
    if (url.port() != -1)
        warnings.append({ Kind::UrlHasPort, false, QString::number(url.port()) });
    if (!isReachableFromOutside(url.host()))
        warnings.append({ Kind::UrlNotReachableHint, false, url.host() });
}

} // namespace

QByteArray NoticeCodec::encode(const Notice& notice)
{
    QByteArray out = QByteArrayLiteral("{\"code\":\"1000\",\"data\":");
    appendData(out, notice);
    out += ",\"id\":";
    out += QByteArray::number(notice.id);
    out += ",\"message\":\"success\"}";
    return out;
}

QByteArray NoticeCodec::encodePullReply(std::string_view requestId, const Notice* notice)
{
    const bool echo = !requestId.empty() && requestId.size() <= 32 && isDigits(requestId);
    QByteArray out = QByteArrayLiteral("{\"id\":");
    appendString(out, echo ? QByteArrayView(requestId) : QByteArrayView("0"));
    out += ",\"code\":200,\"data\":";
    if (notice)
        appendData(out, *notice);
    else
        out += "{}";
    out += '}';
    return out;
}

QList<NoticeCheck> NoticeCodec::check(const Notice& notice)
{
    using Kind = NoticeCheck::Kind;
    QList<NoticeCheck> blocking;
    QList<NoticeCheck> warnings;
    checkUrl(notice.url, blocking, warnings);
    if (isProtocolKey(notice.module.toUtf8().toStdString()))
        blocking.append({ Kind::ModuleIsProtocolKey, true, notice.module });
    if (notice.signMethod == SignMethod::Sha256)
        warnings.append({ Kind::Sha256ExcludesOldSdks, false, {} });
    const qsizetype length = encode(notice).size();
    if (length > smallestDeviceBuffer)
        warnings.append({ Kind::PayloadOver2K, false, QString::number(length) });
    else if (length > comfortablePayload)
        warnings.append({ Kind::PayloadOver1K, false, QString::number(length) });
    if (!notice.customInfo.isEmpty())
        warnings.append({ Kind::ExtDataPresent, false, {} });
    return blocking + warnings;
}

} // namespace console
