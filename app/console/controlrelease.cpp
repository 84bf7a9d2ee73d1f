// SPDX-License-Identifier: GPL-3.0-or-later
// What rolloutctl asks and orders about four eyes: the switch, and the release of a batch by a second operator.
#include "app/console/console.h"
#include "app/console/controlanswers.h"
#include "app/console/valuejson.h"

namespace console {

namespace {

QString batchOf(const QJsonObject& arguments)
{
    return arguments.value(QLatin1String("batch")).toString();
}

void switchFourEyes(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const QString word = arguments.value(QLatin1String("on_or_off")).toString();
    if (word.isEmpty()) { // only asked
        reply.done(QJsonObject{ { QStringLiteral("four_eyes"), context.commands.settings().fourEyes } });
        return;
    }
    if (word != QLatin1String("on") && word != QLatin1String("off")) {
        reply.refuse({ ErrorKind::RequestInvalid, QStringLiteral("settings four-eyes is on or off") });
        return;
    }
    ConsoleSettings settings = context.commands.settings();
    settings.fourEyes = word == QLatin1String("on");
    reply.follow(context.commands.applySettings(settings), [on = settings.fourEyes, &reply] {
        reply.done(QJsonObject{ { QStringLiteral("four_eyes"), on } });
    });
}

QJsonObject reviewed(const ControlContext& context, const Batch& batch, const BatchPreview& preview)
{
    QJsonObject answer = json::batch(batch, *context.console.names());
    answer.insert(QStringLiteral("devices"), static_cast<qint64>(preview.selection.targets.size()));
    answer.insert(QStringLiteral("large"), static_cast<qint64>(largeBatch));
    answer.insert(QStringLiteral("findings"), json::findings(preview.findings, batch.plan, *context.console.names()));
    return answer;
}

void review(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    reply.follow(findBatch(context.console, batchOf(arguments)), [context, &reply](const Batch& batch) {
        reply.follow(context.commands.previewRelease(batch.id),
            [context, &reply, batch](const BatchPreview& preview) { reply.done(reviewed(context, batch, preview)); });
    });
}

/// As `batch start`: a command means what it names, unless it is to be strict about it.
BatchApproval decided(BatchId id, const QJsonObject& arguments, const BatchPreview& preview)
{
    const bool strict = arguments.value(QLatin1String("strict")).toBool();
    BatchApproval approval;
    approval.batch = id;
    if (arguments.contains(QLatin1String("expect")))
        approval.expected = static_cast<quint32>(arguments.value(QLatin1String("expect")).toInteger());
    else if (!strict)
        approval.expected = static_cast<quint32>(preview.selection.targets.size());
    if (!strict)
        approval.consent = Consent::everything();
    for (const QString& name : listOf(arguments, QLatin1StringView("accept"))) {
        if (const auto kind = findingNamed(name))
            approval.consent.accept(*kind);
    }
    return approval;
}

void approve(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    for (const QString& name : listOf(arguments, QLatin1StringView("accept"))) {
        if (!findingNamed(name)) {
            reply.refuse(
                { ErrorKind::RequestInvalid, QStringLiteral("--accept: no finding has the name %1").arg(name) });
            return;
        }
    }
    reply.follow(findBatch(context.console, batchOf(arguments)), [=, &reply](const Batch& batch) {
        reply.follow(context.commands.previewRelease(batch.id), [=, &reply](const BatchPreview& preview) {
            const BatchApproval approval = decided(batch.id, arguments, preview);
            reply.follow(context.commands.approveBatch(approval), [=, &reply] {
                reply.follow(findBatch(context.console, batch.id.toString()),
                    [=, &reply](const Batch& released) { reply.done(reviewed(context, released, preview)); });
            });
        });
    });
}

} // namespace

ControlTable releaseAnswers()
{
    return { { QStringLiteral("settings four-eyes"), switchFourEyes }, { QStringLiteral("batch review"), review },
        { QStringLiteral("batch approve"), approve } };
}

} // namespace console
