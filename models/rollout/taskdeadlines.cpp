// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/taskdeadlines.h"

#include <algorithm>

namespace console {

namespace {

void takeEarlier(TaskDeadline& best, TimeMs at, TaskEvent event)
{
    if (best.at == 0 || at < best.at)
        best = { at, event };
}

} // namespace

TaskDeadline deadlineOf(const Task& task, const Plan& plan, bool inLine, TimeMs watchedSince)
{
    TaskDeadline best;
    if (!isOpen(task.state))
        return best;
    if (task.state == TaskState::Upgrading && plan.timeoutMinutes > 0)
        takeEarlier(best, task.upgradingSince + minutesToMs(plan.timeoutMinutes), TaskEvent::TimeoutOver);
    if (task.state == TaskState::Notified && !task.silent) {
        const TimeMs lastSign = std::max({ task.updatedAt, task.evidence.servedAt, watchedSince });
        takeEarlier(best, lastSign + plan.silenceMs, TaskEvent::SilenceOver);
    }
    if (task.nextAt != 0 && !inLine)
        takeEarlier(best, task.nextAt, TaskEvent::WaitOver);
    return best;
}

} // namespace console
