// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/devicequery.h"
#include "models/fleet/querycompletion.h"

#include <QString>
#include <QStringList>

namespace console {

struct FleetNames;

/// What is wrong with a filter text, and what would be right there.
[[nodiscard]] QString queryErrorText(const QString& text, const QueryError& error);

/// What is to be underlined: the wrong part, or where something is missing the word before it.
[[nodiscard]] DeviceQuery::Clause wrongPart(const QString& text, const QueryError& error);

/// The clauses of a filter text as they stand, each fit to stand beside others: the chips. None where it is no filter.
[[nodiscard]] QStringList queryClauses(const QString& text);
/// The filter with this term in it, in the place of what it said about the same field.
[[nodiscard]] QString withTerm(const QString& text, const QString& field, const QString& value);

/// The values that the fleet has for a field, for completion; versions newest first.
[[nodiscard]] QStringList fleetValues(const FleetNames& names, QueryTerm::Field field);

} // namespace console
