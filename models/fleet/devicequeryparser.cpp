// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/devicequeryparser.h"

#include "models/fleet/querywords.h"

#include <algorithm>
#include <utility>

namespace console {

namespace {

using Field = QueryTerm::Field;
using Expected = QueryError::Expected;
using Order = QueryTerm::Order;

bool isTime(Field field)
{
    return field == Field::Seen || field == Field::Enrolled;
}

bool isSign(QChar c)
{
    return c == u'=' || c == u'!' || c == u'<' || c == u'>';
}

/// A word such as `stat:` that was surely meant as a field. Hex digits are spared: AA:BB:CC is an address.
bool looksLikeField(QStringView word)
{
    const bool letters = std::ranges::all_of(word, [](QChar c) { return c >= u'a' && c <= u'z'; });
    return word.size() > 2 && letters && std::ranges::any_of(word, [](QChar c) { return c > u'f'; });
}

/// Tells each version which modules it speaks of: those that must hold beside it, or around it.
void speakOf(QueryNode& node, const std::vector<TextPattern>& around)
{
    std::vector<TextPattern> modules = around;
    if (node.kind == QueryNode::Kind::All) {
        for (const QueryNode& part : node.parts) {
            if (part.kind == QueryNode::Kind::Term && part.term.field == Field::Module && !part.term.negated)
                modules.insert(modules.end(), part.term.patterns.begin(), part.term.patterns.end());
        }
    }
    if (node.kind == QueryNode::Kind::Term && node.term.field == Field::Version)
        node.term.modules = modules;
    for (QueryNode& part : node.parts)
        speakOf(part, modules);
}

/// Several parts become one node of that kind, a single part stays itself.
void joined(QueryNode& node, QueryNode::Kind kind, std::vector<QueryNode> parts)
{
    if (parts.size() == 1) {
        node = std::move(parts.front());
        return;
    }
    node.kind = kind;
    node.position = parts.front().position;
    node.length = parts.back().position + parts.back().length - node.position;
    node.parts = std::move(parts);
}

} // namespace

tl::expected<QueryNode, QueryError> DeviceQueryParser::parse()
{
    if (m_text.size() > longestText)
        return wrong(longestText, m_text.size() - longestText, Expected::Shorter);
    QueryNode root;
    if (!skipSpace()) {
        m_outlook.term = true;
        return root;
    }
    QueryNode all;
    if (const Step step = disjunction(all); !step)
        return tl::unexpected(step.error());
    if (!atEnd()) // only a parenthesis stops it
        return wrong(m_at, 1, Expected::NoParenthesis);
    if (all.kind == QueryNode::Kind::All)
        root = std::move(all);
    else
        root.parts.push_back(std::move(all));
    speakOf(root, {});
    return root;
}

DeviceQueryParser::Step DeviceQueryParser::disjunction(QueryNode& node)
{
    std::vector<QueryNode> parts;
    do {
        if (const Step step = conjunction(parts.emplace_back()); !step)
            return step;
    } while (takeWord(u"or"));
    joined(node, QueryNode::Kind::Any, std::move(parts));
    return {};
}

DeviceQueryParser::Step DeviceQueryParser::conjunction(QueryNode& node)
{
    std::vector<QueryNode> parts;
    do {
        if (const Step step = negation(parts.emplace_back()); !step)
            return step;
        if (!skipSpace()) {
            m_outlook.joint = true;
            m_outlook.term = true;
        }
    } while (
        takeWord(u"and") || (!atEnd() && m_text[m_at] != u')' && peekWord().compare(u"or", Qt::CaseInsensitive) != 0));
    joined(node, QueryNode::Kind::All, std::move(parts));
    return {};
}

DeviceQueryParser::Step DeviceQueryParser::negation(QueryNode& node)
{
    if (!skipSpace()) {
        m_outlook.term = true;
        return wrong(m_at, 0, Expected::Term);
    }
    const qsizetype position = m_at;
    const bool minus = m_text[m_at] == u'-';
    const bool negated = minus || takeWord(u"not");
    if (minus) {
        ++m_at;
        m_outlook.term = atEnd();
        if (atEnd() || m_text[m_at].isSpace())
            return wrong(m_at, 0, Expected::Value);
    }
    if (!negated)
        return m_text[m_at] == u'(' ? group(node) : term(node);
    if (++m_depth > deepest)
        return wrong(position, 1, Expected::LessNesting);
    if (const Step step = negation(node.parts.emplace_back()); !step)
        return step;
    --m_depth;
    node.kind = QueryNode::Kind::Not;
    node.position = position;
    node.length = m_at - position;
    return {};
}

DeviceQueryParser::Step DeviceQueryParser::group(QueryNode& node)
{
    const qsizetype position = m_at++;
    if (++m_depth > deepest)
        return wrong(position, 1, Expected::LessNesting);
    if (const Step step = disjunction(node); !step)
        return step;
    if (atEnd())
        return wrong(position, 1, Expected::ClosingParenthesis);
    ++m_at;
    --m_depth;
    node.position = position;
    node.length = m_at - position;
    return {};
}

DeviceQueryParser::Step DeviceQueryParser::term(QueryNode& node)
{
    node.kind = QueryNode::Kind::Term;
    node.position = m_at;
    const QStringView word = peekWord();
    const qsizetype end = m_at + word.size();
    qsizetype next = end;
    while (next < m_text.size() && m_text[next].isSpace())
        ++next;
    const QStringView rest = m_text.mid(next);
    const bool adjacent = next == end && rest.startsWith(u':');
    const bool compares = adjacent || (!rest.isEmpty() && isSign(rest.front()));
    const auto field = querywords::fieldNamed(word);
    Step step;
    if (field && compares) {
        node.term.field = *field;
        m_at = next;
        step = compared(node.term);
    } else if (field && isTime(*field)
        && (rest.startsWith(u"within", Qt::CaseInsensitive) || rest.startsWith(u"before", Qt::CaseInsensitive)
            || rest.startsWith(u"after", Qt::CaseInsensitive))) {
        node.term.field = *field;
        m_at = next;
        step = time(node.term);
    } else if (compares && !word.isEmpty() && (looksLikeField(word) || next != end)) {
        return wrong(node.position, word.size(), Expected::FieldName);
    } else {
        if (field && rest.isEmpty() && next > end) {
            m_outlook.sign = true;
            m_outlook.field = *field;
        }
        step = bareWord(node.term);
    }
    node.length = m_at - node.position;
    return step;
}

DeviceQueryParser::Step DeviceQueryParser::bareWord(QueryTerm& term)
{
    const QStringView word = peekWord();
    const QChar first = m_text[m_at];
    if (word.compare(u"and", Qt::CaseInsensitive) == 0 || word.compare(u"or", Qt::CaseInsensitive) == 0)
        return wrong(m_at, word.size(), Expected::Term);
    if (isSign(first) || first == u')' || first == u',')
        return wrong(m_at, 1, first == u')' && m_depth == 0 ? Expected::NoParenthesis : Expected::Term);
    term.bare = true;
    return values(term);
}

/// An operator and what follows.
DeviceQueryParser::Step DeviceQueryParser::compared(QueryTerm& term)
{
    const qsizetype position = m_at;
    m_outlook.field = term.field;
    if (const Step step = sign(term); !step)
        return step;
    if (isTime(term.field)) {
        const bool older = term.order == Order::Greater || term.order == Order::GreaterOrEqual;
        const bool ordered = std::exchange(term.order, Order::Equal) != Order::Equal;
        return ordered ? age(term, older) : time(term);
    }
    if (term.order != Order::Equal && term.field != Field::Version)
        return wrong(position, m_at - position, Expected::Equality);
    if (term.field == Field::State || term.field == Field::Outcome)
        return choice(term);
    return values(term);
}

DeviceQueryParser::Step DeviceQueryParser::sign(QueryTerm& term)
{
    const qsizetype position = m_at;
    if (take(u"!=")) {
        term.negated = true;
    } else if (take(u"<=")) {
        term.order = Order::LessOrEqual;
    } else if (take(u">=")) {
        term.order = Order::GreaterOrEqual;
    } else if (take(u"<")) {
        term.order = Order::Less;
    } else if (take(u">")) {
        term.order = Order::Greater;
    } else if (!take(u"=") && !take(u":")) {
        return wrong(position, 1, Expected::Equality);
    }
    return {};
}

DeviceQueryParser::Step DeviceQueryParser::values(QueryTerm& term)
{
    const auto match = term.bare ? TextPattern::Match::Part : TextPattern::Match::Whole;
    const bool mayBeEmpty
        = !term.bare && (term.field == Field::Group || term.field == Field::Tag || term.field == Field::Version);
    do {
        const auto next = value(mayBeEmpty && term.order == Order::Equal);
        if (!next)
            return tl::unexpected(next.error());
        if (term.order != Order::Equal) {
            term.bound = next->text().toStdString();
            if (next->pieces.size() > 1 || take(u","))
                return wrong(next->position, m_at - next->position, Expected::PlainValue);
            return {};
        }
        term.patterns.emplace_back(next->pieces, match);
    } while (take(u","));
    return {};
}

DeviceQueryParser::Step DeviceQueryParser::choice(QueryTerm& term)
{
    do {
        const auto next = value(false);
        if (!next)
            return tl::unexpected(next.error());
        const auto choice = querywords::choiceNamed(term.field, next->text());
        if (!choice)
            return wrong(next->position, m_at - next->position,
                term.field == Field::State ? Expected::StateName : Expected::OutcomeName);
        term.choices |= 1U << *choice;
    } while (take(u","));
    return {};
}

/// `within 7d`, `before 2026-11-01`, or behind an equals sign `never`, `<2h`, `>1d`.
DeviceQueryParser::Step DeviceQueryParser::time(QueryTerm& term)
{
    m_outlook.field = term.field;
    if (takeWord(u"within"))
        return age(term, false);
    if (takeWord(u"before"))
        return moment(term, true);
    if (takeWord(u"after"))
        return moment(term, false);
    if (takeWord(u"never"))
        return {};
    const qsizetype position = m_at;
    if (take(u"<") || take(u">"))
        return age(term, m_text[m_at - 1] == u'>');
    const auto given = value(false);
    return given ? wrong(given->position, m_at - given->position, Expected::Age)
                 : wrong(position, given.error().length, Expected::Age);
}

DeviceQueryParser::Step DeviceQueryParser::age(QueryTerm& term, bool older)
{
    const bool signedAge = m_at > 0 && isSign(m_text[m_at - 1]);
    const qsizetype position = signedAge ? m_at - 1 : m_at;
    m_outlook.age = m_outlook.age || !skipSpace();
    const auto given = value(false);
    if (!given)
        return wrong(position, signedAge ? 1 : 0, Expected::Age);
    if (const auto ageMs = querywords::ageMs(given->text())) {
        term.time = QueryTerm::Time::Within;
        term.ageMs = *ageMs;
        term.negated = term.negated != older;
    } else if (const auto at = querywords::moment(given->text())) {
        term.time = QueryTerm::Time::After;
        term.at = *at;
        term.negated = term.negated == older;
    } else {
        const qsizetype from = signedAge && position + 1 == given->position ? position : given->position;
        return wrong(from, m_at - from, Expected::Age);
    }
    return take(u",") ? wrong(m_at - 1, 1, Expected::Age) : Step();
}

DeviceQueryParser::Step DeviceQueryParser::moment(QueryTerm& term, bool before)
{
    const qsizetype position = m_at;
    m_outlook.moment = !skipSpace();
    const auto given = value(false);
    if (!given)
        return wrong(position, 0, Expected::Moment);
    term.negated = term.negated != before;
    if (const auto at = querywords::moment(given->text())) {
        term.time = QueryTerm::Time::After;
        term.at = *at;
        return {};
    }
    const auto ageMs = querywords::ageMs(given->text());
    if (!ageMs)
        return wrong(given->position, m_at - given->position, Expected::Moment);
    term.time = QueryTerm::Time::Within;
    term.ageMs = *ageMs;
    return {};
}

/// A value, where one must come.
tl::expected<QueryScanner::Value, QueryError> DeviceQueryParser::value(bool mayBeEmpty)
{
    auto found = scanValue(mayBeEmpty);
    m_outlook.value = m_outlook.value || (!found && atEnd() && found.error().length == 0);
    return found;
}

} // namespace console
