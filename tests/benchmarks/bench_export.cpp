// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/taskexport.h"
#include "tests/benchmarks/bigworkspace.h"
#include "tests/benchmarks/figures.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

namespace {

std::shared_ptr<FleetNames> namesOf(quint32 devices)
{
    auto names = std::make_shared<FleetNames>();
    for (int version = 1; version <= 3; ++version)
        names->versions.intern(BigWorkspace::versionLabel(version).toStdString());
    for (quint32 device = 0; device < devices; ++device)
        names->devices.append(BigWorkspace::deviceName(device).toStdString());
    return names;
}

/// Whether every device has its line, in order, with the outcome that it had.
bool isRight(const QString& path, quint32 devices)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || !file.readLine().startsWith("device,"))
        return false;
    for (quint32 device = 0; device < devices; ++device) {
        const QByteArray expected = BigWorkspace::deviceName(device) + ",2.4.0,"
            + (device % 10 == 9 ? "failed,timed_out,100,1," : "succeeded,,100,1,");
        if (!file.readLine().startsWith(expected))
            return false;
    }
    return file.atEnd();
}

} // namespace

/// All tasks of a batch as a file, against the sqlite3 program writing the same rows as they stand.
class BenchExport : public QObject
{
    Q_OBJECT

private slots:
    void exports();
};

void BenchExport::exports()
{
    const std::array sizes{ sized(10'000U, 1'000U), sized(100'000U, 2'000U), sized(1'000'000U, 5'000U) };
    std::array<double, 3> cost{};
    std::array<double, 3> wall{};
    std::array<double, 3> peer{};
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const QTemporaryDir folder;
        QVERIFY(BigWorkspace::make(folder.path(), sizes[i]));
        QVERIFY(BigWorkspace::addBatch(folder.path(), sizes[i], BigWorkspace::Rollout::Finished));
        const auto names = namesOf(sizes[i]);
        const StoreReader reader(BigWorkspace::databaseOf(folder.path()));
        const QString path = folder.filePath(QStringLiteral("tasks.csv"));
        std::vector<double> ours;
        std::vector<double> cpu;
        std::vector<double> sqlite;
        for (int run = 0; run < runs(); ++run) {
            int told = 0;
            const Stopwatch watch;
            const auto saved = exportTasks(reader, *names, BatchId{ BigWorkspace::batchId }, path, [&told](int) {
                ++told;
                return true;
            });
            ours.push_back(watch.wall());
            cpu.push_back(watch.cpu());
            QVERIFY(saved);
            QCOMPARE(*saved, sizes[i]);
            QVERIFY(sizes[i] < 5000 || told > 0);
            QVERIFY(isRight(path, sizes[i]));
            const QString printed = folder.filePath(QStringLiteral("sqlite.csv"));
            sqlite.push_back(BigWorkspace::sqliteSeconds(folder.path(), { QStringLiteral("-csv") },
                QStringLiteral("SELECT d.name, f.name, t.state, t.reason, t.step, t.attempt, t.silent,"
                               " t.may_still_arrive, t.created_at, t.updated_at, t.upgrading_since, t.next_at,"
                               " t.published_at, t.acknowledged_at, t.download_began_at, t.progress_at, t.reported_at,"
                               " t.bytes_served, r.name, t.pushes, t.nobody_listening FROM task t"
                               " JOIN device d ON d.id = t.device JOIN version f ON f.id = t.from_version"
                               " LEFT JOIN version r ON r.id = t.reported_version WHERE t.batch = %1 ORDER BY t.device")
                    .arg(BigWorkspace::batchId),
                printed));
            QVERIFY(sqlite.back() > 0);
            QVERIFY(QFile(printed).size() > 100 * qint64{ sizes[i] });
        }
        cost[i] = median(cpu) / sizes[i];
        wall[i] = median(ours) / sizes[i];
        peer[i] = median(sqlite) / sizes[i];
        if (i + 1 < sizes.size())
            continue;
        printFigure("export_rate", median(sqlite) / median(ours), "ratio");
        printFigure("export_tasks", sizes[i] / median(ours), "/s");
        printFigure("export_sqlite3", sizes[i] / median(sqlite), "/s");
    }
    printFigure("growth_export_100k", cost[1] / cost[0], "ratio");
    printFigure("growth_export_1m", cost[2] / cost[0], "ratio");
    printFigure("growth_export_time_1m", wall[2] / wall[0], "ratio");
    printFigure("growth_export_sqlite3_1m", peer[2] / peer[0], "ratio");
}

QTEST_GUILESS_MAIN(BenchExport)
#include "bench_export.moc"
