// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/plan.h"
#include "models/rollout/taskrules.h"

namespace console {

/// When an open task next needs the engine, and why.
struct TaskDeadline
{
    TimeMs at = 0; ///< 0 = never by itself
    TaskEvent event = TaskEvent::WaitOver;
};

/// The earliest deadline of a task, from the task alone, so that a restart finds the same one. `inLine`: it already
/// waits for its turn, so Task::nextAt has been served. `watchedSince`: silence before it was not observed, the broker
/// was away.
[[nodiscard]] TaskDeadline deadlineOf(const Task& task, const Plan& plan, bool inLine, TimeMs watchedSince);

[[nodiscard]] constexpr TimeMs minutesToMs(int minutes)
{
    return TimeMs{ minutes } * 60'000;
}

} // namespace console
