// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace console {

/// Whether a host, as typed or as QUrl gives it, is this computer itself and nothing that a device can reach:
/// localhost, 127.x.y.z, ::1.
[[nodiscard]] bool isLoopbackHost(QStringView host);

} // namespace console
