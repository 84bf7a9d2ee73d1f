// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"
#include "app/console/controlanswers.h"

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
