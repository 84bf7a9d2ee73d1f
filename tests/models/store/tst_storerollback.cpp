// SPDX-License-Identifier: GPL-3.0-or-later
// A statement fails in the middle of a group of record batches: RELIABILITY.md I5, I10.
#include "models/store/connection.h"
#include "models/store/database.h"
#include "models/store/storewriter.h"
#include "tests/models/store/recordsamples.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>

using namespace console;

class TestStoreRollback : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void nothingOfTheGroupIsThere_data();
    void nothingOfTheGroupIsThere();

private:
    [[nodiscard]] qint64 number(const QString& sql) const
    {
        const auto connection = Connection::open(m_path, Connection::Mode::Read);
        return connection ? (*connection)->number(sql).value_or(-1) : -2;
    }
    [[nodiscard]] bool execute(const QString& sql) const
    {
        const auto connection = Connection::open(m_path, Connection::Mode::Write);
        return connection && (*connection)->execute(sql);
    }
    void nothingButTheGround() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

namespace {

constexpr int patience = 60000;
constexpr std::chrono::milliseconds retryAfter(20);
const QString events = QStringLiteral("SELECT count(*) FROM event");
const QString tasks = QStringLiteral("SELECT count(*) FROM task");
const QString labels = QStringLiteral("SELECT count(*) FROM version");
const QString lastSeen = QStringLiteral("SELECT last_seen FROM device WHERE id = 1");

RecordBatch group(quint64 sequence)
{
    RecordBatch records;
    records.sequence = sequence;
    records.labels = { { Label::Version, static_cast<quint32>(10 + sequence), QByteArray::number(sequence) } };
    records.tasks = { sampleTask(60, static_cast<DeviceSlot>(sequence % 2)) };
    records.activities = { sampleActivity(sequence * 10), sampleActivity(sequence * 10 + 1) };
    return records;
}

} // namespace

void TestStoreRollback::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("workspace.db"));
    QVERIFY(prepareDatabase(m_path));
}

void TestStoreRollback::nothingButTheGround() const
{
    QCOMPARE(number(events), 0);
    QCOMPARE(number(tasks), 0);
    QCOMPARE(number(labels), 2);
    QCOMPARE(number(lastSeen), 0);
}

/// What refuses one row of the group, and only that one.
void TestStoreRollback::nothingOfTheGroupIsThere_data()
{
    QTest::addColumn<QString>("when");
    QTest::newRow("the first row") << QStringLiteral("INSERT ON version WHEN new.id = 12");
    QTest::newRow("a row between") << QStringLiteral("INSERT ON task WHEN new.device = 1");
    QTest::newRow("a row of the last batch") << QStringLiteral("INSERT ON event WHEN new.id = 41");
    QTest::newRow("a row that could wait") << QStringLiteral("UPDATE OF last_seen ON device WHEN new.id = 1");
}

void TestStoreRollback::nothingOfTheGroupIsThere()
{
    QFETCH(QString, when);
    StoreWriter writer(m_path, EventRetention(), retryAfter);
    QSignalSpy committed(&writer, &StoreWriter::committed);
    QSignalSpy failed(&writer, &StoreWriter::failed);
    QSignalSpy recovered(&writer, &StoreWriter::recovered);
    writer.start();
    QVERIFY(writer.inbox().put(sampleGround(1)));
    QTRY_COMPARE_WITH_TIMEOUT(committed.size(), 1, patience);
    QVERIFY(
        execute(QStringLiteral("CREATE TRIGGER refuse BEFORE %1 BEGIN SELECT RAISE(ABORT, 'refused'); END").arg(when)));

    RecordBatch seen;
    seen.sequence = 5;
    seen.seen = { { 1, 77 } };
    QVERIFY(writer.inbox().put(group(2)) && writer.inbox().put(group(3)) && writer.inbox().put(group(4))
        && writer.inbox().put(seen));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
    QVERIFY(!failed.first().at(0).value<Error>().context.isEmpty());
    nothingButTheGround();
    QVERIFY(writer.inbox().put(group(6)));
    QTest::qWait(200); // some attempts in vain
    nothingButTheGround();
    QCOMPARE(committed.size(), 1);
    QVERIFY(recovered.isEmpty());

    QVERIFY(execute(QStringLiteral("DROP TRIGGER refuse"))); // no transaction is left open either
    QTRY_COMPARE_WITH_TIMEOUT(recovered.size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(committed.isEmpty() ? 0 : committed.last().at(0).toULongLong(), quint64{ 6 }, patience);
    QCOMPARE(number(events), 8);
    QCOMPARE(number(tasks), 2);
    QCOMPARE(number(labels), 6);
    QCOMPARE(number(lastSeen), 77);
    QCOMPARE(failed.size(), 1);
    writer.stop();
}

QTEST_GUILESS_MAIN(TestStoreRollback)
#include "tst_storerollback.moc"
