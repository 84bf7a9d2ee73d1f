// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"

#include <array>
#include <map>
#include <unordered_map>
#include <vector>

namespace console {

/// How many tasks of a batch had ended, at a time.
struct OutcomePoint
{
    TimeMs at = 0;
    quint32 succeeded = 0;
    quint32 failed = 0;
    quint32 cancelled = 0; ///< and skipped
    bool operator==(const OutcomePoint&) const = default;
};

/// Outcomes of the watched batch over time, from the tasks themselves: the curve is whole after a restart too, and a
/// retry takes its failure back. One entry per second, however many tasks. GUI thread.
class OutcomeSeries
{
public:
    /// Forgets everything; frames of this batch fill it.
    void setBatch(BatchId batch);
    /// True when the curve changed.
    bool applyFrame(const Frame& frame);

    [[nodiscard]] bool isEmpty() const { return m_seconds.empty(); }
    [[nodiscard]] TimeMs firstAt() const { return m_seconds.empty() ? 0 : m_seconds.begin()->first; }
    [[nodiscard]] TimeMs lastAt() const { return m_seconds.empty() ? 0 : m_seconds.rbegin()->first; }
    /// Cumulative, at most one per column between `from` and `to`.
    [[nodiscard]] std::vector<OutcomePoint> points(TimeMs from, TimeMs to, int columns) const;

private:
    using Counts = std::array<qint32, 3>;
    struct Ended
    {
        TimeMs second = 0;
        std::size_t outcome = 0;
    };
    void forget(DeviceSlot device);

    BatchId m_batch;
    std::unordered_map<DeviceSlot, Ended> m_ended;
    std::map<TimeMs, Counts> m_seconds;
};

} // namespace console
