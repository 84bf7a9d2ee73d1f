// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/absence.h"

#include <QString>

namespace console {

/// Why nothing is under way for a device, in one sentence that names what would move it. Empty for HasTask. Plain text;
/// GUI thread (it translates).
[[nodiscard]] QString absenceText(const Absence& absence);

} // namespace console
