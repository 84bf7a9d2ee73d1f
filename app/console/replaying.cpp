// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/replaying.h"

#include "app/console/await.h"
#include "models/control/controlloop.h"

#include <algorithm>

namespace console {

namespace {

constexpr std::size_t looksAfter = 4096; ///< tasks

/// A piece of the devices at a time: who answers has other work, too.
Result<std::vector<quint32>> groupsOfAll(
    const std::vector<Task>& tasks, const std::function<bool()>& goOn, const GroupsOf& groupsOf)
{
    std::vector<quint32> all;
    all.reserve(tasks.size());
    std::vector<DeviceSlot> piece;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        piece.push_back(tasks[i].device);
        if (piece.size() < looksAfter && i + 1 < tasks.size())
            continue;
        if (!goOn())
            return failure(ErrorKind::Cancelled);
        const auto some = groupsOf(piece);
        if (!some)
            return failure(some.error());
        all.insert(all.end(), some->begin(), some->end());
        piece.clear();
    }
    return all;
}

} // namespace

GroupsOf groupsBy(ControlLoop& loop)
{
    using Groups = std::vector<quint32>;
    return [&loop](const std::vector<DeviceSlot>& devices) {
        return await(loop.ask<Groups>([devices](ControlLoop& engine, TimeMs) -> Result<Groups> {
            Groups groups;
            for (const DeviceSlot device : devices)
                groups.push_back(engine.rules().groupOf(device));
            return groups;
        }));
    };
}

Result<std::shared_ptr<const BatchReplay>> loadReplay(
    const StoreReader& reader, BatchId id, const std::function<bool()>& goOn, const GroupsOf& groupsOf)
{
    const auto catalogue = reader.loadFirmware();
    if (!catalogue)
        return failure(catalogue.error());
    const auto batch = std::ranges::find(catalogue->batches, id, &Batch::id);
    if (batch == catalogue->batches.end())
        return failure(ErrorKind::NotFound, id.toString());
    std::vector<Task> tasks;
    tasks.reserve(batch->counts.total());
    const auto read = reader.eachTask(id, [&](const Task& task) {
        tasks.push_back(task);
        return tasks.size() % looksAfter != 0 || goOn();
    });
    if (!read)
        return failure(read.error());
    if (!goOn())
        return failure(ErrorKind::Cancelled);
    auto log = reader.batchLog(id); // after the tasks: what is newer is in the log
    if (!log)
        return failure(log.error());
    std::ranges::sort(tasks, {}, &Task::device);
    auto groups = groupsOf ? groupsOfAll(tasks, goOn, groupsOf) : Result<std::vector<quint32>>();
    if (!groups)
        return failure(groups.error());
    auto replay = std::make_shared<const BatchReplay>(*batch, std::move(tasks), std::move(*log), std::move(*groups));
    if (!replay->isWhole())
        return failure(ErrorKind::LogBeginsLate, id.toString());
    return replay;
}

} // namespace console
