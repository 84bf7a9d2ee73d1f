// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/await.h"
#include "app/console/console.h"
#include "app/console/controlanswers.h"
#include "models/control/deviceorders.h"
#include "ui/common/querytext.h"

#include <QtConcurrent>

namespace console {

namespace {

Result<DeviceSlot> findDevice(const Fleet& fleet, const QString& name, const QString& productKey)
{
    const qsizetype slash = name.indexOf(u'/');
    const QString device = name.sliced(slash + 1);
    const QString wanted = slash < 0 ? productKey : name.first(slash);
    const std::string deviceName = device.toStdString();
    std::optional<DeviceSlot> found;
    for (quint32 product = 1; product < fleet.names().products.size(); ++product) {
        const std::string_view key = fleet.names().products.at(product);
        if (!wanted.isEmpty() && toText(key) != wanted)
            continue;
        const auto slot = fleet.find(key, deviceName);
        if (slot && found)
            return failure(ErrorKind::NameAmbiguous, name);
        if (slot)
            found = slot;
    }
    if (!found)
        return failure(ErrorKind::NotFound, name);
    return *found;
}

} // namespace

QFuture<Result<std::vector<DeviceSlot>>> findDevices(
    Console& console, const QStringList& names, const QString& productKey)
{
    return console.loop().ask<std::vector<DeviceSlot>>(
        [names, productKey](ControlLoop& loop, TimeMs) -> Result<std::vector<DeviceSlot>> {
            std::vector<DeviceSlot> devices;
            devices.reserve(static_cast<std::size_t>(names.size()));
            for (const QString& name : names) {
                const auto device = findDevice(loop.rules().fleet, name, productKey);
                if (!device)
                    return failure(device.error());
                devices.push_back(*device);
            }
            return devices;
        });
}

Result<DeviceQuery> queryFrom(const QJsonObject& arguments)
{
    const QString filter = arguments.value(QLatin1String("filter")).toString();
    const auto query = DeviceQuery::parse(filter);
    if (!query)
        return failure(ErrorKind::RequestInvalid,
            QStringLiteral("--filter, at character %1: %2")
                .arg(query.error().position + 1)
                .arg(queryErrorText(filter, query.error())));
    const QString product = arguments.value(QLatin1String("product")).toString();
    if (product.isEmpty())
        return *query;
    QStringList clauses = queryClauses(filter);
    clauses.prepend(DeviceQuery::term(u"product", product));
    const auto both = DeviceQuery::parse(clauses.join(u' '));
    if (!both)
        return failure(ErrorKind::RequestInvalid, QStringLiteral("--product"));
    return *both;
}

QFuture<Result<QString>> savedFilter(Console& console, const QString& name)
{
    return console.loop().ask<QString>([name](ControlLoop& loop, TimeMs) -> Result<QString> {
        const QList<SavedFilter>& all = loop.rules().filters.all();
        const auto found = std::ranges::find(all, name, &SavedFilter::name);
        if (found == all.end())
            return failure(ErrorKind::NotFound, u'@' + name);
        return found->text;
    });
}

QFuture<Result<std::vector<DeviceSlot>>> matchingDevices(Console& console, const DeviceQuery& query)
{
    constexpr quint32 devicesATurn = 20'000;
    using Found = std::pair<std::vector<DeviceSlot>, DeviceSlot>; // and where the next turn begins
    return QtConcurrent::run(&console.pool(), [&console, query]() -> Result<std::vector<DeviceSlot>> {
        std::vector<DeviceSlot> all;
        for (DeviceSlot from = 0;;) {
            const auto turn
                = await(console.loop().ask<Found>([query, from](ControlLoop& loop, TimeMs now) -> Result<Found> {
                      Found found;
                      found.second = orders::matchDevices(loop, query, from, devicesATurn, now, found.first);
                      return found;
                  }));
            if (!turn)
                return failure(turn.error());
            all.insert(all.end(), turn->first.begin(), turn->first.end());
            if (turn->second == from || turn->second - from < devicesATurn)
                return all;
            from = turn->second;
        }
    });
}

QFuture<Result<Firmware>> findFirmware(Console& console, const QString& name)
{
    return console.loop().ask<Firmware>([name](ControlLoop& loop, TimeMs) -> Result<Firmware> {
        const RolloutEngine& engine = loop.rules().engine;
        const Firmware* found = nullptr;
        for (const FirmwareId id : engine.firmwareIds()) {
            const Firmware* firmware = engine.firmware(id);
            if (firmware->deleted)
                continue;
            if (id.toString() == name)
                return *firmware;
            if (firmware->version != name)
                continue;
            if (found)
                return failure(ErrorKind::NameAmbiguous, name);
            found = firmware;
        }
        if (!found)
            return failure(ErrorKind::NotFound, name);
        return *found;
    });
}

QFuture<Result<Batch>> findBatch(Console& console, const QString& id)
{
    return console.loop().ask<Batch>([id](ControlLoop& loop, TimeMs) -> Result<Batch> {
        const Batch* batch = loop.rules().engine.batch(BatchId::fromString(id));
        if (!batch)
            return failure(ErrorKind::NotFound, id);
        return *batch;
    });
}

QStringList listOf(const QJsonObject& arguments, QLatin1StringView key)
{
    QStringList list;
    const QJsonArray values = arguments.value(key).toArray();
    for (const QJsonValue& value : values)
        list << value.toString();
    return list;
}

} // namespace console
