// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/batchreport.h"
#include "app/console/dossier.h"
#include "models/base/hashchain.h"
#include "tests/benchmarks/bigworkspace.h"
#include "tests/benchmarks/figures.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

namespace {

constexpr double mostGrowth = 16e6; ///< bytes, against few devices
constexpr quint32 devicesAPiece = 1000;

std::shared_ptr<FleetNames> namesOf(quint32 devices)
{
    auto names = std::make_shared<FleetNames>();
    for (int version = 1; version <= 3; ++version)
        names->versions.intern(BigWorkspace::versionLabel(version).toStdString());
    for (quint32 device = 0; device < devices; ++device)
        names->devices.append(BigWorkspace::deviceName(device).toStdString());
    return names;
}

/// Three transitions of every device, as they would have been written with their tasks.
bool addLog(const QString& folder, quint32 devices)
{
    const QString name = QStringLiteral("log");
    bool done = true;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(BigWorkspace::databaseOf(folder));
        done = database.open() && database.transaction();
        QSqlQuery query(database);
        done = done && query.prepare(QStringLiteral("INSERT INTO batch_log (id, batch, entries) VALUES (?, ?, ?)"));
        BatchLogWriter log;
        TimeMs now = QDateTime::currentMSecsSinceEpoch() - 7'000'000;
        for (quint32 device = 0; done && device < devices; ++device) {
            Task task;
            task.device = device;
            task.attempt = 1;
            for (const TaskState state : { TaskState::Notified, TaskState::Upgrading,
                     device % 10 == 9 ? TaskState::Failed : TaskState::Succeeded }) {
                task.state = state;
                task.reason = state == TaskState::Failed ? TaskReason::TimedOut : TaskReason::None;
                log.add(task, now += device % 2);
            }
            if (device % devicesAPiece != devicesAPiece - 1 && device + 1 < devices)
                continue;
            query.addBindValue(device + 1);
            query.addBindValue(QVariant::fromValue<qint64>(BigWorkspace::batchId));
            query.addBindValue(log.take());
            done = query.exec();
        }
        done = done && database.commit();
    }
    QSqlDatabase::removeDatabase(name);
    return done;
}

} // namespace

/// Reports and dossiers of a large batch: that memory does not grow with it, and what they cost.
class BenchReports : public QObject
{
    Q_OBJECT

private slots:
    void reports();

private:
    struct Cost
    {
        double seconds = 0;
        double bytes = 0; ///< most that was resident, above what was before
    };
    [[nodiscard]] static Cost costOf(const std::function<bool()>& work);
};

BenchReports::Cost BenchReports::costOf(const std::function<bool()>& work)
{
    forgetPeak();
    const qint64 before = residentBytes();
    const Stopwatch watch;
    const bool done = work();
    const Cost cost{ watch.wall(), static_cast<double>(peakBytes() - before) };
    return done ? cost : Cost{ -1, 0 };
}

void BenchReports::reports()
{
    const std::array sizes{ sized(10'000U, 1'000U), sized(1'000'000U, 20'000U) };
    const std::array kinds{ "html", "pdf", "dossier" };
    std::array<std::array<Cost, 2>, 3> costs{};
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const QTemporaryDir folder;
        QVERIFY(BigWorkspace::make(folder.path(), sizes[i]));
        QVERIFY(BigWorkspace::addBatch(folder.path(), sizes[i], BigWorkspace::Rollout::Finished));
        QVERIFY(addLog(folder.path(), sizes[i]));
        const auto names = namesOf(sizes[i]);
        const StoreReader reader(BigWorkspace::databaseOf(folder.path()));
        const BatchId batch{ BigWorkspace::batchId };
        const TimeMs now = QDateTime::currentMSecsSinceEpoch();
        const QString path = folder.filePath(QStringLiteral("out"));
        const auto report = [&](ReportFormat format) {
            const auto written = writeReport(reader, *names, batch, path, format, now, [](int) { return true; });
            return written && *written == sizes[i];
        };
        const auto dossier = [&] {
            const auto seal = saveDossier(
                reader, *names, batch, { folder.path(), QStringLiteral("bench"), now }, path, [](int) { return true; },
                [](const QString&) { return Result<void>(); });
            QFile file(path);
            if (!seal || !file.open(QIODevice::ReadOnly))
                return false;
            const ChainCheck found = checkHashChain(file);
            return found.isWhole() && found.records > sizes[i] && QString::fromLatin1(found.seal) == *seal;
        };
        if (i == 0)
            QVERIFY(report(ReportFormat::Pdf)); // what is loaded once: fonts, plugins
        costs[0][i] = costOf([&] { return report(ReportFormat::Html); });
        costs[1][i] = costOf([&] { return report(ReportFormat::Pdf); });
        costs[2][i] = costOf(dossier);
        for (const auto& kind : costs)
            QVERIFY(kind[i].seconds >= 0);
    }
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        const double growth = costs[kind][1].bytes - costs[kind][0].bytes;
        printFigure(std::string("report_memory_") + kinds[kind], growth, "B");
        printFigure(std::string("report_") + kinds[kind], sizes[1] / costs[kind][1].seconds, "/s");
        QVERIFY2(growth <= mostGrowth, kinds[kind]);
    }
}

QTEST_MAIN(BenchReports)
#include "bench_reports.moc"
