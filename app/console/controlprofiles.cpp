// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"
#include "app/console/controlanswers.h"
#include "models/base/files.h"

#include <algorithm>

namespace console {

namespace {

constexpr qint64 largestPassphraseFile = 4096;

QString text(const QJsonObject& arguments, const char* name)
{
    return arguments.value(QLatin1String(name)).toString();
}

/// The first line of the file that was named; empty where none was.
Result<QString> passphraseOf(const QJsonObject& arguments)
{
    const QString path = text(arguments, "passphrase_file");
    if (path.isEmpty())
        return QString();
    const auto bytes = readFile(path, largestPassphraseFile);
    if (!bytes)
        return failure(bytes.error());
    const QString line = QString::fromUtf8(bytes->left(bytes->indexOf('\n'))).trimmed();
    if (line.isEmpty())
        return failure(ErrorKind::PassphraseTooShort, path);
    return line;
}

/// Ids of the connections with these names, all where none is named. Errors: NotFound, NameAmbiguous (context: it).
Result<QStringList> idsOf(const Commands& commands, const QStringList& names)
{
    QStringList ids;
    const QList<BrokerProfile> profiles = commands.settings().profiles;
    for (const QString& name : names) {
        const auto isIt = [&name](const BrokerProfile& one) { return one.name == name; };
        const auto found = std::find_if(profiles.cbegin(), profiles.cend(), isIt);
        if (found == profiles.cend())
            return failure(ErrorKind::NotFound, name);
        if (std::count_if(profiles.cbegin(), profiles.cend(), isIt) > 1)
            return failure(ErrorKind::NameAmbiguous, name);
        ids.append(found->id);
    }
    return ids;
}

void listProfiles(const ControlContext& context, const QJsonObject&, ControlReply& reply)
{
    const ConsoleSettings settings = context.commands.settings();
    QJsonArray rows;
    for (const BrokerProfile& one : settings.profiles)
        rows.append(QJsonObject{ { QStringLiteral("name"), one.name }, { QStringLiteral("host"), one.host },
            { QStringLiteral("port"), one.port }, { QStringLiteral("tls"), one.tls },
            { QStringLiteral("environment"), one.environment }, { QStringLiteral("production"), one.production },
            { QStringLiteral("active"), one.id == settings.activeProfile } });
    reply.rows(rows, [&reply] { reply.done(); });
}

void exportProfiles(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const auto passphrase = passphraseOf(arguments);
    const auto ids = idsOf(context.commands, listOf(arguments, QLatin1StringView("profiles")));
    if (!passphrase || !ids) {
        reply.refuse(passphrase ? ids.error() : passphrase.error());
        return;
    }
    reply.follow(context.commands.exportProfiles(*ids, text(arguments, "file"), *passphrase), [&reply](quint32 count) {
        reply.done(QJsonObject{ { QStringLiteral("profiles"), static_cast<qint64>(count) } });
    });
}

void importProfiles(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const auto passphrase = passphraseOf(arguments);
    if (!passphrase) {
        reply.refuse(passphrase.error());
        return;
    }
    reply.follow(
        context.commands.importProfiles(text(arguments, "file"), *passphrase), [&reply](const ProfileImport& import) {
            reply.done(QJsonObject{ { QStringLiteral("names"), QJsonArray::fromStringList(import.names) },
                { QStringLiteral("passwords"), static_cast<qint64>(import.passwords) },
                { QStringLiteral("passwords_unkept"), static_cast<qint64>(import.passwordsUnkept) },
                { QStringLiteral("missing_files"), QJsonArray::fromStringList(import.missingFiles) } });
        });
}

void supportBundle(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const bool masked = arguments.value(QLatin1String("masked")).toBool();
    reply.follow(context.commands.saveSupportBundle(text(arguments, "file"), masked), [&reply](quint32 files) {
        reply.done(QJsonObject{ { QStringLiteral("files"), static_cast<qint64>(files) } });
    });
}

} // namespace

ControlTable profileAnswers()
{
    return { { QStringLiteral("profiles list"), listProfiles }, { QStringLiteral("profiles export"), exportProfiles },
        { QStringLiteral("profiles import"), importProfiles }, { QStringLiteral("support-bundle"), supportBundle } };
}

} // namespace console
