// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fleet/devicekind.h"
#include "app/fleet/fate.h"

#include <QMap>
#include <QString>

#include <optional>

namespace console {

struct FleetOptions;

/// Who device `index` is. Everything here follows from the options and the index alone, never from time.
struct DeviceSpec
{
    quint32 index = 0; ///< 0, 1, 2, …
    QString name; ///< prefix and index + 1, six digits
    DeviceKind kind = DeviceKind::Plain;
    Fate fate = Fate::Healthy;
    QMap<QString, QString> versions; ///< by module; "default" always
    quint64 chance = 0; ///< seed of the small choices on the way
    // Of devices that are given one by one (readDeviceList):
    bool stubborn = false; ///< its fate strikes every attempt
    bool leaves = false; ///< when it is told to, until it is told to come back
    bool cleanSession = false; ///< whatever its kind
    std::optional<double> respondMs{}; ///< from the notice until it begins, to be divided by the speed
    std::optional<double> workMs{}; ///< from the end of its download until it is back, likewise
    std::optional<double> rate{}; ///< of its download, bytes a second

    bool operator==(const DeviceSpec&) const = default;
};

/// Prefix and index + 1, six digits or more.
[[nodiscard]] QString deviceName(const FleetOptions& options, quint32 index);
/// The listed one, if there is a list. Protected devices (FleetOptions::protectedDevices) are plain and healthy.
[[nodiscard]] DeviceSpec makeSpec(const FleetOptions& options, quint32 index);

} // namespace console
