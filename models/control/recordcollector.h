// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/lazyqueue.h"
#include "models/fleet/fleet.h"
#include "models/rollout/batchlog.h"
#include "models/rollout/rolloutview.h"
#include "models/store/records.h"

#include <limits>
#include <map>
#include <optional>
#include <vector>

namespace console {

/// Gathers everything that must become durable since the last hand-over into one numbered RecordBatch, with the new
/// labels that its numbers need. What may wait (last seen, a step) waits here until a batch has room for it, and is
/// then stored as it is at that time. Engine thread, owned by ControlLoop.
class RecordCollector
{
public:
    static constexpr std::size_t allLazy = std::numeric_limits<std::size_t>::max();

    RecordCollector(const Fleet& fleet, const RolloutView& engine);

    /// What is in the fleet now is in the database already.
    /// `greatestLog`: of the pieces of logs that are in there.
    void markRestored(quint64 greatestLog = 0);

    void deviceChanged(const FleetChange& change, TimeMs now);
    void add(const Effects& effects, TimeMs now);
    void addMarks(const std::vector<MarksRecord>& marks);
    void addExclusion(const ExclusionRecord& excluded) { m_current.exclusions.push_back(excluded); }
    void addFilter(const FilterRecord& filter) { m_current.filters.push_back(filter); }
    void addActivity(const Activity& activity) { m_current.activities.push_back(activity); }

    /// The next record batch, with so many lazy records at most, or nothing when nothing waits. Numbers go 1, 2, 3, …
    /// To be called with all effects of the engine added: lazy records carry what it holds now.
    [[nodiscard]] std::optional<RecordBatch> take(std::size_t lazyRecords = allLazy);
    [[nodiscard]] bool holdsLazy() const { return !m_lazy.isEmpty(); }
    /// Number of the batch taken last; 0 = none.
    [[nodiscard]] quint64 lastSequence() const { return m_sequence; }

private:
    void addNewLabels();
    void addLogs();
    void addLazy(std::size_t count);

    const Fleet& m_fleet;
    const RolloutView& m_engine;
    LazyQueue m_lazy;
    RecordBatch m_current;
    std::map<BatchId, BatchLogWriter> m_logs; ///< of batches that changed since the last hand-over
    quint64 m_lastLog = 0;
    quint64 m_sequence = 0;
    quint32 m_products = 1; ///< labels below these numbers are recorded; 0 is the empty text, never recorded
    quint32 m_modules = 1;
    quint32 m_versions = 1;
    quint32 m_marks = 1;
};

} // namespace console
