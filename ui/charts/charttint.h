// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QColor>

#include <optional>

namespace console {

/// The colour of a series, by meaning, so that it follows the theme: a state's own colour, or one of a sequence that
/// people with any colour vision can tell apart, given to a version for good. Other is grey.
struct ChartTint
{
    int version = -1; ///< VersionEntry::colour; -1 = Other
    std::optional<ColorRole> role; ///< wins

    [[nodiscard]] QColor color() const;
    bool operator==(const ChartTint&) const = default;
};

} // namespace console
