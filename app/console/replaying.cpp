// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/replaying.h"

#include <algorithm>

namespace console {

namespace {

constexpr std::size_t looksAfter = 4096; ///< tasks

} // namespace

Result<std::shared_ptr<const BatchReplay>> loadReplay(
    const StoreReader& reader, BatchId id, const std::function<bool()>& goOn)
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
    auto replay = std::make_shared<const BatchReplay>(*batch, std::move(tasks), std::move(*log));
    if (!replay->isWhole())
        return failure(ErrorKind::LogBeginsLate, id.toString());
    return replay;
}

} // namespace console
