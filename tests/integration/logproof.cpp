// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/logproof.h"

#include "models/rollout/batchreplay.h"
#include "models/store/storereader.h"

namespace console {

namespace {

QString standing(const Task& task)
{
    return QStringLiteral("state %1, reason %2, attempt %3, silent %4")
        .arg(static_cast<int>(task.state))
        .arg(static_cast<int>(task.reason))
        .arg(task.attempt)
        .arg(task.silent);
}

} // namespace

LogProof proveLogs(const QString& databasePath)
{
    LogProof proof;
    const StoreReader reader(databasePath);
    const auto catalogue = reader.loadFirmware();
    if (!catalogue) {
        proof.differences.append(QStringLiteral("the database cannot be read"));
        return proof;
    }
    for (const Batch& batch : catalogue->batches) {
        std::vector<Task> stored;
        const auto read = reader.eachTask(batch.id, [&stored](const Task& task) {
            stored.push_back(task);
            return true;
        });
        auto log = reader.batchLog(batch.id);
        if (!read || !log) {
            proof.differences.append(QStringLiteral("batch %1: its log cannot be read").arg(batch.id.value));
            continue;
        }
        proof.entries += static_cast<qint64>(log->size());
        const BatchReplay replay(batch, stored, std::move(*log));
        const std::vector<Task> played = replay.tasksAt(std::numeric_limits<TimeMs>::max());
        for (std::size_t index = 0; index < played.size(); ++index) {
            if (standing(played[index]) != standing(stored[index]))
                proof.differences.append(QStringLiteral("log of batch %1, device %2: %3; stored: %4")
                                             .arg(batch.id.value)
                                             .arg(played[index].device)
                                             .arg(standing(played[index]), standing(stored[index])));
        }
        if (played.size() != stored.size() || replay.countsAt(replay.end()) != batch.counts)
            proof.differences.append(QStringLiteral("log of batch %1: other counts").arg(batch.id.value));
    }
    return proof;
}

} // namespace console
