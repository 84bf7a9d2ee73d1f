// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/failuretest.h"
#include "models/rollout/haltrules.h"
#include "models/rollout/task.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace console {

/// Counts the devices of one batch for its halt rules, in all, per source version and per group. Owned by BatchBook,
/// same thread.
class HaltWatch
{
public:
    /// What a task counts as. Stored with the task's marks by the owner.
    enum class Tally : quint8 {
        Nothing, ///< not given the build yet, or neutral: skipped, cancelled, in conflict
        Exposed,
        Ended, ///< succeeded
        Failed, ///< for good, or silent
        Acknowledged, ///< ended before the operator resumed: no longer counted
    };

    explicit HaltWatch(const HaltRules& rules);

    [[nodiscard]] static Tally tallyOf(const Task& task);
    /// Whether it ended, or fell silent, at or before that time.
    [[nodiscard]] static bool endedBy(const Task& task, TimeMs at);

    /// A group's place here, by the number that the host has for it; 0 = in none (also where there are too many).
    [[nodiscard]] quint16 groupPlace(quint32 number);
    /// Whether cohorts are looked at, so that groups mean anything.
    [[nodiscard]] bool testsCohorts() const { return m_rules.testsRate; }

    /// A task of that source version and group's place counts as something else.
    void move(VersionIndex from, quint16 group, Tally was, Tally is);

    /// The rule that is broken now, without its time; null while none is.
    [[nodiscard]] std::optional<Halt> broken() const;

    struct Counts
    {
        quint32 exposed = 0;
        quint32 ended = 0; ///< failed ones with them
        quint32 failed = 0;

        void add(Tally tally, quint32 by);
    };
    [[nodiscard]] const Counts& all() const { return m_all; }

private:
    struct Cohort
    {
        quint32 number; ///< of a version, or of a group
        Counts counts;
    };
    /// Cohorts of one kind, in the order they came; only the first are tested by themselves.
    struct Kind
    {
        HaltCause cause;
        std::vector<Cohort> cohorts;
        std::size_t mostTested;
        FailureTest test;
    };

    [[nodiscard]] std::optional<Halt> brokenThreshold() const;
    [[nodiscard]] std::optional<Halt> brokenTest() const;
    [[nodiscard]] std::optional<Halt> brokenCohort() const;
    [[nodiscard]] bool standsOut(const Counts& counts) const;
    [[nodiscard]] Counts& ofVersion(VersionIndex version);

    HaltRules m_rules;
    Counts m_all;
    Kind m_versions;
    Kind m_groups;
    std::unordered_map<quint32, quint16> m_groupPlaces; ///< by number
    FailureTest m_test;
};

} // namespace console
