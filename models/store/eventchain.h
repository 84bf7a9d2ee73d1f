// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"
#include "models/base/result.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace console {

class Connection;

/// What a walk along the activity log found.
struct LogCheck
{
    qint64 entries = 0; ///< that stand in the chain
    qint64 older = 0; ///< from before there was one: nothing is known of these
    qint64 breaks = 0; ///< entries that do not follow from the one before them
    EventId brokenAt; ///< the first of these; null = none
    bool endMissing = false; ///< the newest entries are gone
    QString head; ///< digest of the newest entry: noted elsewhere, it proves later that nothing up to it was rewritten

    [[nodiscard]] bool isIntact() const { return breaks == 0 && !endMissing; }
};

/// The activity log as a hash chain (RELIABILITY.md I14): every order and decision carries a digest of itself and of
/// the entry before it, so that none is changed, put in or taken out unseen. What devices can cause without end
/// (EventRetention::isNoise) has no part in it, so that what retention lets go of breaks nothing and costs nothing.
/// It has no key: who can rewrite the whole file can rewrite the chain, but not a head that was noted elsewhere.
///
/// A digest is the SHA-256, in hex digits, of nine netstrings ("4:text,"): the digest of the entry before (empty for
/// the first), then id, at, kind, actor, batch, firmware, device, args as they stand in the row, NULL as empty.
[[nodiscard]] QString eventDigest(const QString& before, const QStringList& row);

/// Walks the whole log in one moment of the database. `goOn` is asked now and then; false ends it with Cancelled. Any
/// thread, on that of the connection.
[[nodiscard]] Result<LogCheck> checkEvents(const Connection& connection, const std::function<bool()>& goOn);

} // namespace console
