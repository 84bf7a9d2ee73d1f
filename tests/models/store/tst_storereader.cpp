// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"
#include "models/store/database.h"
#include "models/store/storereader.h"
#include "models/store/storewriter.h"
#include "tests/models/store/recordsamples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace console;

/// What was written comes back, field by field, through a second connection.
class StoreReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyFieldComesBack();
    void emptyWorkspace();
    void activityFilters();
    void historyNewestFirst();
    void tasksNewestBatchFirst();
    void logsComeBackInOrder();
    void readsWhileWriterIsOpen();
    void valuesOutOfRangeAreDamage_data();
    void valuesOutOfRangeAreDamage();
    void missingAndDamagedFiles();

private:
    void write(RecordBatch records)
    {
        StoreWriter writer(m_path);
        QVERIFY(writer.inbox().put(std::move(records)));
        writer.start();
        writer.stop();
    }
    void corrupt(const QString& sql)
    {
        const auto connection = Connection::open(m_path, Connection::Mode::Write);
        QVERIFY(connection.has_value());
        QVERIFY((*connection)->execute(QStringLiteral("PRAGMA foreign_keys=OFF")));
        const auto done = (*connection)->execute(sql);
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().context));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void StoreReaderTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("workspace.db"));
    QVERIFY(prepareDatabase(m_path));
}

void StoreReaderTest::everyFieldComesBack()
{
    RecordBatch records = sampleGround();
    Task second = sampleTask(60, 1);
    second.mayStillArrive = true;
    second.step = -128;
    second.evidence.bytesServed = 0;
    second.evidence.nobodyListening = false;
    second.evidence.refusal = 135;
    records.tasks = { second, sampleTask(60, 0) };
    Activity activity = sampleActivity(70);
    activity.batch = BatchId{ 60 };
    activity.firmware = FirmwareId{ 50 };
    activity.device = 1;
    records.activities = { activity };
    write(records);

    const auto read = StoreReader(m_path).loadWorkspace();
    QVERIFY(read.has_value());
    QCOMPARE(read->labels.size(), records.labels.size());
    for (std::size_t i = 0; i < records.labels.size(); ++i) {
        QCOMPARE(read->labels[i].kind, records.labels[i].kind);
        QCOMPARE(read->labels[i].index, records.labels[i].index);
        QCOMPARE(read->labels[i].text, records.labels[i].text);
    }
    QCOMPARE(read->devices.size(), std::size_t{ 2 });
    QCOMPARE(read->devices[0].name, QByteArray("dev-0"));
    QCOMPARE(read->devices[1].name, QByteArray("dev@1"));
    QCOMPARE(read->devices[0].product, 1U);
    QCOMPARE(read->devices[0].firstSeen, 1600000000000);
    QCOMPARE(read->devices[0].lastSeen, 1600000000001);
    QCOMPARE(read->devices[0].marks, 1U);
    QCOMPARE(read->devices[1].marks, 2U);
    QCOMPARE(read->filters.size(), std::size_t{ 1 });
    QCOMPARE(read->filters[0].name, QStringLiteral("old ones"));
    QCOMPARE(read->filters[0].text, QStringLiteral("version < 2"));
    QCOMPARE(read->versions.size(), std::size_t{ 2 });
    QCOMPARE(read->versions[1].module, 2U);
    QCOMPARE(read->versions[1].version, 2U);
    QCOMPARE(read->versions[1].since, 1600000000003);
    QVERIFY(read->firmware == records.firmware);
    QVERIFY(read->batches == records.batches);
    QCOMPARE(read->tasks.size(), std::size_t{ 2 });
    QVERIFY(read->tasks[0] == records.tasks[1]);
    QVERIFY(read->tasks[1] == records.tasks[0]);
    QCOMPARE(read->greatestId, quint64{ 70 });

    const auto events = StoreReader(m_path).activities({});
    QVERIFY(events.has_value());
    QCOMPARE(events->size(), 1);
    const Activity& found = events->first();
    QCOMPARE(found.id, activity.id);
    QCOMPARE(found.at, activity.at);
    QCOMPARE(found.kind, activity.kind);
    QCOMPARE(found.actor, activity.actor);
    QCOMPARE(found.batch, activity.batch);
    QCOMPARE(found.firmware, activity.firmware);
    QCOMPARE(found.device, activity.device);
    QCOMPARE(found.args, activity.args);
}

