// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/brokerconfig.h"
#include "app/ctl/checkcommand.h"
#include "app/ctl/completion.h"
#include "app/ctl/ctlclient.h"
#include "app/ctl/dossiercheck.h"
#include "app/ctl/output.h"
#include "app/ctl/workspacepath.h"

#include <QCoreApplication>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace console;

namespace {

enum ExitCode { Done = 0, Refused = 1, Usage = 2, NobodyThere = 3 };

int leave(int code, const QString& sentence)
{
    std::fprintf(stderr, "rolloutctl: %s\n", qPrintable(CtlOutput::harmless(sentence)));
    return code;
}

void print(const QByteArray& text)
{
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout);
    std::fflush(stdout);
}

bool atTerminal()
{
#ifdef Q_OS_UNIX
    return isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1;
#else
    return false;
#endif
}

QByteArray typedLine()
{
    QByteArray line;
    for (int next = std::getchar(); next != EOF && next != '\n'; next = std::getchar())
        line += static_cast<char>(next);
    return line.trimmed();
}

/// What the console found about a batch, for people.
void showFindings(const QJsonArray& findings)
{
    for (const QJsonValue& each : findings) {
        const bool isNote = each[QLatin1String("weight")].toString() == QLatin1String("note");
        std::fprintf(stderr, "%s: %s (%s)\n", isNote ? "note" : "warning",
            qPrintable(CtlOutput::harmless(each[QLatin1String("text")].toString())),
            qPrintable(CtlOutput::harmless(each[QLatin1String("kind")].toString())));
    }
}

/// Findings are sentences: for people they stand beside the answer, where they were not shown yet.
QJsonValue withoutFindings(const QJsonValue& value, bool isToShow)
{
    const QLatin1StringView findings("findings");
    if (!value.isObject() || !value.toObject().contains(findings))
        return value;
    QJsonObject rest = value.toObject();
    const QJsonArray taken = rest.take(findings).toArray();
    if (isToShow)
        showFindings(taken);
    return rest;
}

/// What a batch would do, asked from the console; a person decides. `request` then says what was agreed to.
bool isWanted(const QString& socket, CtlRequest& request)
{
    CtlRequest question = request;
    const bool releases = request.command == QLatin1String("batch approve");
    question.command = releases ? QStringLiteral("batch review") : QStringLiteral("batch preview");
    CtlClient client;
    if (!client.connectTo(socket) || !client.ask(question))
        return true; // the order itself says what is wrong
    const auto answer = client.next();
    if (!answer || answer->kind != CtlAnswer::Kind::Done)
        return true;
    const QJsonObject preview = answer->value.toObject();
    const QJsonArray findings = preview.value(QLatin1String("findings")).toArray();
    const int devices = preview.value(QLatin1String("devices")).toInt();
    const QByteArray version = qPrintable(CtlOutput::harmless(preview.value(QLatin1String("version")).toString()));
    if (releases)
        std::fprintf(
            stderr, "made by %s\n", qPrintable(CtlOutput::harmless(preview.value(QLatin1String("author")).toString())));
    showFindings(findings);
    QJsonArray accepted;
    for (const QJsonValue& each : findings)
        accepted.append(each[QLatin1String("kind")]);
    request.arguments.insert(QStringLiteral("accept"), accepted);
    request.arguments.insert(QStringLiteral("strict"), true);
    request.arguments.insert(QStringLiteral("expect"), devices);
    if (devices > preview.value(QLatin1String("large")).toInt(devices)) {
        std::fprintf(stderr, "Type the number of devices (%d) to send %s to them: ", devices, version.constData());
        return typedLine() == QByteArray::number(devices);
    }
    std::fprintf(stderr, "Start sending %s to %d devices? [y/N] ", version.constData(), devices);
    return typedLine().toLower().startsWith('y');
}

