// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/querynode.h"

#include <QStringList>
#include <QStringView>

#include <optional>

namespace console::querywords {

// The words of the filter language (DeviceQuery), both ways. Any thread.

[[nodiscard]] std::optional<QueryTerm::Field> fieldNamed(QStringView name);
[[nodiscard]] QStringView nameOf(QueryTerm::Field field);
[[nodiscard]] QStringList fieldNames();
[[nodiscard]] QStringView signOf(QueryTerm::Order order);
/// Bits of states or outcomes by their names; nothing for another word.
[[nodiscard]] std::optional<unsigned> choiceNamed(QueryTerm::Field field, QStringView name);
[[nodiscard]] QStringList choiceNames(QueryTerm::Field field, quint32 choices);

[[nodiscard]] std::optional<qint64> ageMs(QStringView text); ///< 7d, 30m: 1 to 6 digits and a unit
[[nodiscard]] QString ageText(qint64 ageMs); ///< in the greatest unit that leaves no rest, weeks as days
[[nodiscard]] std::optional<TimeMs> moment(QStringView text); ///< 2026-11-23 or 2026-11-23T14:30, local time
[[nodiscard]] QString momentText(TimeMs at);

/// and, or, not, and what could be read as more than a word: a name only in quotes.
[[nodiscard]] bool isReserved(QStringView word);
[[nodiscard]] bool isPlain(QStringView text); ///< needs no quotes as a value
[[nodiscard]] QString escaped(const QString& text); ///< as it stands between quotes, nothing in it special

} // namespace console::querywords
