// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/devicequery.h"

#include <string>
#include <vector>

namespace console {

/// A text to compare with: folded to lower case, `*` stands for any run of characters unless it was quoted.
class TextPattern
{
public:
    enum class Match : quint8 {
        Whole, ///< all of the text
        Part, ///< anywhere in the text, unless there is a wildcard
    };
    TextPattern(QStringView text, bool literal, Match match);
    [[nodiscard]] bool matches(std::string_view text) const;

private:
    std::vector<std::string> m_pieces; ///< between the wildcards
    bool m_part;
};

/// One term of a query; the members that its field does not use are empty.
struct QueryTerm
{
    enum class Field : quint8 { Name, Product, Module, Version, State, Outcome, Seen };
    Field field = Field::Name;
    bool negated = false;
    std::vector<TextPattern> patterns; ///< any of them
    static constexpr unsigned silentBit = 31;
    quint32 choices = 0; ///< bits of DeviceFacts::State or ::Outcome; silentBit for DeviceFacts::silent
    bool never = false; ///< Seen
    bool olderThan = false; ///< Seen: `>`
    qint64 ageMs = 0; ///< Seen
};

/// Reads a filter text from left to right. Used once.
class DeviceQueryParser
{
public:
    explicit DeviceQueryParser(const QString& text)
        : m_text(text)
    {
    }
    [[nodiscard]] tl::expected<std::vector<QueryTerm>, QueryError> parse();

    [[nodiscard]] static QStringList fieldNames();

private:
    using Step = tl::expected<void, QueryError>;
    struct Value
    {
        QString text;
        bool literal = false;
        qsizetype position = 0;
    };

    [[nodiscard]] Step term(QueryTerm& term);
    [[nodiscard]] Step field(QueryTerm& term, bool& isField);
    [[nodiscard]] Step values(QueryTerm& term);
    [[nodiscard]] Step take(const Value& value, QueryTerm& term);
    [[nodiscard]] Step age(const Value& value, QueryTerm& term);
    [[nodiscard]] tl::expected<Value, QueryError> value(bool commaEnds);
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace console