int writeBrokerConfig(const CtlCommandLine& line, const QString& socket)
{
    const auto text = [&](const char* key, const QString& otherwise = {}) {
        return line.request.arguments.value(QLatin1String(key)).toString(otherwise);
    };
    BrokerConfig::Options options{ text("output"), text("console_user", QStringLiteral("console")), 0, text("ca"),
        text("cert"), text("key") };
    const int port = line.request.arguments.value(QLatin1String("port")).toInt();
    if (port > 65535)
        return leave(Usage, QStringLiteral("--port is 1 to 65535."));
    options.port = static_cast<quint16>(port);
    const int files = !options.caFile.isEmpty() + !options.certificateFile.isEmpty() + !options.keyFile.isEmpty();
    if (files != 0 && files != 3)
        return leave(Usage, QStringLiteral("--ca, --cert and --key go together."));
    CtlClient client;
    CtlRequest devices{ QStringLiteral("devices list"), {} };
    if (const QString product = text("product"); !product.isEmpty())
        devices.arguments.insert(QStringLiteral("product"), product);
    if (!client.connectTo(socket) || !client.ask(devices))
        return leave(NobodyThere, QStringLiteral("nobody holds the workspace, so its devices are not known."));
    auto config = BrokerConfig::create(options);
    if (!config)
        return leave(Refused, QStringLiteral("cannot write %1").arg(config.error().context));
    while (const auto answer = client.next()) {
        for (const QJsonValue& row : answer->rows)
            (*config)->addDevice(row.toObject().value(QLatin1String("product")).toString(),
                row.toObject().value(QLatin1String("device")).toString());
        if (answer->kind == CtlAnswer::Kind::Refused)
            return leave(Refused, answer->errorText);
        if (!answer->isLast())
            continue;
        if (auto written = (*config)->finish(); !written)
            return leave(Refused, QStringLiteral("cannot write %1").arg(written.error().context));
        std::printf(
            "%s: rollout.conf and rollout.acl for %d devices\n", qPrintable(options.folder), (*config)->devices());
        return Done;
    }
    return leave(NobodyThere, QStringLiteral("the console went away before it had answered."));
}

int run(const CtlCommandLine& line)
{
    if (line.request.command == QLatin1String("broker-check")) {
#ifdef ROLLOUT_BROKER_CHECK
        return runBrokerCheck(line);
#else
        return leave(Refused, QStringLiteral("this build has no broker-check: it needs libmosquitto."));
#endif
    }
    if (line.request.command == QLatin1String("dossier check"))
        return runDossierCheck(line);
    const QString folder = workspaceFolder(line.workspace);
    const QString socket = controlSocketName(folder);
    if (line.request.command == QLatin1String("broker-config"))
        return writeBrokerConfig(line, socket);
    CtlClient client;
    if (!client.connectTo(socket)) {
        return leave(NobodyThere,
            QStringLiteral(
                "nobody holds the workspace %1. Start rollout-console, or rollout-console --headless, with it.")
                .arg(folder));
    }
    CtlRequest request = line.request;
    const bool starts
        = request.command == QLatin1String("batch start") || request.command == QLatin1String("batch approve");
    const bool asks = starts && !line.yes && !line.json && atTerminal();
    if (asks && !isWanted(socket, request))
        return leave(Refused, QStringLiteral("nothing was started."));
    if (!client.ask(request))
        return leave(NobodyThere, QStringLiteral("the console went away."));
    CtlOutput output(line.request.command, line.json);
    while (const auto answer = client.next()) {
        switch (answer->kind) {
        case CtlAnswer::Kind::Rows:
            print(output.rows(answer->rows));
            break;
        case CtlAnswer::Kind::Progress:
            if (atTerminal())
                std::fprintf(stderr, "\r%d %%\r", answer->percent);
            break;
        case CtlAnswer::Kind::Done:
            print(output.done(line.json ? answer->value : withoutFindings(answer->value, !asks)));
            return Done;
        case CtlAnswer::Kind::Refused:
            if (line.json)
                std::fputs(encode(*answer).constData(), stderr);
            return line.json ? Refused : leave(Refused, answer->errorText);
        }
    }
    return leave(NobodyThere, QStringLiteral("the console went away before it had answered."));
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    if (const QStringList words = QCoreApplication::arguments().sliced(1);
        !words.isEmpty() && words.first() == QLatin1String("__complete")) { // asked by resources/bash/rolloutctl
        print(completionLines(completeCtl(words.sliced(1))).toUtf8());
        return Done;
    }
    const auto parsed = parseCtl(QCoreApplication::arguments().sliced(1));
    if (const auto* exit = std::get_if<CtlExit>(&parsed)) {
        std::fprintf(exit->code == Done ? stdout : stderr, "%s", qPrintable(exit->text));
        return exit->code;
    }
    return run(std::get<CtlCommandLine>(parsed));
}