void StoreReaderTest::emptyWorkspace()
{
    const auto read = StoreReader(m_path).loadWorkspace();
    QVERIFY(read.has_value());
    QCOMPARE(read->labels.size(), std::size_t{ 1 }); // module "default"
    QVERIFY(read->devices.empty());
    QVERIFY(read->tasks.empty());
    QCOMPARE(read->greatestId, quint64{ 0 });
}

void StoreReaderTest::activityFilters()
{
    RecordBatch records;
    records.sequence = 1;
    for (quint64 id = 1; id <= 10; ++id) {
        Activity activity = sampleActivity(id, id % 2 == 0 ? ActivityKind::TaskFailed : ActivityKind::BatchPaused);
        activity.device = id > 5 ? 7 : noDevice;
        activity.batch = BatchId{ id > 8 ? 60U : 0U };
        activity.firmware = FirmwareId{ id == 3 ? 50U : 0U };
        records.activities.push_back(activity);
    }
    write(records);
    const auto ids = [this](const ActivityQuery& query) {
        QList<quint64> found;
        const auto events = StoreReader(m_path).activities(query);
        for (const Activity& activity : events.value_or(QList<Activity>{}))
            found.append(activity.id.value);
        return found;
    };
    QCOMPARE(ids({ .limit = 3 }), (QList<quint64>{ 10, 9, 8 }));
    QCOMPARE(ids({ .before = EventId{ 8 }, .limit = 3 }), (QList<quint64>{ 7, 6, 5 }));
    QCOMPARE(ids({ .kinds = { ActivityKind::BatchPaused } }), (QList<quint64>{ 9, 7, 5, 3, 1 }));
    QCOMPARE(ids({ .kinds = { ActivityKind::BatchPaused, ActivityKind::TaskFailed }, .device = 7 }),
        (QList<quint64>{ 10, 9, 8, 7, 6 }));
    QCOMPARE(ids({ .batch = BatchId{ 60 } }), (QList<quint64>{ 10, 9 }));
    QCOMPARE(ids({ .firmware = FirmwareId{ 50 } }), (QList<quint64>{ 3 }));
    QCOMPARE(ids({ .limit = 0 }), QList<quint64>{});
}

void StoreReaderTest::historyNewestFirst()
{
    RecordBatch records = sampleGround();
    records.versions.push_back({ 0, 1, 2, 1600000000009 });
    records.versions.push_back({ 1, 1, 2, 1600000000010 });
    write(records);
    const auto history = StoreReader(m_path).versionHistory(0);
    QVERIFY(history.has_value());
    QCOMPARE(history->size(), 3);
    QCOMPARE(history->at(0).since, 1600000000009);
    QCOMPARE(history->at(0).version, 2U);
    QCOMPARE(history->at(1).module, 2U);
    QCOMPARE(history->at(2).since, 1600000000000);
    QCOMPARE(StoreReader(m_path).loadWorkspace()->versions.size(), std::size_t{ 3 }); // one per device and module
}

void StoreReaderTest::tasksNewestBatchFirst()
{
    RecordBatch records = sampleGround();
    records.batches.push_back(sampleBatch(61, 50));
    records.tasks = { sampleTask(60, 0), sampleTask(61, 0), sampleTask(61, 1) };
    write(records);
    const auto tasks = StoreReader(m_path).tasksOfDevice(0);
    QVERIFY(tasks.has_value());
    QCOMPARE(tasks->size(), std::size_t{ 2 });
    QCOMPARE(tasks->at(0).batch.value, quint64{ 61 });
    QCOMPARE(tasks->at(1).batch.value, quint64{ 60 });
}

