// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/firststart/demosteps.h"

namespace console {

void DemoSteps::applyFrame(const Frame& frame)
{
    m_devices = frame.pulse.devices;
    for (const FirmwareRow& row : frame.firmware) {
        if (row.firmware.deleted)
            m_firmware.erase(row.firmware.id);
        else
            m_firmware[row.firmware.id] = row.firmware;
    }
    for (const BatchRow& row : frame.batches) {
        if (row.batch.kind == BatchKind::Upgrade && row.batch.state != BatchState::Cancelled)
            m_batches[row.batch.id] = row.batch;
        else
            m_batches.erase(row.batch.id);
    }
}

const Firmware* DemoSteps::newest() const
{
    const Firmware* found = nullptr;
    for (const auto& [id, firmware] : m_firmware) {
        if (!found || firmware.uploadedAt >= found->uploadedAt)
            found = &firmware;
    }
    return found;
}

const Batch* DemoSteps::newestBatch() const
{
    const Batch* found = nullptr;
    for (const auto& [id, batch] : m_batches) {
        if (batch.firmware == firmware() && (!found || batch.createdAt >= found->createdAt))
            found = &batch;
    }
    return found;
}

FirmwareId DemoSteps::firmware() const
{
    const Firmware* found = newest();
    return found ? found->id : FirmwareId{};
}

BatchId DemoSteps::batch() const
{
    const Batch* found = newestBatch();
    return found ? found->id : BatchId{};
}

TaskCounts DemoSteps::counts() const
{
    const Batch* found = newestBatch();
    return found ? found->counts : TaskCounts{};
}

DemoSteps::Step DemoSteps::step() const
{
    if (m_devices == 0)
        return Step::Devices;
    const Firmware* firmware = newest();
    if (!firmware)
        return Step::Upload;
    switch (firmware->state) {
    case FirmwareState::Unverified:
    case FirmwareState::VerificationFailed:
        return Step::Verify;
    case FirmwareState::Verifying:
        return Step::Verifying;
    case FirmwareState::Verified:
        break;
    }
    const Batch* batch = newestBatch();
    if (!batch)
        return Step::Batch;
    return batch->state == BatchState::Completed ? Step::Done : Step::Upgrading;
}

} // namespace console
