// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/consolerig.h"
#include "tests/integration/fleetprocess.h"

namespace console {

/// Product of the simulated fleet.
inline const QString demoProduct = QStringLiteral("a1RolloutDemo");

/// A file of that many bytes that differ; its path, empty where it cannot be written.
[[nodiscard]] QString writeFirmware(const ConsoleRig& rig, int bytes);
/// The tasks of the watched batch that are still open, for the failure's message.
[[nodiscard]] QString describeOpen(const ConsoleRig& rig);
/// Where the console says something else than the fleet's ledger makes right (see rightWord()), a line each.
[[nodiscard]] QStringList differences(const ConsoleRig& rig, const FleetProcess& fleet);
/// Brings the watched batch to its end after times without a console: waits until every device of it has come to its
/// own end, and starts the fleet once more if tasks are still open. Progress is sent at QoS 0, so a failure that no
/// console heard is gone: the device that starts again says where it is, and gets its notice once more.
[[nodiscard]] bool bringToItsEnd(ConsoleRig& rig, FleetProcess& fleet, BatchId batch);

} // namespace console
