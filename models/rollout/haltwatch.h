// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/failuretest.h"
#include "models/rollout/haltrules.h"
#include "models/rollout/task.h"

#include <optional>
#include <vector>

namespace console {

/// Counts the devices of one batch for its halt rules, in all and per source version. Owned by BatchBook, same thread.
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

    /// A task of that source version counts as something else.
    void move(VersionIndex from, Tally was, Tally is);

    /// The rule that is broken now, without its time; null while none is.
    [[nodiscard]] std::optional<Halt> broken() const;

private:
    struct Counts
    {
        quint32 exposed = 0;
        quint32 ended = 0; ///< failed ones with them
        quint32 failed = 0;

        void add(Tally tally, quint32 by);
    };
    struct Cohort
    {
        VersionIndex version;
        Counts counts;
    };

    [[nodiscard]] std::optional<Halt> brokenThreshold() const;
    [[nodiscard]] std::optional<Halt> brokenTest() const;
    [[nodiscard]] bool standsOut(const Counts& counts) const;
    [[nodiscard]] Counts& cohort(VersionIndex version);

    HaltRules m_rules;
    Counts m_all;
    std::vector<Cohort> m_cohorts; ///< in the order they came; only the first are tested by themselves
    FailureTest m_test;
    FailureTest m_cohortTest;
};

} // namespace console
