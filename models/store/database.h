// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/store/schema.h"

#include <QString>

namespace console {

/// Opens (or makes) the database of a workspace and brings its schema up to date, with an online backup before each
/// migration
/// (`PATH.vN-DATE.backup`, kept). Call once at start, before writer and readers. Errors: DatabaseDamaged, DatabaseNewer
/// (context: its version and ours, "7 1"), DatabaseUnwritable, DiskFull. Nothing is overwritten on an error.
[[nodiscard]] Result<void> prepareDatabase(const QString& path, const Schema& schema = currentSchema());

} // namespace console
