// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/database.h"
#include "models/store/storereader.h"
#include "models/store/storewriter.h"
#include "tests/models/store/recordsamples.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

/// How many task upserts a second one transaction takes, and how long the largest workspace loads. Prints figures only.
class StoreBenchmark : public QObject
{
    Q_OBJECT

private slots:
    void tasks()
    {
        constexpr quint32 devices = 200000;
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("workspace.db"));
        QVERIFY(prepareDatabase(path));
        StoreWriter writer(path);
        writer.start();
        RecordBatch ground = sampleGround(1);
        for (quint32 slot = 2; slot < devices; ++slot)
            ground.devices.push_back({ slot, 1, "device-" + QByteArray::number(slot), 1, 1 });
        write(writer, ground, "store_devices_inserted", devices);
        RecordBatch tasks;
        for (quint32 slot = 0; slot < devices; ++slot)
            tasks.tasks.push_back(sampleTask(60, slot));
        tasks.sequence = 2;
        write(writer, tasks, "store_tasks_inserted", devices);
        tasks.sequence = 3;
        for (Task& task : tasks.tasks)
            task.step = 50;
        write(writer, tasks, "store_tasks_updated", devices);
        writer.stop();
        QElapsedTimer timer;
        timer.start();
        const auto contents = StoreReader(path).loadWorkspace();
        QVERIFY(contents && contents->tasks.size() == devices);
        std::printf("figure store_load_200k_devices_and_tasks %lld ms\n", static_cast<long long>(timer.elapsed()));
    }

private:
    static void write(StoreWriter& writer, const RecordBatch& records, const char* name, quint32 count)
    {
        qint64 microseconds = 0;
        const auto connection
            = connect(&writer, &StoreWriter::committed, &writer, [&](quint64, qint64 took) { microseconds = took; });
        QVERIFY(writer.inbox().put(records));
        QTRY_VERIFY_WITH_TIMEOUT(microseconds > 0, 60000);
        disconnect(connection);
        std::printf("figure %s %.0f per_second\n", name, count * 1e6 / static_cast<double>(microseconds));
    }
};

QTEST_GUILESS_MAIN(StoreBenchmark)
#include "bench_storewriter.moc"
