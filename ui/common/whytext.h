// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/device.h"
#include "models/rollout/explanation.h"

#include <QString>

namespace console {

/// "Why is this device not updated?" in one sentence, the same on the batch page and in the device's panel. A kind
/// without a sentence does not compile. Plain text in the language in force. GUI thread.
[[nodiscard]] QString whyText(const Explanation& why, const FleetNames& names, TimeMs now);

} // namespace console
