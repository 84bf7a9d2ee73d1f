// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batchlog.h"
#include "models/rollout/rolloutengine.h"

#include <map>
#include <optional>
#include <vector>

namespace console {

inline constexpr ModuleIndex testModule = defaultModuleIndex;
inline constexpr VersionIndex oldVersion = 1;
inline constexpr VersionIndex newVersion = 2;
inline constexpr VersionIndex otherVersion = 3;
inline constexpr FirmwareId testFirmware{ 7 };
inline constexpr TimeMs second = 1000;
inline constexpr TimeMs minute = 60 * second;

[[nodiscard]] Plan quickPlan(); ///< as fast as allowed
[[nodiscard]] Plan retryPlan(int count, int interval);

/// What a host does with an engine, in one thread and without a clock: takes the effects after every call, "stores" the
/// tasks, collects the notices. One test function owns it.
class EngineHost
{
public:
    explicit EngineHost(bool verified = true);

    /// A batch on devices 0..count-1 that report the old version; checks that it may start.
    BatchId start(quint32 count, const Plan& plan = {}, BatchKind kind = BatchKind::Upgrade);
    Result<BatchId> tryStart(quint32 count, const Plan& plan = {}, BatchKind kind = BatchKind::Upgrade);

    void inform(DeviceSlot device, VersionIndex version, bool retained = false);
    void progress(DeviceSlot device, int step, bool retained = false);
    bool pull(DeviceSlot device, bool legacy = false);
    void acknowledge(DeviceSlot device, PublishOutcome outcome = PublishOutcome::Acknowledged, quint8 reason = 0);
    void download(DeviceSlot device, bool began, quint64 bytes);
    /// Time passes in steps that the engine asks for.
    void pass(TimeMs ms);
    void connect(bool connected);
    /// The same workspace in a new process.
    void restart(TimeMs offFor);
    void take();

    [[nodiscard]] Task task(DeviceSlot device) const;
    [[nodiscard]] const Batch& currentBatch() const { return *engine->batch(batch); }
    [[nodiscard]] TaskState state(DeviceSlot device) const { return task(device).state; }
    [[nodiscard]] TaskReason reason(DeviceSlot device) const { return task(device).reason; }
    /// Notices ordered since the last call.
    std::vector<NoticeOrder> takeNotices() { return std::exchange(notices, {}); }
    [[nodiscard]] int activities(ActivityKind kind) const;

    std::unique_ptr<RolloutEngine> engine;
    TimeMs now = 1'700'000'000'000;
    BatchId batch; ///< started last
    std::vector<NoticeOrder> notices;
    std::vector<TimeMs> orderedAt; ///< when each notice was ordered
    std::vector<Activity> log;
    std::vector<TaskKey> revoked;
    std::map<BatchId, std::map<DeviceSlot, Task>> storedTasks;
    std::map<BatchId, Batch> storedBatches;
    std::map<FirmwareId, Firmware> storedFirmware;
    std::map<BatchId, BatchLogWriter> logs; ///< of their transitions
    quint64 nextId = 100;
    std::optional<FileState> fileState = FileState::Intact; ///< what file checks answer, null: nothing yet
    std::vector<FirmwareId> fileChecks;
    std::function<quint32(DeviceSlot)> groupOf = [](DeviceSlot) { return 0U; }; ///< as the host numbers them
    bool losesLazy = false; ///< killed before what is stored lazily was stored
};

} // namespace console
