// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/replayframe.h"

namespace console {

Frame replayFrame(const BatchReplay& replay, const Batch& batch, TimeMs at)
{
    Frame frame;
    frame.at = at;
    frame.watched = batch.id;
    frame.watchedReset = true;
    frame.pulse.link.state = LinkState::Connected; // as far as is known
    BatchRow row{ batch, 0, 0 };
    row.batch.counts = {};
    for (Task& task : replay.tasksAt(at)) {
        ++row.batch.counts.of(task.state);
        row.batch.counts.silent += task.silent ? 1 : 0;
        const VersionIndex reported = task.evidence.reportedVersion;
        const VersionIndex version = reported != 0 ? reported : task.fromVersion;
        frame.tasks.push_back({ std::move(task), version });
    }
    if (at < batch.releasedAt)
        row.batch.releasedAt = 0;
    if (batch.endedAt == 0 || at < batch.endedAt) {
        row.batch.state = at < batch.startedAt ? BatchState::Scheduled : BatchState::Running;
        row.batch.endedAt = 0;
    }
    frame.batches.push_back(std::move(row));
    return frame;
}

} // namespace console
