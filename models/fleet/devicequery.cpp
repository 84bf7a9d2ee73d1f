// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/devicequery.h"

#include "models/fleet/devicequeryparser.h"

#include <algorithm>
#include <utility>

namespace console {

struct DeviceQuery::Terms
{
    std::vector<QueryTerm> terms;
    /// What `version` speaks of: the modules named without a minus; empty = default.
    std::vector<TextPattern> modules;
};

namespace {

using Field = QueryTerm::Field;

bool anyMatches(const std::vector<TextPattern>& patterns, std::string_view text)
{
    return std::ranges::any_of(patterns, [text](const TextPattern& pattern) { return pattern.matches(text); });
}

bool versionMatches(const QueryTerm& term, const std::vector<TextPattern>& modules, const DeviceFacts& device)
{
    const auto holds = [&](std::string_view module, std::string_view version) {
        return !version.empty() && anyMatches(modules, module) && anyMatches(term.patterns, version);
    };
    if (modules.empty())
        return !device.version.empty() && anyMatches(term.patterns, device.version);
    return holds("default", device.version)
        || std::ranges::any_of(
            device.modules, [&](const DeviceFacts::Module& more) { return holds(more.name, more.version); });
}

bool moduleMatches(const QueryTerm& term, const DeviceFacts& device)
{
    return (!device.version.empty() && anyMatches(term.patterns, "default"))
        || std::ranges::any_of(
            device.modules, [&term](const DeviceFacts::Module& more) { return anyMatches(term.patterns, more.name); });
}

bool seenMatches(const QueryTerm& term, TimeMs lastSeen, TimeMs now)
{
    if (term.never)
        return lastSeen == 0;
    const bool older = lastSeen == 0 || now - lastSeen > term.ageMs;
    return older == term.olderThan;
}

bool holds(const QueryTerm& term, const std::vector<TextPattern>& modules, const DeviceFacts& device, TimeMs now)
{
    switch (term.field) {
    case Field::Name:
        return anyMatches(term.patterns, device.name);
    case Field::Product:
        return anyMatches(term.patterns, device.product);
    case Field::Module:
        return moduleMatches(term, device);
    case Field::Version:
        return versionMatches(term, modules, device);
    case Field::State:
        return ((term.choices >> static_cast<unsigned>(device.state)) & 1U) != 0
            || (device.silent && ((term.choices >> QueryTerm::silentBit) & 1U) != 0);
    case Field::Outcome:
        return ((term.choices >> static_cast<unsigned>(device.outcome)) & 1U) != 0;
    case Field::Seen:
        return seenMatches(term, device.lastSeen, now);
    }
    return false;
}

} // namespace

DeviceQuery::DeviceQuery()
    : m_terms(std::make_shared<const Terms>())
{
}

tl::expected<DeviceQuery, QueryError> DeviceQuery::parse(const QString& text)
{
    auto parsed = DeviceQueryParser(text).parse();
    if (!parsed)
        return tl::unexpected(parsed.error());
    Terms terms;
    terms.terms = *std::move(parsed);
    for (const QueryTerm& term : terms.terms) {
        if (term.field == Field::Module && !term.negated)
            terms.modules.insert(terms.modules.end(), term.patterns.begin(), term.patterns.end());
    }
    DeviceQuery query;
    query.m_terms = std::make_shared<const Terms>(std::move(terms));
    return query;
}

bool DeviceQuery::matches(const DeviceFacts& device, TimeMs now) const
{
    return std::ranges::all_of(m_terms->terms,
        [&](const QueryTerm& term) { return holds(term, m_terms->modules, device, now) != term.negated; });
}

bool DeviceQuery::isEmpty() const
{
    return m_terms->terms.empty();
}

bool DeviceQuery::dependsOnTime() const
{
    return std::ranges::any_of(
        m_terms->terms, [](const QueryTerm& term) { return term.field == Field::Seen && !term.never; });
}

QString DeviceQuery::term(QStringView field, QStringView value)
{
    const bool plain = !value.isEmpty()
        && std::ranges::none_of(value, [](QChar c) { return c.isSpace() || c == u',' || c == u'"' || c == u'*'; });
    const QString quoted = plain ? value.toString() : QString(u'"' + value.toString().remove(u'"') + u'"');
    return field + u':' + quoted;
}

QStringList DeviceQuery::fieldNames()
{
    return DeviceQueryParser::fieldNames();
}

} // namespace console
