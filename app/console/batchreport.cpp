// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/batchreport.h"

#include "app/console/htmlpaper.h"
#include "app/console/pdfpaper.h"
#include "app/console/version.h"
#include "models/series/outcomecurve.h"
#include "models/tables/celltext.h"
#include "models/tables/statetext.h"
#include "models/tables/tasktablemodel.h"
#include "ui/activity/activitytext.h"
#include "ui/common/halttext.h"
#include "ui/common/plantext.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QTimeZone>

#include <algorithm>
#include <map>

namespace console {

namespace {

constexpr quint32 progressEvery = 1024;
constexpr int curveColumns = 360;
constexpr int percentOfLook = 20; ///< what the first walk takes of the time

struct BatchReport
{
    Q_DECLARE_TR_FUNCTIONS(BatchReport)
};

/// Reads the batch twice: first to know what stands on top, then device by device.
class Report
{
public:
    Report(const StoreReader& reader, const FleetNames& names, const Batch& batch, qint64 firmwareSize, TimeMs now,
        const StoreReader::Progress& progress)
        : m_reader(reader)
        , m_names(names)
        , m_batch(batch)
        , m_firmwareSize(firmwareSize)
        , m_now(now)
        , m_curve(batch.createdAt, batch.endedAt == 0 ? now : batch.endedAt, curveColumns)
        , m_progress(progress)
    {
    }

    /// Error: NotFound where there is no device.
    [[nodiscard]] Result<void> look();
    [[nodiscard]] Result<quint32> write(ReportPaper& paper);

private:
    [[nodiscard]] bool goesOn(qint64 done, int from, int share) const
    {
        const qint64 all = std::max<qint64>(m_batch.counts.total(), 1);
        return !m_progress || m_progress(from + static_cast<int>(std::min<qint64>(done * share / all, share - 1)));
    }
    [[nodiscard]] bool knows(const Task& task) const
    {
        return task.device < m_names.devices.size() && task.fromVersion < m_names.versions.size()
            && task.evidence.reportedVersion < m_names.versions.size();
    }
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QList<std::pair<QString, QString>> numbers() const;
    void writeCurve(ReportPaper& paper) const;
    void writeReasons(ReportPaper& paper) const;
    [[nodiscard]] Result<void> writeActivities(ReportPaper& paper) const;
    [[nodiscard]] Result<quint32> writeDevices(ReportPaper& paper) const;
    [[nodiscard]] QStringList rowOf(const Task& task) const;

