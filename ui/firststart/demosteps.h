// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/frame.h"

#include <map>

namespace console {

/// Where somebody who tries the demo stands on the way to the first updated fleet, by the frames alone: whatever was
/// done by hand counts too. Pure.
class DemoSteps
{
public:
    enum class Step : quint8 { Devices, Upload, Verify, Verifying, Batch, Upgrading, Done };

    void applyFrame(const Frame& frame);
    [[nodiscard]] Step step() const;
    [[nodiscard]] FirmwareId firmware() const; ///< the newest, null = none
    [[nodiscard]] BatchId batch() const; ///< its newest batch, null = none
    [[nodiscard]] TaskCounts counts() const; ///< of that batch
    [[nodiscard]] quint32 devices() const { return m_devices; }

private:
    [[nodiscard]] const Firmware* newest() const;
    [[nodiscard]] const Batch* newestBatch() const;

    quint32 m_devices = 0;
    std::map<FirmwareId, Firmware> m_firmware;
    std::map<BatchId, Batch> m_batches; ///< upgrades only
};

} // namespace console
