// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commandtable.h"

#include <algorithm>

namespace console {

namespace {

using Type = CtlOption::Type;

CtlOption option(const char* name, Type type, const char* value)
{
    return { QLatin1StringView(name), type, QLatin1StringView(value), false };
}

CtlOption required(const char* name, Type type, const char* value)
{
    return { QLatin1StringView(name), type, QLatin1StringView(value), true };
}

CtlOption word(const char* name, Type type = Type::Text)
{
    return { QLatin1StringView(name), type, {}, true };
}

QList<CtlCommand> deviceCommands()
{
    return {
        { QStringLiteral("status"), {}, {}, QLatin1StringView("broker, file server, store and fleet in short"), {} },
        { QStringLiteral("devices list"), {},
            { option("product", Type::Text, "PK"), option("filter", Type::Text, "EXPRESSION") },
            QLatin1StringView("the devices, as the filter bar of the window finds them"), {} },
        { QStringLiteral("devices show"), { word("device") }, {},
            QLatin1StringView("one device: DEVICE or PRODUCT/DEVICE; versions, their history, its tasks"), {} },
        { QStringLiteral("devices why"), { word("device") }, { option("batch", Type::Text, "BATCH") },
            QLatin1StringView("why it is not updated, in one sentence"), {} },
    };
}

/// Which devices an order about groups and tags means.
QList<CtlOption> chosenDevices()
{
    return { option("filter", Type::Text, "EXPRESSION"), option("devices", Type::List, "A,B"),
        option("product", Type::Text, "PK") };
}

QList<CtlCommand> markCommands()
{
    const QList<QLatin1StringView> one{ QLatin1StringView("filter"), QLatin1StringView("devices") };
    return {
        { QStringLiteral("devices tag"), { word("tag") }, chosenDevices(),
            QLatin1StringView("gives a tag to the devices that the filter finds"), one },
        { QStringLiteral("devices untag"), { word("tag") }, chosenDevices(), QLatin1StringView("takes it away"), one },
        { QStringLiteral("devices group"), { word("group") }, chosenDevices(),
            QLatin1StringView("puts the devices into a group, out of the one they are in"), one },
        { QStringLiteral("devices ungroup"), {}, chosenDevices(), QLatin1StringView("takes them out of their group"),
            one },
        { QStringLiteral("devices import"), { word("file", Type::Path) },
            { option("partial", Type::Flag, ""), option("rejected", Type::Path, "FILE") },
            QLatin1StringView("groups and tags from a CSV file; all of its lines or none"), {} },
        { QStringLiteral("devices export"), { word("file", Type::Path) }, chosenDevices(),
            QLatin1StringView("groups and tags into such a file"), one },
        { QStringLiteral("filters list"), {}, {}, QLatin1StringView("the filters that this workspace keeps"), {} },
        { QStringLiteral("filters save"), { word("name"), word("filter") }, {},
            QLatin1StringView("keeps a filter under a name"), {} },
        { QStringLiteral("filters delete"), { word("name") }, {}, QLatin1StringView("forgets it"), {} },
    };
}

QList<CtlCommand> firmwareCommands()
{
    return {
        { QStringLiteral("firmware add"), { word("file", Type::Path) },
            { required("product", Type::Text, "PK"), required("version", Type::Text, "V"),
                option("module", Type::Text, "M"), option("sign", Type::Text, "md5|sha256"),
                option("name", Type::Text, "NAME"), option("notes", Type::Text, "TEXT"),
                option("custom-info", Type::Text, "TEXT") },
            QLatin1StringView("adds a firmware file to the vault"), {} },
        { QStringLiteral("firmware list"), {}, {}, QLatin1StringView("all firmware"), {} },
        { QStringLiteral("firmware show"), { word("firmware") }, {}, QLatin1StringView("one, by id or version"), {} },
        { QStringLiteral("firmware delete"), { word("firmware") }, {},
            QLatin1StringView("no longer offers it; history keeps it"), {} },
        { QStringLiteral("verify start"), { word("firmware") },
            { required("devices", Type::List, "A,B"), option("timeout", Type::Number, "MIN") },
            QLatin1StringView("upgrades test devices; passes only if all succeed"), {} },
        { QStringLiteral("verify show"), { word("verification") }, {},
            QLatin1StringView("a verification and its devices"), {} },
    };
}

/// Which devices a batch means, and by what strategy.
QList<CtlOption> startOptions()
{
    return { option("all", Type::Flag, ""), option("devices", Type::List, "A,B"), option("from", Type::List, "V,V"),
        option("percent", Type::Percent, "P"), option("csv", Type::Path, "FILE"),
        option("filter", Type::Text, "EXPRESSION"), option("dynamic", Type::Flag, ""),
        option("exclude", Type::Path, "FILE"), option("rate", Type::Number, "N"),
        option("timeout", Type::Number, "MIN"), option("retries", Type::Number, "N"),
        option("retry-after", Type::Number, "MIN"), option("usual-failures", Type::PercentOrHistory, "P|history"),
        option("halt-failures", Type::Number, "N"), option("halt-percent", Type::Number, "P"),
        option("halt-after", Type::Number, "N"), option("at", Type::Time, "TIME"),
        option("wave", Type::Text, "1%,10%,rest"), option("gate", Type::Text, "success=P,soak=T,manual"),
        option("pace", Type::Text, "exponential:BASE,FACTOR,notified=N"), option("max-downloads", Type::Number, "N"),
        option("max-bandwidth", Type::Number, "MBIT"), option("window", Type::Text, "\"Mon-Fri 22:00-04:00 ZONE\""),
        option("end", Type::Time, "TIME"), option("at-end", Type::Text, "finish|cancel"),
        option("replace", Type::Flag, "") };
}

QList<QLatin1StringView> scopes()
{
    return { QLatin1StringView("all"), QLatin1StringView("devices"), QLatin1StringView("percent"),
        QLatin1StringView("csv"), QLatin1StringView("filter") };
}

QList<CtlCommand> batchCommands()
{
    return {
        { QStringLiteral("batch start"), { word("firmware") },
            startOptions() << option("rejected", Type::Path, "FILE") << option("expect", Type::Number, "N")
                           << option("strict", Type::Flag, "") << option("accept", Type::List, "FINDING,..."),
            QLatin1StringView("sends verified firmware to all devices of its product, or to those named"), scopes() },
        { QStringLiteral("batch preview"), { word("firmware") }, startOptions(),
            QLatin1StringView("what batch start would do: devices, and what to know before"), scopes() },
        { QStringLiteral("batch forecast"), { word("firmware-or-batch") }, startOptions(),
            QLatin1StringView("how such a batch would go, or one that is open will go on"), scopes() },
        { QStringLiteral("batch rehearse"), { word("firmware") },
            startOptions() << option("behave", Type::Text, "forecast|well|fail|brick|away|slow")
                           << option("share", Type::Number, "P") << option("minutes", Type::Number, "N"),
            QLatin1StringView("runs such a batch on virtual devices and a broker of its own, in minutes"), scopes() },
        { QStringLiteral("batch list"), {}, {}, QLatin1StringView("batches and verifications, oldest first"), {} },
        { QStringLiteral("batch show"), { word("batch") }, {}, QLatin1StringView("one batch, its plan and counts"),
            {} },
        { QStringLiteral("batch tasks"), { word("batch") }, { option("state", Type::Text, "S") },
            QLatin1StringView("every device of a batch"), {} },
        { QStringLiteral("batch replay"), { word("batch") },
            { option("at", Type::Time, "TIME"), option("usual-failures", Type::Percent, "P"),
                option("halt-failures", Type::Number, "N"), option("halt-percent", Type::Number, "P"),
                option("halt-after", Type::Number, "N") },
            QLatin1StringView("its counts at a time, and when other halt rules would have stopped it"), {} },
        { QStringLiteral("batch pause"), { word("batch") }, {}, QLatin1StringView("sends nothing more for now"), {} },
        { QStringLiteral("batch resume"), { word("batch") }, {}, QLatin1StringView("goes on"), {} },
        { QStringLiteral("batch cancel"), { word("batch") }, {}, QLatin1StringView("ends it"), {} },
        { QStringLiteral("batch close"), { word("batch") }, {},
            QLatin1StringView("a dynamic batch: devices that match later do not join any more"), {} },
        { QStringLiteral("batch retry"), { word("batch") }, { option("devices", Type::List, "A,B") },
            QLatin1StringView("tries the failed devices again"), {} },
        { QStringLiteral("batch rate"), { word("batch"), word("per-minute", Type::Number) }, {},
            QLatin1StringView("changes how many devices a minute are notified"), {} },
        { QStringLiteral("batch pace"), { word("batch") },
            { option("pace", Type::Text, "exponential:BASE,FACTOR,succeeded=N"), option("rate", Type::Number, "N"),
                option("max-downloads", Type::Number, "N"), option("max-bandwidth", Type::Number, "MBIT"),
                option("window", Type::Text, "\"Mon-Fri 22:00-04:00 ZONE\"|always"),
                option("end", Type::TimeOrNever, "TIME|never"), option("at-end", Type::Text, "finish|cancel") },
            QLatin1StringView("changes rate, limits, windows and end; what is not named stays"), {} },
        { QStringLiteral("batch review"), { word("batch") }, {},
            QLatin1StringView("four eyes: what would go out if it were released now"), {} },
        { QStringLiteral("batch approve"), { word("batch") },
            { option("expect", Type::Number, "N"), option("strict", Type::Flag, ""),
                option("accept", Type::List, "FINDING,…") },
            QLatin1StringView("four eyes: releases what another operator made"), {} },
        { QStringLiteral("settings four-eyes"), { word("on-or-off") }, {},
            QLatin1StringView("whether a second operator has to release batches"), {} },
        { QStringLiteral("batch release"), { word("batch") }, { option("wave", Type::Number, "N") },
            QLatin1StringView("begins the next wave, whatever its gate says"), {} },
        { QStringLiteral("activity"), {},
            { option("limit", Type::Number, "N"), option("device", Type::Text, "DEVICE"),
                option("batch", Type::Text, "BATCH"), option("problems", Type::Flag, ""),
                option("verify", Type::Flag, "") },
            QLatin1StringView("the log, newest first; or whether it is whole, and its digest"), {} },
        { QStringLiteral("wait"), { word("batch") }, { option("timeout", Type::Number, "S") },
            QLatin1StringView("returns when the batch or verification has ended"), {} },
    };
}

/// Files for people elsewhere.
QList<CtlCommand> reportCommands()
{
    return {
        { QStringLiteral("batch report"), { word("batch"), word("file", Type::Path) },
            { option("format", Type::Text, "html|pdf|csv") },
            QLatin1StringView("writes what happened in a batch; the format by the file's ending"), {} },
        { QStringLiteral("batch dossier"), { word("batch"), word("file", Type::Path) }, {},
            QLatin1StringView("writes all that is known of a batch, so that changes show; prints its seal"), {} },
        { QStringLiteral("dossier check"), { word("file", Type::Path) }, { option("seal", Type::Text, "HEX") },
            QLatin1StringView("whether a dossier is as it was written, and else the first record that is not"), {},
            true },
        { QStringLiteral("devices inventory"), { word("file", Type::Path) }, chosenDevices(),
            QLatin1StringView("writes all devices, a line a module, as CSV"),
            { QLatin1StringView("filter"), QLatin1StringView("devices") } },
    };
}

QList<CtlCommand> profileCommands()
{
    return {
        { QStringLiteral("profiles list"), {}, {}, QLatin1StringView("the broker connections of the workspace"), {} },
        { QStringLiteral("profiles export"), { word("file", Type::Path) },
            { option("profiles", Type::List, "A,B"), option("passphrase-file", Type::Path, "FILE") },
            QLatin1StringView("connections into a file; passwords only with a passphrase, encrypted"), {} },
        { QStringLiteral("profiles import"), { word("file", Type::Path) },
            { option("passphrase-file", Type::Path, "FILE") }, QLatin1StringView("adds those of such a file"), {} },
        { QStringLiteral("support-bundle"), { word("file", Type::Path) }, { option("masked", Type::Flag, "") },
            QLatin1StringView("a .tar for somebody who helps, without secrets; masked: without hosts too"), {} },
    };
}

QList<CtlCommand> brokerCommands()
{
    return {
        { QStringLiteral("broker-config"), {},
            { required("output", Type::Path, "DIR"), option("product", Type::Text, "PK"),
                option("console-user", Type::Text, "USER"), option("port", Type::Number, "PORT"),
                option("ca", Type::Path, "FILE"), option("cert", Type::Path, "FILE"),
                option("key", Type::Path, "FILE") },
            QLatin1StringView("writes a mosquitto configuration and access list for the workspace's devices"), {},
            true },
        { QStringLiteral("broker-check"), {},
            { required("broker", Type::Text, "URL"), required("password-file", Type::Path, "FILE"),
                required("device", Type::Text, "PK/DEVICE"), required("device-password-file", Type::Path, "FILE"),
                option("device-user", Type::Text, "USER"), option("ca", Type::Path, "FILE"),
                option("cert", Type::Path, "FILE"), option("key", Type::Path, "FILE") },
            QLatin1StringView("tries the eight things a broker must refuse, and prints what it did"), {}, true },
    };
}

QString synopsis(const CtlCommand& command)
{
    QString text = command.name;
    for (const CtlOption& operand : command.operands)
        text += u' ' + operand.label();
    for (const CtlOption& each : command.options) {
        QString shown = QStringLiteral("--") + each.name;
        if (each.type != Type::Flag)
            shown += u' ' + QString(each.value);
        text += u' ';
        text += each.required ? shown : QString(QStringLiteral("[") + shown + u']');
    }
    return text;
}

} // namespace

QString CtlOption::wanted() const
{
    switch (type) {
    case Type::Number:
        return QStringLiteral("a whole number");
    case Type::Percent:
        return QStringLiteral("a percentage from 0.001 to 100 with at most three decimals");
    case Type::PercentOrHistory:
        return QStringLiteral("'history' or a percentage from 0.001 to 100 with at most three decimals");
    case Type::Path:
        return QStringLiteral("a file");
    case Type::Time:
        return QStringLiteral("a time like 2026-12-01T22:00:00Z");
    case Type::TimeOrNever:
        return QStringLiteral("'never' or a time like 2026-12-01T22:00:00Z");
    case Type::List:
        return QStringLiteral("names with commas between them");
    case Type::Flag:
    case Type::Text:
        break;
    }
    return QStringLiteral("a value");
}

const CtlOption* CtlCommand::option(const QString& wanted) const
{
    const auto found
        = std::find_if(options.begin(), options.end(), [&](const CtlOption& each) { return each.name == wanted; });
    return found == options.end() ? nullptr : &*found;
}

QString CtlCommand::clash(const QJsonObject& arguments) const
{
    QLatin1StringView first;
    for (const QLatin1StringView each : onlyOne) {
        if (!arguments.contains(each))
            continue;
        const bool isShareOfFilter = first == QLatin1String("percent") && each == QLatin1String("filter");
        if (!first.isEmpty() && !isShareOfFilter)
            return QStringLiteral("--%1 and --%2 exclude each other").arg(first, each);
        first = each;
    }
    if (!first.isEmpty() && first != QLatin1String("percent") && arguments.contains(QLatin1String("from")))
        return QStringLiteral("--%1 and --from exclude each other").arg(first);
    return {};
}

const QList<CtlCommand>& ctlCommands()
{
    static const QList<CtlCommand> all = deviceCommands() + markCommands() + firmwareCommands() + batchCommands()
        + reportCommands() + profileCommands() + brokerCommands();
    return all;
}

const CtlCommand* findCtlCommand(const QString& name)
{
    const auto& all = ctlCommands();
    const auto found = std::find_if(all.begin(), all.end(), [&](const CtlCommand& each) { return each.name == name; });
    return found == all.end() ? nullptr : &*found;
}

bool isCtlGroup(const QString& word)
{
    const auto& all = ctlCommands();
    return std::any_of(
        all.begin(), all.end(), [&](const CtlCommand& each) { return each.name.startsWith(word + u' '); });
}

QString ctlHelp()
{
    QString text = QStringLiteral(
        "usage: rolloutctl [--workspace DIR] [--operator NAME] [--json] [--yes] COMMAND\n"
        "Orders and asks the rollout console, with or without a window, that holds the workspace.\n\n");
    for (const CtlCommand& command : ctlCommands())
        text += QStringLiteral("  %1\n      %2\n").arg(synopsis(command), QString(command.help));
    return text
        + QStringLiteral("\n  --workspace DIR  the workspace's folder; the user's own where it is not given\n"
                         "  --operator NAME  in whose name; who the console's settings name where it is not given\n"
                         "  --json           the answer as JSON (see the manual page rolloutctl(1))\n"
                         "  --yes            start a batch without asking at the terminal\n\n"
                         "Exit: 0 done, 1 refused (why on stderr), 2 usage, 3 nobody holds the workspace.\n");
}

} // namespace console
