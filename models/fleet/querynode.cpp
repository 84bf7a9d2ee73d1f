// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/querynode.h"

#include "models/base/versionorder.h"
#include "models/fleet/devicemarks.h"
#include "models/fleet/querywords.h"

#include <QDateTime>

#include <algorithm>

namespace console {

namespace {

using Field = QueryTerm::Field;
using Order = QueryTerm::Order;

bool anyMatches(const std::vector<TextPattern>& patterns, std::string_view text)
{
    return std::ranges::any_of(patterns, [text](const TextPattern& pattern) { return pattern.matches(text); });
}

bool isInOrder(Order order, int compared)
{
    switch (order) {
    case Order::Equal:
        return compared == 0;
    case Order::Less:
        return compared < 0;
    case Order::LessOrEqual:
        return compared <= 0;
    case Order::Greater:
        return compared > 0;
    case Order::GreaterOrEqual:
        return compared >= 0;
    }
    return false;
}

bool isVersion(const QueryTerm& term, std::string_view version)
{
    if (term.order == Order::Equal)
        return anyMatches(term.patterns, version);
    return !version.empty() && isInOrder(term.order, compareVersions(version, term.bound));
}

bool versionMatches(const QueryTerm& term, const DeviceFacts& device)
{
    const auto matches = [&](std::string_view module, std::string_view version) {
        return !version.empty() && anyMatches(term.modules, module) && isVersion(term, version);
    };
    if (term.modules.empty()) // a wildcard means some version, "" means none
        return (!device.version.empty() || std::ranges::any_of(term.patterns, [](const TextPattern& pattern) {
            return pattern.pieces() == QStringList(QString());
        })) && isVersion(term, device.version);
    return matches("default", device.version)
        || std::ranges::any_of(
            device.modules, [&](const DeviceFacts::Module& more) { return matches(more.name, more.version); });
}

bool moduleMatches(const QueryTerm& term, const DeviceFacts& device)
{
    return (!device.version.empty() && anyMatches(term.patterns, "default"))
        || std::ranges::any_of(
            device.modules, [&term](const DeviceFacts::Module& more) { return anyMatches(term.patterns, more.name); });
}

bool tagMatches(const QueryTerm& term, std::string_view tags)
{
    if (tags.empty())
        return anyMatches(term.patterns, {}) && std::ranges::any_of(term.patterns, [](const TextPattern& pattern) {
            return pattern.pieces().size() == 1;
        });
    while (!tags.empty()) {
        const std::size_t end = std::min(tags.find('\n'), tags.size());
        if (anyMatches(term.patterns, tags.substr(0, end)))
            return true;
        tags.remove_prefix(std::min(end + 1, tags.size()));
    }
    return false;
}

bool timeMatches(const QueryTerm& term, TimeMs at, TimeMs now)
{
    switch (term.time) {
    case QueryTerm::Time::Never:
        return at == 0;
    case QueryTerm::Time::Within:
        return at != 0 && now - at <= term.ageMs;
    case QueryTerm::Time::After:
        return at != 0 && at >= term.at;
    }
    return false;
}

bool termMatches(const QueryTerm& term, const DeviceFacts& device, TimeMs now)
{
    switch (term.field) {
    case Field::Name:
        return anyMatches(term.patterns, device.name);
    case Field::Product:
        return anyMatches(term.patterns, device.product);
    case Field::Module:
        return moduleMatches(term, device);
    case Field::Version:
        return versionMatches(term, device);
    case Field::Group:
        return anyMatches(term.patterns, packedGroup(device.marks));
    case Field::Tag:
        return tagMatches(term, packedTags(device.marks));
    case Field::State:
        return ((term.choices >> static_cast<unsigned>(device.state)) & 1U) != 0
            || (device.silent && ((term.choices >> QueryTerm::silentBit) & 1U) != 0);
    case Field::Outcome:
        return ((term.choices >> static_cast<unsigned>(device.outcome)) & 1U) != 0;
    case Field::Seen:
        return timeMatches(term, device.lastSeen, now);
    case Field::Enrolled:
        return timeMatches(term, device.firstSeen, now);
    }
    return false;
}

QString patternText(const TextPattern& pattern, bool bare)
{
    const QStringList& pieces = pattern.pieces();
    const bool plain = std::ranges::all_of(pieces, [](const QString& piece) { return querywords::isPlain(piece); })
        && !(bare && querywords::isReserved(pieces.join(u'*'))) && pieces != QStringList(QString());
    if (plain)
        return pieces.join(u'*');
    QStringList escaped;
    for (const QString& piece : pieces)
        escaped.append(querywords::escaped(piece));
    return u'"' + escaped.join(u'*') + u'"';
}

QString timeText(const QueryTerm& term)
{
    const QString field = querywords::nameOf(term.field).toString();
    switch (term.time) {
    case QueryTerm::Time::Never:
        return field + (term.negated ? QStringLiteral(" != never") : QStringLiteral(" = never"));
    case QueryTerm::Time::Within:
        return (term.negated ? QStringLiteral("not ") : QString()) + field + QStringLiteral(" within ")
            + querywords::ageText(term.ageMs);
    case QueryTerm::Time::After:
        return field + (term.negated ? QStringLiteral(" before ") : QStringLiteral(" after "))
            + querywords::momentText(term.at);
    }
    return field;
}

QString termText(const QueryTerm& term)
{
    if (term.field == Field::Seen || term.field == Field::Enrolled)
        return timeText(term);
    QStringList values;
    if (term.bare) {
        for (const TextPattern& pattern : term.patterns)
            values.append(patternText(pattern, true));
        return values.join(QStringLiteral(", "));
    }
    if (term.field == Field::State || term.field == Field::Outcome)
        values = querywords::choiceNames(term.field, term.choices);
    else if (term.order != Order::Equal)
        values.append(DeviceQuery::quoted(QString::fromStdString(term.bound)));
    for (const TextPattern& pattern : term.patterns)
        values.append(patternText(pattern, false));
    const QString sign = term.negated ? QStringLiteral("!=") : querywords::signOf(term.order).toString();
    return querywords::nameOf(term.field) + u' ' + sign + u' ' + values.join(QStringLiteral(", "));
}

bool isJoined(const QueryNode& node)
{
    return node.kind == QueryNode::Kind::Any || node.kind == QueryNode::Kind::All;
}

} // namespace

bool holds(const QueryNode& node, const DeviceFacts& device, TimeMs now)
{
    const auto partHolds = [&](const QueryNode& part) { return holds(part, device, now); };
    switch (node.kind) {
    case QueryNode::Kind::All:
        return std::ranges::all_of(node.parts, partHolds);
    case QueryNode::Kind::Any:
        return std::ranges::any_of(node.parts, partHolds);
    case QueryNode::Kind::Not:
        return !partHolds(node.parts.front());
    case QueryNode::Kind::Term:
        return termMatches(node.term, device, now) != node.term.negated;
    }
    return false;
}

QString textOf(const QueryNode& node)
{
    const auto inner
        = [](const QueryNode& part, bool grouped) { return grouped ? u'(' + textOf(part) + u')' : textOf(part); };
    QStringList parts;
    switch (node.kind) {
    case QueryNode::Kind::Term:
        return termText(node.term);
    case QueryNode::Kind::Not:
        return QStringLiteral("not ") + inner(node.parts.front(), isJoined(node.parts.front()));
    case QueryNode::Kind::All:
        for (const QueryNode& part : node.parts)
            parts.append(inner(part, node.parts.size() > 1 && isJoined(part)));
        return parts.join(QStringLiteral(" and "));
    case QueryNode::Kind::Any:
        for (const QueryNode& part : node.parts)
            parts.append(inner(part, part.kind == QueryNode::Kind::Any));
        return parts.join(QStringLiteral(" or "));
    }
    return {};
}

} // namespace console
