// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batch.h"
#include "models/rollout/haltwatch.h"
#include "models/rollout/pacing.h"
#include "models/rollout/taskstore.h"

#include <deque>
#include <optional>
#include <vector>

namespace console {

/// One batch with its tasks in device order: counts kept with every change, the line of tasks that may be pushed, and
/// the pace. Owned by RolloutEngine, same thread.
class BatchBook
{
public:
    BatchBook(const Batch& batch, std::vector<Task> tasks, ModuleIndex module, VersionIndex target);

    [[nodiscard]] const TaskStore& tasks() const { return m_tasks; }
    [[nodiscard]] TaskStore& tasks() { return m_tasks; }
    [[nodiscard]] quint32 size() const { return m_tasks.size(); }

    /// A task for a device that has none here; its index.
    quint32 append(const Task& task);

    /// The only ways to change what is counted.
    void setState(quint32 index, TaskState state, TaskReason reason);
    void setSilent(quint32 index, bool silent);

    /// After a change of state, attempt or reason: what the task counts as for the halt rules.
    void tally(quint32 index);
    void setFromVersion(quint32 index, VersionIndex version);
    /// What has ended by then is no longer counted.
    void acknowledgeEnded(TimeMs at);
    [[nodiscard]] std::optional<Halt> brokenRule() const;

    /// Into the line: pushed-before tasks first come first served, never-pushed ones in device order behind them.
    void line(quint32 index);
    /// The next task whose turn it is, without taking it. `holdRepeats`: those whose device may have the notice already
    /// stay in line, others pass them.
    [[nodiscard]] std::optional<quint32> front(bool holdRepeats = false);
    [[nodiscard]] bool holdsAny() const { return !m_held.empty(); }

    Batch batch;
    ModuleIndex module;
    VersionIndex target;
    Pacing pacing;
    bool batchTouched = false; ///< changed since the last takeEffects
    bool listed = false; ///< takeEffects knows that something here changed
    quint32 firstNumber = 0; ///< of its tasks, counted through all books
    quint32 numbers = 0; ///< kept for it from there on: so many tasks it may have
    bool checkAsked = false; ///< its time has come; begins when its file is found intact
    int nobodyListeningNoted = 0;
    int refusedNoted = 0;

private:
    [[nodiscard]] bool isFresh(quint32 index) const;

    TaskStore m_tasks;
    HaltWatch m_watch;
    std::deque<quint32> m_line; ///< entries whose mark is gone are skipped
    std::deque<quint32> m_held; ///< taken out of the line by front(true), back at its head with front(false)
    quint32 m_nextFresh = 0;
};

} // namespace console
