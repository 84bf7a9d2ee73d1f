// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/devicequeryparser.h"

#include <algorithm>
#include <array>
#include <utility>

namespace console {

namespace {

using Field = QueryTerm::Field;
using Expected = QueryError::Expected;

constexpr std::array<std::pair<QStringView, Field>, 6> fields{ { { u"product", Field::Product },
    { u"module", Field::Module }, { u"version", Field::Version }, { u"state", Field::State },
    { u"outcome", Field::Outcome }, { u"seen", Field::Seen } } };

constexpr unsigned bitOf(DeviceFacts::State state)
{
    return static_cast<unsigned>(state);
}

constexpr std::array<std::pair<QStringView, unsigned>, 5> states{ { { u"idle", bitOf(DeviceFacts::State::Idle) },
    { u"queued", bitOf(DeviceFacts::State::Queued) }, { u"notified", bitOf(DeviceFacts::State::Notified) },
    { u"upgrading", bitOf(DeviceFacts::State::Upgrading) }, { u"silent", QueryTerm::silentBit } } };

constexpr std::array<std::pair<QStringView, DeviceFacts::Outcome>, 4> outcomes{
    { { u"succeeded", DeviceFacts::Outcome::Succeeded }, { u"failed", DeviceFacts::Outcome::Failed },
        { u"cancelled", DeviceFacts::Outcome::Cancelled }, { u"skipped", DeviceFacts::Outcome::Skipped } }
};

constexpr std::array<std::pair<QChar, qint64>, 5> units{ { { u's', 1000 }, { u'm', 60'000 }, { u'h', 3'600'000 },
    { u'd', 86'400'000 }, { u'w', 604'800'000 } } };

constexpr char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Where `piece` (already folded) begins in `text` at or after `from`.
std::size_t findFolded(std::string_view text, std::string_view piece, std::size_t from)
{
    const auto begin = text.begin() + static_cast<std::ptrdiff_t>(from);
    const auto found = std::search(
        begin, text.end(), piece.begin(), piece.end(), [](char c, char wanted) { return folded(c) == wanted; });
    return found == text.end() && !piece.empty() ? std::string_view::npos
                                                 : static_cast<std::size_t>(found - text.begin());
}

bool equalsFolded(std::string_view text, std::string_view piece)
{
    return text.size() == piece.size() && findFolded(text, piece, 0) == 0;
}

template <class Names> int choiceNamed(const Names& names, QStringView name)
{
    for (const auto& [text, choice] : names) {
        if (name.compare(text, Qt::CaseInsensitive) == 0)
            return static_cast<int>(choice);
    }
    return -1;
}

/// A word such as `stat:` that was surely meant as a field. Hex digits are spared: AA:BB:CC is an address.
bool looksLikeField(QStringView word)
{
    const bool letters = std::ranges::all_of(word, [](QChar c) { return c >= u'a' && c <= u'z'; });
    return word.size() > 2 && letters && std::ranges::any_of(word, [](QChar c) { return c > u'f'; });
}

} // namespace

TextPattern::TextPattern(QStringView text, bool literal, Match match)
{
    std::string all = text.toUtf8().toStdString();
    std::ranges::transform(all, all.begin(), folded);
    std::size_t from = 0;
    for (std::size_t star = all.find('*'); !literal && star != std::string::npos; star = all.find('*', from)) {
        m_pieces.push_back(all.substr(from, star - from));
        from = star + 1;
    }
    m_pieces.push_back(all.substr(from));
    m_part = match == Match::Part && m_pieces.size() == 1;
}

bool TextPattern::matches(std::string_view text) const
{
    if (m_part)
        return findFolded(text, m_pieces.front(), 0) != std::string_view::npos;
    if (m_pieces.size() == 1)
        return equalsFolded(text, m_pieces.front());
    const std::string& first = m_pieces.front();
    const std::string& last = m_pieces.back();
    if (text.size() < first.size() + last.size() || !equalsFolded(text.substr(0, first.size()), first)
        || !equalsFolded(text.substr(text.size() - last.size()), last))
        return false;
    const std::string_view middle = text.substr(0, text.size() - last.size());
    std::size_t at = first.size();
    for (auto piece = m_pieces.begin() + 1; piece != m_pieces.end() - 1; ++piece) {
        at = findFolded(middle, *piece, at);
        if (at == std::string_view::npos)
            return false;
        at += piece->size();
    }
    return true;
}

QStringList DeviceQueryParser::fieldNames()
{
    QStringList names;
    for (const auto& [name, field] : fields)
        names.append(name.toString());
    return names;
}

tl::expected<std::vector<QueryTerm>, QueryError> DeviceQueryParser::parse()
{
    std::vector<QueryTerm> terms;
    while (true) {
        while (!atEnd() && m_text[m_at].isSpace())
            ++m_at;
        if (atEnd())
            return terms;
        QueryTerm next;
        if (const Step step = term(next); !step)
            return tl::unexpected(step.error());
        terms.push_back(std::move(next));
    }
}

DeviceQueryParser::Step DeviceQueryParser::term(QueryTerm& term)
{
    if (m_text[m_at] == u'-') {
        term.negated = true;
        ++m_at;
    }
    bool isField = false;
    if (const Step step = field(term, isField); !step)
        return step;
    if (isField)
        return values(term);
    const auto word = value(false);
    if (!word)
        return tl::unexpected(word.error());
    return take(*word, term);
}

/// The field name and its operator, where the word has them: `:`, `=`, `!=`; `seen` also takes `<` and `>` at once.
DeviceQueryParser::Step DeviceQueryParser::field(QueryTerm& term, bool& isField)
{
    qsizetype end = m_at;
    while (end < m_text.size() && m_text[end].isLetter())
        ++end;
    const QStringView word = m_text.mid(m_at, end - m_at);
    const QStringView rest = m_text.mid(end);
    const bool unequal = rest.startsWith(u"!=");
    const bool compares = rest.startsWith(u'<') || rest.startsWith(u'>');
    if (!unequal && !compares && !rest.startsWith(u':') && !rest.startsWith(u'='))
        return {};
    const int known = choiceNamed(fields, word);
    if (known < 0) {
        if (looksLikeField(word))
            return tl::unexpected(QueryError{ m_at, word.size(), Expected::FieldName });
        return {};
    }
    if (compares && static_cast<Field>(known) != Field::Seen)
        return tl::unexpected(QueryError{ end, 1, Expected::Value });
    isField = true;
    term.field = static_cast<Field>(known);
    term.negated = term.negated != unequal;
    m_at = end + (unequal ? 2 : compares ? 0 : 1);
    return {};
}

DeviceQueryParser::Step DeviceQueryParser::values(QueryTerm& term)
{
    while (true) {
        const auto next = value(true);
        if (!next)
            return tl::unexpected(next.error());
        const Step step = term.field == Field::Seen ? age(*next, term) : take(*next, term);
        if (!step || atEnd() || m_text[m_at] != u',')
            return step;
        if (term.field == Field::Seen)
            return tl::unexpected(QueryError{ m_at, 1, Expected::Age });
        ++m_at;
    }
}

tl::expected<DeviceQueryParser::Value, QueryError> DeviceQueryParser::value(bool commaEnds)
{
    Value value;
    value.position = m_at;
    if (!atEnd() && m_text[m_at] == u'"') {
        const qsizetype end = m_text.indexOf(u'"', m_at + 1);
        if (end < 0)
            return tl::unexpected(QueryError{ m_at, m_text.size() - m_at, Expected::ClosingQuote });
        value.text = m_text.mid(m_at + 1, end - m_at - 1).toString();
        value.literal = true;
        m_at = end + 1;
    } else {
        while (!atEnd() && !m_text[m_at].isSpace() && !(commaEnds && m_text[m_at] == u','))
            value.text.append(m_text[m_at++]);
    }
    if (value.text.isEmpty())
        return tl::unexpected(QueryError{ value.position, m_at - value.position, Expected::Value });
    return value;
}

DeviceQueryParser::Step DeviceQueryParser::take(const Value& value, QueryTerm& term)
{
    const bool state = term.field == Field::State;
    if (state || term.field == Field::Outcome) {
        const int choice = state ? choiceNamed(states, value.text) : choiceNamed(outcomes, value.text);
        if (choice < 0)
            return tl::unexpected(QueryError{
                value.position, m_at - value.position, state ? Expected::StateName : Expected::OutcomeName });
        term.choices |= 1U << choice;
        return {};
    }
    const auto match = term.field == Field::Name ? TextPattern::Match::Part : TextPattern::Match::Whole;
    term.patterns.emplace_back(value.text, value.literal, match);
    return {};
}

DeviceQueryParser::Step DeviceQueryParser::age(const Value& value, QueryTerm& term)
{
    const QStringView text(value.text);
    if (text.compare(QLatin1String("never"), Qt::CaseInsensitive) == 0) {
        term.never = true;
        return {};
    }
    const auto unit = std::ranges::find(units, text.back().toLower(), &std::pair<QChar, qint64>::first);
    const QStringView number = text.mid(1, text.size() - 2);
    const bool digits = !number.isEmpty() && number.size() <= 6
        && std::ranges::all_of(number, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if ((text.front() != u'<' && text.front() != u'>') || unit == units.end() || !digits)
        return tl::unexpected(QueryError{ value.position, m_at - value.position, Expected::Age });
    term.olderThan = text.front() == u'>';
    term.ageMs = number.toLongLong() * unit->second;
    return {};
}

} // namespace console
