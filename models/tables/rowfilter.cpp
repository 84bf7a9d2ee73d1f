// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/rowfilter.h"

#include <algorithm>
#include <utility>

namespace console {

namespace {

enum class Verdict : quint8 { Yes, No, Unknown };

/// Unknown: the label came after the filter.
Verdict verdictOf(const std::vector<bool>& verdicts, quint32 label)
{
    if (verdicts.empty())
        return Verdict::Yes;
    return label >= verdicts.size() ? Verdict::Unknown : verdicts[label] ? Verdict::Yes : Verdict::No;
}

} // namespace

RowFilter::RowFilter(const DeviceQuery& query, std::shared_ptr<const FleetNames> names, TimeMs now)
    : m_query(query)
    , m_names(std::move(names))
    , m_now(now)
{
    Asked asked;
    const auto judge = [&](std::vector<bool>& verdicts, const Vocabulary& labels, std::string_view DeviceFacts::*fact,
                           std::size_t clause) {
        if (verdicts.empty())
            verdicts.assign(labels.size(), true);
        for (quint32 label = 0; label < verdicts.size(); ++label) {
            DeviceFacts facts;
            facts.*fact = labels.at(label);
            verdicts[label] = verdicts[label] && m_query.clauseMatches(clause, facts, m_now);
        }
    };
    for (std::size_t clause = 0; clause < m_query.clauses().size(); ++clause) {
        switch (m_query.clauseAsks(clause)) {
        case DeviceQuery::Asks::Product:
            judge(asked.products, m_names->products, &DeviceFacts::product, clause);
            break;
        case DeviceQuery::Asks::Version:
            judge(asked.versions, m_names->versions, &DeviceFacts::version, clause);
            break;
        case DeviceQuery::Asks::Marks:
            judge(asked.marks, m_names->marks, &DeviceFacts::marks, clause);
            break;
        case DeviceQuery::Asks::State:
            asked.ofRow.push_back(clause);
            break;
        case DeviceQuery::Asks::Name:
            asked.ofName.push_back(clause);
            break;
        case DeviceQuery::Asks::More:
            asked.ofMore.push_back(clause);
            break;
        }
    }
    m_asked = std::make_shared<const Asked>(std::move(asked));
}

bool RowFilter::operator()(const DeviceRow& row) const
{
    for (const Verdict verdict : { verdictOf(m_asked->products, row.product), verdictOf(m_asked->versions, row.version),
             verdictOf(m_asked->marks, row.marks) }) {
        if (verdict == Verdict::No)
            return false;
        if (verdict == Verdict::Unknown)
            return m_query.matches(factsOf(row, *m_names), m_now);
    }
    const auto holdFor = [this](const std::vector<std::size_t>& clauses, const DeviceFacts& facts) {
        return std::ranges::all_of(
            clauses, [&](std::size_t clause) { return m_query.clauseMatches(clause, facts, m_now); });
    };
    if (!m_asked->ofRow.empty() && !holdFor(m_asked->ofRow, factsOf(row)))
        return false;
    if (!m_asked->ofName.empty()) {
        DeviceFacts facts;
        facts.name = m_names->devices.at(row.slot);
        if (!holdFor(m_asked->ofName, facts))
            return false;
    }
    return m_asked->ofMore.empty() || holdFor(m_asked->ofMore, factsOf(row, *m_names));
}

} // namespace console
