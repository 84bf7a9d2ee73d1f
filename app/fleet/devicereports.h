// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/fleet/devicekind.h"

namespace console {

/// The topics of one device (PROTOCOL.md 1), written out here on their own: the simulator must not share the console's
/// idea of them.
struct DeviceTopics
{
    DeviceTopics(const QString& productKey, const QString& deviceName);

    QByteArray inform;
    QByteArray progress;
    QByteArray upgrade;
    QByteArray pull;
    QByteArray pullReply;
    QByteArray legacyPull;
};

/// Reports as the kind writes them (PROTOCOL.md 2.1, 2.5, 2.6, 6.4): Plain numbers its ids and steps, C SDK 3.2 has the
/// text "0" for an id, C SDK 4.1 a space after the id. `module` is named unless it is "default".
[[nodiscard]] QByteArray informPayload(DeviceKind kind, quint32 id, const QString& version, const QString& module);
[[nodiscard]] QByteArray progressPayload(
    DeviceKind kind, quint32 id, int step, const QString& description, const QString& module);
[[nodiscard]] QByteArray pullPayload(DeviceKind kind, quint32 id, const QString& module);

/// What C SDK 3.2's port layer calls itself before the application speaks.
inline constexpr QLatin1StringView defaultSdkVersion("app-1.0.0-20180101.1000");

} // namespace console
