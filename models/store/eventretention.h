// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QString>

namespace console {

class Connection;
enum class ActivityKind : quint16;

/// Which entries of the activity log the database lets go of (RELIABILITY.md I11, I14). Orders and decisions stay for
/// ever. What devices can cause without end (rejected and suspicious reports, reports after a task's end) is bounded:
/// the newest 100,000 of these stay, and a rejected report no longer than 30 days. Time is that of the newest entry, so
/// that a wrong clock at the start deletes nothing. A value; used on the store thread.
class EventRetention
{
public:
    static constexpr int stepRows = 500; ///< so that no step keeps records waiting

    /// Whether entries of this kind are let go of one day, and so have no part in the chain of EventChain.
    [[nodiscard]] static bool isNoise(ActivityKind kind);
    [[nodiscard]] static QString noiseKinds(); ///< their numbers, for SQL: "28, 41, 42"

    explicit EventRetention(int kept = 100'000, int days = 30);

    /// Deletes at most stepRows; true where more has to go. The caller's transaction.
    [[nodiscard]] Result<bool> step(const Connection& connection) const;

private:
    int m_kept;
    int m_days;
};

} // namespace console
