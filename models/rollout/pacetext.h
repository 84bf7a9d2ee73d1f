// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/pacerules.h"

#include <QString>

namespace console {

/// A rate and how it grows.
struct PaceChoice
{
    int ratePerMinute = 1000;
    PaceGrowth growth = PaceGrowth::Constant;
    int factorTenths = 20;
    int every = 1000;

    bool operator==(const PaceChoice&) const = default;
};

/// `constant:500`, `exponential:50,2,notified=1000`, `exponential:50,1.5,succeeded=200`, as commands have it. Pure.
[[nodiscard]] QString paceText(const PaceChoice& pace);
/// Only the words: checkRate and checkPace have the ranges. Error: PaceNotUnderstood, context: the piece that is meant.
[[nodiscard]] Result<PaceChoice> parsePace(const QString& text);

} // namespace console
