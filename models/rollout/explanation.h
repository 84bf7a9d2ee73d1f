// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batch.h"

namespace console {

/// Why a task stands where it stands. The comments name the numbers of Explanation that mean something.
enum class WhyKind : quint8 {
    // Queued
    Scheduled, ///< at: the start
    BatchPaused,
    WaitingForTurn, ///< the pace
    NotSubscribed, ///< since: the broker said nobody listens; pushes; at: tried again, 0 = when it reports
    BrokerRefused, ///< since; refusal, 0 = not known; at: tried again
    WaitingForRetry, ///< at; attempt, attempts; step: the code it failed with
    // Notified
    NotAcknowledged, ///< since: handed over, but the broker has not answered
    WaitingForDevice, ///< since: delivered to the broker, no sign of the device; pushes
    Silent, ///< since: the last push; pushes
    DownloadBegan, ///< bytes, since; no progress report yet
    // Upgrading
    Progressing, ///< step, bytes, since: last progress; at: the timeout, 0 = none
    StoodStill, ///< as Progressing, but nothing moved for ten minutes
    WaitingForVersion, ///< step 100, since; at: the timeout; suspectAt
    ReportedOtherVersion, ///< version, since; at: judged
    ReportedOldVersion, ///< version, since, after step 100; at: judged
    // Ended
    ReportedTarget, ///< since; attempt
    AlreadyThere, ///< since
    UpgradeFailed, ///< -1; since, attempt, attempts
    DownloadFailed, ///< -2; bytes
    VerificationFailed, ///< -3
    FlashingFailed, ///< -4
    WrongVersion, ///< version
    FellBack, ///< version
    TimedOut, ///< since: the end; step: where it stood
    InOtherBatch,
    CancelledByOperator,
    CancelledMayArrive, ///< the broker holds the notice, or the device has it
    Replaced, ///< by a newer batch
    EndedBySchedule, ///< the plan's end had come before its turn
    // Queued, once more
    WaitingForWave, ///< wave, openWave, waves, gate, wanted, succeeded, finished; at: the soak's end
    WindowClosed, ///< at: opens
    CapReached, ///< downloads
    AwaitsRelease, ///< by another operator than its author
    // Upgrading, once more
    SilentAfterDownload, ///< since: the last sign, at step 100; at: the timeout
    // Queued or Notified, once more
    BrokerAway, ///< nothing is sent, and no answer can come
    HeldBack, ///< Notified or Upgrading: a halt took its link back until the batch is resumed
};
inline constexpr auto lastWhyKind = WhyKind::HeldBack;

/// The *why* of a task, for people to read: ui makes the sentence.
struct Explanation
{
    WhyKind kind = WhyKind::WaitingForTurn;
    TimeMs since = 0;
    TimeMs at = 0; ///< when the console acts by itself next, 0 = never
    quint64 bytes = 0; ///< served of the file
    VersionIndex version = 0; ///< reported
    int step = -128;
    int attempt = 0;
    int attempts = 1; ///< allowed by the plan
    int pushes = 0;
    quint8 refusal = 0; ///< reason code of MQTT 5
    int wave = 0; ///< of the device, from 1
    int openWave = 0; ///< the newest that may be sent, from 1
    int waves = 0;
    GateVerdict gate = GateVerdict::NoGate; ///< before the next wave
    int wanted = 0; ///< per cent of those with an outcome, 0 = not asked for
    quint32 succeeded = 0; ///< in the waves so far
    quint32 finished = 0; ///< with an outcome
    int downloads = 0; ///< as many as may be at once
    TimeMs suspectAt = 0; ///< counts as silent from then on, unless it reports; 0 = not by itself
    QString author{}; ///< who made the batch

    bool operator==(const Explanation&) const = default;
};

/// Exactly one kind for every state, and what it names is what keeps the task there: once that is gone, the task moves
/// or the explanation changes. `connected`: to the broker. Pure; any thread.
[[nodiscard]] Explanation explainTask(const Task& task, const Batch& batch, TimeMs now, bool connected = true);

} // namespace console
