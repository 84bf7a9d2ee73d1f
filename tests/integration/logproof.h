// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace console {

/// What the logs of all batches of a database say about their tasks.
struct LogProof
{
    QStringList differences; ///< where the log, played to its end, does not lead to what is stored
    qint64 entries = 0; ///< played
};

[[nodiscard]] LogProof proveLogs(const QString& databasePath);

} // namespace console
