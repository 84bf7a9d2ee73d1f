// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/maintenancewindow.h"

#include <QString>

namespace console {

/// Maintenance windows as text, the same in commands, in the store and where somebody types them:
/// `Mon-Fri 22:00-04:00 Europe/Berlin; Sat,Sun 00:00-00:00`. Days are `daily`, names of three letters, or ranges of
/// them; without a zone the console's own counts. Pure; any thread.
[[nodiscard]] QString windowsText(const std::vector<MaintenanceWindow>& windows); ///< empty: none
/// Error: WindowNotUnderstood, context: the window that is meant. checkWindows has the zones.
[[nodiscard]] Result<std::vector<MaintenanceWindow>> parseWindows(const QString& text);
[[nodiscard]] QString daysText(quint8 days);
/// 0 where it is not understood.
[[nodiscard]] quint8 parseDays(const QString& text);

} // namespace console
