// SPDX-License-Identifier: GPL-3.0-or-later
// What rolloutctl asks about the console, its devices and its log.
#include "app/console/controlanswers.h"
#include "app/console/controlpages.h"
#include "app/console/valuejson.h"
#include "app/console/valuenames.h"
#include "app/console/version.h"
#include "models/control/deviceorders.h"
#include "models/rollout/explanation.h"
#include "ui/activity/activitytext.h"
#include "ui/common/absencetext.h"
#include "ui/common/whytext.h"

#include <QRegularExpression>
#include <QtConcurrent>

namespace console {

namespace {

/// Download links stand in no output whole (RELIABILITY.md T8).
QString withoutTokens(QString payload)
{
    static const QRegularExpression token(QStringLiteral("/f/([A-Za-z0-9_-]{6})[A-Za-z0-9_-]{37}"));
    return payload.replace(token, QStringLiteral("/f/\\1..."));
}

constexpr QLatin1StringView deviceKey{ "device" };
constexpr std::size_t linesAPage = 1000;
constexpr quint32 devicesATurn = 20000; // looked at by a filter in one turn of the engine
constexpr int defaultActivities = 100;
constexpr int mostActivities = 10000;

void status(const ControlContext& context, const QJsonObject&, ControlReply& reply)
{
    auto pulse = context.console.loop().ask<Pulse>(
        [](ControlLoop& loop, TimeMs now) -> Result<Pulse> { return loop.pulse(now); });
    reply.follow(pulse, [&reply, folder = context.console.workspace().folder()](const Pulse& now) {
        QJsonObject answer = json::status(now);
        answer.insert(QStringLiteral("workspace"), folder);
        answer.insert(QStringLiteral("version"), applicationVersion());
        reply.done(answer);
    });
}

DeviceLine lineOf(const Fleet& fleet, DeviceSlot slot)
{
    const Device& device = fleet.device(slot);
    return { slot, device.product, device.lastSeen, device.marks, fleet.versions(slot) };
}

void listDevices(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const auto query = queryFrom(arguments);
    if (!query) {
        reply.refuse(query.error());
        return;
    }
    const auto fetch
        = [query = *query](ControlLoop& loop, quint32 from, TimeMs now) -> Result<ControlPage<DeviceLine>> {
        const Fleet& fleet = loop.rules().fleet;
        ControlPage<DeviceLine> page;
        DeviceSlot slot = from;
        for (; slot < fleet.size() && slot - from < devicesATurn && page.lines.size() < linesAPage; ++slot) {
            if (query.isEmpty() || orders::deviceMatches(loop, query, slot, now))
                page.lines.push_back(lineOf(fleet, slot));
        }
        page.next = slot;
        page.isLast = slot >= fleet.size();
        return page;
    };
    sendPages<DeviceLine>(context.console, reply, 0, fetch,
        [names = context.console.names()](const DeviceLine& line) { return json::device(line, *names); });
}

QJsonObject detailsJson(const DeviceDetails& details, const FleetNames& names, const QHash<quint64, Batch>& batches,
    const QHash<quint64, QString>& versions)
{
    QJsonArray history;
    for (const VersionHistoryEntry& entry : details.history)
        history.append(QJsonObject{ { QStringLiteral("module"), toText(names.modules.at(entry.module)) },
            { QStringLiteral("version"), toText(names.versions.at(entry.version)) },
            { QStringLiteral("at"), json::time(entry.since) } });
    QJsonArray tasks;
    for (const Task& task : details.tasks) {
        const Batch batch = batches.value(task.batch.value);
        QJsonObject line = json::task({ task, batch.productKey, batch.module }, names);
        line.insert(QStringLiteral("batch"), task.batch.toString());
        tasks.append(line);
    }
    QJsonArray activities;
    for (const Activity& activity : details.activities)
        activities.append(json::activity(activity, names, activityText(activity, { names, versions })));
    QJsonArray messages;
    for (const RawMessage& message : details.messages)
        messages.append(QJsonObject{ { QStringLiteral("at"), json::time(message.at) },
            { QStringLiteral("incoming"), message.incoming }, { QStringLiteral("retained"), message.retained },
            { QStringLiteral("topic"), QString::fromUtf8(message.topic) },
            { QStringLiteral("payload"), withoutTokens(QString::fromUtf8(message.payload)) } });
    return { { QStringLiteral("history"), history }, { QStringLiteral("tasks"), tasks },
        { QStringLiteral("activities"), activities }, { QStringLiteral("messages"), messages },
        { QStringLiteral("first_seen"), json::time(details.firstSeen) } };
}

QFuture<Result<QHash<quint64, Batch>>> allBatches(Console& console)
{
    return console.loop().ask<QHash<quint64, Batch>>([](ControlLoop& loop, TimeMs) -> Result<QHash<quint64, Batch>> {
        QHash<quint64, Batch> batches;
        for (const BatchId id : loop.rules().engine.batches())
            batches.insert(id.value, *loop.rules().engine.batch(id));
        return batches;
    });
}

QHash<quint64, QString> versionsOf(const QHash<quint64, Batch>& batches)
{
    QHash<quint64, QString> versions;
    for (const Batch& batch : batches)
        versions.insert(batch.id.value, batch.version);
    return versions;
}

void showDevice(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const auto found = findDevices(context.console, { arguments.value(deviceKey).toString() });
    reply.follow(found, [context, &reply](const std::vector<DeviceSlot>& devices) {
        const DeviceSlot slot = devices.front();
        reply.follow(context.commands.deviceDetails(slot), [context, &reply, slot](const DeviceDetails& details) {
            reply.follow(allBatches(context.console), [=, &reply](const QHash<quint64, Batch>& batches) {
                const auto asked
                    = context.console.loop().ask<DeviceLine>([slot](ControlLoop& loop, TimeMs) -> Result<DeviceLine> {
                          return lineOf(loop.rules().fleet, slot);
                      });
                reply.follow(asked, [=, &reply](const DeviceLine& line) {
                    const auto names = context.console.names();
                    QJsonObject answer = json::device(line, *names);
                    const QJsonObject more = detailsJson(details, *names, batches, versionsOf(batches));
                    for (auto it = more.begin(); it != more.end(); ++it)
                        answer.insert(it.key(), *it);
                    reply.done(answer);
                });
            });
        });
    });
}

/// The newest task of the device, or the one of the batch asked for, explained.
struct Why
{
    Task task;
    Batch batch;
    Explanation explanation;
    TimeMs now = 0;
    Absence absence{}; ///< where there is no batch
};

Result<Why> explain(ControlLoop& loop, DeviceSlot device, BatchId wanted, TimeMs now)
{
    const RolloutEngine& engine = loop.rules().engine;
    if (!wanted.isNull() && !engine.batch(wanted))
        return failure(ErrorKind::NotFound, wanted.toString());
    Why none;
    none.task.device = device;
    none.now = now;
    none.absence = orders::whyAbsent(loop, device, wanted, now);
    const auto batches = engine.batches();
    for (auto it = batches.rbegin(); it != batches.rend(); ++it) {
        if (!wanted.isNull() && *it != wanted)
            continue;
        if (const auto task = engine.task({ *it, device })) {
            const Batch& batch = *engine.batch(*it);
            if (saysMore(none.absence, *task, batch))
                return none;
            return Why{ *task, batch, explainTask(*task, batch, now, engine.isConnected()), now };
        }
    }
    return none;
}

void whyDevice(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const QString name = arguments.value(deviceKey).toString();
    const BatchId batch = BatchId::fromString(arguments.value(QLatin1String("batch")).toString());
    reply.follow(findDevices(context.console, { name }), [=, &reply](const std::vector<DeviceSlot>& devices) {
        const auto asked
            = context.console.loop().ask<Why>([device = devices.front(), batch](ControlLoop& loop, TimeMs now) {
                  return explain(loop, device, batch, now);
              });
        reply.follow(asked, [&reply, names = context.console.names()](const Why& why) {
            if (why.batch.id.isNull()) {
                reply.done(QJsonObject{ { QStringLiteral("device"), toText(names->devices.at(why.task.device)) },
                    { QStringLiteral("batch"),
                        why.absence.batch.isNull() ? QJsonValue() : QJsonValue(why.absence.batch.toString()) },
                    { QStringLiteral("why"), nameOf(why.absence.kind) },
                    { QStringLiteral("text"), absenceText(why.absence) } });
                return;
            }
            QJsonObject answer = json::task({ why.task, why.batch.productKey, why.batch.module }, *names);
            answer.insert(QStringLiteral("batch"), why.batch.id.toString());
            answer.insert(QStringLiteral("why"), nameOf(why.explanation.kind));
            answer.insert(QStringLiteral("since"), json::time(why.explanation.since));
            answer.insert(QStringLiteral("next_at"), json::time(why.explanation.at));
            answer.insert(QStringLiteral("suspect_at"), json::time(why.explanation.suspectAt));
            answer.insert(QStringLiteral("text"), whyText(why.explanation, *names, why.now));
            reply.done(answer);
        });
    });
}

void sendActivities(const ControlContext& context, const ActivityQuery& query, ControlReply& reply)
{
    reply.follow(context.commands.activities(query), [context, &reply](const QList<Activity>& activities) {
        reply.follow(allBatches(context.console), [=, &reply](const QHash<quint64, Batch>& batches) {
            const auto names = context.console.names();
            const QHash<quint64, QString> versions = versionsOf(batches);
            QJsonArray rows;
            for (const Activity& activity : activities)
                rows.append(json::activity(activity, *names, activityText(activity, { *names, versions })));
            reply.rows(rows, [&reply] { reply.done(); });
        });
    });
}

void verifyActivities(const ControlContext& context, ControlReply& reply)
{
    const auto checked = QtConcurrent::run(&context.console.pool(),
        [&console = context.console] { return console.reader().checkLog([&console] { return !console.isEnding(); }); });
    reply.follow(checked, [&reply](const LogCheck& found) {
        if (found.breaks > 0 || found.endMissing) {
            reply.refuse({ ErrorKind::DatabaseDamaged,
                found.breaks == 0 ? QStringLiteral("activity log: its newest entries are gone")
                                  : QStringLiteral("activity log: entry %1 does not follow from the one before it")
                                        .arg(found.brokenAt.toString()) });
            return;
        }
        reply.done(QJsonObject{ { QStringLiteral("intact"), true }, { QStringLiteral("entries"), found.entries },
            { QStringLiteral("older_entries"), found.older }, { QStringLiteral("head"), found.head } });
    });
}

void listActivities(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    if (arguments.value(QLatin1String("verify")).toBool()) {
        verifyActivities(context, reply);
        return;
    }
    ActivityQuery query;
    query.limit = qBound(1, arguments.value(QLatin1String("limit")).toInt(defaultActivities), mostActivities);
    query.batch = BatchId::fromString(arguments.value(QLatin1String("batch")).toString());
    if (arguments.value(QLatin1String("problems")).toBool())
        query.kinds = kindsOf(ActivityGroup::Problems).values();
    const QString device = arguments.value(deviceKey).toString();
    if (device.isEmpty()) {
        sendActivities(context, query, reply);
        return;
    }
    reply.follow(findDevices(context.console, { device }), [=, &reply](const std::vector<DeviceSlot>& devices) {
        ActivityQuery ofDevice = query;
        ofDevice.device = devices.front();
        sendActivities(context, ofDevice, reply);
    });
}

} // namespace

ControlTable deviceAnswers()
{
    return { { QStringLiteral("status"), status }, { QStringLiteral("devices list"), listDevices },
        { QStringLiteral("devices show"), showDevice }, { QStringLiteral("devices why"), whyDevice },
        { QStringLiteral("activity"), listActivities } };
}

} // namespace console
