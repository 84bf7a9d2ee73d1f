// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/firmware/firmware.h"
#include "models/rollout/activity.h"
#include "models/rollout/batch.h"

#include <QByteArray>

#include <vector>

namespace console {

/// One device's module of one batch, as a key.
struct TaskKey
{
    BatchId batch;
    DeviceSlot device = noDevice;

    bool operator==(const TaskKey&) const = default;
};

/// A notice to be sent after the state that explains it is committed.
struct NoticeOrder
{
    TaskKey task;
    bool asPullReply = false; ///< answer on get_reply instead of the upgrade topic
    bool asLegacyReply = false; ///< answer on /ota/device/request
    QByteArray requestId; ///< to echo, asPullReply
};

/// What the engine wants done. Taken by the host after every call, stored first, then carried out.
struct Effects
{
    std::vector<Task>
        tasks; ///< every task that made a transition (state, reason, attempt), each once, its newest value
    std::vector<Task>
        touched; ///< tasks of which only step, evidence or times moved: stored lazily; never also in `tasks`
    std::vector<Batch> batches; ///< changed batches (plan.devices empty)
    std::vector<Firmware> firmware; ///< changed firmware states
    std::vector<NoticeOrder> notices;
    std::vector<TaskKey> revokedLinks; ///< a null device revokes the batch's links altogether (device == noDevice)
    std::vector<Activity> activities;
    /// Files that are to be read once more before their scheduled batches begin; RolloutEngine::fileChecked answers.
    std::vector<FirmwareId> fileChecks;

    [[nodiscard]] bool isEmpty() const
    {
        return tasks.empty() && touched.empty() && batches.empty() && firmware.empty() && notices.empty()
            && revokedLinks.empty() && activities.empty() && fileChecks.empty();
    }
};

} // namespace console
