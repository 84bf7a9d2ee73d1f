// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/rollout/batchbook.h"
#include "models/rollout/effects.h"
#include "models/rollout/flashtimes.h"
#include "models/rollout/taskrules.h"
#include "models/rollout/timerqueue.h"

#include <limits>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace console {

/// A task's place in its book. Books never move and are never dropped while the engine lives.
struct TaskRef
{
    BatchBook* book = nullptr;
    quint32 index = 0;

    explicit operator bool() const { return book != nullptr; }
    [[nodiscard]] Task& task() const { return book->tasks().edit(index); } ///< good as TaskStore::edit says
    [[nodiscard]] Task value() const { return std::as_const(*book).tasks()[index]; }
    [[nodiscard]] TaskState state() const { return book->tasks().state(index); }
    [[nodiscard]] DeviceSlot device() const { return book->tasks().device(index); }
    [[nodiscard]] TaskMarks& marks() const { return book->tasks().marks(index); }
};

/// What comes with an event.
struct TaskInput
{
    TimeMs now = 0;
    VersionIndex version = 0;
    int step = 0;
    BatchId other{}; ///< the batch that replaces
    quint8 refusal = 0; ///< the broker's reason code
    bool bySchedule = false; ///< CancelOrdered: by the plan's end
};

/// A pull that could not be answered at once.
struct HeldPull
{
    bool legacy = false;
    QByteArray requestId;
};

/// The engine's state. Every change of a task goes through apply(), which looks the event up in taskRule().
struct RolloutState
{
    std::map<BatchId, std::unique_ptr<BatchBook>> books; ///< ids grow with time: oldest first
    std::vector<BatchBook*> openBooks;
    std::map<FirmwareId, Firmware> firmware;
    std::map<FirmwareId, FlashTimes> flashTimes; ///< of all batches of each, its verification first of all
    std::vector<std::pair<quint32, BatchBook*>> numbered; ///< by BatchBook::firstNumber
    quint32 nextNumber = 1; ///< of a task; the numbers do for four thousand million
    std::map<ModuleIndex, std::vector<quint32>> newest; ///< by device: its open task of the module, else the latest
    TimerQueue<TaskRef> timers;
    std::unordered_map<quint64, HeldPull> heldPulls; ///< by device and module
    std::unordered_set<quint64> suspects; ///< devices and modules noted as suspicious, bounded
    bool connected = false;
    TimeMs connectedAt = 0;
    TimeMs blindSince = 0; ///< 0 = never saw anything
    TimeMs judgeFrom = 0; ///< no deadline is judged before: queued reports come first
    bool settling = false; ///< until judgeFrom: nothing is pushed that a device may have
    TimeMs lastHeard
        = std::numeric_limits<TimeMs>::max(); ///< during advance(): when the broker last gave a sign of life
    Effects out;
    std::vector<TaskRef> changed;
    std::vector<BatchBook*> changedBooks;
    std::set<FirmwareId> changedFirmware;

    // Finding (rolloutengine.cpp)
    [[nodiscard]] BatchBook* book(BatchId id) const;
    [[nodiscard]] TaskRef find(const TaskKey& key) const;
    [[nodiscard]] TaskRef newestOf(DeviceSlot device, ModuleIndex module) const;
    [[nodiscard]] TaskRef openOf(DeviceSlot device, ModuleIndex module) const;
    void remember(TaskRef ref);
    void list(BatchBook& book);
    void touch(TaskRef ref, bool moved);
    void noteFile(ActivityKind kind, const Firmware& package, TimeMs now);
    void note(ActivityKind kind, const BatchBook* book, DeviceSlot device, TimeMs now, QStringList args = {});
    void setFirmwareState(FirmwareId id, FirmwareState state);
    [[nodiscard]] bool isTampered(FirmwareId id) const;

    // Steering (rolloutsteering.cpp)
    [[nodiscard]] Result<BatchBook*> steerable(BatchId id) const;
    void setTimes(BatchBook& book, const PlanTimes& times, TimeMs now);

    // Batches (rolloutenginebatches.cpp)
    [[nodiscard]] Result<void> mayStart(const Batch& batch) const;
    BatchBook& addBook(const Batch& batch, std::vector<Task> tasks, ModuleIndex module, VersionIndex target);
    void makeRoom(const BatchBook& book, DeviceSlot device);
    void settleConflicts(BatchBook& book, TimeMs now);
    void settleConflict(TaskRef ref, TimeMs now);
    void reopen(BatchBook& book);
    void beginRunning(BatchBook& book, TimeMs now);
    void pause(BatchBook& book);
    void haltIfBroken(BatchBook& book, TimeMs now);
    void acknowledgeHalt(BatchBook& book, TimeMs now);
    void closeIfDone(BatchBook& book, TimeMs now);
    void endVerification(BatchBook& book, bool passed, TimeMs now);
    void renewLinks(BatchBook& book, TimeMs now);
    quint32 cancelOpen(BatchBook& book, bool bySchedule, TimeMs now);

