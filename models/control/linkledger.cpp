// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/linkledger.h"

#include <utility>

namespace console {

LinkLedger::LinkLedger(const RolloutView& engine, VaultPath vaultPath)
    : m_engine(engine)
    , m_vaultPath(std::move(vaultPath))
{
}

ServedBatch& LinkLedger::entry(const Batch& batch)
{
    const auto [place, isNew] = m_table.batches.try_emplace(batch.id);
    if (isNew) {
        if (const Firmware* firmware = m_engine.firmware(batch.firmware)) {
            place->second.filePath = m_vaultPath(firmware->sha256);
            place->second.sha256 = firmware->sha256;
            place->second.size = firmware->size;
        }
        m_changed = true;
        m_granted = true;
    }
    return place->second;
}

void LinkLedger::revokeTask(BatchId batch, DeviceSlot device, bool revoked)
{
    SlotSet& devices = m_revoked[batch];
    if (devices.contains(device) == revoked)
        return;
    if (revoked)
        devices.insert(device);
    else
        devices.remove(device);
    m_dirty[batch] = true;
    m_changed = true;
    m_granted = m_granted || !revoked;
}

void LinkLedger::restore(const Batch& batch, const std::vector<Task>& tasks)
{
    entry(batch).revoked = !isOpen(batch.state);
    for (const Task& task : tasks) {
        if (!isOpen(task.state) || batch.holdsBack(task))
            revokeTask(batch.id, task.device, true);
    }
}

void LinkLedger::apply(const Effects& effects)
{
    for (const Batch& batch : effects.batches) {
        ServedBatch& served = entry(batch);
        const bool revoked = !isOpen(batch.state);
        m_changed = m_changed || served.revoked != revoked;
        m_granted = m_granted || (served.revoked && !revoked);
        served.revoked = revoked;
    }
    for (const Task& task : effects.tasks) {
        const Batch* batch = m_engine.batch(task.batch);
        revokeTask(task.batch, task.device, !isOpen(task.state) || (batch && batch->holdsBack(task)));
    }
    for (const TaskKey& key : effects.revokedLinks) {
        if (key.device != noDevice) {
            revokeTask(key.batch, key.device, true);
        } else if (const auto place = m_table.batches.find(key.batch); place != m_table.batches.end()) {
            m_changed = m_changed || !place->second.revoked;
            place->second.revoked = true;
        }
    }
}

std::shared_ptr<const LinkTable> LinkLedger::takeSnapshot()
{
    m_granted = false;
    if (!std::exchange(m_changed, false))
        return nullptr;
    for (const auto& [batch, dirty] : std::exchange(m_dirty, {})) {
        if (const auto place = m_table.batches.find(batch); dirty && place != m_table.batches.end())
            place->second.revokedDevices = std::make_shared<const SlotSet>(m_revoked[batch]);
    }
    return std::make_shared<const LinkTable>(m_table);
}

} // namespace console
