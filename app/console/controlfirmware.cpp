// SPDX-License-Identifier: GPL-3.0-or-later
// What rolloutctl asks and orders about firmware.
#include "app/console/console.h"
#include "app/console/controlanswers.h"
#include "app/console/valuejson.h"

#include <QFileInfo>
#include <QFutureWatcher>

namespace console {

namespace {

constexpr QLatin1StringView firmwareKey{ "firmware" };

void addFirmware(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const auto text = [&](const char* key) { return arguments.value(QLatin1String(key)).toString(); };
    const QString sign = text("sign");
    if (!sign.isEmpty() && sign != QLatin1String("md5") && sign != QLatin1String("sha256")) {
        reply.refuse({ ErrorKind::RequestInvalid, QStringLiteral("--sign is md5 or sha256") });
        return;
    }
    FirmwareDraft draft;
    draft.filePath = text("file");
    draft.productKey = text("product");
    draft.version = text("version");
    draft.module = arguments.value(QLatin1String("module")).toString(QStringLiteral("default"));
    // A name for people has at most 40 characters (models/firmware/firmware.h).
    draft.name = arguments.value(QLatin1String("name")).toString(QFileInfo(draft.filePath).completeBaseName().left(40));
    draft.signMethod = sign == QLatin1String("sha256") ? SignMethod::Sha256 : SignMethod::Md5;
    draft.customInfo = text("custom_info");
    draft.notes = text("notes");
    auto added = context.commands.addFirmware(draft);
    auto* progress = new QFutureWatcher<Result<Firmware>>(&reply);
    QObject::connect(progress, &QFutureWatcherBase::progressValueChanged, &reply, &ControlReply::progress);
    progress->setFuture(added);
    // Whoever asked has gone: what was copied so far goes too.
    QObject::connect(&reply, &QObject::destroyed, &context.console, [added]() mutable { added.cancel(); });
    reply.follow(added, [&reply](const Firmware& firmware) { reply.done(json::firmware(firmware)); });
}

void listFirmware(const ControlContext& context, const QJsonObject&, ControlReply& reply)
{
    const auto all
        = context.console.loop().ask<QList<Firmware>>([](ControlLoop& loop, TimeMs) -> Result<QList<Firmware>> {
              const RolloutEngine& engine = loop.rules().engine;
              QList<Firmware> list;
              for (const FirmwareId id : engine.firmwareIds()) {
                  if (!engine.firmware(id)->deleted)
                      list.append(*engine.firmware(id));
              }
              return list;
          });
    reply.follow(all, [&reply](const QList<Firmware>& list) {
        QJsonArray rows;
        for (const Firmware& firmware : list)
            rows.append(json::firmware(firmware));
        reply.rows(rows, [&reply] { reply.done(); });
    });
}

void showFirmware(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const auto found = findFirmware(context.console, arguments.value(firmwareKey).toString());
    reply.follow(found, [context, &reply](const Firmware& firmware) {
        const auto preview = context.commands.previewNotice(firmware.id);
        reply.follow(preview, [&reply, firmware](const NoticePreview& notice) {
            QJsonObject answer = json::firmware(firmware);
            answer.insert(QStringLiteral("notice"), QString::fromUtf8(notice.payload));
            reply.done(answer);
        });
    });
}

void deleteFirmware(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const auto found = findFirmware(context.console, arguments.value(firmwareKey).toString());
    reply.follow(found, [context, &reply](const Firmware& firmware) {
        reply.follow(
            context.commands.deleteFirmware(firmware.id), [&reply, firmware] { reply.done(json::firmware(firmware)); });
    });
}

} // namespace

ControlTable firmwareAnswers()
{
    return { { QStringLiteral("firmware add"), addFirmware }, { QStringLiteral("firmware list"), listFirmware },
        { QStringLiteral("firmware show"), showFirmware }, { QStringLiteral("firmware delete"), deleteFirmware } };
}

} // namespace console
