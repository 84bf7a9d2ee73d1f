// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/controlreply.h"
#include "models/control/commands.h"

#include <QHash>

namespace console {

class Console;

/// What answers need: the console and its orders.
struct ControlContext
{
    Console& console;
    Commands& commands;
};

/// One command of the control socket. Answers through `reply`, at once or later.
using ControlAnswer = void (*)(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply);
using ControlTable = QHash<QString, ControlAnswer>;

// Each is a chapter of what rolloutctl can ask (app/ctl/commandtable); together all of it.
[[nodiscard]] ControlTable deviceAnswers(); ///< status, devices, activity
[[nodiscard]] ControlTable markAnswers(); ///< groups, tags and saved filters
[[nodiscard]] ControlTable firmwareAnswers(); ///< firmware
[[nodiscard]] ControlTable batchAnswers(); ///< verify, batch, wait
[[nodiscard]] ControlTable releaseAnswers(); ///< four eyes
[[nodiscard]] ControlTable rehearsalAnswers(); ///< batch rehearse
[[nodiscard]] ControlTable reportAnswers(); ///< files about batches and devices
[[nodiscard]] ControlTable profileAnswers(); ///< profiles, support-bundle

/// Devices by DEVICE or PRODUCT/DEVICE; of one product where it is given. Errors: NotFound and NameAmbiguous, naming
/// it.
[[nodiscard]] QFuture<Result<std::vector<DeviceSlot>>> findDevices(
    Console& console, const QStringList& names, const QString& productKey = {});
/// What --filter and --product say together. Error: RequestInvalid, with what would have been right.
[[nodiscard]] Result<DeviceQuery> queryFrom(const QJsonObject& arguments);
/// The text of a filter that the workspace keeps. Error: NotFound.
[[nodiscard]] QFuture<Result<QString>> savedFilter(Console& console, const QString& name);
/// All devices that match, by and by.
[[nodiscard]] QFuture<Result<std::vector<DeviceSlot>>> matchingDevices(Console& console, const DeviceQuery& query);
/// The devices that --devices names or --filter finds go to `use`. About no device at all it is refused: it was meant
/// for some.
void withDevices(const ControlContext& context, const QJsonObject& arguments, ControlReply& reply,
    std::function<void(const std::vector<DeviceSlot>&)> use);
/// Neither --filter nor --devices nor --product: for what is written down, that is the whole fleet.
[[nodiscard]] bool meansAll(const QJsonObject& arguments);
/// A firmware by id, or by a version label that only one has.
[[nodiscard]] QFuture<Result<Firmware>> findFirmware(Console& console, const QString& name);
/// A batch or verification by id.
[[nodiscard]] QFuture<Result<Batch>> findBatch(Console& console, const QString& id);

[[nodiscard]] QStringList listOf(const QJsonObject& arguments, QLatin1StringView key);

} // namespace console
