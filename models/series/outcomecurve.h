// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rollout/batchlog.h"
#include "models/series/outcomeseries.h"

namespace console {

/// How many tasks of a batch had ended at each of so many times, counted from its log in one walk: a byte a device and
/// a few numbers a column, however long the log is. A retry takes its failure back. A value; any one thread.
class OutcomeCurve
{
public:
    /// Columns of equal width from `from` to `to`; what was earlier or later counts in the first or the last.
    OutcomeCurve(TimeMs from, TimeMs to, int columns);

    /// Transitions, oldest first.
    void add(const BatchLogEntry& entry);
    [[nodiscard]] bool isEmpty() const { return m_ended.empty(); }
    /// Cumulative, one a column in which something ended, and one where it all began.
    [[nodiscard]] std::vector<OutcomePoint> points() const;

private:
    using Counts = std::array<qint64, 3>; ///< as OutcomePoint has them

    TimeMs m_from;
    TimeMs m_to;
    std::vector<Counts> m_columns; ///< what each adds
    std::vector<quint8> m_ended; ///< by device: 0 = open, else 1 + its place in Counts
};

} // namespace console
