// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/linkstatus.h"
#include "models/firmware/firmware.h"
#include "models/fleet/device.h"
#include "models/fleet/devicequery.h"
#include "models/fleet/versiondistribution.h"
#include "models/rollout/activity.h"
#include "models/rollout/batch.h"

#include <optional>
#include <vector>

namespace console {

/// A device as the table shows it: fixed size, text made in data().
struct DeviceRow
{
    DeviceSlot slot = 0;
    ProductIndex product = 0;
    VersionIndex version = 0; ///< of module default
    quint8 moreModules = 0; ///< 255 = that many or more
    qint8 openStep = -128; ///< last step of the open task
    TaskReason lastReason = TaskReason::None;
    TaskState openState : 3 = TaskState::Queued; ///< where openBatch is set
    TaskState lastOutcome : 3 = TaskState::Succeeded; ///< where hasOutcome
    bool silent : 1 = false;
    bool hasOutcome : 1 = false;
    TimeMs lastSeen = 0;
    quint32 enrolledSeconds = 0; ///< firstSeen(), half as wide
    MarksIndex marks = 0; ///< group and tags
    quint64 openBatch = 0; ///< BatchId of an open task, 0 = idle

    [[nodiscard]] TimeMs firstSeen() const { return TimeMs{ enrolledSeconds } * 1000; }
    void setFirstSeen(TimeMs at) { enrolledSeconds = static_cast<quint32>(at / 1000); }
};
static_assert(sizeof(DeviceRow) == 40); // a million of them stand in the window

/// What a query may ask about a row, but for its modules. Views into `names`. Any thread.
[[nodiscard]] DeviceFacts factsOf(const DeviceRow& row, const FleetNames& names);
/// The same without any text: state, outcome and times.
[[nodiscard]] DeviceFacts factsOf(const DeviceRow& row);

/// A task of the watched batch with what the device reports now.
struct TaskRow
{
    Task task;
    VersionIndex currentVersion = 0;
};

struct BatchRow
{
    Batch batch;
    double finishedPerMinute = 0; ///< over the last five minutes
    TimeMs expectedEnd = 0; ///< 0 = unknown
};

struct FirmwareRow
{
    Firmware firmware;
    quint32 batches = 0; ///< batches of it, verifications not counted
    quint32 openBatches = 0;
    BatchId verification; ///< newest verification, null = none
};

/// Versions over time: a sample every ten seconds while something changes; those of earlier runs come once, after the
/// start.
struct VersionSample
{
    TimeMs at = 0;
    std::vector<VersionCount> counts;
};

enum class ServerState : quint8 { Off, Listening, Failed };

struct ServerStatus
{
    ServerState state = ServerState::Off;
    QString address;
    quint16 port = 0;
    QString publicUrl; ///< in force
    std::optional<Error> error;
    int downloads = 0; ///< running now
    quint64 bytesPerSecond = 0;
    bool operator==(const ServerStatus&) const = default;
};

/// A filter text (DeviceQuery) that the operators of the workspace keep under a name.
struct SavedFilter
{
    QString name;
    QString text;
    bool operator==(const SavedFilter&) const = default;
};

/// The console's pulse, in every frame.
struct Pulse
{
    int loadedPercent = 100; ///< of the workspace; below 100 while it is read at the start, and nothing is here yet
    LinkStatus link;
    ServerStatus server;
    double reportsPerSecond = 0;
    quint64 reports = 0; ///< since start
    quint64 rejectedReports = 0;
    double storeMs = 0; ///< last commit
    std::optional<Error> storeError;
    quint32 devices = 0;
    quint32 seenInLastDay = 0;
    quint32 upgrading = 0;
    quint32 needAttention = 0; ///< devices: silent, suspicious, or failed and not got there since
    quint32 problems = 0; ///< unseen problems in Activity
};

/// Everything that changed since the last frame: finished, merged values, at most ten times a second. The first
/// frames after start carry everything: devices in pieces, so that no frame stops the window.
struct Frame
{
    TimeMs at = 0;
    std::vector<DeviceRow>
        devices; ///< in slot order, each slot once; slots the window does not have yet are new, without gaps
    std::vector<BatchRow> batches;
    std::vector<FirmwareRow> firmware;
    BatchId watched; ///< whose tasks the next line speaks of
    bool watchedReset = false; ///< tasks holds all of them: forget the earlier ones
    std::vector<TaskRow> tasks;
    std::vector<VersionCount> versions; ///< changed counts
    std::vector<VersionSample> samples; ///< new samples
    std::vector<Activity> activities; ///< new entries, oldest first
    std::optional<QList<SavedFilter>> filters; ///< all of them, by name, where one changed
    Pulse pulse;
};

} // namespace console
