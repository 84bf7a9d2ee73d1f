// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/profilefile.h"

#include "models/broker/sealedbytes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace console {

namespace {

const QString formatName = QStringLiteral("rollout-console-profiles");
constexpr int version = 1;
constexpr qsizetype mostProfiles = 1000;

QJsonObject toJson(const BrokerProfile& profile)
{
    return { { QStringLiteral("name"), profile.name }, { QStringLiteral("host"), profile.host },
        { QStringLiteral("port"), profile.port }, { QStringLiteral("tls"), profile.tls },
        { QStringLiteral("caFile"), profile.caFile }, { QStringLiteral("certificateFile"), profile.certificateFile },
        { QStringLiteral("keyFile"), profile.keyFile }, { QStringLiteral("user"), profile.user },
        { QStringLiteral("savePassword"), profile.savePassword },
        { QStringLiteral("keepAliveSeconds"), profile.keepAliveSeconds },
        { QStringLiteral("environment"), profile.environment }, { QStringLiteral("production"), profile.production },
        { QStringLiteral("colour"), QString(nameOf(profile.colour)) } };
}

/// What is missing is as in a new profile; what is of another kind than it should be makes the file no such file.
Result<BrokerProfile> profileFrom(const QJsonObject& json)
{
    BrokerProfile profile = newProfile();
    const auto text = [&](QStringView name) { return json[name].toString().left(1024); };
    const auto bad = [&](QStringView name) { return failure(ErrorKind::ProfileFileInvalid, name.toString()); };
    profile.name = text(u"name").trimmed().left(40);
    profile.host = text(u"host").trimmed();
    const qint64 port = json[u"port"].toInteger(profile.port);
    const qint64 keepAlive = json[u"keepAliveSeconds"].toInteger(profile.keepAliveSeconds);
    if (profile.name.isEmpty())
        return bad(u"name");
    if (profile.host.isEmpty())
        return bad(u"host");
    if (port < 1 || port > 65535)
        return bad(u"port");
    if (keepAlive < 10 || keepAlive > 1200)
        return bad(u"keepAliveSeconds");
    profile.port = static_cast<quint16>(port);
    profile.keepAliveSeconds = static_cast<int>(keepAlive);
    profile.tls = json[u"tls"].toBool();
    profile.caFile = text(u"caFile");
    profile.certificateFile = text(u"certificateFile");
    profile.keyFile = text(u"keyFile");
    profile.user = text(u"user");
    profile.savePassword = json[u"savePassword"].toBool(true);
    profile.environment = text(u"environment").trimmed().left(40);
    profile.production = json[u"production"].toBool();
    profile.colour = environmentColourNamed(json[u"colour"].toString());
    return profile;
}

QByteArray compact(const QJsonArray& profiles)
{
    return QJsonDocument(profiles).toJson(QJsonDocument::Compact);
}

Result<QJsonArray> passwordsOf(const QJsonObject& file, const QString& passphrase)
{
    const QJsonValue sealed = file[u"passwords"];
    if (sealed.isUndefined())
        return QJsonArray();
    if (!sealed.isObject())
        return failure(ErrorKind::ProfileFileInvalid, QStringLiteral("passwords"));
    if (passphrase.isEmpty())
        return failure(ErrorKind::PassphraseNeeded);
    const auto plain = unseal(sealed.toObject(), passphrase, compact(file[u"profiles"].toArray()));
    if (!plain)
        return failure(plain.error());
    return QJsonDocument::fromJson(*plain).array();
}

} // namespace

Result<QByteArray> writeProfiles(const QList<CarriedProfile>& carried, const QString& passphrase)
{
    QJsonArray profiles;
    QJsonArray passwords;
    for (const CarriedProfile& one : carried) {
        profiles.append(toJson(one.profile));
        passwords.append(one.password);
    }
    QJsonObject file{ { QStringLiteral("format"), formatName }, { QStringLiteral("version"), version },
        { QStringLiteral("profiles"), profiles } };
    if (!passphrase.isEmpty()) {
        const auto sealed
            = seal(QJsonDocument(passwords).toJson(QJsonDocument::Compact), passphrase, compact(profiles));
        if (!sealed)
            return failure(sealed.error());
        file.insert(QStringLiteral("passwords"), *sealed);
    }
    return QJsonDocument(file).toJson();
}

Result<QList<CarriedProfile>> readProfiles(const QByteArray& bytes, const QString& passphrase)
{
    QJsonParseError error;
    const QJsonObject file = QJsonDocument::fromJson(bytes, &error).object();
    if (error.error != QJsonParseError::NoError || file[u"format"].toString() != formatName)
        return failure(ErrorKind::ProfileFileInvalid);
    const qint64 number = file[u"version"].toInteger();
    if (number > version)
        return failure(ErrorKind::ProfileFileNewer, QString::number(number));
    const QJsonArray profiles = file[u"profiles"].toArray();
    if (number < 1 || profiles.isEmpty() || profiles.size() > mostProfiles)
        return failure(ErrorKind::ProfileFileInvalid);
    const auto passwords = passwordsOf(file, passphrase);
    if (!passwords)
        return failure(passwords.error());
    QList<CarriedProfile> carried;
    for (qsizetype i = 0; i < profiles.size(); ++i) {
        const auto profile = profileFrom(profiles[i].toObject());
        if (!profile)
            return failure(profile.error());
        carried.append({ *profile, passwords->at(i).toString() });
    }
    return carried;
}

} // namespace console
