// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/control/settings.h"

namespace console {

/// ConsoleSettings as a JSON file of the workspace, replaced in one step, mode 0600. Holds no secret.
/// A missing file gives the defaults; a damaged one is kept aside as settings.json.damaged and gives the defaults too,
/// and `keptAside` its new name.
/// One that is there and cannot be read is an error (FileUnreadable): defaults would be written over it.
[[nodiscard]] Result<ConsoleSettings> loadSettings(const QString& path, QString* keptAside = nullptr);
/// What a newer program wrote into the file and this one does not know stays in it.
[[nodiscard]] Result<void> saveSettings(const QString& path, const ConsoleSettings& settings);

} // namespace console
