// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/tarfile.h"
#include "models/control/commands.h"

namespace console {

/// What a support bundle is made of.
struct SupportFacts
{
    Pulse pulse;
    ConsoleSettings settings;
    QString workspace; ///< folder
    QString database; ///< path
    QList<Activity> activities; ///< newest first
    TimeMs at = 0;
    bool masked = false; ///< hosts, names of people and of environments are left out too
};

/// Files that say how a console is and what it did, for somebody who helps: versions, settings, state, the database's
/// health and counts, the newest entries of the log. Holds no password, passphrase, key or token, no payload of a
/// device, no path and no user's name; of the log's texts only numbers, for devices and people choose the others. Reads
/// the database: a pool thread.
[[nodiscard]] QList<TarEntry> supportFiles(const SupportFacts& facts);

} // namespace console
