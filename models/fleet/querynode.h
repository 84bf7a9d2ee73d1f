// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/devicequery.h"
#include "models/fleet/textpattern.h"

#include <string>
#include <vector>

namespace console {

/// One term of a query; the members that its field does not use are empty.
struct QueryTerm
{
    enum class Field : quint8 { Name, Product, Module, Version, Group, Tag, State, Outcome, Seen, Enrolled };
    enum class Order : quint8 { Equal, Less, LessOrEqual, Greater, GreaterOrEqual };
    enum class Time : quint8 { Never, Within, After };

    Field field = Field::Name;
    bool bare = false; ///< a word without a field: part of the name
    bool negated = false;
    std::vector<TextPattern> patterns{}; ///< any of them
    Order order = Order::Equal; ///< Version
    std::string bound{}; ///< Version, where the order is not Equal
    std::vector<TextPattern> modules{}; ///< Version: what it speaks of, empty = default
    static constexpr unsigned silentBit = 31;
    quint32 choices = 0; ///< bits of DeviceFacts::State or ::Outcome; silentBit for DeviceFacts::silent
    Time time = Time::Never; ///< Seen, Enrolled
    qint64 ageMs = 0; ///< Within
    TimeMs at = 0; ///< After
};

/// A query as it was understood: terms, joined and negated.
struct QueryNode
{
    enum class Kind : quint8 { All, Any, Not, Term };

    Kind kind = Kind::All;
    std::vector<QueryNode> parts{}; ///< one for Not, none for Term
    QueryTerm term{};
    qsizetype position = 0;
    qsizetype length = 0;
};

[[nodiscard]] bool holds(const QueryNode& node, const DeviceFacts& device, TimeMs now);
/// In normal form.
[[nodiscard]] QString textOf(const QueryNode& node);

} // namespace console
