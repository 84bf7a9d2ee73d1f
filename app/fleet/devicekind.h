// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

#include <optional>

namespace console {

/// Whose habits a device has (PROTOCOL.md 6).
enum class DeviceKind : quint8 {
    Plain, ///< a well-made client with a real JSON parser
    Sdk3, ///< C SDK 3.2: needs md5 and message, small buffer, legacy pull, everything twice
    Sdk4, ///< C SDK 4.1: textual lookup, compact JSON only; its application subscribes
    Sdk4NoSub, ///< the same without that SUBSCRIBE: never hears a notice on an ordinary broker
};

[[nodiscard]] std::optional<DeviceKind> deviceKindFromName(const QString& name);
[[nodiscard]] QString deviceKindName(DeviceKind kind);

/// How a kind connects and speaks (PROTOCOL.md 1, 6.1, 6.2).
struct KindTraits
{
    bool cleanSession = false;
    int keepAlive = 60; ///< seconds
    int informQos = 0;
    bool subscribes = true;
    bool legacyPull = false; ///< pulls on /ota/device/request, at every connect
    bool doubleReports = false; ///< informs a default version first, sends every progress twice and every percent
    bool parallelDownloads = false; ///< a second notice starts a second download
    bool silentWhenUnreachable = false; ///< a file server that cannot be reached is never reported
    bool silentWhenRefused = false; ///< nor is a 404
};

[[nodiscard]] KindTraits traitsOf(DeviceKind kind);

/// A notice as a device understood it.
struct DeviceNotice
{
    QString version;
    QString url;
    QString module = QStringLiteral("default");
    bool namesModule = false; ///< then progress reports echo it
    qint64 size = 0; ///< bytes
    QCryptographicHash::Algorithm algorithm = QCryptographicHash::Md5;
    QByteArray digest; ///< lower-case hex
};

enum class NoticeSource : quint8 { Push, PullReply, LegacyReply };

/// Either a notice, or why the device drops it; neither where the platform answered "nothing pending".
struct NoticeReading
{
    std::optional<DeviceNotice> notice;
    QString ignored; ///< a short word: "spaced", "signMethod", "noMd5", "tooLong", …
};

/// Reads a payload as that kind of device does, quirks of PROTOCOL.md 6.3 included. `strictUrl`: the SDK kinds cannot
/// follow a URL with an explicit port (they take host and port for one host name); off, their application has set it.
[[nodiscard]] NoticeReading readNotice(DeviceKind kind, NoticeSource source, const QByteArray& payload, bool strictUrl);

} // namespace console
