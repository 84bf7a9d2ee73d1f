// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"
#include "models/rollout/plan.h"
#include "models/rollout/task.h"
#include "models/rollout/wavegate.h"

#include <QString>

#include <array>

namespace console {

enum class BatchState : quint8 { Scheduled, Running, Paused, Completed, Cancelled };
enum class BatchKind : quint8 { Verification, Upgrade };

[[nodiscard]] constexpr bool isOpen(BatchState state)
{
    return state == BatchState::Scheduled || state == BatchState::Running || state == BatchState::Paused;
}

/// How many tasks of a batch are in each TaskState.
struct TaskCounts
{
    std::array<quint32, 7> byState{};
    quint32 silent = 0;

    [[nodiscard]] quint32 of(TaskState state) const { return byState[static_cast<std::size_t>(state)]; }
    quint32& of(TaskState state) { return byState[static_cast<std::size_t>(state)]; }
    [[nodiscard]] quint32 total() const
    {
        quint32 sum = 0;
        for (const quint32 count : byState)
            sum += count;
        return sum;
    }
    [[nodiscard]] quint32 open() const
    {
        return of(TaskState::Queued) + of(TaskState::Notified) + of(TaskState::Upgrading);
    }
    bool operator==(const TaskCounts&) const = default;
};

/// A batch: one firmware to a fixed set of tasks by one plan. A verification is a batch on test devices.
struct Batch
{
    BatchId id;
    BatchKind kind = BatchKind::Upgrade;
    FirmwareId firmware;
    QString productKey;
    QString module;
    QString version; ///< target
    Plan plan; ///< plan.devices is empty once the tasks exist
    BatchState state = BatchState::Running;
    TimeMs createdAt = 0;
    TimeMs startedAt = 0;
    TimeMs endedAt = 0;
    QString createdBy; ///< operator
    bool needsRelease = false; ///< by another operator, before anything of it is sent
    QString releasedBy; ///< that operator
    TimeMs releasedAt = 0;
    qint64 linksExpireAt
        = 0; ///< seconds since 1970; links of one batch share it so that re-sent notices stay identical
    Halt halt; ///< why it paused by itself last; cause None while no rule was broken
    TimeMs haltAcknowledgedAt = 0; ///< resumed after a halt: what had ended by then breaks no rule any more
    TaskCounts counts;
    WaveStatus wave; ///< means nothing where the plan has no waves
    quint32 fetching = 0; ///< tasks that count as downloads; not stored

    /// Also of one that was cancelled so: nothing of it is ever sent.
    [[nodiscard]] bool awaitsRelease() const { return needsRelease && releasedAt == 0; }
    /// Whether it would begin by then.
    [[nodiscard]] bool isDue(TimeMs now) const
    {
        return state == BatchState::Scheduled && !awaitsRelease() && plan.startAt <= now;
    }
    [[nodiscard]] bool hasMoreWaves() const { return std::size_t{ wave.open } + 1 < plan.waves.size(); }
    [[nodiscard]] bool isPastEnd(TimeMs now) const { return plan.endAt != 0 && plan.endAt <= now; }
    [[nodiscard]] bool isHalted() const
    {
        return state == BatchState::Paused && halt.cause != HaltCause::None && halt.at > haltAcknowledgedAt;
    }
    /// Whether the halt took this task's link back: offered, and nothing of it fetched yet.
    [[nodiscard]] bool holdsBack(const Task& task) const
    {
        const bool offered = task.state == TaskState::Notified || task.state == TaskState::Upgrading;
        return offered && isHalted() && task.evidence.downloadBeganAt == 0 && task.step <= 0;
    }
};

} // namespace console
