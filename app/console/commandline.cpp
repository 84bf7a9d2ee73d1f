// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/commandline.h"

#include "app/console/version.h"
#include "models/broker/brokerprofile.h"

#include <QCommandLineParser>
#include <QHostAddress>

namespace console {

namespace {

CommandLineExit usageError(const QString& what)
{
    return { 2, QStringLiteral("rollout-console: %1\nTry 'rollout-console --help'.\n").arg(what) };
}

/// ADDR:PORT, [V6]:PORT or PORT alone.
bool parseListen(const QString& text, CommandLine& line)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool isNumber = false;
    const ushort port = text.sliced(colon + 1).toUShort(&isNumber);
    if (!isNumber)
        return false;
    line.listenPort = port;
    if (colon < 0)
        return true;
    QString address = text.first(colon);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.sliced(1, address.size() - 2);
    line.listenAddress = address;
    return !QHostAddress(address).isNull();
}

} // namespace

std::variant<CommandLine, CommandLineExit> parseCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Rolls firmware out to an IoT fleet over any MQTT broker."));
    const QCommandLineOption workspace(QStringLiteral("workspace"),
        QStringLiteral("Folder of the workspace: database, firmware vault."), QStringLiteral("DIR"));
    const QCommandLineOption broker(QStringLiteral("broker"),
        QStringLiteral("Broker to connect to, mqtt[s]://[USER@]HOST:PORT or HOST:PORT."), QStringLiteral("URL"));
    const QCommandLineOption listen(QStringLiteral("listen"),
        QStringLiteral("Where the file server listens; port 0 takes any free one."), QStringLiteral("ADDR:PORT"));
    const QCommandLineOption publicUrl(QStringLiteral("public-url"),
        QStringLiteral("Base of the download links that devices get."), QStringLiteral("URL"));
    const QCommandLineOption language(
        QStringLiteral("language"), QStringLiteral("Language of the window: en or zh_CN."), QStringLiteral("LANGUAGE"));
    const QCommandLineOption headless(QStringLiteral("headless"),
        QStringLiteral("Run without a window, to be ordered by rolloutctl; prints 'ready ...' when connected."));
    const QCommandLineOption passwordFile(QStringLiteral("password-file"),
        QStringLiteral("With --headless: file whose first line is the broker's password."), QStringLiteral("FILE"));
    QCommandLineOption rehearsal(QStringLiteral("rehearsal"), QStringLiteral("The process of a rehearsal."));
    rehearsal.setFlags(QCommandLineOption::HiddenFromHelp); // a console starts it, and nobody else can
    parser.addOptions({ workspace, broker, listen, publicUrl, language, headless, passwordFile, rehearsal });
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();

    if (!parser.parse(arguments))
        return usageError(parser.errorText());
    if (parser.isSet(help))
        return CommandLineExit{ 0, parser.helpText() };
    if (parser.isSet(version))
        return CommandLineExit{ 0, QStringLiteral("rollout-console %1\n").arg(applicationVersion()) };
    if (!parser.positionalArguments().isEmpty())
        return usageError(QStringLiteral("unexpected argument '%1'").arg(parser.positionalArguments().first()));

    CommandLine line;
    line.workspace = parser.value(workspace);
    line.headless = parser.isSet(headless);
    line.rehearsal = parser.isSet(rehearsal);
    line.passwordFile = parser.value(passwordFile);
    if (!line.passwordFile.isEmpty() && !line.headless)
        return usageError(QStringLiteral("--password-file goes with --headless; the window asks"));
    if (parser.isSet(broker)) {
        auto profile = parseBrokerUrl(parser.value(broker));
        if (!profile)
            return usageError(
                QStringLiteral("'%1' is not a broker: write mqtt[s]://[USER@]HOST:PORT").arg(profile.error().context));
        line.broker = *profile;
    }
    if (parser.isSet(listen) && !parseListen(parser.value(listen), line))
        return usageError(
            QStringLiteral("'%1' is not an address to listen on: write ADDR:PORT").arg(parser.value(listen)));
    if (parser.isSet(publicUrl))
        line.publicUrl = parser.value(publicUrl);
    if (parser.isSet(language)) {
        if (parser.value(language) != QLatin1String("en") && parser.value(language) != QLatin1String("zh_CN"))
            return usageError(QStringLiteral("'%1' is not a language: en or zh_CN").arg(parser.value(language)));
        line.language = parser.value(language);
    }
    return line;
}

} // namespace console
