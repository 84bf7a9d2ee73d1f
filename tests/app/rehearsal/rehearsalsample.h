// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rehearsal/rehearsalwire.h"

#include <QString>

namespace console {

/// The programs that a rehearsal needs are found, as if the console were started from where they are.
void putProgramsOnPath();

/// A rehearsal of so many devices, all of which come from version 1.0, with a firmware written to `folder`.
[[nodiscard]] RehearsalOrder sampleOrder(
    const QString& folder, quint32 devices, const RehearsalWish& wish, const Plan& plan = {});

/// Processes of this computer that have the text in their command line; their ids.
[[nodiscard]] QList<qint64> processesWith(const QString& text);

} // namespace console
