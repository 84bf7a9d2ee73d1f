// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/protocol/publishoutcome.h"
#include "models/rollout/plan.h"
#include "models/rollout/task.h"

#include <vector>

namespace console {

/// One device's task as DESIGN.md section 6 and models/README.md tell it, in plain conditions: no table, no queue, no
/// timers. Shares with RolloutEngine the names of states and nothing else, so that the two can be held against each
/// other.
class ReferenceTask
{
public:
    /// What it waits for until `until`.
    enum class Wait : quint8 { Nothing, Turn, Grace, FellBack, Version };
    /// What a device asked for with its pull, not yet answered.
    enum class Ask : quint8 { Nothing, Pull, LegacyPull };

    [[nodiscard]] bool open() const { return isOpen(state); }
    void reported(VersionIndex version, TimeMs now);
    void progressed(int newStep, TimeMs now);
    /// Whether a pull is answered, sooner or later.
    [[nodiscard]] bool answersPulls() const;
    void pulled(bool legacy, TimeMs now);
    void noticeEnded(PublishOutcome outcome, TimeMs now);
    void served(bool began, TimeMs now);
    bool cancel(TaskReason why, TimeMs now);
    void retry(TimeMs now);
    void finish(TaskState end, TaskReason why, TimeMs now);
    /// It is in line and its batch may push.
    void turn(TimeMs now);
    /// When it does something by itself, 0 = never. `watchedSince`: silence before it was not heard.
    [[nodiscard]] TimeMs deadline(TimeMs watchedSince) const;
    /// The deadline is over.
    void act(TimeMs watchedSince, TimeMs now);
    void blindBetween(TimeMs since, TimeMs now);
    void connectionLost();
    void restarted();

    BatchId batch;
    DeviceSlot device = noDevice;
    VersionIndex target = 0;
    const Plan* plan = nullptr;
    std::vector<TimeMs>* flashed = nullptr; ///< how long devices took from step 100 to the target version
    VersionIndex from = 0;
    TaskState state = TaskState::Queued;
    TaskReason reason = TaskReason::WaitingForTurn;
    std::size_t wave = 0;
    int attempt = 0;
    int pushes = 0;
    int step = -128;
    bool silent = false;
    bool mayArrive = false;
    bool inLine = false; ///< pushed as soon as its batch may push
    bool delivered = false; ///< the notice of this attempt may be with the device
    Wait wait = Wait::Nothing;
    TimeMs until = 0;
    int orders = 0; ///< notices ordered that the host has not taken yet
    Ask answers = Ask::Nothing; ///< what the newest of them answers
    bool linkEnds = false; ///< its link is to be revoked with the next take

private:
    void ask(TimeMs now);
    void ready();
    void send(TimeMs now);
    void begin(int newStep, TimeMs now);
    void fail(TaskReason why, TimeMs now);
    void enter(TaskState next, TaskReason why, TimeMs now);
    void stopWaiting();
    void awaitVersion(TimeMs now);

    bool m_acknowledged = false; ///< the newest notice
    bool m_taken = false; ///< any notice of this attempt
    bool m_fetched = false; ///< its download was seen to begin
    VersionIndex m_lastReported = 0;
    Ask m_asked = Ask::Nothing;
    TimeMs m_pushedAt = 0;
    TimeMs m_reportedAt = 0;
    TimeMs m_movedAt = 0; ///< last progress or bytes of this attempt
    TimeMs m_progressAt = 0;
    TimeMs m_servedAt = 0;
    TimeMs m_changedAt = 0;
    TimeMs m_clockFrom = 0; ///< first progress, blind time left out
};

} // namespace console
