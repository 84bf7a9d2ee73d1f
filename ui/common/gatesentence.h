// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batch.h"

#include <QString>

namespace console {

/// What keeps the next wave of a batch back, in one sentence; empty where no wave follows. Plain text, GUI thread.
[[nodiscard]] QString gateSentence(const Batch& batch, TimeMs now);
/// The same from the parts of an Explanation; `at` in words.
[[nodiscard]] QString gateSentence(
    GateVerdict verdict, quint32 succeeded, quint32 finished, int wanted, const QString& at);

} // namespace console
