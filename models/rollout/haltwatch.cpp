// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/haltwatch.h"

#include "models/fleet/devicemarks.h"

#include <algorithm>
#include <tuple>

namespace console {

namespace {

/// The whole batch has one half of the false alarms, versions and groups a quarter each, shared equally by so many
/// cohorts, whether there are as many or not: what comes later must not loosen what was tested before.
constexpr std::size_t mostVersions = 32;
constexpr std::size_t mostGroups = 256;
constexpr std::size_t mostPlaces = 0xffff;

double perMillion(int value)
{
    return value / 1e6;
}

FailureTest cohortTest(const HaltRules& rules, std::size_t sharers)
{
    return { perMillion(rules.basePerMillion),
        perMillion(rules.falseAlarmPerMillion) / 4 / static_cast<double>(sharers) };
}

} // namespace

HaltWatch::HaltWatch(const HaltRules& rules)
    : m_rules(rules)
    , m_versions{ HaltCause::CohortWorseThanBase, {}, mostVersions, cohortTest(rules, mostVersions) }
    , m_groups{ HaltCause::GroupWorseThanBase, {}, mostGroups, cohortTest(rules, mostGroups) }
    , m_test(perMillion(rules.basePerMillion), perMillion(rules.falseAlarmPerMillion) / 2)
{
}

HaltWatch::Tally HaltWatch::tallyOf(const Task& task)
{
    switch (task.state) {
    case TaskState::Queued:
    case TaskState::Notified:
    case TaskState::Upgrading:
        if (task.attempt == 0)
            return Tally::Nothing;
        return task.silent ? Tally::Failed : Tally::Exposed;
    case TaskState::Succeeded:
        return Tally::Ended;
    case TaskState::Failed:
        return task.reason == TaskReason::Conflict ? Tally::Nothing : Tally::Failed;
    case TaskState::Cancelled:
    case TaskState::Skipped:
        break;
    }
    return Tally::Nothing;
}

bool HaltWatch::endedBy(const Task& task, TimeMs at)
{
    if (isOpen(task.state))
        return task.silent && std::max(task.updatedAt, task.evidence.publishedAt) <= at;
    return task.updatedAt <= at;
}

void HaltWatch::Counts::add(Tally tally, quint32 by)
{
    if (tally == Tally::Nothing || tally == Tally::Acknowledged)
        return;
    exposed += by;
    ended += tally == Tally::Exposed ? 0 : by;
    failed += tally == Tally::Failed ? by : 0;
}

HaltWatch::Counts& HaltWatch::ofVersion(VersionIndex version)
{
    std::vector<Cohort>& cohorts = m_versions.cohorts;
    const auto found = std::ranges::find(cohorts, version, &Cohort::number);
    return found != cohorts.end() ? found->counts : cohorts.emplace_back(Cohort{ version, {} }).counts;
}

quint16 HaltWatch::groupPlace(quint32 number)
{
    if (number == 0)
        return 0;
    const auto known = m_groupPlaces.find(number);
    if (known != m_groupPlaces.end())
        return known->second;
    if (m_groups.cohorts.size() >= mostPlaces)
        return 0;
    m_groups.cohorts.push_back({ number, {} });
    return m_groupPlaces.emplace(number, static_cast<quint16>(m_groups.cohorts.size())).first->second;
}

void HaltWatch::move(VersionIndex from, quint16 group, Tally was, Tally is)
{
    if (was == is)
        return;
    constexpr quint32 minusOne = ~0U; // counts wrap back
    const auto count = [&](Counts& counts) {
        counts.add(was, minusOne);
        counts.add(is, 1);
    };
    count(m_all);
    count(ofVersion(from));
    if (group != 0)
        count(m_groups.cohorts[group - 1U].counts);
}

std::optional<Halt> HaltWatch::broken() const
{
    if (const auto halt = brokenThreshold())
        return halt;
    return m_rules.testsRate ? brokenTest() : std::nullopt;
}

std::optional<Halt> HaltWatch::brokenThreshold() const
{
    if (m_rules.failures > 0 && m_all.failed >= static_cast<quint32>(m_rules.failures))
        return Halt{ HaltCause::TooManyFailures, 0, m_all.failed, m_all.exposed, 0 };
    const bool enough = m_rules.percent > 0 && m_all.ended >= static_cast<quint32>(m_rules.leastExecuted);
    if (enough && quint64{ m_all.failed } * 100 >= quint64{ m_all.ended } * static_cast<quint64>(m_rules.percent))
        return Halt{ HaltCause::TooHighShare, 0, m_all.failed, m_all.ended, 0 };
    return std::nullopt;
}

std::optional<Halt> HaltWatch::brokenTest() const
{
    if (const auto halt = brokenCohort())
        return halt;
    if (!m_test.halts(m_all.exposed, m_all.failed))
        return std::nullopt;
    const auto mostly
        = std::ranges::find_if(m_versions.cohorts, [this](const Cohort& c) { return standsOut(c.counts); });
    const quint32 cohort = mostly == m_versions.cohorts.end() ? 0 : mostly->number;
    return Halt{ HaltCause::WorseThanBase, cohort, m_all.failed, m_all.exposed, 0 };
}

/// The version or group with the most evidence beyond what its kind needs.
std::optional<Halt> HaltWatch::brokenCohort() const
{
    std::optional<Halt> worst;
    double most = 0;
    for (const Kind* kind : { &m_versions, &m_groups }) {
        for (std::size_t i = 0; i < std::min(kind->cohorts.size(), kind->mostTested); ++i) {
            const auto& [number, counts] = kind->cohorts[i];
            if (number == 0 || !standsOut(counts))
                continue;
            const double excess = kind->test.evidence(counts.exposed, counts.failed) - kind->test.limit();
            if (excess < 0 || (worst && excess <= most))
                continue;
            worst = Halt{ kind->cause, number, counts.failed, counts.exposed, 0 };
            most = excess;
        }
    }
    return worst;
}

/// Most of the failures from few of the devices: two thirds from less than half, or more than half from less than a
/// quarter.
bool HaltWatch::standsOut(const Counts& counts) const
{
    const quint64 failed = counts.failed;
    const quint64 exposed = counts.exposed;
    return failed > 0
        && ((failed * 3 >= quint64{ m_all.failed } * 2 && exposed * 2 < m_all.exposed)
            || (failed * 2 > m_all.failed && exposed * 4 < m_all.exposed));
}

Result<void> checkHaltRules(const HaltRules& rules)
{
    const auto wrong = [](int value, int least, int most) { return value < least || value > most; };
    for (const auto& [value, least, most] : { std::tuple(rules.failures, 0, 1'000'000),
             std::tuple(rules.percent, 0, 100), std::tuple(rules.leastExecuted, 1, 1'000'000),
             std::tuple(rules.basePerMillion, 1, 900'000), std::tuple(rules.falseAlarmPerMillion, 1, 100'000) }) {
        if (wrong(value, least, most))
            return failure(ErrorKind::HaltRuleOutOfRange, QString::number(value));
    }
    return {};
}

QString cohortName(const Halt& halt, const FleetNames& names)
{
    const bool isGroup = halt.cause == HaltCause::GroupWorseThanBase;
    const Vocabulary& words = isGroup ? names.marks : names.versions;
    if (halt.cohort == 0 || halt.cohort >= words.size())
        return {};
    return toText(isGroup ? packedGroup(words.at(halt.cohort)) : words.at(halt.cohort));
}

} // namespace console
