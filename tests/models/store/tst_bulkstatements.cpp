// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"
#include "models/store/database.h"
#include "models/store/recordstatements.h"
#include "models/store/storereader.h"
#include "tests/models/store/recordsamples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace console;

/// Many rows by one statement leave what as many statements leave.
class BulkStatementsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(prepareDatabase(path()));
        auto opened = Connection::open(path(), Connection::Mode::Write);
        QVERIFY(opened.has_value());
        m_connection = std::move(*opened);
        m_statements = std::make_unique<RecordStatements>(m_connection->database());
        QVERIFY(m_statements->prepare());
        m_ground = sampleGround();
        for (quint32 slot = 2; slot < 100; ++slot) {
            m_ground.devices.push_back({ slot, 1, "odd \"name\" \\ " + QByteArray::number(slot), 10 + slot / 50, 20 });
            m_ground.versions.push_back({ slot, 1, 1 + slot / 60, 30 + slot / 70 });
        }
        QVERIFY(write(m_ground));
    }
    void cleanup()
    {
        m_statements.reset();
        m_connection.reset();
    }

    void devicesAndVersions()
    {
        const auto contents = StoreReader(path()).loadWorkspace();
        QVERIFY(contents.has_value());
        QCOMPARE(contents->devices.size(), m_ground.devices.size());
        for (std::size_t slot = 2; slot < 100; ++slot) {
            QCOMPARE(contents->devices[slot].name, m_ground.devices[slot].name);
            QCOMPARE(contents->devices[slot].firstSeen, m_ground.devices[slot].firstSeen);
        }
        for (const VersionRecord& version : m_ground.versions) {
            const QString where = QStringLiteral("device = %1 AND module = %2 AND version = %3 AND since = %4")
                                      .arg(version.slot)
                                      .arg(version.module)
                                      .arg(version.version)
                                      .arg(version.since);
            for (const char* table : { "device_version", "version_history" })
                QCOMPARE(count(QLatin1StringView(table), where), 1);
        }
    }

    void marks()
    {
        RecordBatch batch;
        for (quint32 slot = 0; slot < 100; ++slot)
            batch.marks.push_back({ slot, slot < 50 ? 2U : slot < 52 ? 1U : 0U });
        QVERIFY(write(batch));
        QCOMPARE(count(QLatin1StringView("device"), QStringLiteral("marks = 2 AND id < 50")), 50);
        QCOMPARE(count(QLatin1StringView("device"), QStringLiteral("marks = 1 AND id IN (50, 51)")), 2);
        QCOMPARE(count(QLatin1StringView("device"), QStringLiteral("marks = 0 AND id >= 52")), 48);
        RecordBatch again = m_ground; // a device that is written once more keeps what was written on it
        again.marks.clear();
        QVERIFY(write(again));
        QCOMPARE(count(QLatin1StringView("device"), QStringLiteral("marks = 2")), 50);
        again.filters = { { QStringLiteral("old ones"), QString() }, { QStringLiteral("new"), QStringLiteral("a") } };
        QVERIFY(write(again));
        QCOMPARE(count(QLatin1StringView("saved_filter"), QStringLiteral("name = 'new' AND filter = 'a'")), 1);
        QCOMPARE(count(QLatin1StringView("saved_filter"), QStringLiteral("name = 'old ones'")), 0);
    }

    void tasks()
    {
        RecordBatch batch;
        for (quint32 slot = 0; slot < 100; ++slot) {
            Task task = sampleTask(60, slot);
            task.fromVersion = 1 + slot % 2;
            task.evidence = sampleTask(60, 0).evidence; // alike, but for every tenth
            task.step = slot % 10 == 0 ? qint8(7) : qint8(-128);
            batch.tasks.push_back(task);
        }
        QVERIFY(write(batch));
        compareTasks(batch.tasks);
        for (Task& task : batch.tasks)
            task.state = TaskState::Failed;
        QVERIFY(write(batch)); // the same again: updates
        compareTasks(batch.tasks);
    }

    void theLastOfTheSameTaskCounts()
    {
        RecordBatch batch;
        for (int step = 0; step < 3; ++step) {
            for (quint32 slot = 0; slot < 10; ++slot) {
                batch.tasks.push_back(sampleTask(60, slot));
                batch.tasks.back().evidence = {};
                batch.tasks.back().step = static_cast<qint8>(step);
            }
        }
        QVERIFY(write(batch));
        QCOMPARE(count(QStringLiteral("task"), QStringLiteral("step = 2")), 10);
        QCOMPARE(count(QStringLiteral("task"), QStringLiteral("true")), 10);
    }

    void seen()
    {
        constexpr TimeMs now = 1'800'000'000'000;
        constexpr TimeMs year = 365LL * 24 * 3600 * 1000;
        RecordBatch batch;
        batch.seen = { { 0, now }, { 50, now + 5 }, { 7, now + year }, { 8, now + 2 * year }, { 1'000'000, now } };
        LazyRecords lazy;
        lazy.merge(batch);
        QVERIFY(m_statements->write(lazy));
        for (const SeenRecord& record : batch.seen) {
            const QString where = QStringLiteral("id = %1 AND last_seen = %2").arg(record.slot).arg(record.lastSeen);
            QCOMPARE(count(QStringLiteral("device"), where), record.slot < 100 ? 1 : 0);
        }
        QCOMPARE(count(QStringLiteral("device"), QStringLiteral("last_seen >= %1").arg(now)), 4);
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("workspace.db")); }
    [[nodiscard]] bool write(const RecordBatch& records)
    {
        return m_connection->begin() && m_statements->write(records) && m_connection->commit();
    }
    [[nodiscard]] qint64 count(const QString& table, const QString& where)
    {
        return m_connection->number(QStringLiteral("SELECT count(*) FROM %1 WHERE %2").arg(table, where)).value_or(-1);
    }
    void compareTasks(const std::vector<Task>& expected)
    {
        const auto contents = StoreReader(path()).loadWorkspace();
        QVERIFY(contents.has_value());
        QCOMPARE(contents->tasks.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            Task wanted = expected[i];
            wanted.evidence.servedAt = contents->tasks[i].evidence.servedAt; // not stored
            QVERIFY2(contents->tasks[i] == wanted, qPrintable(QString::number(i)));
        }
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<RecordStatements> m_statements;
    RecordBatch m_ground;
};

QTEST_GUILESS_MAIN(BulkStatementsTest)
#include "tst_bulkstatements.moc"
