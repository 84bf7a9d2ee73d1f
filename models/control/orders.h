// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/control/commands.h"
#include "models/control/controlloop.h"

namespace console {

/// The orders and questions that need the rules, to be run by ControlLoop::order on the engine thread. They check,
/// translate between what an operator says and what the rules know; the rules decide and log.
namespace orders {

/// The devices that the plan means, and why it leaves out others. Error: FilterInvalid.
[[nodiscard]] Result<Selection> select(ControlLoop& loop, const Firmware& firmware, const Plan& plan, TimeMs now);
/// `firmware` comes from the vault with digests and size; id and time are given here.
/// Errors: VersionTaken (same product, module and version label with other bytes), the form's own.
[[nodiscard]] Result<Firmware> addFirmware(ControlLoop& loop, Firmware firmware, TimeMs now);
[[nodiscard]] Result<void> deleteFirmware(ControlLoop& loop, FirmwareId id);
/// Whose bytes open batches and verifications send.
[[nodiscard]] Result<QList<Firmware>> firmwareInUse(ControlLoop& loop);
/// Whether a firmware that is not deleted, or an open batch, has these bytes.
[[nodiscard]] Result<bool> needsFile(ControlLoop& loop, const QByteArray& sha256);
/// The firmware of a batch.
[[nodiscard]] Result<FirmwareId> firmwareOf(ControlLoop& loop, BatchId id);
[[nodiscard]] Result<NoticePreview> previewNotice(ControlLoop& loop, FirmwareId id, TimeMs now);
[[nodiscard]] Result<BatchPreview> previewBatch(ControlLoop& loop, const BatchDraft& draft, TimeMs now);
/// Who makes a batch, and whether another operator has to release it.
struct Author
{
    QString name{};
    bool needsSecond = false;
};
[[nodiscard]] Result<BatchId> startBatch(
    ControlLoop& loop, const BatchDraft& draft, const Author& author, int linkHours, TimeMs now);
/// ConsentMissing where findings need a consent that was not given.
[[nodiscard]] std::optional<Error> withoutConsent(const QList<Finding>& found, const Consent& consent);
/// Why the notice cannot be sent as it is.
[[nodiscard]] std::optional<Error> noticeFault(const QList<NoticeCheck>& checks);
/// Versions, times and raw messages; the store's part (history, tasks, activities) is the caller's.
[[nodiscard]] Result<DeviceDetails> deviceDetails(ControlLoop& loop, DeviceSlot device, TimeMs now);

} // namespace orders

} // namespace console
