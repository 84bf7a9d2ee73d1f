// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/firmware/firmware.h"
#include "models/fleet/device.h"
#include "models/protocol/publishoutcome.h"
#include "models/rollout/activity.h"
#include "models/rollout/batch.h"

#include <memory>
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

    [[nodiscard]] bool isEmpty() const
    {
        return tasks.empty() && touched.empty() && batches.empty() && firmware.empty() && notices.empty()
            && revokedLinks.empty() && activities.empty();
    }
};

/// The rules of batches and tasks: DESIGN.md section 6, as one table. Pure: events and a time in, Effects out; no I/O,
/// no clock, no randomness. The host owns storing and sending. Engine thread (or any one thread: forecasts run their
/// own). Not connected at first: nothing is pushed before setConnected(true). Activities of orders leave `actor` to the
/// host.
class RolloutEngine
{
public:
    RolloutEngine();
    ~RolloutEngine();

    // Restoring a workspace: firmware, then batches with their tasks, then resumeAfterRestart.
    void restoreFirmware(const Firmware& firmware);
    void restoreBatch(const Batch& batch, std::vector<Task> tasks, ModuleIndex module, VersionIndex target);
    /// Notices in doubt (Notified without a broker acknowledgement) are ordered again, as the same attempt, once
    /// connected and the reports that the broker kept have had time to come.
    /// `lastAlive`: when the console last ran (newest stored time of anything); timeouts stand still from then until
    /// connected. 0 = newest of the tasks.
    void resumeAfterRestart(TimeMs now, TimeMs lastAlive = 0);

    // Orders. Errors name the rule that forbids it; nothing changes then.
    void addFirmware(const Firmware& firmware);
    [[nodiscard]] Result<void> deleteFirmware(FirmwareId id); ///< FirmwareInUse while a batch of it is open
    struct Target
    {
        DeviceSlot device;
        VersionIndex fromVersion;
    };
    /// Errors: NoTargets, NotFound, FirmwareNotVerified (Upgrade), FirmwareBeingVerified / FirmwareAlreadyVerified
    /// (Verification), the plan's ranges. `batch` needs id, kind, firmware, plan, createdBy; the rest is filled in.
    [[nodiscard]] Result<BatchId> startBatch(
        Batch batch, const std::vector<Target>& targets, ModuleIndex module, VersionIndex target, TimeMs now);
    [[nodiscard]] Result<void> pauseBatch(BatchId id, TimeMs now);
    [[nodiscard]] Result<void> resumeBatch(BatchId id, TimeMs now);
    [[nodiscard]] Result<void> cancelBatch(BatchId id, TimeMs now);
    /// Failed tasks of an ended or running batch become Queued again with fresh attempts; `devices` empty = all failed.
    [[nodiscard]] Result<quint32> retryFailed(BatchId id, const std::vector<DeviceSlot>& devices, TimeMs now);
    [[nodiscard]] Result<quint32> cancelTasks(BatchId id, const std::vector<DeviceSlot>& devices, TimeMs now);
    [[nodiscard]] Result<void> setRate(BatchId id, int perMinute, TimeMs now);
    /// The vault no longer holds what was verified: pauses the firmware's batches at once.
    void firmwareTampered(FirmwareId id, TimeMs now);

    // Events
    void versionReported(DeviceSlot device, ModuleIndex module, VersionIndex version, bool retained, TimeMs now);
    void progressReported(DeviceSlot device, ModuleIndex module, int step, bool retained, TimeMs now);
    /// A pull: `legacy` answers on the request topic. True: the open task's notice is or will be ordered as the answer
    /// (held back by the 30 s rule or the pace where needed). False: nothing is due now, also while the batch is paused
    /// or the task has not had its turn; the host answers a pull that is not legacy with an empty one. A legacy pull is
    /// an inform too: call this first, then versionReported, else the inform's push takes the answer's place.
    bool pulled(DeviceSlot device, ModuleIndex module, bool legacy, const QByteArray& requestId, TimeMs now);
    /// How a NoticeOrder ended. Only the newest order of a task is meant; earlier ones have the same notice.
    void noticeEnded(const TaskKey& task, PublishOutcome outcome, TimeMs now);
    void downloadSeen(const TaskKey& task, bool began, quint64 bytes, TimeMs now);
    /// False while the broker is away: nothing is pushed and timeouts stand still (I7). True when it is back.
    void setConnected(bool connected, TimeMs now);
    /// Time passed: pacing, scheduled starts, timeouts, grace, retries.
    void advance(TimeMs now);
    /// When advance() has something to do next; 0 = nothing planned.
    [[nodiscard]] TimeMs nextAdvance() const;

    [[nodiscard]] Effects takeEffects();

    // Questions
    [[nodiscard]] const Batch* batch(BatchId id) const;
    [[nodiscard]] const Firmware* firmware(FirmwareId id) const;
    [[nodiscard]] std::vector<FirmwareId> firmwareIds() const; ///< oldest first, deleted ones included
    [[nodiscard]] const std::vector<Task>* tasks(BatchId id) const;
    [[nodiscard]] const Task* task(const TaskKey& key) const;
    [[nodiscard]] const Task* openTask(DeviceSlot device, ModuleIndex module) const;
    [[nodiscard]] std::vector<BatchId> batches() const; ///< oldest first

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace console
