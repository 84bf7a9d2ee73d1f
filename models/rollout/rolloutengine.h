// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/protocol/publishoutcome.h"
#include "models/rollout/rolloutorders.h"

#include <functional>
#include <limits>

namespace console {

/// The rules of batches and tasks: DESIGN.md section 6, as one table. Pure: events and a time in, Effects out; no I/O,
/// no clock, no randomness. The host owns storing and sending. Engine thread (or any one thread: forecasts run their
/// own). Not connected at first: nothing is pushed before setConnected(true).
class RolloutEngine final : public RolloutOrders
{
public:
    static constexpr TimeMs anyTime = std::numeric_limits<TimeMs>::max();

    // Restoring a workspace: firmware, then batches with their tasks, then resumeAfterRestart.
    void restoreFirmware(const Firmware& firmware);
    /// `groupOf`: as Target::group; asked only where a halt rule wants to know.
    void restoreBatch(const Batch& batch, std::vector<Task> tasks, ModuleIndex module, VersionIndex target,
        const std::function<quint32(DeviceSlot)>& groupOf = {});
    /// Notices in doubt (Notified without a broker acknowledgement) are ordered again, as the same attempt, once
    /// connected and the reports that the broker kept have had time to come.
    /// `lastAlive`: when the console last ran (newest stored time of anything); timeouts stand still from then until
    /// connected. 0 = newest of the tasks.
    void resumeAfterRestart(TimeMs now, TimeMs lastAlive = 0);

    /// What was found out about the vault's file. Unreadable or changed pauses the firmware's batches at once; changed
    /// is for good: only another upload brings the bytes back.
    void fileFound(FirmwareId id, FileState state, TimeMs now);
    /// The answer to Effects::fileChecks: batches that wait for it begin, or are paused as fileFound() does it.
    void fileChecked(FirmwareId id, FileState state, TimeMs now);

    /// The operator put the device into another group.
    void regrouped(DeviceSlot device, quint32 group);

    // Events
    void versionReported(DeviceSlot device, ModuleIndex module, VersionIndex version, bool retained, TimeMs now);
    void progressReported(DeviceSlot device, ModuleIndex module, int step, bool retained, TimeMs now);
    /// A pull: `legacy` answers on the request topic. True: the open task's notice is or will be ordered as the answer
    /// (held back by the 30 s rule or the pace where needed). False: nothing is due now, also while the batch is paused
    /// or the task has not had its turn, and within the grace of a third version; the host answers a pull that is not
    /// legacy with an empty one. A legacy pull is an inform too: call this first, then versionReported, else the
    /// inform's push takes the answer's place.
    bool pulled(DeviceSlot device, ModuleIndex module, bool legacy, const QByteArray& requestId, TimeMs now);
    /// How a NoticeOrder ended; `reason` is the broker's code where it refused. Only the newest order of a task is
    /// meant; earlier ones have the same notice.
    void noticeEnded(const TaskKey& task, PublishOutcome outcome, TimeMs now, quint8 reason = 0);
    void downloadSeen(const TaskKey& task, bool began, quint64 bytes, TimeMs now);
    /// False while the broker is away: nothing is pushed and timeouts stand still (I7). True when it is back.
    /// `heardAt`: when the broker last gave a sign of life, where it went without a word; blind since then.
    void setConnected(bool connected, TimeMs now, TimeMs heardAt = anyTime);
    /// Time passed: pacing, scheduled starts, timeouts, grace, retries. Nothing that came due after `heardAt` is held
    /// against a device: its report may be behind a connection that is dead already.
    void advance(TimeMs now, TimeMs heardAt = anyTime);
    /// The host's clock jumped, and is at `now`: it was set, or the machine slept. Waits go on as if it had not;
    /// scheduled starts follow the new time.
    void clockJumped(TimeMs by, TimeMs now);
    /// The host stood still from `since` to `now`, without its clock: nothing that came meanwhile was read.
    void stoodStill(TimeMs since, TimeMs now);
    /// When advance() has something to do next; 0 = nothing planned.
    [[nodiscard]] TimeMs nextAdvance() const;

    [[nodiscard]] Effects takeEffects();
};

} // namespace console
