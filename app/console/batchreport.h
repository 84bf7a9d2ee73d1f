// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "models/store/storereader.h"

namespace console {

/// What happened in a batch, for people: in one sentence and in numbers, the plan in words, the outcomes over time, the
/// failures by reason, who did what when, and every device. In the language in force, from the store as it is at that
/// moment; neither links nor passwords.
///
/// On a pool thread (PDF: of a program with fonts, a QGuiApplication); memory grows by a byte a device. `now`: when it
/// is made. `progress` false cancels, and nothing is left behind. The number of devices. Errors: NotFound, Cancelled,
/// WriteFailed, Database…
[[nodiscard]] Result<quint32> writeReport(const StoreReader& reader, const FleetNames& names, BatchId batch,
    const QString& path, ReportFormat format, TimeMs now, const StoreReader::Progress& progress);

} // namespace console
