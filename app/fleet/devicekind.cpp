// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/devicekind.h"

#include "app/fleet/textuallookup.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <array>

namespace console {

namespace {

constexpr std::array kindNames{ "plain", "sdk3", "sdk4", "sdk4-nosub" };

// Measured: 1.2 KB passes and 2.1 KB is lost; 4.3 KB passes and 20 KB is lost (PROTOCOL.md 6.3).
constexpr qsizetype sdk3Buffer = 2048;
constexpr qsizetype sdk4Buffer = 16384;
constexpr qsizetype sdk4UrlLimit = 255;

NoticeReading ignored(const char* why)
{
    return NoticeReading{ std::nullopt, QString::fromLatin1(why) };
}

bool isHex(const QByteArray& text, qsizetype length)
{
    return text.size() == length && QByteArray::fromHex(text).size() * 2 == length;
}

qint64 sizeOf(const QJsonValue& value)
{
    return value.isString() ? value.toString().toLongLong() : value.toInteger();
}

/// Method and digest into the notice; `method` is matched without regard to case.
bool takeDigest(DeviceNotice& notice, const QString& method, const QByteArray& digest)
{
    const bool sha256 = method.compare(QLatin1StringView("SHA256"), Qt::CaseInsensitive) == 0;
    if (!sha256 && method.compare(QLatin1StringView("MD5"), Qt::CaseInsensitive) != 0)
        return false;
    notice.algorithm = sha256 ? QCryptographicHash::Sha256 : QCryptographicHash::Md5;
    notice.digest = digest.toLower();
    return isHex(notice.digest, sha256 ? 64 : 32);
}

NoticeReading withCommonFields(const QJsonObject& data)
{
    if (data.contains(QLatin1StringView("files")))
        return ignored("severalFiles");
    DeviceNotice notice;
    notice.version = data[QLatin1StringView("version")].toString();
    notice.url = data[QLatin1StringView("url")].toString();
    notice.size = sizeOf(data[QLatin1StringView("size")]);
    const QString module = data[QLatin1StringView("module")].toString();
    notice.namesModule = !module.isEmpty();
    if (notice.namesModule)
        notice.module = module;
    if (notice.version.isEmpty())
        return ignored("noVersion");
    if (notice.url.isEmpty())
        return ignored("noUrl");
    if (notice.size <= 0)
        return ignored("noSize");
    return NoticeReading{ notice, {} };
}

NoticeReading readPlain(const QJsonObject& root)
{
    const QJsonObject data = root[QLatin1StringView("data")].toObject();
    if (data.isEmpty())
        return {};
    NoticeReading reading = withCommonFields(data);
    if (!reading.notice)
        return reading;
    const QString md5 = data[QLatin1StringView("md5")].toString();
    const QString sign = data[QLatin1StringView("sign")].toString(md5);
    const QString method = data[QLatin1StringView("signMethod")].toString(QStringLiteral("Md5"));
    if (!takeDigest(*reading.notice, method, sign.toLatin1()))
        return ignored("digest");
    return reading;
}

NoticeReading readSdk3(const QJsonObject& root, const QByteArray& payload)
{
    if (payload.size() > sdk3Buffer)
        return ignored("tooLong");
    const QJsonObject data = root[QLatin1StringView("data")].toObject();
    if (data.isEmpty() && !root.contains(QLatin1StringView("message")))
        return {}; // its own request, which the broker brings back on the same topic
    if (root[QLatin1StringView("message")].toString() != QLatin1StringView("success"))
        return ignored("message");
    NoticeReading reading = withCommonFields(data);
    if (!reading.notice)
        return reading;
    // It has no SHA-256 path and does not look at signMethod (PROTOCOL.md 2.2).
    const QByteArray md5 = data[QLatin1StringView("md5")].toString().toLatin1();
    if (!takeDigest(*reading.notice, QStringLiteral("Md5"), md5))
        return ignored("noMd5");
    return reading;
}

QString textOf(std::optional<QByteArrayView> value)
{
    return value ? QString::fromUtf8(value->data(), value->size()) : QString();
}

NoticeReading readSdk4(const QByteArray& payload)
{
    if (payload.size() > sdk4Buffer)
        return ignored("tooLong");
    const std::optional<QByteArrayView> data = textualValue(payload, "data");
    if (!data)
        return ignored("lookupData");
    if (*data == QByteArrayView("{}"))
        return {};
    DeviceNotice notice;
    notice.version = textOf(textualValue(*data, "version"));
    notice.url = textOf(textualValue(*data, "url"));
    notice.size = textOf(textualValue(*data, "size")).toLongLong();
    const QString method = textOf(textualValue(*data, "signMethod"));
    const QString module = textOf(textualValue(*data, "module"));
    notice.namesModule = !module.isEmpty();
    if (notice.namesModule)
        notice.module = module;
    if (notice.version.isEmpty())
        return ignored("lookupVersion");
    if (notice.url.isEmpty())
        return ignored("lookupUrl");
    if (notice.url.size() > sdk4UrlLimit)
        return ignored("urlTooLong");
    if (notice.size <= 0)
        return ignored("lookupSize");
    if (method != QLatin1StringView("Md5") && method != QLatin1StringView("SHA256")
        && method != QLatin1StringView("Sha256"))
        return ignored("signMethod");
    if (!takeDigest(notice, method, textOf(textualValue(*data, "sign")).toLatin1()))
        return ignored("sign");
    return NoticeReading{ notice, {} };
}

} // namespace

std::optional<DeviceKind> deviceKindFromName(const QString& name)
{
    for (std::size_t i = 0; i < kindNames.size(); ++i)
        if (name == QLatin1StringView(kindNames[i]))
            return static_cast<DeviceKind>(i);
    return std::nullopt;
}

QString deviceKindName(DeviceKind kind)
{
    return QString::fromLatin1(kindNames[static_cast<std::size_t>(kind)]);
}

KindTraits traitsOf(DeviceKind kind)
{
    KindTraits traits;
    traits.silentWhenUnreachable = kind != DeviceKind::Plain;
    if (kind == DeviceKind::Sdk3) {
        traits.informQos = 1;
        traits.legacyPull = true;
        traits.doubleReports = true;
    } else if (kind != DeviceKind::Plain) {
        traits.cleanSession = true;
        traits.keepAlive = 1200;
        traits.subscribes = kind == DeviceKind::Sdk4;
        traits.parallelDownloads = true;
        traits.silentWhenRefused = true;
    }
    return traits;
}

NoticeReading readNotice(DeviceKind kind, NoticeSource source, const QByteArray& payload, bool strictUrl)
{
    NoticeReading reading;
    if (kind == DeviceKind::Sdk4 || kind == DeviceKind::Sdk4NoSub) {
        reading = readSdk4(payload);
    } else {
        const QJsonDocument document = QJsonDocument::fromJson(payload);
        if (!document.isObject())
            return ignored("notJson");
        const bool ownRequest
            = source == NoticeSource::LegacyReply && document[QLatin1StringView("data")].isUndefined();
        if (ownRequest)
            return {};
        reading = kind == DeviceKind::Sdk3 ? readSdk3(document.object(), payload) : readPlain(document.object());
    }
    if (reading.notice && strictUrl && kind != DeviceKind::Plain && QUrl(reading.notice->url).port() >= 0)
        return ignored("portInUrl");
    return reading;
}

} // namespace console
