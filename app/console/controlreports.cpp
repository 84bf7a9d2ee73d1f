// SPDX-License-Identifier: GPL-3.0-or-later
// Files about batches and devices, as rolloutctl orders them.
#include "app/console/console.h"
#include "app/console/controlanswers.h"

#include <QFileInfo>

namespace console {

namespace {

QString text(const QJsonObject& arguments, const char* key)
{
    return arguments.value(QLatin1String(key)).toString();
}

QFuture<Result<quint32>> written(Commands& commands, BatchId batch, const QString& path, const QString& format)
{
    if (format == QLatin1String("csv"))
        return commands.exportTasks(batch, path);
    return commands.exportReport(batch, path, format == QLatin1String("pdf") ? ReportFormat::Pdf : ReportFormat::Html);
}

void reportBatch(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    static const QStringList known{ QStringLiteral("html"), QStringLiteral("pdf"), QStringLiteral("csv") };
    const QString path = text(arguments, "file");
    const QString format = arguments.value(QLatin1String("format")).toString(QFileInfo(path).suffix().toLower());
    reply.follow(findBatch(context.console, text(arguments, "batch")), [=, &reply](const Batch& batch) {
        if (!known.contains(format)) {
            reply.refuse({ ErrorKind::RequestInvalid,
                QStringLiteral("the file ends in .html, .pdf or .csv, or --format says html, pdf or csv") });
            return;
        }
        reply.followWork(
            written(context.commands, batch.id, path, format), &context.console, [&reply, path](quint32 devices) {
                reply.done(QJsonObject{
                    { QStringLiteral("file"), path }, { QStringLiteral("devices"), static_cast<qint64>(devices) } });
            });
    });
}

void saveDossier(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const QString path = text(arguments, "file");
    reply.follow(findBatch(context.console, text(arguments, "batch")), [=, &reply](const Batch& batch) {
        reply.followWork(
            context.commands.saveDossier(batch.id, path), &context.console, [&reply, path](const QString& seal) {
                reply.done(QJsonObject{ { QStringLiteral("file"), path }, { QStringLiteral("seal"), seal } });
            });
    });
}

void writeInventory(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const auto write = [context, &reply, path = text(arguments, "file")](const std::vector<DeviceSlot>& devices) {
        reply.followWork(
            context.commands.exportInventory(path, devices), &context.console, [&reply, path](quint32 count) {
                reply.done(QJsonObject{
                    { QStringLiteral("file"), path }, { QStringLiteral("devices"), static_cast<qint64>(count) } });
            });
    };
    if (meansAll(arguments))
        write({});
    else
        withDevices(context, arguments, reply, write);
}

} // namespace

ControlTable reportAnswers()
{
    return { { QStringLiteral("batch report"), reportBatch }, { QStringLiteral("batch dossier"), saveDossier },
        { QStringLiteral("devices inventory"), writeInventory } };
}

} // namespace console
