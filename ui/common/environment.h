// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/broker/brokerprofile.h"

#include <QColor>
#include <QIcon>
#include <QString>

namespace console {

/// What an environment is marked with, in the theme in force; invalid for None. Production has the colour of failures,
/// whatever was chosen. GUI thread.
[[nodiscard]] QColor environmentColor(EnvironmentColour colour);
[[nodiscard]] QColor environmentColor(const BrokerProfile& profile);
[[nodiscard]] QString environmentColourText(EnvironmentColour colour);
[[nodiscard]] QIcon environmentSwatch(EnvironmentColour colour); ///< a filled square; null for None
/// What somebody has to type before a batch starts there; empty = nothing.
[[nodiscard]] QString environmentToConfirm(const BrokerProfile& profile);

} // namespace console
