// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/deviceprofile.h"

#include <algorithm>

namespace console {

namespace {

constexpr quint8 mostTasks = 200;
constexpr TimeMs leastSpan = 50; ///< shorter downloads say nothing about a speed

void keepFirst(float& known, TimeMs span)
{
    if (known == 0 && span > 0)
        known = static_cast<float>(span);
}

} // namespace

void DeviceProfile::learn(const Task& task, TimeMs turnAt)
{
    const TaskEvidence& seen = task.evidence;
    const bool succeeded = task.state == TaskState::Succeeded;
    const bool failedForGood = task.state == TaskState::Failed && task.reason != TaskReason::Conflict;
    if ((!succeeded && !failedForGood) || seen.publishedAt == 0 || tasks >= mostTasks)
        return;
    ++tasks;
    if (failedForGood)
        ++failed;
    const bool wasThere = seen.pushes <= task.attempt;
    if (wasThere)
        ++atOnce;
    if (!wasThere && turnAt != 0)
        keepFirst(waitMs, seen.publishedAt - turnAt);
    const TimeMs began = seen.downloadBeganAt == 0 ? task.upgradingSince
        : task.upgradingSince == 0                 ? seen.downloadBeganAt
                                                   : std::min(seen.downloadBeganAt, task.upgradingSince);
    if (began == 0)
        return;
    keepFirst(respondMs, began - seen.publishedAt);
    const TimeMs downloading = seen.servedAt - seen.downloadBeganAt;
    const bool served = seen.downloadBeganAt != 0 && seen.bytesServed > 0 && downloading >= leastSpan;
    if (served && bytesPerSecond == 0)
        bytesPerSecond = static_cast<float>(seen.bytesServed) * 1000 / static_cast<float>(downloading);
    if (succeeded)
        keepFirst(workMs, task.updatedAt - (served ? std::max(seen.servedAt, began) : began));
}

} // namespace console
