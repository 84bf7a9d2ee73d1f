// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/workspacerestore.h"

#include <algorithm>
#include <unordered_set>

namespace console {

namespace {

const Vocabulary& cohortsOf(const Halt& halt, const FleetNames& names)
{
    return halt.cause == HaltCause::GroupWorseThanBase ? names.marks : names.versions;
}

/// What the tables cannot promise each other where somebody else wrote the database: ids are there once, firmware and
/// devices that are spoken of exist, tasks stand by batch and device.
Result<void> checkRollouts(const WorkspaceContents& contents, const FleetNames& names)
{
    std::unordered_set<FirmwareId> firmware;
    for (const Firmware& one : contents.firmware) {
        if (one.id == FirmwareId{} || !firmware.insert(one.id).second)
            return failure(ErrorKind::DatabaseDamaged, QStringLiteral("firmware ") + one.id.toString());
    }
    auto task = contents.tasks.begin();
    BatchId before;
    for (const Batch& batch : contents.batches) {
        if (batch.id.value <= before.value || !firmware.contains(batch.firmware)
            || batch.halt.cohort >= cohortsOf(batch.halt, names).size())
            return failure(ErrorKind::DatabaseDamaged, QStringLiteral("batch ") + batch.id.toString());
        before = batch.id;
        const auto first = task;
        for (; task != contents.tasks.end() && task->batch == batch.id; ++task) {
            const bool inOrder = task == first || std::prev(task)->device < task->device;
            if (!inOrder || task->device >= contents.devices.size() || task->fromVersion >= names.versions.size()
                || task->evidence.reportedVersion >= names.versions.size())
                return failure(ErrorKind::DatabaseDamaged, QStringLiteral("tasks of batch ") + batch.id.toString());
        }
    }
    if (task != contents.tasks.end())
        return failure(ErrorKind::DatabaseDamaged, QStringLiteral("tasks of batch ") + task->batch.toString());
    return {};
}

} // namespace

Result<void> restoreRules(Rules& rules, LinkLedger& links, const WorkspaceContents& contents)
{
    FleetNames& names = rules.fleet.names();
    for (const LabelRecord& label : contents.labels) {
        Vocabulary& words = label.kind == Label::Product ? names.products
            : label.kind == Label::Module                ? names.modules
            : label.kind == Label::Marks                 ? names.marks
                                                         : names.versions;
        if (words.intern(label.text.toStdString()) != label.index)
            return failure(ErrorKind::DatabaseDamaged, QString::fromUtf8(label.text));
    }
    for (const auto& device : contents.devices) {
        if (device.product >= names.products.size() || device.marks >= names.marks.size())
            return failure(ErrorKind::DatabaseDamaged, QString::fromUtf8(device.name));
        const DeviceSlot slot = rules.fleet.restore(device.product,
            { device.name.constData(), static_cast<std::size_t>(device.name.size()) }, device.firstSeen,
            device.lastSeen);
        rules.fleet.setMarks(slot, device.marks);
    }
    for (const VersionRecord& version : contents.versions) {
        if (version.slot >= rules.fleet.size() || version.module >= names.modules.size()
            || version.version >= names.versions.size())
            return failure(ErrorKind::DatabaseDamaged, QString::number(version.slot));
        rules.fleet.restoreVersion(version.slot, { version.module, version.version, version.since });
    }
    for (const FilterRecord& filter : contents.filters)
        rules.filters.restore({ filter.name, filter.text });
    if (const auto fits = checkRollouts(contents, names); !fits)
        return fits;
    rules.ids.raise(contents.greatestId);
    for (const Firmware& firmware : contents.firmware)
        rules.engine.restoreFirmware(firmware);
    auto task = contents.tasks.begin();
    for (const Batch& batch : contents.batches) {
        // Tasks come by batch in the order of the batches.
        const auto end
            = std::find_if(task, contents.tasks.end(), [&](const Task& other) { return other.batch != batch.id; });
        std::vector<Task> tasks(task, end);
        task = end;
        const ModuleIndex module = names.modules.intern(batch.module.toStdString());
        const VersionIndex target = names.versions.intern(batch.version.toStdString());
        links.restore(batch, tasks);
        rules.engine.restoreBatch(
            batch, std::move(tasks), module, target, [&rules](DeviceSlot device) { return rules.groupOf(device); });
    }
    return {};
}

} // namespace console
