// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/device.h"
#include "models/store/storereader.h"

namespace console {

/// Who makes a dossier, and where.
struct DossierOrigin
{
    QString workspace; ///< its folder
    QString madeBy; ///< the operator
    TimeMs madeAt = 0;
};

/// Is told the seal before the file gets its name; where it fails, there is no file.
using SealKeeper = std::function<Result<void>(const QString& seal)>;

/// All that the store knows of a batch in one file (models/base/hashchain), so that somebody without the console can
/// see whether any of it was changed: head, firmware and how it was verified, batch and plan, who did what when, every
/// task with its evidence, every transition, the head of the activity log. Names and times as in `rolloutctl --json`,
/// without nulls; neither links nor passwords. Of an open batch the parts are of slightly different moments.
///
/// On a pool thread, memory does not grow with the batch; `progress` false cancels, and nothing is left behind.
/// Returns the seal. Errors: NotFound, Cancelled, WriteFailed, Database…, those of `keepSeal`.
[[nodiscard]] Result<QString> saveDossier(const StoreReader& reader, const FleetNames& names, BatchId batch,
    const DossierOrigin& origin, const QString& path, const StoreReader::Progress& progress,
    const SealKeeper& keepSeal);

} // namespace console
