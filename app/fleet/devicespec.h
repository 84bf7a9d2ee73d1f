// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fleet/devicekind.h"
#include "app/fleet/fate.h"

#include <QMap>
#include <QString>

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

    bool operator==(const DeviceSpec&) const = default;
};

/// Prefix and index + 1, six digits or more.
[[nodiscard]] QString deviceName(const FleetOptions& options, quint32 index);
/// Protected devices (FleetOptions::protectedDevices) are plain and healthy.
[[nodiscard]] DeviceSpec makeSpec(const FleetOptions& options, quint32 index);

} // namespace console
