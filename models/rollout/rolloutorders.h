// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/rollout/rolloutview.h"

#include <optional>

namespace console {

/// What an operator can order of batches and firmware. Errors name the rule that forbids it; nothing changes then. A
/// part of RolloutEngine, same thread. Activities of orders leave `actor` to the host.
class RolloutOrders : public RolloutView
{
public:
    void addFirmware(const Firmware& firmware);
    [[nodiscard]] Result<void> deleteFirmware(FirmwareId id); ///< FirmwareInUse while a batch of it is open
    struct Target
    {
        DeviceSlot device;
        VersionIndex fromVersion;
        /// The host's number of the operator's group, 0 = none: a cohort of the halt rules; waves are spread over
        /// groups.
        quint32 group = 0;
        quint64 order = 0; ///< waveOrder() of the device, where the plan has waves
    };
    /// Errors: WavesTooLarge, NoTargets, NotFound, FirmwareNotVerified (Upgrade), FirmwareBeingVerified /
    /// FirmwareAlreadyVerified (Verification), the plan's ranges. `batch` needs id, kind, firmware, plan, createdBy,
    /// needsRelease; the rest is filled in. OperatorUnnamed where it needs a release and nobody made it.
    [[nodiscard]] Result<BatchId> startBatch(
        Batch batch, const std::vector<Target>& targets, ModuleIndex module, VersionIndex target, TimeMs now);
    [[nodiscard]] Result<void> pauseBatch(BatchId id, TimeMs now);
    [[nodiscard]] Result<void> resumeBatch(BatchId id, TimeMs now);
    [[nodiscard]] Result<void> cancelBatch(BatchId id, TimeMs now);
    /// Failed tasks of an ended or running batch become Queued again with fresh attempts; `devices` empty = all failed.
    [[nodiscard]] Result<quint32> retryFailed(BatchId id, const std::vector<DeviceSlot>& devices, TimeMs now);
    [[nodiscard]] Result<quint32> cancelTasks(BatchId id, const std::vector<DeviceSlot>& devices, TimeMs now);
    /// A constant rate, whatever the pace was; its limits stay.
    [[nodiscard]] Result<void> setRate(BatchId id, int perMinute, TimeMs now);
    /// `times`: windows and end too, both or nothing is changed. What an end has cancelled does not come back: PastEnd.
    [[nodiscard]] Result<void> setPace(
        BatchId id, int perMinute, const PaceRules& rules, const std::optional<PlanTimes>& times, TimeMs now);
    /// Four eyes (operatorname.h): begins what another operator made, as a scheduled batch begins. Errors: OwnRelease,
    /// OperatorUnnamed, NothingToRelease, PastEnd, and what forbids a start. Orders that would change a batch which
    /// waits for it are refused: AwaitsRelease.
    [[nodiscard]] Result<void> mayApprove(BatchId id, const QString& operatorName, TimeMs now) const;
    [[nodiscard]] Result<void> approveBatch(BatchId id, const QString& operatorName, TimeMs now);
    /// Opens wave `wave` (from 1), whatever its gate says. NoWaveToRelease where that is not the next one: another
    /// operator may have been faster.
    [[nodiscard]] Result<void> releaseWave(BatchId id, int wave, TimeMs now);
    /// A device that matches the filter of a dynamic batch by now: gets its task there, inside the same rate and rules.
    /// False: it has one already, is left out, runs the version, or the batch takes none.
    bool joinBatch(BatchId id, const Target& target, TimeMs now);
    /// No device joins any more; completes the batch where nothing of it is open. Errors: NotFound, BatchNotDynamic.
    [[nodiscard]] Result<void> closeToNewcomers(BatchId id, TimeMs now);

protected:
    RolloutOrders() = default;
    ~RolloutOrders() = default;
};

} // namespace console
