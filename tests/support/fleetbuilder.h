// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"

#include <memory>
#include <vector>

namespace console {

/// Fills names and frames for tests of models and widgets: seeded by counting only, so every run gives the same rows.
/// Products are "a1B2c3D4e5F", devices "dev0000000"…, versions "2.3.0", "2.4.0", "2.4.1"… Times count back from `now`.
class FleetBuilder
{
public:
    static constexpr TimeMs now = 1'795'000'000'000;

    FleetBuilder();

    [[nodiscard]] const std::shared_ptr<FleetNames>& names() const { return m_names; }
    [[nodiscard]] const Frame& frame() const { return m_frame; }
    /// The collected frame; the builder starts a new one (names stay).
    [[nodiscard]] Frame takeFrame();
    Frame& edit() { return m_frame; }

    /// Devices of one product, versions in a 1 : 3 : 6 mixture; also counts VersionCounts.
    FleetBuilder& addDevices(quint32 count, const QByteArray& product = "a1B2c3D4e5F");
    FleetBuilder& addFirmware(const QString& version, FirmwareState state, const QString& name = {});
    /// A batch of the newest firmware; its tasks over the devices in all seven states by turns, also marked in the
    /// device rows.
    FleetBuilder& addBatch(BatchState state, quint32 tasks, BatchKind kind = BatchKind::Upgrade);
    FleetBuilder& watchLastBatch();
    FleetBuilder& addActivities(int count);

    [[nodiscard]] FirmwareId lastFirmware() const { return m_lastFirmware; }
    [[nodiscard]] BatchId lastBatch() const { return m_lastBatch; }
    [[nodiscard]] VersionIndex version(const QByteArray& label);

private:
    Task makeTask(quint32 number, BatchId batch) const;
    void countVersion(ProductIndex product, VersionIndex version);

    std::shared_ptr<FleetNames> m_names;
    Frame m_frame;
    std::vector<TaskRow> m_lastTasks;
    Firmware m_newest;
    FirmwareId m_lastFirmware;
    BatchId m_lastBatch;
    quint64 m_nextId = 100;
};

} // namespace console
