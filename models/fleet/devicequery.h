// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <QString>
#include <QStringList>
#include <QStringView>

#include <tl/expected.hpp>

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace console {

/// What a query can ask about one device, whoever holds it. Views only: made on the fly for each row.
struct DeviceFacts
{
    enum class State : quint8 { Idle, Queued, Notified, Upgrading };
    enum class Outcome : quint8 { None, Succeeded, Failed, Cancelled, Skipped };
    struct Module
    {
        std::string_view name;
        std::string_view version;
    };

    std::string_view name;
    std::string_view product;
    std::string_view version; ///< of module default, empty = none reported
    std::span<const Module> modules; ///< beyond default
    State state = State::Idle;
    bool silent = false; ///< got a notice and did not answer in time
    Outcome outcome = Outcome::None; ///< of the last finished task
    TimeMs lastSeen = 0; ///< 0 = never
    TimeMs firstSeen = 0; ///< enrolled
    std::string_view marks{}; ///< group and tags as DeviceMarks::packed() has them
};

/// Why a filter text is not a query: where, and what would have been right there. Words are made in the GUI.
struct QueryError
{
    enum class Expected : quint8 {
        Value, ///< something after the operator or the minus
        ClosingQuote,
        FieldName, ///< one of DeviceQuery::fieldNames()
        StateName, ///< idle, queued, notified, upgrading, silent
        OutcomeName, ///< succeeded, failed, cancelled, skipped, none
        Age, ///< 7d; units s m h d w
        Moment, ///< 2026-11-23, 2026-11-23T14:30 or an age
        Term, ///< a word, a field or an opening parenthesis
        PlainValue, ///< one value without a wildcard
        Equality, ///< = or !=, where the field has no order
        ClosingParenthesis,
        NoParenthesis, ///< this one closes nothing
        LessNesting, ///< at most 50 deep
        Shorter, ///< at most 4,000 characters
    };
    qsizetype position = 0; ///< in the text, as QString counts
    qsizetype length = 0;
    Expected expected = Expected::Value;

    bool operator==(const QueryError&) const = default;
};

struct QueryNode;

/// A filter over devices, as operators write it. Terms side by side or joined by `and` must all hold; `or` binds less,
/// `not` or `-` more; parentheses group.
///   sensor  gw-*-7  "two words"         part of the name, or the whole name with wildcards; case does not matter
///   product = PK, PK2  module = MCU     exact or with wildcards; a comma separates alternatives; `:` is `=`; also !=
///   name = dev-0*  group = "Lab 1"  tag = beta    likewise; tag = "" : has none
///   version = 1.2.*  version < 2.0      also <= > >=, by the order of versions (1.9 before 1.10, 2.0-rc1 before 2.0)
///   state = queued, silent  outcome = failed      (idle, queued, notified, upgrading, silent; succeeded, failed,
///                                       cancelled, skipped, none); a silent device is notified or upgrading as well
///   seen within 7d  seen < 2h  seen > 1d  seen = never      when the last live message came
///   enrolled before 2026-11-01  enrolled within 30d         when the first report came; local time
/// `before` and `>` hold for never as well. `version` speaks of module default, or of the modules that stand beside it
/// in the same conjunction. In quotes a backslash makes the next character a plain one. A value; const use from any
/// thread.
class DeviceQuery
{
public:
    struct Clause
    { ///< a part that must hold, in the text
        qsizetype position = 0;
        qsizetype length = 0;
        bool isChoice = false; ///< alternatives joined by `or`, without parentheses around them
        bool operator==(const Clause&) const = default;
    };

    DeviceQuery(); ///< holds for every device
    [[nodiscard]] static tl::expected<DeviceQuery, QueryError> parse(const QString& text);

    [[nodiscard]] bool matches(const DeviceFacts& device, TimeMs now) const;
    [[nodiscard]] bool isEmpty() const;
    /// True when the same device may match later without a change: refresh now and then.
    [[nodiscard]] bool dependsOnTime() const;
    /// The same query in one form that all its spellings share; parses to the same.
    [[nodiscard]] QString text() const;

    /// What the conjunction consists of, in the order of the text; all of them must hold.
    [[nodiscard]] const std::vector<Clause>& clauses() const;
    [[nodiscard]] bool clauseMatches(std::size_t clause, const DeviceFacts& device, TimeMs now) const;
    /// The one fact that a clause looks at: clauseMatches() needs no other. State: outcome and times as well. More:
    /// several, or modules.
    enum class Asks : quint8 { Product, Version, Marks, State, Name, More };
    [[nodiscard]] Asks clauseAsks(std::size_t clause) const;

    /// One term as text, quoted where it must be: term(u"version", u"1.0") is `version:1.0`.
    [[nodiscard]] static QString term(QStringView field, QStringView value);
    /// A value as it may stand after an operator: quoted, and its special characters plain, where it must be.
    [[nodiscard]] static QString quoted(QStringView value);
    [[nodiscard]] static QStringList fieldNames();

private:
    struct Parsed;
    std::shared_ptr<const Parsed> m_parsed;
};

} // namespace console
