// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/devicequery.h"

#include "models/fleet/devicequeryparser.h"
#include "models/fleet/querywords.h"

#include <algorithm>
#include <utility>

namespace console {

struct DeviceQuery::Parsed
{
    QueryNode root; ///< of kind All
    std::vector<Clause> clauses;
};

namespace {

bool lookedAtAgain(const QueryNode& node)
{
    const QueryTerm& term = node.term;
    const bool isTime = term.field == QueryTerm::Field::Seen || term.field == QueryTerm::Field::Enrolled;
    return (node.kind == QueryNode::Kind::Term && isTime && term.time == QueryTerm::Time::Within)
        || std::ranges::any_of(node.parts, lookedAtAgain);
}

DeviceQuery::Asks asksOf(const QueryTerm& term)
{
    using Asks = DeviceQuery::Asks;
    switch (term.field) {
    case QueryTerm::Field::Name:
        return Asks::Name;
    case QueryTerm::Field::Product:
        return Asks::Product;
    case QueryTerm::Field::Version:
        return term.modules.empty() ? Asks::Version : Asks::More;
    case QueryTerm::Field::Group:
    case QueryTerm::Field::Tag:
        return Asks::Marks;
    case QueryTerm::Field::State:
    case QueryTerm::Field::Outcome:
    case QueryTerm::Field::Seen:
    case QueryTerm::Field::Enrolled:
        return Asks::State;
    case QueryTerm::Field::Module:
        break;
    }
    return Asks::More;
}

DeviceQuery::Asks asksOf(const QueryNode& node)
{
    if (node.kind == QueryNode::Kind::Term)
        return asksOf(node.term);
    const auto first = node.parts.empty() ? DeviceQuery::Asks::More : asksOf(node.parts.front());
    const bool alike
        = std::ranges::all_of(node.parts, [first](const QueryNode& part) { return asksOf(part) == first; });
    return alike ? first : DeviceQuery::Asks::More;
}

} // namespace

DeviceQuery::DeviceQuery()
    : m_parsed(std::make_shared<const Parsed>())
{
}

tl::expected<DeviceQuery, QueryError> DeviceQuery::parse(const QString& text)
{
    auto root = DeviceQueryParser(text).parse();
    if (!root)
        return tl::unexpected(root.error());
    Parsed parsed;
    for (const QueryNode& part : root->parts)
        parsed.clauses.push_back({ part.position, part.length,
            part.kind == QueryNode::Kind::Any && part.position == part.parts.front().position });
    parsed.root = *std::move(root);
    DeviceQuery query;
    query.m_parsed = std::make_shared<const Parsed>(std::move(parsed));
    return query;
}

bool DeviceQuery::matches(const DeviceFacts& device, TimeMs now) const
{
    return holds(m_parsed->root, device, now);
}

bool DeviceQuery::isEmpty() const
{
    return m_parsed->root.parts.empty();
}

bool DeviceQuery::dependsOnTime() const
{
    return lookedAtAgain(m_parsed->root);
}

QString DeviceQuery::text() const
{
    return textOf(m_parsed->root);
}

const std::vector<DeviceQuery::Clause>& DeviceQuery::clauses() const
{
    return m_parsed->clauses;
}

bool DeviceQuery::clauseMatches(std::size_t clause, const DeviceFacts& device, TimeMs now) const
{
    return holds(m_parsed->root.parts[clause], device, now);
}

DeviceQuery::Asks DeviceQuery::clauseAsks(std::size_t clause) const
{
    return asksOf(m_parsed->root.parts[clause]);
}

QString DeviceQuery::term(QStringView field, QStringView value)
{
    return field + u':' + quoted(value);
}

QString DeviceQuery::quoted(QStringView value)
{
    return !value.isEmpty() && querywords::isPlain(value)
        ? value.toString()
        : QString(u'"' + querywords::escaped(value.toString()) + u'"');
}

QStringList DeviceQuery::fieldNames()
{
    return querywords::fieldNames();
}

} // namespace console
