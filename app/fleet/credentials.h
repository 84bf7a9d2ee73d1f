// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fleet/devicekind.h"

namespace console {

/// What a device shows the broker (PROTOCOL.md 6.1).
struct Credentials
{
    QByteArray clientId;
    QByteArray user;
    QByteArray password; ///< empty without a secret
};

/// Client id, user name and signed password of that kind. All kinds use the fixed timestamp of the C SDKs, so that a
/// device keeps its client id, and with it its session, over a reboot.
[[nodiscard]] Credentials credentialsOf(
    DeviceKind kind, const QString& productKey, const QString& deviceName, const QString& secret);

} // namespace console