    // Waves, windows, the end (rolloutenginewaves.cpp)
    void watchGate(BatchBook& book, TimeMs now);
    void openWave(BatchBook& book);
    void endBySchedule(BatchBook& book, TimeMs now);
    void forgiveSoak(BatchBook& book, TimeMs now);
    [[nodiscard]] TimeMs nextOfSchedule(const BatchBook& book) const; ///< gate and end; 0 = nothing planned
    [[nodiscard]] TimeMs nextPush(BatchBook& book) const; ///< 0 = nothing planned

    // Time and pushing (rolloutengineevents.cpp)
    [[nodiscard]] bool mayPush(const BatchBook& book) const; ///< at some time of the plan
    [[nodiscard]] bool mayPushNow(BatchBook& book, TimeMs now) const;
    void pump(BatchBook& book, TimeMs now);
    void arm(TaskRef ref);
    [[nodiscard]] bool holdsRepeats(TimeMs now);
    void doubtNotices();
    void fireTimers(TimeMs now, TimeMs heardAt);
    void shiftTime(TimeMs by, TimeMs now);
    void forgiveBlindTime(TimeMs now);
    void awaitVersion(TaskRef ref, TimeMs now);
    void judge(TaskRef ref, const TaskInput& input);
    void timeOut(TaskRef ref, const TaskInput& input);
    void flagSilent(TaskRef ref, const TaskInput& input);

    // The rules (rolloutenginerules.cpp)
    TaskAction apply(TaskRef ref, TaskEvent event, const TaskInput& input);
    void act(TaskRef ref, TaskAction action, const TaskInput& input);
    // One deed for each TaskAction, called by act().
    void pushAgain(TaskRef ref, const TaskInput& input);
    void skip(TaskRef ref, const TaskInput& input);
    void succeed(TaskRef ref, const TaskInput& input);
    void wake(TaskRef ref, const TaskInput& input);
    void askAgainReported(TaskRef ref, const TaskInput& input);
    void noteReport(TaskRef ref, const TaskInput& input);
    void rebooted(TaskRef ref, const TaskInput& input);
    void startGrace(TaskRef ref, const TaskInput& input);
    void beginUpgrade(TaskRef ref, const TaskInput& input);
    void noteStep(TaskRef ref, const TaskInput& input);
    void failStep(TaskRef ref, const TaskInput& input);
    void getReady(TaskRef ref, const TaskInput& input);
    void waitForResume(TaskRef ref, const TaskInput& input);
    void cancelOrdered(TaskRef ref, const TaskInput& input);
    void replaceOrdered(TaskRef ref, const TaskInput& input);
    void requeue(TaskRef ref, const TaskInput& input);
    void noteLate(TaskRef ref, const TaskInput& input);
    void suspectTask(TaskRef ref, const TaskInput& input);
    // What they share
    void askAgain(TaskRef ref, const TaskInput& input);
    void failAttempt(TaskRef ref, TaskReason reason, TimeMs now);
    void cancel(TaskRef ref, TaskReason reason, const TaskInput& input);
    void suspect(DeviceSlot device, ModuleIndex module, BatchBook* book, const TaskInput& input);
    void dropAsk(TaskRef ref);
    void finish(TaskRef ref, TaskState state, TaskReason reason, TimeMs now);

    // Notices, sent and ended (rolloutenginenotices.cpp)
    void push(TaskRef ref, const TaskInput& input);
    void sendNotice(TaskRef ref, TimeMs now);
    void dropNotice(TaskRef ref);
    void acknowledged(TaskRef ref, const TaskInput& input);
    void waitForDevice(TaskRef ref, const TaskInput& input);
    void waitForBroker(TaskRef ref, const TaskInput& input);
    void takeBack(TaskRef ref, const TaskInput& input);
    void giveBackAttempt(TaskRef ref);
};

[[nodiscard]] inline quint64 deviceKey(DeviceSlot device, ModuleIndex module)
{
    return quint64{ module } << 32 | device;
}
[[nodiscard]] inline quint64 deviceKey(TaskRef ref)
{
    return deviceKey(ref.device(), ref.book->module);
}

} // namespace console
