// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/querynode.h"
#include "models/fleet/queryscanner.h"

#include <QStringList>

namespace console {

/// What could stand where a filter text ends, for completion.
struct QueryOutlook
{
    bool term = false; ///< a word, a field, not, (
    bool joint = false; ///< and, or, )
    bool sign = false; ///< an operator of `field`
    bool value = false; ///< a value of `field`
    bool age = false; ///< after within
    bool moment = false; ///< after before and after
    QueryTerm::Field field = QueryTerm::Field::Name;
};

/// Reads a filter text from left to right: disjunction, conjunction, negation, term. Used once.
class DeviceQueryParser : private QueryScanner
{
public:
    static constexpr qsizetype longestText = 4096;
    static constexpr int deepest = 50;

    /// `text` is only looked at: it outlives the parser.
    explicit DeviceQueryParser(const QString& text)
        : QueryScanner(text)
    {
    }
    /// A node of kind All, whose parts are the clauses.
    [[nodiscard]] tl::expected<QueryNode, QueryError> parse();
    /// After parse(): what was looked for at the very end of the text, also where it is no query yet.
    [[nodiscard]] const QueryOutlook& outlook() const { return m_outlook; }

private:
    using Step = tl::expected<void, QueryError>;
    [[nodiscard]] Step disjunction(QueryNode& node);
    [[nodiscard]] Step conjunction(QueryNode& node);
    [[nodiscard]] Step negation(QueryNode& node);
    [[nodiscard]] Step group(QueryNode& node);
    [[nodiscard]] Step term(QueryNode& node);
    [[nodiscard]] Step bareWord(QueryTerm& term);
    [[nodiscard]] Step compared(QueryTerm& term);
    [[nodiscard]] Step sign(QueryTerm& term);
    [[nodiscard]] Step values(QueryTerm& term);
    [[nodiscard]] Step choice(QueryTerm& term);
    [[nodiscard]] Step time(QueryTerm& term);
    [[nodiscard]] Step age(QueryTerm& term, bool older);
    [[nodiscard]] Step moment(QueryTerm& term, bool before);
    [[nodiscard]] tl::expected<Value, QueryError> value(bool mayBeEmpty);

    int m_depth = 0;
    QueryOutlook m_outlook;
};

} // namespace console
