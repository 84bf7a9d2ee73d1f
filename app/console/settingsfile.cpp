// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/settingsfile.h"

#include "models/base/logging.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace console {

namespace {

/// What is no port is said and left, never wrapped into another one.
quint16 portFrom(const QJsonValue& value, quint16 usual, int least, const QString& name)
{
    if (value.isUndefined())
        return usual;
    const int port = value.toInt(-1);
    if (port >= least && port <= 65535)
        return static_cast<quint16>(port);
    qCWarning(lcControl).noquote() << "Settings:" << name << value.toVariant().toString() << "is not a port, using"
                                   << usual;
    return usual;
}

QJsonObject toJson(const BrokerProfile& profile)
{
    return { { QStringLiteral("id"), profile.id }, { QStringLiteral("name"), profile.name },
        { QStringLiteral("host"), profile.host }, { QStringLiteral("port"), profile.port },
        { QStringLiteral("tls"), profile.tls }, { QStringLiteral("caFile"), profile.caFile },
        { QStringLiteral("certificateFile"), profile.certificateFile }, { QStringLiteral("keyFile"), profile.keyFile },
        { QStringLiteral("user"), profile.user }, { QStringLiteral("savePassword"), profile.savePassword },
        { QStringLiteral("clientId"), profile.clientId },
        { QStringLiteral("keepAliveSeconds"), profile.keepAliveSeconds },
        { QStringLiteral("environment"), profile.environment }, { QStringLiteral("production"), profile.production },
        { QStringLiteral("colour"), QString(nameOf(profile.colour)) } };
}

BrokerProfile profileFrom(const QJsonObject& json)
{
    BrokerProfile profile;
    profile.id = json[u"id"].toString();
    profile.name = json[u"name"].toString();
    profile.host = json[u"host"].toString();
    profile.port = portFrom(json[u"port"], profile.port, 1, QStringLiteral("port"));
    profile.tls = json[u"tls"].toBool();
    profile.caFile = json[u"caFile"].toString();
    profile.certificateFile = json[u"certificateFile"].toString();
    profile.keyFile = json[u"keyFile"].toString();
    profile.user = json[u"user"].toString();
    profile.savePassword = json[u"savePassword"].toBool(true);
    profile.clientId = json[u"clientId"].toString();
    profile.keepAliveSeconds = json[u"keepAliveSeconds"].toInt(profile.keepAliveSeconds);
    profile.environment = json[u"environment"].toString();
    profile.production = json[u"production"].toBool();
    profile.colour = environmentColourNamed(json[u"colour"].toString());
    return profile;
}

QJsonObject toJson(const AlertSettings& alerts)
{
    return { { QStringLiteral("quiet"), alerts.quiet }, { QStringLiteral("desktop"), alerts.desktop },
        { QStringLiteral("tray"), alerts.tray }, { QStringLiteral("brokerLostSeconds"), alerts.brokerLostSeconds },
        { QStringLiteral("diskLowMegabytes"), alerts.diskLowMegabytes },
        { QStringLiteral("muted"), static_cast<qint64>(alerts.muted) } };
}

AlertSettings alertsFrom(const QJsonObject& json)
{
    AlertSettings alerts;
    alerts.quiet = json[u"quiet"].toBool(alerts.quiet);
    alerts.desktop = json[u"desktop"].toBool(alerts.desktop);
    alerts.tray = json[u"tray"].toBool(alerts.tray);
    alerts.brokerLostSeconds = qBound(5, json[u"brokerLostSeconds"].toInt(alerts.brokerLostSeconds), 86'400);
    alerts.diskLowMegabytes = qBound(10, json[u"diskLowMegabytes"].toInt(alerts.diskLowMegabytes), 1'000'000);
    alerts.muted = static_cast<quint32>(json[u"muted"].toInteger());
    return alerts;
}

QJsonObject toJson(const ConsoleSettings& settings)
{
    QJsonArray profiles;
    for (const BrokerProfile& profile : settings.profiles)
        profiles.append(toJson(profile));
    QJsonObject windowState;
    for (auto state = settings.windowState.begin(); state != settings.windowState.end(); ++state)
        windowState.insert(state.key(), QString::fromLatin1(state.value().toBase64()));
    QJsonObject shortcuts;
    for (auto key = settings.shortcuts.begin(); key != settings.shortcuts.end(); ++key)
        shortcuts.insert(key.key(), key.value());
    return { { QStringLiteral("profiles"), profiles }, { QStringLiteral("activeProfile"), settings.activeProfile },
        { QStringLiteral("listenAddress"), settings.listenAddress },
        { QStringLiteral("listenPort"), settings.listenPort }, { QStringLiteral("publicUrl"), settings.publicUrl },
        { QStringLiteral("language"), settings.language },
        { QStringLiteral("theme"), static_cast<int>(settings.theme) },
        { QStringLiteral("operatorName"), settings.operatorName }, { QStringLiteral("fourEyes"), settings.fourEyes },
        { QStringLiteral("linkHours"), settings.linkHours }, { QStringLiteral("shortcuts"), shortcuts },
        { QStringLiteral("alerts"), toJson(settings.alerts) }, { QStringLiteral("windowState"), windowState } };
}

ConsoleSettings settingsFrom(const QJsonObject& json)
{
    ConsoleSettings settings;
    for (const QJsonValue& profile : json[u"profiles"].toArray())
        settings.profiles.append(profileFrom(profile.toObject()));
    settings.activeProfile = json[u"activeProfile"].toString();
    settings.listenAddress = json[u"listenAddress"].toString(settings.listenAddress);
    settings.listenPort = portFrom(json[u"listenPort"], settings.listenPort, 0, QStringLiteral("listenPort"));
    settings.publicUrl = json[u"publicUrl"].toString();
    settings.language = json[u"language"].toString();
    settings.theme = static_cast<Theme>(qBound(0, json[u"theme"].toInt(), static_cast<int>(Theme::Dark)));
    settings.operatorName = json[u"operatorName"].toString();
    settings.fourEyes = json[u"fourEyes"].toBool();
    settings.linkHours = qBound(1, json[u"linkHours"].toInt(settings.linkHours), 24 * 365);
    const QJsonObject shortcuts = json[u"shortcuts"].toObject();
    for (auto key = shortcuts.begin(); key != shortcuts.end(); ++key)
        settings.shortcuts.insert(key.key(), key.value().toString());
    settings.alerts = alertsFrom(json[u"alerts"].toObject());
    const QJsonObject windowState = json[u"windowState"].toObject();
    for (auto state = windowState.begin(); state != windowState.end(); ++state)
        settings.windowState.insert(state.key(), QByteArray::fromBase64(state.value().toString().toLatin1()));
    return settings;
}

void addMissing(QJsonObject& to, const QJsonObject& from)
{
    for (auto entry = from.begin(); entry != from.end(); ++entry) {
        if (!to.contains(entry.key()))
            to.insert(entry.key(), entry.value());
    }
}

/// `now` and what only the file that is there has: of the whole and of each profile that stays.
QJsonObject withUnknown(QJsonObject now, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return now;
    const QJsonObject before = QJsonDocument::fromJson(file.readAll()).object();
    addMissing(now, before);
    const QJsonArray known = before[u"profiles"].toArray();
    QJsonArray profiles;
    for (const QJsonValue& value : now[u"profiles"].toArray()) {
        QJsonObject profile = value.toObject();
        for (const QJsonValue& one : known) {
            if (one[u"id"] == profile[u"id"])
                addMissing(profile, one.toObject());
        }
        profiles.append(profile);
    }
    now.insert(QStringLiteral("profiles"), profiles);
    return now;
}

} // namespace

Result<ConsoleSettings> loadSettings(const QString& path, QString* keptAside)
{
    QFile file(path);
    if (!file.exists())
        return ConsoleSettings{};
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::FileUnreadable, path);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error == QJsonParseError::NoError && document.isObject())
        return settingsFrom(document.object());
    qCWarning(lcControl).noquote() << "Settings are damaged, kept as" << path + QStringLiteral(".damaged:")
                                   << error.errorString();
    file.close();
    QFile::remove(path + QStringLiteral(".damaged"));
    QFile::rename(path, path + QStringLiteral(".damaged"));
    if (keptAside)
        *keptAside = path + QStringLiteral(".damaged");
    return ConsoleSettings{};
}

Result<void> saveSettings(const QString& path, const ConsoleSettings& settings)
{
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(withUnknown(toJson(settings), path)).toJson();
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorKind::WorkspaceUnwritable, path);
    return {};
}

} // namespace console
