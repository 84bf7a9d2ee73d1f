// SPDX-License-Identifier: GPL-3.0-or-later
// Groups, tags and saved filters, as rolloutctl orders them.
#include "app/console/console.h"
#include "app/console/controlanswers.h"
#include "app/console/valuejson.h"

namespace console {

namespace {

QString text(const QJsonObject& arguments, const char* key)
{
    return arguments.value(QLatin1String(key)).toString();
}

void mark(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply, const MarkOrder& order)
{
    withDevices(context, arguments, reply, [context, order, &reply](const std::vector<DeviceSlot>& devices) {
        MarkOrder whole = order;
        whole.devices = devices;
        reply.follow(context.commands.markDevices(whole), [&reply, matched = devices.size()](quint32 changed) {
            reply.done(QJsonObject{ { QStringLiteral("matched"), static_cast<qint64>(matched) },
                { QStringLiteral("changed"), static_cast<qint64>(changed) } });
        });
    });
}

void tagDevices(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    MarkOrder order;
    order.add.append(text(arguments, "tag"));
    mark(context, arguments, reply, order);
}

void untagDevices(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    MarkOrder order;
    order.remove.append(text(arguments, "tag"));
    mark(context, arguments, reply, order);
}

void groupDevices(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    MarkOrder order;
    order.group = text(arguments, "group");
    if (order.group->isEmpty())
        reply.refuse({ ErrorKind::MarkInvalid, {} });
    else
        mark(context, arguments, reply, order);
}

void ungroupDevices(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    MarkOrder order;
    order.group = QString();
    mark(context, arguments, reply, order);
}

void applyList(const ControlContext& context, const MarkList& list, ControlReply& reply)
{
    reply.follow(context.commands.applyMarks(list), [&reply, list](quint32 changed) {
        reply.done(QJsonObject{ { QStringLiteral("lines"), list.lines },
            { QStringLiteral("changed"), static_cast<qint64>(changed) },
            { QStringLiteral("rejected"), json::rejected(list.rejected) } });
    });
}

/// All of the list or nothing, unless --partial allows the rest.
void importMarks(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const QString saveTo = text(arguments, "rejected");
    const bool partial = arguments.value(QLatin1String("partial")).toBool();
    reply.follow(context.commands.readMarks(text(arguments, "file")), [=, &reply](const MarkList& list) {
        const auto goOn = [=, &reply] {
            if (!list.rejected.isEmpty() && !partial)
                reply.refuse({ ErrorKind::CsvLinesRejected,
                    QStringLiteral("%1 of %2 lines, first line %3")
                        .arg(list.rejected.size())
                        .arg(list.lines)
                        .arg(list.rejected.first().line) });
            else
                applyList(context, list, reply);
        };
        if (saveTo.isEmpty() || list.rejected.isEmpty())
            goOn();
        else
            reply.follow(context.commands.saveRejected(saveTo, list.rejected), goOn);
    });
}

void exportMarks(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const auto write = [context, &reply, path = text(arguments, "file")](const std::vector<DeviceSlot>& devices) {
        reply.follow(context.commands.exportMarks(path, devices), [&reply](quint32 lines) {
            reply.done(QJsonObject{ { QStringLiteral("devices"), static_cast<qint64>(lines) } });
        });
    };
    if (meansAll(arguments))
        write({});
    else
        withDevices(context, arguments, reply, write);
}

void listFilters(const ControlContext& context, const QJsonObject&, ControlReply& reply)
{
    const auto asked = context.console.loop().ask<QList<SavedFilter>>(
        [](ControlLoop& loop, TimeMs) -> Result<QList<SavedFilter>> { return loop.rules().filters.all(); });
    reply.follow(asked, [&reply](const QList<SavedFilter>& filters) {
        QJsonArray rows;
        for (const SavedFilter& filter : filters)
            rows.append(
                QJsonObject{ { QStringLiteral("name"), filter.name }, { QStringLiteral("filter"), filter.text } });
        reply.rows(rows, [&reply] { reply.done(); });
    });
}

void saveFilter(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const auto query = queryFrom(arguments);
    if (!query) {
        reply.refuse(query.error());
        return;
    }
    if (query->isEmpty()) {
        reply.refuse({ ErrorKind::FilterInvalid, {} });
        return;
    }
    const SavedFilter filter{ text(arguments, "name"), text(arguments, "filter") };
    reply.follow(context.commands.saveFilter(filter), [&reply, filter] {
        reply.done(QJsonObject{ { QStringLiteral("name"), filter.name }, { QStringLiteral("filter"), filter.text } });
    });
}

void deleteFilter(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply)
{
    const QString name = text(arguments, "name");
    reply.follow(context.commands.saveFilter({ name, {} }), [&reply, name] {
        reply.done(QJsonObject{ { QStringLiteral("deleted"), name } });
    });
}

} // namespace

bool meansAll(const QJsonObject& arguments)
{
    return text(arguments, "filter").isEmpty() && text(arguments, "product").isEmpty()
        && !arguments.contains(QLatin1String("devices"));
}

void withDevices(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply,
    std::function<void(const std::vector<DeviceSlot>&)> use)
{
    const auto some = [&reply, use = std::move(use)](const std::vector<DeviceSlot>& devices) {
        if (devices.empty())
            reply.refuse({ ErrorKind::NoTargets, {} });
        else
            use(devices);
    };
    if (arguments.contains(QLatin1String("devices"))) {
        reply.follow(
            findDevices(context.console, listOf(arguments, QLatin1StringView("devices")), text(arguments, "product")),
            some);
        return;
    }
    const auto query = queryFrom(arguments);
    if (!query)
        reply.refuse(query.error());
    else if (query->isEmpty()) // forgotten rather than meant: every device of every product
        reply.refuse({ ErrorKind::NoTargets, QStringLiteral("--filter or --devices is missing") });
    else
        reply.follow(matchingDevices(context.console, *query), some);
}

ControlTable markAnswers()
{
    return { { QStringLiteral("devices tag"), tagDevices }, { QStringLiteral("devices untag"), untagDevices },
        { QStringLiteral("devices group"), groupDevices }, { QStringLiteral("devices ungroup"), ungroupDevices },
        { QStringLiteral("devices import"), importMarks }, { QStringLiteral("devices export"), exportMarks },
        { QStringLiteral("filters list"), listFilters }, { QStringLiteral("filters save"), saveFilter },
        { QStringLiteral("filters delete"), deleteFilter } };
}

} // namespace console
