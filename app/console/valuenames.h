// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"
#include "models/rollout/explanation.h"
#include "models/rollout/rehearsal.h"

#include <QLatin1StringView>

namespace console {

/// Stable names for programs: lower snake case, never translated, never changed (rolloutctl --json). A value without a
/// name does not compile.
[[nodiscard]] QLatin1StringView nameOf(BatchKind value);
[[nodiscard]] QLatin1StringView nameOf(BatchState value);
[[nodiscard]] QLatin1StringView nameOf(TaskState value);
[[nodiscard]] QLatin1StringView nameOf(HaltCause value);
[[nodiscard]] QLatin1StringView nameOf(RehearsalBehaviour value);
[[nodiscard]] QLatin1StringView nameOf(RehearsalEnd value);
[[nodiscard]] QLatin1StringView nameOf(FirmwareState value);
[[nodiscard]] QLatin1StringView nameOf(LinkState value);
[[nodiscard]] QLatin1StringView nameOf(ServerState value);
[[nodiscard]] QLatin1StringView nameOf(TaskReason value);
[[nodiscard]] QLatin1StringView nameOf(WhyKind value);
[[nodiscard]] QLatin1StringView nameOf(GateVerdict value);
[[nodiscard]] QLatin1StringView nameOf(ActivityKind value);
[[nodiscard]] QLatin1StringView nameOf(ErrorKind value);

} // namespace console
