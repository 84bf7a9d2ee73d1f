// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/taskexport.h"
#include "models/store/database.h"
#include "models/store/storewriter.h"
#include "tests/support/csvcells.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestTaskExport : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyTaskIsALine();
    void namesBecomeNoFormulas();
    void cancellingLeavesNothing();
    void refusesWhatIsNotThere();

private:
    void fill(quint32 tasks, const std::string& firstName = "gw-0");
    [[nodiscard]] Result<quint32> save(const StoreReader::Progress& progress = {}) const
    {
        return exportTasks(StoreReader(m_database), *m_names, BatchId{ 9 }, m_path, progress);
    }
    [[nodiscard]] QList<QList<QByteArray>> rows() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? csvCells(file.readAll()) : QList<QList<QByteArray>>();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
    QString m_path;
    std::shared_ptr<FleetNames> m_names;
};

void TestTaskExport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = m_folder->filePath(QStringLiteral("console.sqlite"));
    m_path = m_folder->filePath(QStringLiteral("out.csv"));
    m_names = std::make_shared<FleetNames>();
    QVERIFY(prepareDatabase(m_database));
}

void TestTaskExport::fill(quint32 tasks, const std::string& firstName)
{
    RecordBatch records;
    records.sequence = 1;
    records.labels = { { Label::Product, 1, "pk" }, { Label::Version, 1, "1.0" }, { Label::Version, 2, "2.0" } };
    m_names->versions.intern("1.0");
    m_names->versions.intern("2.0");
    Firmware firmware;
    firmware.id = FirmwareId{ 5 };
    records.firmware = { firmware };
    Batch batch;
    batch.id = BatchId{ 9 };
    batch.firmware = firmware.id;
    records.batches = { batch };
    for (quint32 slot = 0; slot < tasks; ++slot) {
        const std::string name = slot == 0 ? firstName : "gw-" + std::to_string(slot);
        m_names->devices.append(name);
        records.devices.push_back({ slot, 1, QByteArray::fromStdString(name), 1, 1 });
        Task task;
        task.batch = batch.id;
        task.device = slot;
        task.fromVersion = 1;
        task.createdAt = 1'795'000'000'125; // 2026-11-18 11:06:40.125 UTC
        task.updatedAt = task.createdAt + slot;
        if (slot == 1) {
            task.state = TaskState::Failed;
            task.reason = TaskReason::TimedOut;
            task.step = 64;
            task.attempt = 2;
            task.evidence.bytesServed = 11'000'000;
            task.evidence.reportedVersion = 2;
            task.evidence.refusal = 0x97;
        }
        records.tasks.push_back(task);
    }
    StoreWriter writer(m_database);
    QVERIFY(writer.inbox().put(std::move(records)));
    writer.start();
    writer.stop();
}

void TestTaskExport::everyTaskIsALine()
{
    fill(10'000);
    int last = 0;
    const auto saved = save([&last](int percent) {
        last = std::max(last, percent);
        return true;
    });
    QVERIFY(saved);
    QCOMPARE(*saved, 10'000U);
    QVERIFY(last > 50);
    const QList<QList<QByteArray>> all = rows();
    QCOMPARE(all.size(), 10'001);
    const QList<QByteArray>& header = all.first();
    const auto cell = [&](qsizetype row, const char* column) { return all.at(row).at(header.indexOf(column)); };
    for (const QList<QByteArray>& row : all)
        QCOMPARE(row.size(), header.size());
    QCOMPARE(cell(1, "device"), "gw-0");
    QCOMPARE(cell(1, "state"), "queued");
    QCOMPARE(cell(1, "reason"), "waiting_for_turn");
    QCOMPARE(cell(1, "step"), "");
    QCOMPARE(cell(1, "created_at"), "2026-11-18T11:06:40.125Z");
    QCOMPARE(cell(1, "published_at"), "");
    QCOMPARE(cell(1, "reported_version"), "");
    QCOMPARE(cell(2, "device"), "gw-1");
    QCOMPARE(cell(2, "from_version"), "1.0");
    QCOMPARE(cell(2, "state"), "failed");
    QCOMPARE(cell(2, "reason"), "timed_out");
    QCOMPARE(cell(2, "step"), "64");
    QCOMPARE(cell(2, "attempt"), "2");
    QCOMPARE(cell(2, "bytes_served"), "11000000");
    QCOMPARE(cell(2, "reported_version"), "2.0");
    QCOMPARE(cell(2, "refusal"), "151");
    QCOMPARE(cell(10'000, "device"), "gw-9999");
    QCOMPARE(cell(10'000, "updated_at"), "2026-11-18T11:06:50.124Z");
}

void TestTaskExport::namesBecomeNoFormulas()
{
    fill(1, "=1+2,\"x\"");
    QVERIFY(save());
    QCOMPARE(rows().at(1).first(), "'=1+2,\"x\"");
}

void TestTaskExport::cancellingLeavesNothing()
{
    fill(10'000);
    const auto stopped = save([](int) { return false; });
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    QCOMPARE(QDir(m_folder->path()).entryList({ QStringLiteral("out*") }, QDir::Files), QStringList());
    QFile before(m_path);
    QVERIFY(before.open(QIODevice::WriteOnly) && before.write("mine") == 4);
    before.close();
    QVERIFY(!save([](int) { return false; }));
    QVERIFY(before.open(QIODevice::ReadOnly));
    QCOMPARE(before.readAll(), "mine");
}

void TestTaskExport::refusesWhatIsNotThere()
{
    QCOMPARE(save().error().kind, ErrorKind::NotFound);
    fill(1);
    m_path = m_folder->filePath(QStringLiteral("no/such/folder.csv"));
    QCOMPARE(save().error().kind, ErrorKind::WriteFailed);
}

QTEST_GUILESS_MAIN(TestTaskExport)
#include "tst_taskexport.moc"
