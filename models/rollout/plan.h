// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/fleet/device.h"
#include "models/rollout/haltrules.h"
#include "models/rollout/maintenancewindow.h"
#include "models/rollout/pacerules.h"
#include "models/rollout/wave.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace console {

enum class Scope : quint8 {
    All, ///< every device of the product
    Devices, ///< the listed ones (chosen by hand or by CSV)
    SourceVersions, ///< those that report one of sourceVersions for the module
    Percent, ///< a stable share of All, or of the source versions where some are named
    Filter, ///< those that the filter finds
};

/// What happens to a device that already has an open task of that module in another batch.
enum class ConflictPolicy : quint8 {
    Keep, ///< the older task stays; this batch's task fails at once with reason Conflict
    Replace, ///< the older task is cancelled, except while it is upgrading: then as Keep
};

/// What happens to those that are left when the plan's end has come.
enum class EndAction : quint8 {
    FinishOpen, ///< those that have not been sent the build are cancelled, the others go on
    CancelAll,
};

/// When a batch sends: what can be changed of that while it is open.
struct PlanTimes
{
    std::vector<MaintenanceWindow> windows;
    TimeMs endAt = 0;
    EndAction endAction = EndAction::FinishOpen;

    bool operator==(const PlanTimes&) const = default;
};

/// Everything an operator decides about a batch. Ranges are checked by checkPlan (plan.cpp).
struct Plan
{
    Scope scope = Scope::All;
    QStringList sourceVersions; ///< empty = any
    /// 1..100000 (0.001 % .. 100 %), rounded down, at least one device; of Scope::Percent, and of what a filter finds.
    qint32 percentThousandths = 100000;
    std::vector<DeviceSlot> devices; ///< Scope::Devices
    QString filter; ///< Scope::Filter: text of DeviceQuery
    bool dynamic = false; ///< Scope::Filter: devices that match later join, until the batch is closed to them
    /// Left out whatever the scope says, also later; ascending. Null = none. Shared: a plan is copied often.
    std::shared_ptr<const std::vector<DeviceSlot>> excluded;
    int ratePerMinute = 1000; ///< 1..10000
    int timeoutMinutes = 0; ///< 1..1440, 0 = none; counts from the first progress report
    int retryCount = 0; ///< 0, 1, 2, 5
    int retryIntervalMinutes = 0; ///< 0, 10, 30, 60, 1440; 0 = at once
    TimeMs startAt = 0; ///< 0 = now
    TimeMs endAt = 0; ///< 0 = none; nothing is sent from then on
    EndAction endAction = EndAction::FinishOpen;
    std::vector<Wave> waves; ///< none = all at once
    PaceRules pace; ///< beside ratePerMinute, from which a growing pace begins
    std::vector<MaintenanceWindow> windows; ///< nothing is sent outside of them; none = always
    ConflictPolicy conflict = ConflictPolicy::Keep;
    HaltRules halt;
    // Limits with defaults (DESIGN.md section 6); tests shorten them.
    /// Notified for longer = flagged silent; after step 100 it is what FlashTimes::patience goes by.
    qint64 silenceMs = 15 * 60 * 1000;
    qint64 wrongVersionGraceMs = 60 * 1000; ///< C SDK 3.2 reports a default version first
    qint64 fellBackMs = 10 * 60 * 1000; ///< source version after step 100 and no new progress
    qint64 repushMs = 30 * 1000; ///< least time between two pushes of one task
};

/// Whether only a share of the devices in scope is meant.
[[nodiscard]] bool takesShare(const Plan& plan);
[[nodiscard]] bool isExcluded(const Plan& plan, DeviceSlot device);
/// Whether the plan may start at `now` (PROTOCOL.md 5.3): PercentOutOfRange, RateOutOfRange, TimeoutOutOfRange,
/// RetryOutOfRange (also an interval that is not below the timeout), StartTimeInPast, StartTimeTooFar (over 7 days),
/// EndTimeOutOfRange (not after the start, or over two years away), HaltRuleOutOfRange, ShareOfDynamic, and those of
/// checkWaves, checkPace and checkWindows.
[[nodiscard]] Result<void> checkPlan(const Plan& plan, TimeMs now);
[[nodiscard]] PlanTimes timesOf(const Plan& plan);
/// Of an open batch: EndTimeOutOfRange (not after `now` and the plan's start, or over two years away), and those of
/// checkWindows. An end that stays as it is may be past.
[[nodiscard]] Result<void> checkTimes(const PlanTimes& times, const Plan& plan, TimeMs now);
/// 1..10,000 devices a minute, else RateOutOfRange.
[[nodiscard]] Result<void> checkRate(int perMinute);

} // namespace console
