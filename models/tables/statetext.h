// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/firmware/firmware.h"
#include "models/rollout/batch.h"

#include <QString>

namespace console {

/// The words of states and reasons, the same everywhere (DESIGN.md section 2). A state without a word does not compile.

[[nodiscard]] QString taskStateText(TaskState state, bool silent = false); ///< "Notified", "Notified, silent"
[[nodiscard]] QString taskReasonText(TaskReason reason); ///< empty for None
[[nodiscard]] QString batchStateText(BatchState state);
/// Whether the wait for its release is what its state is to people.
[[nodiscard]] bool showsRelease(const Batch& batch);
[[nodiscard]] QString batchStateText(const Batch& batch); ///< also "Awaiting release"
[[nodiscard]] QString batchKindText(BatchKind kind);
[[nodiscard]] QString firmwareStateText(FirmwareState state);

} // namespace console
