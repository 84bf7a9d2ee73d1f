// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace console {

/// How well a text answers what somebody types to find it: 0 is best, -1 not at all. All words that were typed must be
/// in it, in any order; what begins with them comes before words inside that do, these before any other place; initials
/// count too ("nb" finds "New batch"). Letters are compared without case.
[[nodiscard]] int matchRank(QStringView typed, QStringView text);

} // namespace console
