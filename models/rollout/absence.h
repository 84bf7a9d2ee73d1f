// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/devicequery.h"
#include "models/fleet/fleet.h"
#include "models/rollout/rolloutview.h"

namespace console {

/// Why a device without an open task has none: which decision, or which missing step, keeps it where it is. What would
/// move it is the opposite of the kind.
struct Absence
{
    enum class Kind : quint8 {
        HasTask, ///< of the batch in question: explainTask() says the rest
        // A batch of a firmware that would be new to it does not mean it
        OtherProduct, ///< only where a batch is asked for by name
        LeftOut, ///< on the list of those left out
        CameLater, ///< first heard of, or matching, only after the batch was made
        NotListed,
        OtherSource, ///< reports none of the source versions
        OutsideShare,
        FilterClause, ///< detail: the first part of the filter that it does not fulfil
        JoinsNext, ///< a dynamic batch takes it with its next report
        // No batch
        RunsNewest, ///< nothing verified is newer than what it reports
        NotVerifiedYet, ///< a newer firmware is, but not verified
        NoBatchYet, ///< a newer firmware is verified, and no batch of it was made
        NoFirmware, ///< none for its product
    };
    Kind kind = Kind::NoFirmware;
    BatchId batch{}; ///< the batch in question, null where there is none
    QString version{}; ///< of the firmware in question
    QString detail{};

    bool operator==(const Absence&) const = default;
};
inline constexpr auto lastAbsenceKind = Absence::Kind::NoFirmware;

/// Why the batch has no task for the device. `facts`: what filters know of it. Pure; engine thread.
[[nodiscard]] Absence explainAbsence(
    const Fleet& fleet, const Batch& batch, bool hasTask, DeviceSlot device, const DeviceFacts& facts, TimeMs now);

/// Why nothing is under way for the device: looks for the newest firmware above what it reports, and for the newest
/// batch of that. Pure; engine thread.
[[nodiscard]] Absence explainIdle(
    const Fleet& fleet, const RolloutView& engine, DeviceSlot device, const DeviceFacts& facts, TimeMs now);

/// Whether that says more about the device than how its newest task ended.
[[nodiscard]] bool saysMore(const Absence& absence, const Task& newest, const Batch& batch);

/// Lower snake case, never translated, never changed.
[[nodiscard]] QLatin1StringView nameOf(Absence::Kind kind);

} // namespace console
