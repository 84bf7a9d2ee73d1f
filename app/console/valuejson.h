// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"

#include <QJsonArray>
#include <QJsonObject>

namespace console {

/// A device's module in a task, with what its names are.
struct TaskLine
{
    Task task;
    QString product;
    QString module;
};

/// A device with its modules, as the control socket tells it.
struct DeviceLine
{
    DeviceSlot slot = noDevice;
    ProductIndex product = 0;
    TimeMs lastSeen = 0;
    MarksIndex marks = 0;
    std::vector<ModuleVersion> modules;
};

/// Values as JSON for programs (documented in rolloutctl(1)): names of states in lower snake case, ids as strings,
/// times as ISO 8601 UTC with milliseconds, null for what there is not. Pure; FleetNames may be read from any thread.
namespace json {

[[nodiscard]] QJsonValue time(TimeMs at); ///< null for 0
[[nodiscard]] QJsonObject firmware(const Firmware& firmware);
[[nodiscard]] QJsonObject batch(const Batch& batch, const FleetNames& names);
[[nodiscard]] QJsonObject counts(const TaskCounts& counts);
[[nodiscard]] QJsonObject halt(const Halt& halt, const FleetNames& names);
[[nodiscard]] QJsonObject forecast(const Forecast& forecast, const QString& sentence);
/// With what the forecast of the same plan says.
[[nodiscard]] QJsonObject rehearsal(const Rehearsal& rehearsal, const Forecast& forecast, const QString& sentence);
[[nodiscard]] QJsonObject task(const TaskLine& line, const FleetNames& names);
[[nodiscard]] QJsonObject device(const DeviceLine& line, const FleetNames& names);
[[nodiscard]] QJsonObject activity(const Activity& activity, const FleetNames& names, const QString& sentence);
[[nodiscard]] QJsonObject status(const Pulse& pulse);
[[nodiscard]] QJsonArray numbers(const std::vector<quint32>& values);
[[nodiscard]] QJsonArray findings(const QList<Finding>& findings, const Plan& plan, const FleetNames& names);
[[nodiscard]] QJsonArray rejected(const QList<CsvRejection>& lines);

} // namespace json

} // namespace console
