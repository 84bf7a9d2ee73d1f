// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace console {

/// Whether this run is the long one: tests/run soak says so, see add_soak_run() in CMakeLists.txt.
[[nodiscard]] inline bool isSoak()
{
    return qEnvironmentVariableIsSet("ROLLOUT_SOAK");
}

/// A whole number that a run may be given: ROLLOUT_SEED, ROLLOUT_SHARD (from 1), ROLLOUT_SHARDS.
[[nodiscard]] inline int fromEnvironment(const char* name, int preset)
{
    bool ok = false;
    const int value = qEnvironmentVariableIntValue(name, &ok);
    return ok ? value : preset;
}

} // namespace console
