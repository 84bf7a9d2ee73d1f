// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/brokerprofile.h"

#include "models/base/files.h"

#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslKey>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <array>

namespace console {

namespace {

constexpr std::array colourNames{ QLatin1StringView(""), QLatin1StringView("blue"), QLatin1StringView("teal"),
    QLatin1StringView("green"), QLatin1StringView("amber"), QLatin1StringView("violet") };
static_assert(colourNames.size() == static_cast<std::size_t>(lastEnvironmentColour) + 1);

constexpr int shortestKeepAlive = 10;
constexpr int longestKeepAlive = 1200;
constexpr quint16 plainPort = 1883;
constexpr quint16 tlsPort = 8883;
constexpr qsizetype longestUser = 1024;
constexpr qsizetype longestClientId = 256;

bool isHost(const QString& host)
{
    if (host.isEmpty() || host.size() > 253)
        return false;
    if (!QHostAddress(host).isNull())
        return true;
    return !QUrl::toAce(host).isEmpty();
}

bool hasControl(const QString& text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

Result<QByteArray> readPem(const QString& path)
{
    return readFile(path, 4 * 1024 * 1024, ErrorKind::CertificateFileInvalid);
}

Result<void> checkCertificates(const QString& path)
{
    const Result<QByteArray> pem = readPem(path);
    if (!pem)
        return failure(pem.error());
    if (QSslCertificate::fromData(*pem, QSsl::Pem).isEmpty())
        return failure(ErrorKind::CertificateFileInvalid, path);
    return {};
}

Result<void> checkKey(const QString& path)
{
    const Result<QByteArray> pem = readPem(path);
    if (!pem)
        return failure(pem.error());
    for (const QSsl::KeyAlgorithm algorithm : { QSsl::Rsa, QSsl::Ec, QSsl::Dsa }) {
        if (!QSslKey(*pem, algorithm, QSsl::Pem).isNull())
            return {};
    }
    return failure(ErrorKind::CertificateFileInvalid, path);
}

Result<void> checkFiles(const BrokerProfile& profile)
{
    if (profile.certificateFile.isEmpty() != profile.keyFile.isEmpty())
        return failure(ErrorKind::ProfileIncomplete,
            profile.keyFile.isEmpty() ? QStringLiteral("keyFile") : QStringLiteral("certificateFile"));
    if (!profile.caFile.isEmpty()) {
        if (const Result<void> good = checkCertificates(profile.caFile); !good)
            return good;
    }
    if (profile.certificateFile.isEmpty())
        return {};
    if (const Result<void> good = checkCertificates(profile.certificateFile); !good)
        return good;
    return checkKey(profile.keyFile);
}

} // namespace

QLatin1StringView nameOf(EnvironmentColour colour)
{
    return colourNames[static_cast<std::size_t>(colour)];
}

EnvironmentColour environmentColourNamed(const QString& name)
{
    const auto found = std::find(colourNames.begin(), colourNames.end(), name);
    return found == colourNames.end() ? EnvironmentColour::None
                                      : static_cast<EnvironmentColour>(found - colourNames.begin());
}

Result<void> checkProfile(const BrokerProfile& profile)
{
    const auto incomplete = [](const QString& field) { return failure(ErrorKind::ProfileIncomplete, field); };
    if (!isHost(profile.host))
        return incomplete(QStringLiteral("host"));
    if (profile.port == 0)
        return incomplete(QStringLiteral("port"));
    if (profile.clientId.isEmpty() || profile.clientId.toUtf8().size() > longestClientId
        || hasControl(profile.clientId))
        return incomplete(QStringLiteral("clientId"));
    if (profile.user.toUtf8().size() > longestUser || hasControl(profile.user))
        return incomplete(QStringLiteral("user"));
    if (profile.keepAliveSeconds < shortestKeepAlive || profile.keepAliveSeconds > longestKeepAlive)
        return incomplete(QStringLiteral("keepAlive"));
    return profile.tls ? checkFiles(profile) : Result<void>{};
}

BrokerProfile newProfile()
{
    BrokerProfile profile;
    profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    // At most 23 letters and digits: every broker must take those (MQTT 3.1.1, 3.1.3.1).
    profile.clientId = QStringLiteral("rollout") + QUuid::createUuid().toString(QUuid::Id128).left(16);
    return profile;
}

namespace {

/// For messages: what may be a password is hidden.
QString withoutPassword(const QString& brokerUrl)
{
    // By hand: a text that is no URL at all may hold one too.
    const qsizetype scheme = brokerUrl.indexOf(QLatin1String("://"));
    const qsizetype user = scheme < 0 ? 0 : scheme + 3;
    const qsizetype colon = brokerUrl.indexOf(u':', user);
    const qsizetype at = brokerUrl.lastIndexOf(u'@');
    return colon >= 0 && colon < at ? brokerUrl.left(colon + 1) + QStringLiteral("***") + brokerUrl.mid(at) : brokerUrl;
}

} // namespace

Result<BrokerProfile> parseBrokerUrl(const QString& text)
{
    const auto refused = [&text] { return failure(ErrorKind::ProfileIncomplete, withoutPassword(text)); };
    const bool hasScheme = text.contains(QLatin1String("://"));
    const QUrl url(hasScheme ? text : QStringLiteral("mqtt://") + text, QUrl::StrictMode);
    const bool tls = url.scheme() == QLatin1String("mqtts");
    if (!url.isValid() || (!tls && url.scheme() != QLatin1String("mqtt")))
        return refused();
    const bool more
        = !(url.path().isEmpty() || url.path() == QLatin1String("/")) || url.hasQuery() || url.hasFragment();
    if (more || !url.password().isEmpty() || (!hasScheme && url.port() < 0))
        return refused();
    BrokerProfile profile = newProfile();
    profile.tls = tls;
    profile.host = url.host();
    profile.port = static_cast<quint16>(url.port(tls ? tlsPort : plainPort));
    profile.user = url.userName();
    profile.name = QStringLiteral("%1:%2").arg(profile.host).arg(profile.port);
    if (!isHost(profile.host) || profile.port == 0)
        return refused();
    return profile;
}

} // namespace console
