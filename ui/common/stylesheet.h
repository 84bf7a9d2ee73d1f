// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace console {

/// The one style sheet of the program, in the colours of the theme in force. Only what Fusion's palette cannot say; set
/// by applyTheme, nowhere else. Buttons take the property `look`: "accent", "flat" or none (quiet).
[[nodiscard]] QString styleSheetText();

} // namespace console
