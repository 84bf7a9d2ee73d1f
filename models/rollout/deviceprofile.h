// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/task.h"

namespace console {

/// What earlier batches, and when it was last heard, say of a device. A value; 0 = not known.
struct DeviceProfile
{
    float awayMs = 0; ///< since it was last heard of
    float respondMs = 0; ///< from the notice to its first sign
    float bytesPerSecond = 0;
    float workMs = 0; ///< from the end of the download, or the first sign where it fetched elsewhere, to the report
    float waitMs = 0; ///< from its turn until it was there, where it was not at once
    quint8 tasks = 0; ///< earlier ones it was sent and that ended
    quint8 atOnce = 0; ///< of them, so many times it was there when its turn came
    quint8 failed = 0; ///< of them, for good

    /// What an ended task of it tells, newest first: a time once known stays. `turnAt`: about when it was its turn.
    void learn(const Task& task, TimeMs turnAt);
};

} // namespace console
