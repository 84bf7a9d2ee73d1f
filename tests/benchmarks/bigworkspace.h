// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batch.h"

#include <QString>

namespace console {

/// A workspace of many devices in the product's own schema, filled by a few statements of SQL: a million devices are
/// there in seconds. Every tenth task of a finished batch has failed, the others have succeeded.
class BigWorkspace
{
public:
    static constexpr quint64 batchId = 500;
    /// In an empty folder. False and a line on stderr when a statement fails.
    [[nodiscard]] static bool make(const QString& folder, quint32 devices);
    /// A batch of all of them.
    enum class Rollout { Finished, Queued };
    [[nodiscard]] static bool addBatch(const QString& folder, quint32 devices, Rollout rollout);
    // What is in it.
    [[nodiscard]] static QByteArray productKey() { return "a1B2c3D4e5F"; }
    [[nodiscard]] static QByteArray deviceName(quint32 device);
    [[nodiscard]] static QByteArray versionLabel(int version); ///< 1, 2, 3; device d has 1 + d % 3
    [[nodiscard]] static QString databaseOf(const QString& folder);
    /// Seconds that the sqlite3 program takes for this, what it prints thrown away or in `output`; below 0 where it
    /// fails.
    [[nodiscard]] static double sqliteSeconds(
        const QString& folder, const QStringList& options, const QString& sql, const QString& output = {});
};

} // namespace console
