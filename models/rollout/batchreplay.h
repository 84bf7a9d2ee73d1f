// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batch.h"
#include "models/rollout/batchlog.h"

#include <optional>
#include <vector>

namespace console {

/// A batch as it was: its tasks as they are stored now, and the log of what happened to them. Shows any moment since,
/// and says when other halt rules would have stopped it. Pure; any one thread (a million tasks: the pool).
class BatchReplay
{
public:
    /// `log`: all of the batch's, oldest first. `groups`: of the tasks, in the order of their devices, as HaltWatch
    /// takes them; none = not known. They are those of today: in which group a device was then is kept nowhere.
    BatchReplay(
        const Batch& batch, std::vector<Task> tasks, std::vector<BatchLogEntry> log, std::vector<quint32> groups = {});

    /// Whether the log knows of every task that is no longer as it was made: those of earlier versions do not.
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] TimeMs begin() const; ///< the batch was made
    [[nodiscard]] TimeMs end() const; ///< the last transition
    /// The tasks that there were then: state, reason, attempt, silent and updatedAt as of then. Step, evidence and
    /// other times are empty, for they are not known any more, but for tasks that nothing has happened to since; the
    /// version a task comes from is the one it came from last.
    [[nodiscard]] std::vector<Task> tasksAt(TimeMs at) const;
    [[nodiscard]] TaskCounts countsAt(TimeMs at) const;
    /// When and why these rules would have halted the batch first, with nothing acknowledged; nothing where
    /// they would not. What was sent meanwhile is taken as it was.
    [[nodiscard]] std::optional<Halt> wouldHalt(const HaltRules& rules) const;

private:
    struct Standing
    {
        TaskState state = TaskState::Queued;
        TaskReason reason = TaskReason::WaitingForTurn;
        quint8 attempt = 0;
        bool silent = false;
        TimeMs since = 0;
    };

    [[nodiscard]] std::vector<Standing> standingAt(TimeMs at) const; ///< by task
    [[nodiscard]] std::optional<std::size_t> indexOf(DeviceSlot device) const;

    Batch m_batch;
    std::vector<Task> m_tasks; ///< by device
    std::vector<BatchLogEntry> m_log;
    std::vector<quint32> m_groups; ///< by task
};

} // namespace console
