// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace console {

/// What the engine remembers of a task beside its value; rebuilt after a restart.
struct TaskMarks
{
    bool inLine : 1 = false; ///< waits in the line of tasks ready to be pushed
    bool moved : 1 = false; ///< made a transition since the last takeEffects
    bool touched : 1 = false; ///< changed at all since then
    bool lateVersionNoted : 1 = false;
    bool lateStepNoted : 1 = false;
    bool mayHaveIt : 1 = false; ///< the notice of this attempt may be with the device
    bool ordered : 1 = false; ///< a notice was ordered since the last takeEffects
    bool fetching : 1 = false; ///< counted as a download
};

} // namespace console
