// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/tasktable.h"

namespace console {

TaskTable::TaskTable(std::shared_ptr<const FleetNames> names, QObject* parent)
    : QObject(parent)
    , m_names(std::move(names))
{
}

void TaskTable::setBatch(BatchId batch, qint64 firmwareSize)
{
    emit aboutToReset();
    m_batch = batch;
    m_firmwareSize = firmwareSize;
    m_rows.clear();
    m_rowOf.clear();
    emit wasReset();
}

void TaskTable::applyFrame(const Frame& frame)
{
    m_now = frame.watchedReset ? frame.at : std::max(m_now, frame.at); // the past comes as a whole
    m_connected = frame.pulse.link.state == LinkState::Connected;
    if (m_batch.isNull() || frame.watched != m_batch)
        return;
    if (frame.watchedReset) {
        refill(frame);
        return;
    }
    if (frame.tasks.empty())
        return;
    std::vector<Change> changes;
    changes.reserve(frame.tasks.size());
    for (const TaskRow& task : frame.tasks) {
        const auto [known, added] = m_rowOf.try_emplace(task.task.device, m_rows.size());
        changes.push_back({ known->second, added, added ? TaskRow{} : m_rows.at(known->second) });
        if (added)
            m_rows.append(task);
        else
            m_rows.set(known->second, task);
    }
    emit rowsChanged(changes);
}

void TaskTable::setNow(TimeMs now)
{
    m_now = now;
    emit timePassed();
}

void TaskTable::refill(const Frame& frame)
{
    emit aboutToReset();
    m_rows.clear();
    m_rowOf.clear();
    for (const TaskRow& task : frame.tasks) {
        m_rowOf.emplace(task.task.device, m_rows.size());
        m_rows.append(task);
    }
    emit wasReset();
}

} // namespace console
