// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/firmware/firmware.h"
#include "models/rollout/batch.h"
#include "tests/models/rollout/referencetask.h"

#include <map>
#include <vector>

namespace console {

/// Batches of one firmware and one module, told as simply as ReferenceTask tells a task. Without the pace: the batches
/// held against it are fast and small. Orders answer whether they are allowed.
class ReferenceRollout
{
public:
    struct Book
    {
        BatchId id;
        BatchKind kind = BatchKind::Upgrade;
        Plan plan;
        BatchState state = BatchState::Running;
        bool began = false;
        bool unreleased = false; ///< waits for a second operator
        bool checkAsked = false;
        bool ended = false; ///< by the plan's end
        std::size_t open = 0; ///< newest wave that may be sent
        TimeMs heldSince = 0; ///< its gate's share
        std::vector<ReferenceTask> tasks; ///< by device

        [[nodiscard]] TaskCounts counts() const;
    };

    explicit ReferenceRollout(bool verified, VersionIndex target);

    /// `waveOfDevice` is taken over: how they are chosen is WaveOrder's, how many of each is checked here.
    bool start(BatchId id, BatchKind kind, const Plan& plan, const std::vector<VersionIndex>& fromOfDevice,
        const std::vector<std::size_t>& waveOfDevice, bool needsRelease, TimeMs now);
    bool release(BatchId id, std::size_t wave, TimeMs now); ///< from 0
    bool approve(BatchId id, bool byAuthor, TimeMs now);
    bool setTimes(BatchId id, const PlanTimes& times, TimeMs now);
    bool pause(BatchId id);
    bool resume(BatchId id, TimeMs now);
    bool cancel(BatchId id, TimeMs now);
    bool cancelTask(BatchId id, DeviceSlot device, TimeMs now);
    bool retry(BatchId id, const std::vector<DeviceSlot>& devices, TimeMs now); ///< no devices: all
    void fileFound(FileState state);

    void reported(DeviceSlot device, VersionIndex version, TimeMs now);
    void progressed(DeviceSlot device, int step, TimeMs now);
    bool pulled(DeviceSlot device, bool legacy, TimeMs now);
    void noticeEnded(BatchId id, DeviceSlot device, PublishOutcome outcome, TimeMs now);
    void served(BatchId id, DeviceSlot device, bool began, TimeMs now);
    void connected(bool connected, TimeMs now);
    void advance(TimeMs now);
    /// The time at which something is due at the latest, 0 = nothing is.
    [[nodiscard]] TimeMs nextDue(TimeMs now) const;
    void restarted(TimeMs lastAlive, TimeMs now);
    /// The host has taken and carried out everything, files that were to be checked included.
    void taken(TimeMs now);

    [[nodiscard]] const std::map<BatchId, Book>& books() const { return m_books; }
    [[nodiscard]] FirmwareState firmware() const { return m_firmware; }
    [[nodiscard]] const std::vector<BatchId>& linkEnds() const { return m_linkEnds; } ///< of whole batches, untaken

private:
    [[nodiscard]] bool allowed(BatchKind kind) const;
    [[nodiscard]] bool mayPush(const Book& book) const;
    [[nodiscard]] bool mayPushAt(const Book& book, TimeMs now) const;
    [[nodiscard]] bool isShareHeld(const Book& book) const;
    [[nodiscard]] bool isAnyAtWork(const Book& book) const;
    [[nodiscard]] std::vector<quint32> sizesOf(
        const std::vector<Wave>& waves, const std::vector<VersionIndex>& fromOfDevice) const;
    void openWaves(Book& book, TimeMs now);
    [[nodiscard]] TimeMs waveDue(const Book& book) const; ///< 0 = not by itself
    [[nodiscard]] TimeMs pushDue(const Book& book, TimeMs now) const; ///< 0 = never any more
    void endBooks(TimeMs now);
    void sweep(TimeMs now);
    [[nodiscard]] ReferenceTask* taskOf(BatchId id, DeviceSlot device);
    [[nodiscard]] ReferenceTask* currentOf(DeviceSlot device);
    void noteCurrent(ReferenceTask& task);
    void begin(Book& book);
    void closeBooks();
    void pump(TimeMs now);

    VersionIndex m_target;
    FirmwareState m_firmware;
    bool m_tampered = false;
    bool m_connected = true;
    TimeMs m_connectedAt = 0;
    TimeMs m_blindSince = 0;
    TimeMs m_judgeFrom = 0;
    std::map<BatchId, Book> m_books;
    std::map<DeviceSlot, ReferenceTask*> m_current;
    std::vector<BatchId> m_linkEnds;
    std::vector<TimeMs> m_flashed; ///< of all tasks of the firmware
};

} // namespace console
