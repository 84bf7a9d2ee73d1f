// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"
#include "models/fleet/devicequery.h"

#include <QString>
#include <QStringList>

namespace console {

/// What is wrong with a filter text, and what would be right there.
[[nodiscard]] QString queryErrorText(const QString& text, const QueryError& error);

/// The terms of a filter text, as they stand (quotes kept): the chips.
[[nodiscard]] QStringList queryTerms(const QString& text);

/// What a query may ask about a row of the table. Views into `names`. Any thread.
[[nodiscard]] DeviceFacts factsOf(const DeviceRow& row, const FleetNames& names);

} // namespace console