    const StoreReader& m_reader;
    const FleetNames& m_names;
    const Batch& m_batch;
    qint64 m_firmwareSize;
    TimeMs m_now;
    TaskCounts m_counts;
    std::map<TaskReason, quint32> m_reasons; ///< of failed tasks
    OutcomeCurve m_curve;
    const StoreReader::Progress& m_progress;
};

Result<void> Report::look()
{
    const auto logged = m_reader.eachLogPiece(m_batch.id, [this](const std::vector<BatchLogEntry>& piece) {
        for (const BatchLogEntry& entry : piece) {
            if (entry.device < m_names.devices.size())
                m_curve.add(entry);
        }
        return goesOn(0, 0, percentOfLook);
    });
    if (!logged)
        return failure(logged.error());
    const bool hasLog = !m_curve.isEmpty(); // a batch of an earlier version has none: its tasks say when they ended
    quint32 count = 0;
    bool cancelled = false;
    const auto read = m_reader.eachTask(m_batch.id, [&](const Task& task) {
        ++m_counts.of(task.state);
        m_counts.silent += task.silent ? 1 : 0;
        if (task.state == TaskState::Failed)
            ++m_reasons[task.reason];
        if (!hasLog && task.device < m_names.devices.size())
            m_curve.add({ task.updatedAt, task.device, task.state, task.reason, task.attempt, task.silent });
        cancelled = ++count % progressEvery == 0 && !goesOn(count, 0, percentOfLook);
        return !cancelled;
    });
    if (!read)
        return failure(read.error());
    if (cancelled || !goesOn(0, percentOfLook, 1))
        return failure(ErrorKind::Cancelled);
    if (count == 0)
        return failure(ErrorKind::NotFound, m_batch.id.toString());
    return {};
}

QString Report::sentence() const
{
    const auto of = [this](TaskState state) { return countText(m_counts.of(state)); };
    const quint32 others = m_counts.of(TaskState::Cancelled) + m_counts.of(TaskState::Skipped);
    QString text = BatchReport::tr("Of %1, %2 succeeded and %3 failed; cancelled or skipped: %4, open: %5.")
                       .arg(devicesText(m_counts.total()), of(TaskState::Succeeded), of(TaskState::Failed),
                           countText(others), countText(m_counts.open()));
    if (m_batch.startedAt != 0 && m_batch.endedAt != 0)
        text += u' '
            + BatchReport::tr("It ran for %1, from %2 to %3.")
                  .arg(durationText(m_batch.endedAt - m_batch.startedAt), exactTimeText(m_batch.startedAt),
                      exactTimeText(m_batch.endedAt));
    if (m_batch.halt.cause != HaltCause::None)
        text += u' '
            + BatchReport::tr("It halted at %1: %2")
                  .arg(exactTimeText(m_batch.halt.at), haltText(m_batch.halt, cohortName(m_batch.halt, m_names)));
    return text;
}

QList<std::pair<QString, QString>> Report::numbers() const
{
    QList<std::pair<QString, QString>> list{ { BatchReport::tr("State"), batchStateText(m_batch.state) },
        { BatchReport::tr("Devices"), countText(m_counts.total()) } };
    const double all = std::max(m_counts.total(), 1U);
    for (const TaskState state : { TaskState::Queued, TaskState::Notified, TaskState::Upgrading, TaskState::Succeeded,
             TaskState::Failed, TaskState::Cancelled, TaskState::Skipped })
        list.append({ taskStateText(state),
            BatchReport::tr("%1 (%2)", "devices, and their share")
                .arg(countText(m_counts.of(state)), percentText(m_counts.of(state) / all)) });
    list.append({ BatchReport::tr("Silent"), countText(m_counts.silent) });
    return list;
}

void Report::writeCurve(ReportPaper& paper) const
{
    paper.heading(BatchReport::tr("Outcomes over time"));
    ReportCurve curve;
    curve.points = m_curve.points();
    curve.until = m_batch.endedAt == 0 ? m_now : m_batch.endedAt;
    curve.devices = m_counts.total();
    curve.succeeded = taskStateText(TaskState::Succeeded);
    curve.failed = taskStateText(TaskState::Failed);
    curve.text
        = BatchReport::tr("%1 succeeded and %2 failed of %3, from %4 to %5")
              .arg(countText(curve.points.back().succeeded), countText(curve.points.back().failed),
                  devicesText(curve.devices), exactTimeText(curve.points.front().at), exactTimeText(curve.until));
    paper.curve(curve);
}

void Report::writeReasons(ReportPaper& paper) const
{
    paper.heading(BatchReport::tr("Failures by reason"));
    std::vector<ReportBar> bars;
    for (const auto& [reason, devices] : m_reasons)
        bars.push_back({ taskReasonText(reason), devices });
    std::stable_sort(
        bars.begin(), bars.end(), [](const ReportBar& a, const ReportBar& b) { return a.devices > b.devices; });
    if (bars.empty())
        paper.note(BatchReport::tr("No device has failed."));
    else
        paper.bars(bars);
}

Result<void> Report::writeActivities(ReportPaper& paper) const
{
    paper.heading(BatchReport::tr("Who did what when"));
    paper.beginTable({ { BatchReport::tr("Time"), 19, false }, { BatchReport::tr("Who"), 16, false },
        { BatchReport::tr("What happened"), 65, false } });
    const QHash<quint64, QString> versions{ { m_batch.id.value, m_batch.version } };
    quint32 count = 0;
    Result<void> written;
    const auto read = m_reader.eachActivity(m_batch.id, [&](const Activity& each) {
        // What the console did about one device stands with the device.
        if (each.device == noDevice || !each.actor.isEmpty())
            paper.row({ exactTimeText(each.at), each.actor.isEmpty() ? BatchReport::tr("the console") : each.actor,
                activityText(each, { m_names, versions }) });
        if (!paper.isFine())
            written = failure(ErrorKind::WriteFailed);
        else if (++count % progressEvery == 0 && !goesOn(0, percentOfLook, 1))
            written = failure(ErrorKind::Cancelled);
        return written.has_value();
    });
    paper.endTable();
    return written ? read : written;
}

QStringList Report::rowOf(const Task& task) const
{
    return { toText(m_names.devices.at(task.device)), toText(m_names.versions.at(task.fromVersion)),
        taskStateText(task.state, task.silent), taskReasonText(task.reason), QString::number(task.attempt),
        exactTimeText(task.updatedAt), taskEvidenceText(task, m_firmwareSize, m_names) };
}

Result<quint32> Report::writeDevices(ReportPaper& paper) const
{
    paper.heading(BatchReport::tr("Every device"));
    paper.beginTable({ { BatchReport::tr("Device"), 18, false }, { BatchReport::tr("From version"), 13, false },
        { BatchReport::tr("State"), 12, false }, { BatchReport::tr("Reason"), 17, false },
        { BatchReport::tr("Attempt"), 9, true }, { BatchReport::tr("Since"), 20, false },
        { BatchReport::tr("Evidence"), 17, false } });
    quint32 count = 0;
    Result<void> written;
    const auto read = m_reader.eachTask(m_batch.id, [&](const Task& task) {
        if (!knows(task)) // what another process wrote into the database has no name here
            written = failure(ErrorKind::DatabaseDamaged, m_batch.id.toString());
        else
            paper.row(rowOf(task));
        if (written && !paper.isFine())
            written = failure(ErrorKind::WriteFailed);
        else if (written && ++count % progressEvery == 0 && !goesOn(count, percentOfLook, 100 - percentOfLook))
            written = failure(ErrorKind::Cancelled);
        return written.has_value();
    });
    paper.endTable();
    if (!written || !read)
        return failure(!written ? written.error() : read.error());
    return count;
}

Result<quint32> Report::write(ReportPaper& paper)
{
    const QString what = m_batch.module == QLatin1String("default")
        ? m_batch.version
        : BatchReport::tr("%1 of module %2").arg(m_batch.version, m_batch.module);
    const QString title = m_batch.kind == BatchKind::Verification
        ? BatchReport::tr("Verification of %1 for %2").arg(what, m_batch.productKey)
        : BatchReport::tr("Rollout of %1 to %2").arg(what, m_batch.productKey);
    paper.begin(title,
        BatchReport::tr("Batch %1 · written %2 by Rollout Console %3 · times of %4")
            .arg(m_batch.id.toString(), exactTimeText(m_now), applicationVersion(),
                QString::fromLatin1(QTimeZone::systemTimeZoneId())),
        sentence());
    paper.facts(numbers());
    paper.heading(BatchReport::tr("Plan"));
    QList<std::pair<QString, QString>> plan;
    for (const PlanFact& fact : PlanText::facts(m_batch))
        plan.append({ fact.label, fact.value });
    paper.facts(plan);
    writeCurve(paper);
    writeReasons(paper);
    if (auto written = writeActivities(paper); !written)
        return failure(written.error());
    return writeDevices(paper);
}

std::unique_ptr<ReportPaper> paperOf(ReportFormat format, QFileDevice& file)
{
    if (format == ReportFormat::Pdf)
        return std::make_unique<PdfPaper>(file);
    return std::make_unique<HtmlPaper>(file);
}

} // namespace

Result<quint32> writeReport(const StoreReader& reader, const FleetNames& names, BatchId id, const QString& path,
    ReportFormat format, TimeMs now, const StoreReader::Progress& progress)
{
    const auto catalogue = reader.loadFirmware();
    if (!catalogue)
        return failure(catalogue.error());
    const auto batch = std::ranges::find(catalogue->batches, id, &Batch::id);
    if (batch == catalogue->batches.end())
        return failure(ErrorKind::NotFound, id.toString());
    const auto firmware = std::ranges::find(catalogue->firmware, batch->firmware, &Firmware::id);
    const qint64 size = firmware == catalogue->firmware.end() ? 0 : firmware->size;
    Report report(reader, names, *batch, size, now, progress);
    if (auto looked = report.look(); !looked)
        return failure(looked.error());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(ErrorKind::WriteFailed, path);
    const auto paper = paperOf(format, file);
    const auto written = report.write(*paper);
    const bool isWhole = paper->end();
    if (!written && written.error().kind != ErrorKind::WriteFailed)
        return written;
    if (!written || !isWhole || !file.commit())
        return failure(ErrorKind::WriteFailed, path);
    return written;
}

} // namespace console
