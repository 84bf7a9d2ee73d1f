// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "models/rollout/effects.h"
#include "models/store/records.h"

#include <optional>
#include <vector>

namespace console {

/// Gathers everything that must become durable since the last hand-over into one numbered RecordBatch, with the new
/// labels that its numbers need. Engine thread, owned by ControlLoop.
class RecordCollector
{
public:
    explicit RecordCollector(const Fleet& fleet);

    /// What is in the fleet now is in the database already.
    void markRestored();

    void deviceChanged(const FleetChange& change, TimeMs now);
    void add(const Effects& effects);
    void addActivity(const Activity& activity) { m_current.activities.push_back(activity); }

    /// The next record batch, or nothing when nothing waits. Numbers go 1, 2, 3, …
    [[nodiscard]] std::optional<RecordBatch> take();
    /// Number of the batch taken last; 0 = none.
    [[nodiscard]] quint64 lastSequence() const { return m_sequence; }

private:
    void addNewLabels();

    const Fleet& m_fleet;
    RecordBatch m_current;
    quint64 m_sequence = 0;
    quint32 m_products = 1; ///< labels below these numbers are recorded; 0 is the empty text, never recorded
    quint32 m_modules = 1;
    quint32 m_versions = 1;
};

} // namespace console
