// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/activity.h"
#include "ui/common/theme.h"

#include <QHash>
#include <QSet>
#include <QString>

namespace console {

/// What sentences about the log need to know besides the entry. References must outlive the call.
struct ActivityContext
{
    const FleetNames& names;
    const QHash<quint64, QString>& batchVersions; ///< target version by BatchId::value
};

/// Problems, what is marked red or yellow, is a choice of its own: each of them is of another group as well.
enum class ActivityGroup : quint8 { Orders, Engine, Devices, Console, Problems };

/// A sentence for every kind: who did it stands beside it, so orders read "Paused the batch of 2.4.1". A kind without a
/// sentence does not compile; arguments that are missing or no numbers read as "?". Plain text.
[[nodiscard]] QString activityText(const Activity& activity, const ActivityContext& context);

[[nodiscard]] ActivityGroup groupOf(ActivityKind kind);
[[nodiscard]] QSet<ActivityKind> kindsOf(ActivityGroup group);
[[nodiscard]] QString activityGroupText(ActivityGroup group);

/// Icon and colour of an entry (resources/icons).
struct ActivityMark
{
    QString icon;
    ColorRole color = ColorRole::SecondaryText;
};
[[nodiscard]] ActivityMark markOf(ActivityKind kind);

} // namespace console
