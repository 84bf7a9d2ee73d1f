// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/alert.h"
#include "ui/common/theme.h"

#include <QString>

namespace console {

/// A sentence with the numbers: what happened, and what to do where something is to be done. A kind without one does
/// not compile. GUI thread.
[[nodiscard]] QString alertText(const Alert& alert);
/// In two or three words, also as the name of its switch: "Batch finished".
[[nodiscard]] QString alertKindText(AlertKind kind);

struct AlertMark
{
    QString icon;
    ColorRole color = ColorRole::SecondaryText;
};
[[nodiscard]] AlertMark markOf(AlertKind kind);

} // namespace console
