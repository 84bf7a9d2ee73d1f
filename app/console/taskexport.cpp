// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/taskexport.h"

#include "app/console/csvlines.h"
#include "app/console/valuenames.h"

#include <QSaveFile>

#include <algorithm>

namespace console {

namespace {

constexpr quint32 progressEvery = 4096;
constexpr char header[]
    = "device,from_version,state,reason,step,attempt,silent,may_still_arrive,created_at,updated_at,upgrading_since,"
      "next_at,published_at,acknowledged_at,download_began_at,progress_at,reported_at,bytes_served,reported_version,"
      "pushes,nobody_listening,refusal\n";

void add(CsvLines& lines, const Task& task, const FleetNames& names)
{
    const TaskEvidence& evidence = task.evidence;
    lines.text(names.devices.at(task.device));
    lines.text(names.versions.at(task.fromVersion));
    lines.word(nameOf(task.state));
    lines.word(task.reason == TaskReason::None ? QLatin1StringView() : nameOf(task.reason));
    if (task.step == Task().step)
        lines.skip();
    else
        lines.number(task.step);
    lines.number(task.attempt);
    lines.number(task.silent);
    lines.number(task.mayStillArrive);
    for (const TimeMs at : { task.createdAt, task.updatedAt, task.upgradingSince, task.nextAt, evidence.publishedAt,
             evidence.acknowledgedAt, evidence.downloadBeganAt, evidence.progressAt, evidence.reportedAt })
        lines.time(at);
    lines.number(static_cast<qint64>(evidence.bytesServed));
    lines.text(names.versions.at(evidence.reportedVersion));
    lines.number(evidence.pushes);
    lines.number(evidence.nobodyListening);
    lines.number(evidence.refusal);
    lines.endLine();
}

} // namespace

Result<quint32> exportTasks(const StoreReader& reader, const FleetNames& names, BatchId batch, const QString& path,
    const StoreReader::Progress& progress)
{
    const auto all = reader.countTasks(batch);
    if (!all)
        return failure(all.error());
    if (*all == 0)
        return failure(ErrorKind::NotFound, batch.toString());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(ErrorKind::WriteFailed, path);
    CsvLines lines(header);
    quint32 count = 0;
    Result<void> written;
    const auto read = reader.eachTask(batch, [&](const Task& task) {
        // What another process wrote into the database has no name here.
        if (task.device >= names.devices.size() || task.fromVersion >= names.versions.size()
            || task.evidence.reportedVersion >= names.versions.size())
            written = failure(ErrorKind::DatabaseDamaged, batch.toString());
        else
            add(lines, task, names);
        if (written)
            written = lines.flush(file);
        const bool goesOn = ++count % progressEvery != 0 || !progress
            || progress(static_cast<int>(std::min<qint64>(qint64{ count } * 100 / *all, 99)));
        if (written && !goesOn)
            written = failure(ErrorKind::Cancelled);
        return written.has_value();
    });
    if (written && read)
        written = lines.flush(file, true);
    if (!written || !read)
        return failure(!written ? written.error() : read.error());
    if (!file.commit())
        return failure(ErrorKind::WriteFailed, path);
    return count;
}

} // namespace console
