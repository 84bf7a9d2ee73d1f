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

    /// After a change of the task: what it counts as for the halt rules, the gates, the pace and the downloads.
    void tally(quint32 index);
    /// The devices of the next wave may be sent: they get their turn. There is one.
    void openNextWave();
    /// As many downloads as the plan allows: nobody gets a first notice.
    [[nodiscard]] bool isAtCap() const;
    /// Brings the pace to where the plan has it by now.
    void keepPace(TimeMs now);
    /// Whether the plan's windows let anything leave; looked up once for each opening.
    [[nodiscard]] bool isWindowOpen(TimeMs now);
    [[nodiscard]] TimeMs windowChangesAt() const { return m_window.until; } ///< as of the last isWindowOpen()
    [[nodiscard]] bool wasWindowOpen() const { return m_window.open; }
    void forgetWindow() { m_windowFrom = m_window.until = -1; } ///< the clock or the plan was changed
    void setFromVersion(quint32 index, VersionIndex version);
    /// The operator's group of its device, by the host's number; kept only where a halt rule asks for it.
    void setGroup(quint32 index, quint32 number);
    [[nodiscard]] const HaltWatch& watch() const { return m_watch; }
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
    bool atEnd = false; ///< the plan's end has come, as of the last look
    bool endDone = false; ///< and was carried out
    TimeMs gateNotBefore = 0; ///< gate and end are looked at again then: the broker was not heard since one was due
    qint64 fileBytes = 0; ///< of the firmware
    int nobodyListeningNoted = 0;
    int refusedNoted = 0;

private:
    void tallyHalt(quint32 index, const Task& task);
    void tallyWave(quint32 index, const Task& task);
    void tallyPace(quint32 index, const Task& task);
    [[nodiscard]] std::optional<quint32> firstOf(std::deque<quint32>& line, bool holdRepeats, bool atCap);
    [[nodiscard]] bool isFresh(quint32 index) const;
    [[nodiscard]] quint16 groupOf(quint32 index) const { return index < m_groups.size() ? m_groups[index] : 0; }

    TaskStore m_tasks;
    HaltWatch m_watch;
    std::vector<quint16> m_groups; ///< places in m_watch by task; shorter or empty = none
    std::deque<quint32> m_line; ///< entries whose mark is gone are skipped
    std::deque<quint32> m_held; ///< taken out of the line by front(true), back at its head with front(false)
    std::deque<quint32> m_capped; ///< taken out of the line while downloads are at their limit, first when they are not
    quint32 m_nextFresh = 0;
    std::vector<WaveCounts> m_waves; ///< each by itself
    quint32 m_sent = 0; ///< tasks whose notice was published
    WindowState m_window{ true, -1 };
    TimeMs m_windowFrom = -1; ///< m_window holds from then until its end
};

} // namespace console
