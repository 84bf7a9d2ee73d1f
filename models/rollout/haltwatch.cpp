// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/haltwatch.h"

#include <algorithm>
#include <tuple>

namespace console {

namespace {

/// Cohorts share one half of the false alarms equally, whether there are as many or not: what comes later must not
/// loosen what was tested before.
constexpr std::size_t mostCohorts = 32;

double perMillion(int value)
{
    return value / 1e6;
}

} // namespace

HaltWatch::HaltWatch(const HaltRules& rules)
    : m_rules(rules)
    , m_test(perMillion(rules.basePerMillion), perMillion(rules.falseAlarmPerMillion) / 2)
    , m_cohortTest(perMillion(rules.basePerMillion), perMillion(rules.falseAlarmPerMillion) / 2 / mostCohorts)
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

HaltWatch::Counts& HaltWatch::cohort(VersionIndex version)
{
    const auto found
        = std::find_if(m_cohorts.begin(), m_cohorts.end(), [version](const Cohort& c) { return c.version == version; });
    if (found != m_cohorts.end())
        return found->counts;
    return m_cohorts.emplace_back(Cohort{ version, {} }).counts;
}

void HaltWatch::move(VersionIndex from, Tally was, Tally is)
{
    if (was == is)
        return;
    constexpr quint32 minusOne = ~0U; // counts wrap back
    Counts& counts = cohort(from);
    for (Counts* all : { &m_all, &counts }) {
        all->add(was, minusOne);
        all->add(is, 1);
    }
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
    const Cohort* worst = nullptr;
    double most = 0;
    for (std::size_t i = 0; i < std::min(m_cohorts.size(), mostCohorts); ++i) {
        const Counts& counts = m_cohorts[i].counts;
        if (m_cohorts[i].version == 0 || !standsOut(counts) || !m_cohortTest.halts(counts.exposed, counts.failed))
            continue;
        const double evidence = m_cohortTest.evidence(counts.exposed, counts.failed);
        if (worst && evidence <= most)
            continue;
        worst = &m_cohorts[i];
        most = evidence;
    }
    if (worst)
        return Halt{ HaltCause::CohortWorseThanBase, worst->version, worst->counts.failed, worst->counts.exposed, 0 };
    if (!m_test.halts(m_all.exposed, m_all.failed))
        return std::nullopt;
    const auto mostly
        = std::find_if(m_cohorts.begin(), m_cohorts.end(), [this](const Cohort& c) { return standsOut(c.counts); });
    const VersionIndex cohort = mostly == m_cohorts.end() ? 0 : mostly->version;
    return Halt{ HaltCause::WorseThanBase, cohort, m_all.failed, m_all.exposed, 0 };
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

} // namespace console