void StoreReaderTest::logsComeBackInOrder()
{
    Task task = sampleTask(60, 0);
    task.state = TaskState::Failed;
    const auto piece = [&task](TimeMs at) {
        BatchLogWriter writer;
        writer.add(task, at);
        return writer.take();
    };
    RecordBatch records = sampleGround();
    records.tasks = { sampleTask(60, 0) };
    records.logs = { { 2, BatchId{ 60 }, piece(2000) }, { 1, BatchId{ 60 }, piece(1000) } };
    write(records);
    records.sequence = 1;
    records.logs = { { 2, BatchId{ 60 }, piece(2000) } }; // written once more: it was not known whether it had been
    write(records);
    const auto log = StoreReader(m_path).batchLog(BatchId{ 60 });
    QVERIFY(log);
    QCOMPARE(log->size(), std::size_t{ 2 });
    QCOMPARE((*log)[0].at, TimeMs{ 1000 });
    QCOMPARE((*log)[1].at, TimeMs{ 2000 });
    QCOMPARE(StoreReader(m_path).loadWorkspace()->greatestLog, quint64{ 2 });
    int pieces = 0;
    QVERIFY(StoreReader(m_path).eachLogPiece(
        BatchId{ 60 }, [&](const std::vector<BatchLogEntry>& each) { return each.size() == 1 && ++pieces < 10; }));
    QCOMPARE(pieces, 2);
    QVERIFY(StoreReader(m_path).eachLogPiece(BatchId{ 60 }, [&](const auto&) { return ++pieces < 0; }));
    QCOMPARE(pieces, 3); // it was told to end
    QVERIFY(StoreReader(m_path).batchLog(BatchId{ 61 })->empty());
    corrupt(QStringLiteral("UPDATE batch_log SET entries = x'ff'"));
    QCOMPARE(StoreReader(m_path).batchLog(BatchId{ 60 }).error().kind, ErrorKind::DatabaseDamaged);
}

void StoreReaderTest::readsWhileWriterIsOpen()
{
    write(sampleGround());
    const auto writer = Connection::open(m_path, Connection::Mode::Write);
    QVERIFY(writer.has_value());
    QVERIFY((*writer)->begin());
    QVERIFY((*writer)->execute(QStringLiteral("DELETE FROM task")));
    QVERIFY((*writer)->execute(QStringLiteral("UPDATE device SET last_seen = 5")));
    // The transaction is open and unfinished: readers neither wait for it nor see it.
    const auto before = StoreReader(m_path).loadWorkspace();
    QVERIFY(before.has_value());
    QCOMPARE(before->devices[0].lastSeen, 1600000000001);
    QVERIFY((*writer)->commit());
    QCOMPARE(StoreReader(m_path).loadWorkspace()->devices[0].lastSeen, 5);
}

void StoreReaderTest::valuesOutOfRangeAreDamage_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("task state") << QStringLiteral("UPDATE task SET state = 7");
    QTest::newRow("task reason") << QStringLiteral("UPDATE task SET reason = -1");
    QTest::newRow("task step") << QStringLiteral("UPDATE task SET step = 128");
    QTest::newRow("negative bytes") << QStringLiteral("UPDATE task SET bytes_served = -1");
    QTest::newRow("batch state") << QStringLiteral("UPDATE batch SET state = 99");
    QTest::newRow("scope") << QStringLiteral("UPDATE batch SET scope = 5");
    QTest::newRow("firmware state") << QStringLiteral("UPDATE firmware SET state = 4");
    QTest::newRow("gap in devices") << QStringLiteral("UPDATE device SET id = 9 WHERE id = 1");
    QTest::newRow("gap in labels") << QStringLiteral("DELETE FROM version WHERE id = 1");
    QTest::newRow("table gone") << QStringLiteral("DROP TABLE event");
}

void StoreReaderTest::valuesOutOfRangeAreDamage()
{
    QFETCH(const QString, sql);
    RecordBatch records = sampleGround();
    records.tasks = { sampleTask(60, 0) };
    write(records);
    QVERIFY(StoreReader(m_path).loadWorkspace().has_value());
    corrupt(sql);
    const auto read = StoreReader(m_path).loadWorkspace();
    QVERIFY(!read.has_value());
    if (!sql.startsWith(QLatin1StringView("DROP")))
        QCOMPARE(read.error().kind, ErrorKind::DatabaseDamaged);
}

void StoreReaderTest::missingAndDamagedFiles()
{
    const QString missing = m_dir->filePath(QStringLiteral("none.db"));
    QVERIFY(!StoreReader(missing).loadWorkspace());
    QVERIFY(!QFile::exists(missing)); // a reader makes nothing
    const QString text = m_dir->filePath(QStringLiteral("text.db"));
    QFile file(text);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const auto read = StoreReader(text).activities({});
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::DatabaseDamaged);
}

QTEST_GUILESS_MAIN(StoreReaderTest)
#include "tst_storereader.moc"
