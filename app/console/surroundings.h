// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/alertrules.h"
#include "models/control/settings.h"

namespace console {

/// Free space where the workspace is, and when the certificates of the active profile end. Reads files: a pool thread.
/// A file that is not there or holds no certificate is left out; connecting says so.
[[nodiscard]] Surroundings lookAround(const QString& workspaceFolder, const ConsoleSettings& settings);

} // namespace console
