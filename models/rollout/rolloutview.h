// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/firmware/firmware.h"
#include "models/rollout/effects.h"
#include "models/rollout/taskstore.h"

#include <memory>
#include <optional>
#include <vector>

namespace console {

struct RolloutState;

/// What can be asked of the batches and their tasks. The readable side of RolloutEngine, for those who show, link or
/// write but decide nothing; same thread.
class RolloutView
{
public:
    [[nodiscard]] bool isConnected() const; ///< to the broker
    [[nodiscard]] const Batch* batch(BatchId id) const;
    [[nodiscard]] const Firmware* firmware(FirmwareId id) const;
    [[nodiscard]] std::vector<FirmwareId> firmwareIds() const; ///< oldest first, deleted ones included
    [[nodiscard]] const TaskStore* tasks(BatchId id) const;
    /// What the batch's halt rules count by now.
    [[nodiscard]] HaltWatch::Counts exposure(BatchId id) const;
    [[nodiscard]] std::optional<Task> task(const TaskKey& key) const;
    [[nodiscard]] std::optional<Task> openTask(DeviceSlot device, ModuleIndex module) const;
    /// The open task, else the one of the newest batch.
    [[nodiscard]] std::optional<Task> latestTask(DeviceSlot device, ModuleIndex module) const;
    [[nodiscard]] std::vector<BatchId> batches() const; ///< oldest first
    [[nodiscard]] bool takesNewcomers() const; ///< some dynamic batch is open
    [[nodiscard]] std::vector<BatchId> openToNewcomers() const;

protected:
    RolloutView();
    ~RolloutView();
    Q_DISABLE_COPY_MOVE(RolloutView)

    std::unique_ptr<RolloutState> d;
};

} // namespace console
