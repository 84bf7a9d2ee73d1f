// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/ids.h"
#include "models/fleet/device.h"

#include <QStringList>

namespace console {

/// What an entry of the activity log tells. Stored as a number: only append. Sentences are made in ui/activity.
enum class ActivityKind : quint16 {
    // Orders of operators
    FirmwareAdded = 1, ///< args: name, version, product
    FirmwareDeleted = 2, ///< args: name, version
    VerificationStarted = 3, ///< args: version, devices
    BatchStarted = 4, ///< args: version, devices
    BatchScheduled = 5, ///< args: version, devices, time (ms)
    BatchPaused = 6,
    BatchResumed = 7,
    BatchCancelled = 8, ///< args: tasks cancelled, may still arrive
    RateChanged = 9, ///< args: old, new
    FailedRetried = 10, ///< args: tasks
    TasksCancelled = 11, ///< args: tasks
    SettingsChanged = 12, ///< args: what
    DevicesMarked = 13, ///< args: "group", "ungroup", "tag", "untag" or "import"; name; devices
    BatchClosed = 14, ///< to devices that match later
    WaveReleased = 15, ///< args: wave (from 1), of, succeeded, with an outcome, without one
    PaceChanged = 16, ///< args: rate, PaceGrowth number, tenths, every, downloads, megabits
    DossierSaved = 17, ///< args: seal
    BatchSubmitted = 18, ///< waits for its release; args: version, devices, start (ms, 0 = at once)
    BatchReleased = 19, ///< args: version, devices that wait, who made it
    // (more of them from 80 on)
    // Decisions of the engine
    VerificationPassed = 20, ///< args: version, devices
    VerificationFailed = 21, ///< args: version, succeeded, failed
    BatchCompleted = 22, ///< args: version, succeeded, failed, skipped, cancelled
    TaskFailed = 23, ///< args: reason number; device set
    TaskTimedOut = 24, ///< device set
    TaskSilent = 25, ///< device set; args: none, or "100": since its download
    TaskReplaced = 26, ///< device set; args: other batch
    FirmwareTampered = 27, ///< args: name, version
    LateReport = 28, ///< a report for a task that is final; args: version or step
    BatchStartedBySchedule = 29,
    BatchHalted = 30, ///< args: HaltCause number, failed, devices, Halt::cohort (0 = none)
    FirmwareUnreadable = 31, ///< args: name, version
    WaveOpened = 32, ///< by its gate; args: wave before (from 1), of, succeeded, with an outcome
    GateOutOfReach = 33, ///< args: as WaveOpened
    BatchEndedBySchedule = 34, ///< args: tasks cancelled, may still arrive
    // Devices
    DeviceEnrolled = 40, ///< merged: args: count, first name
    /// args: error kind number, context, topic, raw bytes (base64), count merged, payload's and topic's size in bytes;
    /// of topic and payload the first 512 bytes
    ReportRejected = 41,
    SuspiciousReport
    = 42, ///< args: step, finding; none: progress of a device without a task; "flood", "versions", "again"
    NobodyListening = 43, ///< device set
    NoticeRefused = 44, ///< by the broker; device set; args: reason code of MQTT 5
    DevicesJoined = 45, ///< a dynamic batch; merged: args: count, first name
    // The console itself
    BrokerConnected = 60, ///< args: host, port, protocol
    BrokerLost = 61, ///< args: error kind number, context
    ReportsMayBeMissing = 62, ///< the broker had not kept the session, or not for certain all that came
    StoreFailed = 63, ///< args: error kind number, context
    StoreRecovered = 64,
    ServerListening = 65, ///< args: address, port
    ServerFailed = 66, ///< args: error kind number, context
    ConsoleStarted = 67, ///< args: version
    ConsoleStopped = 68,
    /// entries of this log were changed or are gone; args: id of the first one that does not follow from the one
    /// before it, none: the newest are gone
    LogBroken = 69,
    // Orders of operators, once more
    TimesChanged = 80, ///< args: windows (windowsText), end (ms, 0 = none), EndAction number
};

/// Whether an operator ordered it.
[[nodiscard]] constexpr bool isOrder(ActivityKind kind)
{
    return kind < ActivityKind::VerificationPassed || kind >= ActivityKind::TimesChanged;
}

/// One entry of the append-only log: an order or a decision, with its reason.
struct Activity
{
    EventId id; ///< filled by the host
    TimeMs at = 0;
    ActivityKind kind = ActivityKind::ConsoleStarted;
    QString actor; ///< operator's name; empty = the engine
    BatchId batch;
    FirmwareId firmware;
    DeviceSlot device = noDevice;
    QStringList args; ///< as the kind says, untranslated
};

} // namespace console
