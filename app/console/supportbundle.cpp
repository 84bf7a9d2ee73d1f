// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/supportbundle.h"

#include "app/console/valuenames.h"
#include "app/console/version.h"
#include "models/broker/sessionfactory.h"
#include "models/store/connection.h"
#include "models/store/schema.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStorageInfo>
#include <QSysInfo>

namespace console {

namespace {

const QString hidden = QStringLiteral("(hidden)");

TarEntry entry(const char* name, const QJsonObject& object)
{
    return { QLatin1String("support/") + QLatin1String(name), QJsonDocument(object).toJson() };
}

QString timeText(TimeMs at)
{
    return at == 0 ? QString() : QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonValue errorName(const std::optional<Error>& error)
{
    return error ? QJsonValue(QString(nameOf(error->kind))) : QJsonValue();
}

QJsonObject about(const SupportFacts& facts)
{
    return { { QStringLiteral("program"), QString(QStringLiteral("Rollout Console ") + applicationVersion()) },
        { QStringLiteral("qt"), QString::fromLatin1(qVersion()) }, { QStringLiteral("mqtt"), mqttLibraryName() },
        { QStringLiteral("system"), QSysInfo::prettyProductName() },
        { QStringLiteral("kernel"), QString(QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion()) },
        { QStringLiteral("cpu"), QSysInfo::currentCpuArchitecture() }, { QStringLiteral("at"), timeText(facts.at) } };
}

QJsonObject profile(const BrokerProfile& one, bool active, bool masked)
{
    const auto open = [masked](const QString& text) { return masked && !text.isEmpty() ? hidden : text; };
    return { { QStringLiteral("active"), active }, { QStringLiteral("name"), open(one.name) },
        { QStringLiteral("host"), open(one.host) }, { QStringLiteral("port"), one.port },
        { QStringLiteral("tls"), one.tls }, { QStringLiteral("own_ca"), !one.caFile.isEmpty() },
        { QStringLiteral("client_certificate"), !one.certificateFile.isEmpty() },
        { QStringLiteral("has_user"), !one.user.isEmpty() },
        { QStringLiteral("password_in_keychain"), one.savePassword },
        { QStringLiteral("keep_alive_seconds"), one.keepAliveSeconds },
        { QStringLiteral("environment"), open(one.environment) }, { QStringLiteral("production"), one.production } };
}

QJsonObject settingsOf(const SupportFacts& facts)
{
    const ConsoleSettings& settings = facts.settings;
    QJsonArray profiles;
    for (const BrokerProfile& one : settings.profiles)
        profiles.append(profile(one, one.id == settings.activeProfile, facts.masked));
    QJsonArray views;
    for (auto state = settings.windowState.cbegin(); state != settings.windowState.cend(); ++state)
        views.append(state.key());
    return { { QStringLiteral("profiles"), profiles },
        { QStringLiteral("listen_address"), facts.masked ? hidden : settings.listenAddress },
        { QStringLiteral("listen_port"), settings.listenPort },
        { QStringLiteral("has_public_url"), !settings.publicUrl.isEmpty() }, // may hold a user and a password
        { QStringLiteral("language"), settings.language },
        { QStringLiteral("theme"), static_cast<int>(settings.theme) },
        { QStringLiteral("link_hours"), settings.linkHours }, { QStringLiteral("quiet"), settings.alerts.quiet },
        { QStringLiteral("remembered_views"), views } };
}

QJsonObject stateOf(const SupportFacts& facts)
{
    const Pulse& pulse = facts.pulse;
    const QStorageInfo disk(facts.workspace);
    return { { QStringLiteral("loaded_percent"), pulse.loadedPercent },
        { QStringLiteral("link"), QString(nameOf(pulse.link.state)) },
        { QStringLiteral("link_since"), timeText(pulse.link.since) }, { QStringLiteral("mqtt5"), pulse.link.mqtt5 },
        { QStringLiteral("link_error"), errorName(pulse.link.error) },
        { QStringLiteral("in_flight"), pulse.link.inFlight }, { QStringLiteral("waiting"), pulse.link.waiting },
        { QStringLiteral("file_server"), QString(nameOf(pulse.server.state)) },
        { QStringLiteral("file_server_error"), errorName(pulse.server.error) },
        { QStringLiteral("downloads"), pulse.server.downloads },
        { QStringLiteral("reports"), static_cast<qint64>(pulse.reports) },
        { QStringLiteral("rejected_reports"), static_cast<qint64>(pulse.rejectedReports) },
        { QStringLiteral("reports_per_second"), pulse.reportsPerSecond }, { QStringLiteral("store_ms"), pulse.storeMs },
        { QStringLiteral("store_error"), errorName(pulse.storeError) },
        { QStringLiteral("devices"), static_cast<qint64>(pulse.devices) },
        { QStringLiteral("upgrading"), static_cast<qint64>(pulse.upgrading) },
        { QStringLiteral("need_attention"), static_cast<qint64>(pulse.needAttention) },
        { QStringLiteral("free_bytes"), disk.bytesAvailable() },
        { QStringLiteral("file_system"), QString::fromLatin1(disk.fileSystemType()) } };
}

qint64 bytesOf(const QString& folder, int& files)
{
    qint64 bytes = 0;
    for (const QFileInfo& file : QDir(folder).entryInfoList(QDir::Files)) {
        bytes += file.size();
        ++files;
    }
    return bytes;
}

QJsonObject databaseOf(const SupportFacts& facts)
{
    QJsonObject object{ { QStringLiteral("schema_of_program"), currentSchema().version() },
        { QStringLiteral("bytes"), QFileInfo(facts.database).size() },
        { QStringLiteral("log_bytes"), QFileInfo(facts.database + QStringLiteral("-wal")).size() } };
    int files = 0;
    object.insert(QStringLiteral("vault_bytes"), bytesOf(facts.workspace + QStringLiteral("/vault"), files));
    object.insert(QStringLiteral("vault_files"), files);
    const auto connection = Connection::open(facts.database, Connection::Mode::Read);
    if (!connection) {
        object.insert(QStringLiteral("error"), QString(nameOf(connection.error().kind)));
        return object;
    }
    object.insert(QStringLiteral("schema"), (*connection)->userVersion().value_or(-1));
    const auto intact = (*connection)->check();
    object.insert(QStringLiteral("integrity"), intact ? QStringLiteral("ok") : QString(nameOf(intact.error().kind)));
    QJsonObject rows;
    for (const char* table : { "product", "device", "device_version", "firmware", "batch", "task", "event" }) {
        const auto count = (*connection)->number(QLatin1String("SELECT count(*) FROM ") + QLatin1String(table));
        rows.insert(QLatin1String(table), count.value_or(-1));
    }
    object.insert(QStringLiteral("rows"), rows);
    return object;
}

/// Numbers stay; what a device or a person wrote may be anything.
QJsonValue harmless(const QString& arg)
{
    static const QRegularExpression number(QStringLiteral("^-?[0-9]{1,15}$"));
    return number.match(arg).hasMatch() ? arg : QStringLiteral("(%1 characters)").arg(arg.size());
}

QByteArray logOf(const SupportFacts& facts)
{
    QByteArray lines;
    for (const Activity& activity : facts.activities) {
        QJsonArray args;
        for (const QString& arg : activity.args)
            args.append(harmless(arg));
        QJsonObject line{ { QStringLiteral("at"), timeText(activity.at) },
            { QStringLiteral("kind"), QString(nameOf(activity.kind)) },
            { QStringLiteral("by"), activity.actor.isEmpty() ? QStringLiteral("engine") : QStringLiteral("operator") },
            { QStringLiteral("args"), args } };
        if (!activity.batch.isNull())
            line.insert(QStringLiteral("batch"), activity.batch.toString());
        if (activity.device != noDevice)
            line.insert(QStringLiteral("device"), static_cast<qint64>(activity.device));
        lines += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    }
    return lines;
}

} // namespace

QList<TarEntry> supportFiles(const SupportFacts& facts)
{
    return { entry("about.json", about(facts)), entry("settings.json", settingsOf(facts)),
        entry("state.json", stateOf(facts)), entry("database.json", databaseOf(facts)),
        { QStringLiteral("support/log.ndjson"), logOf(facts) } };
}

} // namespace console
