// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace console {

enum class SignMethod : quint8 { Md5, Sha256 };

/// An upgrade notice for one device, before it is bytes.
struct Notice
{
    qint64 id = 0; ///< 13-digit millisecond number, as the cloud sends it; devices ignore it
    qint64 size = 0; ///< bytes
    SignMethod signMethod = SignMethod::Md5;
    QByteArray md5; ///< 32 lower-case hex digits; sent when signMethod is Md5
    QByteArray sha256; ///< 64 lower-case hex digits
    QString version; ///< target
    QString url;
    QString module; ///< "default" is not sent
    QString customInfo; ///< sent as extData._package_udi when not empty
};

/// Something about a notice that an operator must know before it is sent.
struct NoticeCheck
{
    enum class Kind : quint8 {
        UrlInvalid, ///< blocks: not http(s) or no host
        UrlTooLong, ///< blocks: 255 characters or more overflow old devices
        UrlHasPort, ///< warns: C SDKs cannot follow an explicit port
        UrlNotReachableHint, ///< warns: loopback or unspecified host
        Sha256ExcludesOldSdks, ///< warns: C SDK 3.2 ignores notices without md5
        PayloadOver1K, ///< warns: over 1,024 bytes
        PayloadOver2K, ///< blocks nothing, warns strongly: C SDK 3.2 discards it
        ModuleIsProtocolKey, ///< blocks
        ExtDataPresent, ///< note: extData goes last
    };
    Kind kind;
    bool blocking = false;
    QString detail; ///< a length, a host, a port

    bool operator==(const NoticeCheck&) const = default;
};

struct NoticePreview
{
    QByteArray topic; ///< with the example device
    QByteArray payload; ///< the exact bytes
    QList<NoticeCheck> checks;
};

} // namespace console
