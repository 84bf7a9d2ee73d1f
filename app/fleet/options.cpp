// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fleet/options.h"

#include "app/fleet/devicekind.h"
#include "app/fleet/fate.h"
#include "models/protocol/names.h"

#include <QCommandLineParser>
#include <QUrl>

#include <limits>

namespace console {

namespace {

using Outcome = tl::expected<void, QString>;

QCommandLineOption option(const char* name, const char* description, const char* value = "", const char* preset = "")
{
    return QCommandLineOption(QString::fromLatin1(name), QString::fromLatin1(description), QString::fromLatin1(value),
        QString::fromLatin1(preset));
}

void describe(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral(
        "Simulated devices: each its own MQTT connection, with real downloads, real digest checks and reboots.\n"
        "Prints \"ready N devices\" when all have connected and reported their version. Stops on SIGTERM."));
    parser.addOptions({
        option("help", "Show this help."),
        option("version", "Show the version."),
        option("broker", "mqtt://[USER[:PASSWORD]@]HOST[:PORT]", "url"),
        option("product", "Product key.", "key", "a1RolloutDemo"),
        option("devices", "How many devices, 1 to 1000000.", "count", "10"),
        option("synthetic",
            "Instead of --devices: so many that share a few connections, answer every notice with progress and the new "
            "version, download nothing and always succeed; up to 2000000.",
            "count", "0"),
        option("seed", "Same seed, same devices with the same versions and fates.", "number", "1"),
        option("list", "File of devices given one by one, a JSON object a line, instead of drawn ones.", "file"),
        option("orders", "Read orders on the standard input, and stop when it is closed."),
        option("prefix", "Device names are this and six digits.", "text", "dev"),
        option("versions", "First versions, in percent.", "mix", "2.3.0=60,2.2.1=30,1.9.4=10"),
        option("modules", "Percent of the devices that have a further module.", "mix", "MCU=10"),
        option("fates", "Percent of the devices per fate; the rest is healthy.", "mix",
            "upgrade-failed=1,download-failed=1,verification-failed=1,flashing-failed=1,wrong-version=1,fell-back=0,"
            "silent=0,stalled=0,slow=5,offline=5,duplicate-progress=3,backwards-progress=3,double-inform=5"),
        option(
            "kinds", "Kinds of devices, in percent: plain, sdk3, sdk4, sdk4-nosub.", "mix", "plain=60,sdk3=20,sdk4=20"),
        option("protect", "Names of devices that are plain and healthy, separated by commas.", "names"),
        option("stubborn", "Fates strike every attempt, not only the first."),
        option("strict-url", "sdk3 and sdk4 fail on a URL with a port, as they do in the field."),
        option("secret", "Device secret; without it devices send no password.", "text"),
        option("download-rate", "Bytes per second and device, 0 = full speed.", "bytes", "0"),
        option("reboot-ms", "How long a reboot takes, in milliseconds.", "ms", "2000"),
        option("speed", "Divides all waits, 0.01 to 1000.", "factor", "1"),
        option("connect-rate", "Devices started per second.", "count", "500"),
        option("ledger", "Append what every device really did to this file, one JSON object a line.", "file"),
        option("exit-after-s", "Stop by itself after so many seconds.", "seconds", "0"),
        option("summary", "Print one JSON object with the outcomes at the end."),
        option("check-ledger", "Print the final outcome of every device of a ledger as CSV, and stop.", "file"),
    });
}

QString value(const QCommandLineParser& parser, const char* name)
{
    return parser.value(QString::fromLatin1(name));
}
bool isSet(const QCommandLineParser& parser, const char* name)
{
    return parser.isSet(QString::fromLatin1(name));
}

template <class T> Outcome number(const QCommandLineParser& parser, const char* name, T least, T most, T& into)
{
    bool ok = false;
    const QString text = value(parser, name);
    T parsed{};
    if constexpr (std::is_floating_point_v<T>) {
        parsed = text.toDouble(&ok);
    } else if constexpr (std::is_same_v<T, quint64>) {
        parsed = text.toULongLong(&ok);
    } else {
        const qint64 wide = text.toLongLong(&ok);
        ok = ok && wide >= qint64{ least } && wide <= qint64{ most };
        parsed = static_cast<T>(wide);
    }
    if (!ok || !(parsed >= least && parsed <= most))
        return tl::unexpected(QStringLiteral("--%1 must be a number from %2 to %3, not \"%4\"")
                                  .arg(QString::fromLatin1(name))
                                  .arg(least)
                                  .arg(most)
                                  .arg(text));
    into = parsed;
    return {};
}

Outcome mix(const QCommandLineParser& parser, const char* name, Shares& into, bool (*isKnown)(const QString&))
{
    tl::expected<Shares, QString> shares = parseShares(value(parser, name));
    if (!shares)
        return tl::unexpected(QStringLiteral("--%1: %2").arg(QString::fromLatin1(name), shares.error()));
    for (const Share& share : *shares)
        if (!isKnown(share.name))
            return tl::unexpected(
                QStringLiteral("--%1 does not know \"%2\"").arg(QString::fromLatin1(name), share.name));
    into = *shares;
    return {};
}

bool matches(bool (*rule)(std::string_view), const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    return rule(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

Outcome takeBroker(const QCommandLineParser& parser, FleetOptions& into)
{
    const QString text = value(parser, "broker");
    if (text.isEmpty())
        return tl::unexpected(QStringLiteral("--broker is missing, for example --broker mqtt://127.0.0.1:1883"));
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != QLatin1StringView("mqtt") || url.host().isEmpty() || url.port() == 0
        || (!url.path().isEmpty() && url.path() != QLatin1StringView("/")))
        return tl::unexpected(
            QStringLiteral("--broker must look like mqtt://[USER[:PASSWORD]@]HOST[:PORT], not \"%1\"").arg(text));
    into.brokerHost = url.host();
    into.brokerPort = static_cast<quint16>(url.port(1883));
    into.brokerUser = url.userName(QUrl::FullyDecoded);
    into.brokerPassword = url.password(QUrl::FullyDecoded);
    return {};
}

Outcome takeNames(const QCommandLineParser& parser, FleetOptions& into)
{
    into.product = value(parser, "product");
    into.prefix = value(parser, "prefix");
    if (!matches(isProductKey, into.product))
        return tl::unexpected(QStringLiteral("--product is not a product key: \"%1\"").arg(into.product));
    if (!matches(isDeviceName, into.prefix + QStringLiteral("1000000")))
        return tl::unexpected(QStringLiteral("--prefix cannot begin a device name: \"%1\"").arg(into.prefix));
    for (const QString& name : value(parser, "protect").split(u',', Qt::SkipEmptyParts))
        into.protectedDevices.insert(name.trimmed());
    return {};
}

Outcome takeMixes(const QCommandLineParser& parser, FleetOptions& into)
{
    return mix(parser, "versions", into.versions, [](const QString& name) { return matches(isVersionLabel, name); })
        .and_then([&] {
            return mix(parser, "modules", into.modules, [](const QString& name) {
                return matches(isModuleName, name) && name != QLatin1StringView("default");
            });
        })
        .and_then([&] {
            return mix(parser, "fates", into.fates, [](const QString& name) { return fateFromName(name).has_value(); });
        })
        .and_then([&] {
            return mix(
                parser, "kinds", into.kinds, [](const QString& name) { return deviceKindFromName(name).has_value(); });
        });
}

Outcome takeNumbers(const QCommandLineParser& parser, FleetOptions& into)
{
    constexpr quint64 anySeed = std::numeric_limits<quint64>::max();
    constexpr qint64 anyRate = 1'000'000'000'000;
    return number<quint32>(parser, "devices", 1, 1'000'000, into.devices)
        .and_then([&] { return number<quint32>(parser, "synthetic", 0, 2'000'000, into.synthetic); })
        .and_then([&] { return number<quint64>(parser, "seed", 0, anySeed, into.seed); })
        .and_then([&] { return number<qint64>(parser, "download-rate", 0, anyRate, into.downloadRate); })
        .and_then([&] { return number<int>(parser, "reboot-ms", 0, 3'600'000, into.rebootMs); })
        .and_then([&] { return number<double>(parser, "speed", 0.01, 1000, into.speed); })
        .and_then([&] { return number<int>(parser, "connect-rate", 1, 1'000'000, into.connectRate); })
        .and_then([&] { return number<int>(parser, "exit-after-s", 0, 10'000'000, into.exitAfterSeconds); });
}

} // namespace

tl::expected<CommandLine, QString> parseCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return tl::unexpected(parser.errorText());
    if (isSet(parser, "help"))
        return CommandLine{ CommandLine::Wish::ShowHelp, {}, parser.helpText() };
    if (isSet(parser, "version"))
        return CommandLine{ CommandLine::Wish::ShowVersion, {}, {} };
    if (!parser.positionalArguments().isEmpty())
        return tl::unexpected(QStringLiteral("\"%1\" is not an option").arg(parser.positionalArguments().constFirst()));
    if (isSet(parser, "check-ledger"))
        return CommandLine{ CommandLine::Wish::CheckLedger, {}, value(parser, "check-ledger") };

    CommandLine line;
    FleetOptions& options = line.options;
    options.stubborn = isSet(parser, "stubborn");
    options.strictUrl = isSet(parser, "strict-url");
    options.summary = isSet(parser, "summary");
    options.secret = value(parser, "secret");
    options.ledgerFile = value(parser, "ledger");
    options.listFile = value(parser, "list");
    options.takesOrders = isSet(parser, "orders");
    const Outcome taken = takeBroker(parser, options)
                              .and_then([&] { return takeNames(parser, options); })
                              .and_then([&] { return takeMixes(parser, options); })
                              .and_then([&] { return takeNumbers(parser, options); });
    if (!taken)
        return tl::unexpected(taken.error());
    if (options.synthetic > 0 && !options.ledgerFile.isEmpty())
        return tl::unexpected(QStringLiteral("--synthetic devices keep no --ledger"));
    if (options.synthetic > 0 && !options.listFile.isEmpty())
        return tl::unexpected(QStringLiteral("--synthetic devices are not in a --list"));
    return line;
}

} // namespace console
