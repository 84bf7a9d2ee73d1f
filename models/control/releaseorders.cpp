// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/releaseorders.h"

#include "models/control/orders.h"

#include <algorithm>

namespace console::orders {

namespace {

bool contains(const std::vector<DeviceSlot>& ascending, DeviceSlot device)
{
    return std::ranges::binary_search(ascending, device);
}

/// Devices of the batch that wait, and how many of them the plan would not choose any more.
Result<Selection> waiting(ControlLoop& loop, const Batch& batch, const Firmware& firmware, TimeMs now)
{
    Selection selection;
    const TaskStore& tasks = *loop.rules().engine.tasks(batch.id);
    for (quint32 index = 0; index < tasks.size(); ++index) {
        if (tasks.state(index) == TaskState::Queued)
            selection.targets.push_back(tasks.device(index));
        else if (tasks.state(index) == TaskState::Skipped)
            selection.skipped.push_back(tasks.device(index));
    }
    std::ranges::sort(selection.targets); // those that joined stand at the end
    selection.alreadyThere = static_cast<quint32>(selection.skipped.size());
    selection.excluded = batch.plan.excluded ? static_cast<quint32>(batch.plan.excluded->size()) : 0;
    if (batch.plan.scope == Scope::Devices) // named one by one; the plan does not keep the names
        return selection;
    const auto meant = select(loop, firmware, batch.plan, now);
    if (!meant)
        return failure(meant.error());
    selection.candidates = meant->candidates;
    selection.noLongerMeant = static_cast<quint32>(std::ranges::count_if(selection.targets,
        [&](DeviceSlot device) { return !contains(meant->targets, device) && !contains(meant->skipped, device); }));
    return selection;
}

std::vector<quint32> waveSizesOf(const Batch& batch, const TaskStore& tasks)
{
    std::vector<quint32> sizes(batch.plan.waves.size());
    for (quint32 index = 0; index < tasks.size(); ++index) {
        if (tasks.state(index) == TaskState::Queued && tasks.wave(index) < sizes.size())
            ++sizes[tasks.wave(index)];
    }
    return sizes;
}

} // namespace

Result<BatchPreview> previewRelease(ControlLoop& loop, BatchId id, TimeMs now)
{
    const Rules& rules = loop.rules();
    const Batch* batch = rules.engine.batch(id);
    if (!batch)
        return failure(ErrorKind::NotFound, id.toString());
    if (!isOpen(batch->state))
        return failure(ErrorKind::BatchNotOpen, id.toString());
    if (!batch->awaitsRelease())
        return failure(ErrorKind::NothingToRelease, batch->releasedBy);
    const Firmware& firmware = *rules.engine.firmware(batch->firmware);
    auto selection = waiting(loop, *batch, firmware, now);
    if (!selection)
        return failure(selection.error());
    BatchPreview preview;
    preview.selection = std::move(*selection);
    const std::vector<DeviceSlot>& targets = preview.selection.targets;
    preview.notice = loop.notices().preview(firmware, targets.empty() ? noDevice : targets.front(), now);
    preview.findings = preflight(
        rules.fleet, rules.engine, firmware, batch->plan, preview.selection, preview.notice.checks, now, id);
    const qint64 rate = std::max(batch->plan.ratePerMinute, 1);
    preview.minutesAtRate = (static_cast<qint64>(targets.size()) + rate - 1) / rate;
    preview.waveSizes = waveSizesOf(*batch, *rules.engine.tasks(id));
    return preview;
}

Result<void> approveBatch(ControlLoop& loop, const BatchApproval& approval, TimeMs now)
{
    RolloutEngine& engine = loop.rules().engine;
    if (const auto may = engine.mayApprove(approval.batch, approval.operatorName, now); !may)
        return may;
    const auto preview = previewRelease(loop, approval.batch, now);
    if (!preview)
        return failure(preview.error());
    if (const auto fault = noticeFault(preview->notice.checks))
        return failure(*fault);
    const std::size_t devices = preview->selection.targets.size();
    if (devices == 0)
        return failure(ErrorKind::NoTargets, engine.batch(approval.batch)->version);
    if (approval.expected && *approval.expected != devices)
        return failure(ErrorKind::FleetChanged, QStringLiteral("%1, %2").arg(*approval.expected).arg(devices));
    if (!approval.expected && devices > largeBatch)
        return failure(ErrorKind::CountUnconfirmed, QString::number(devices));
    if (const auto fault = withoutConsent(preview->findings, approval.consent))
        return failure(*fault);
    return engine.approveBatch(approval.batch, approval.operatorName, now);
}

} // namespace console::orders
