// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/firmware/firmware.h"
#include "models/firmware/linktable.h"
#include "models/rollout/rolloutview.h"

#include <functional>
#include <memory>

namespace console {

/// Which download links are in force, kept from the engine's effects; gives the file server a new snapshot when
/// something changed. Engine thread, owned by ControlLoop.
class LinkLedger
{
public:
    /// Where the vault keeps a file, by its SHA-256.
    using VaultPath = std::function<QString(const QByteArray& sha256)>;

    LinkLedger(const RolloutView& engine, VaultPath vaultPath);

    void restore(const Batch& batch, const std::vector<Task>& tasks);
    void apply(const Effects& effects);
    /// Whether something may be fetched now that the last snapshot does not know: devices must not hear of it first.
    [[nodiscard]] bool grantsMore() const { return m_granted; }
    /// A snapshot if anything changed since the last one, else null.
    [[nodiscard]] std::shared_ptr<const LinkTable> takeSnapshot();

private:
    void revokeTask(BatchId batch, DeviceSlot device, bool revoked);
    ServedBatch& entry(const Batch& batch);

    const RolloutView& m_engine;
    VaultPath m_vaultPath;
    LinkTable m_table;
    std::unordered_map<BatchId, SlotSet> m_revoked;
    std::unordered_map<BatchId, bool> m_dirty;
    bool m_changed = false;
    bool m_granted = false;
};

} // namespace console
