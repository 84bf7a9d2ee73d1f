// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"
#include "models/store/database.h"
#include "models/store/storereader.h"
#include "models/store/storewriter.h"
#include "tests/models/store/recordsamples.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace console;

namespace {

constexpr int patience = 60000; // ms; a slow disk is no fault

/// No file of this process may grow beyond `bytes` while this lives: a disk that is full, without any privilege.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_before{};
};

RecordBatch eventsBatch(quint64 sequence, int count)
{
    RecordBatch records;
    records.sequence = sequence;
    for (int i = 0; i < count; ++i)
        records.activities.push_back(sampleActivity(sequence * 100000 + static_cast<quint64>(i)));
    return records;
}

} // namespace

/// The writer on a thread of its own, as in the program, with what it says in spies.
class StoreWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void commitsInOrder();
    void waitingBatchesShareOneTransaction();
    void lazyWaitsForTheNextCommit();
    void lazyIsWrittenByItself();
    void durableSupersedesLazy();
    void lazyAfterDurableWins();
    void stopWritesWhatWaits();
    void everyBatchIsAllOrNothing();
    void fullDiskLosesNothing();
    void fullTmpfsLosesNothing();
    void inboxIsBounded();
    void missingFolderIsSaidOnce();
    void shortensTheActivityLog();

private:
    void begin(const QString& path, const EventRetention& retention = EventRetention());
    void put(RecordBatch records) { QVERIFY(m_writer->inbox().put(std::move(records))); }
    [[nodiscard]] quint64 lastCommitted() const
    {
        return m_committed->isEmpty() ? 0 : m_committed->last().at(0).toULongLong();
    }
    [[nodiscard]] qint64 number(const QString& sql) const
    {
        const auto connection = Connection::open(m_path, Connection::Mode::Read);
        return connection ? (*connection)->number(sql).value_or(-1) : -2;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QThread m_thread;
    std::unique_ptr<StoreWriter> m_writer;
    std::unique_ptr<QSignalSpy> m_committed;
    std::unique_ptr<QSignalSpy> m_failed;
    std::unique_ptr<QSignalSpy> m_recovered;
};

void StoreWriterTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("workspace.db"));
    QVERIFY(prepareDatabase(m_path));
}

void StoreWriterTest::begin(const QString& path, const EventRetention& retention)
{
    m_writer = std::make_unique<StoreWriter>(path, retention);
    m_committed = std::make_unique<QSignalSpy>(m_writer.get(), &StoreWriter::committed);
    m_failed = std::make_unique<QSignalSpy>(m_writer.get(), &StoreWriter::failed);
    m_recovered = std::make_unique<QSignalSpy>(m_writer.get(), &StoreWriter::recovered);
    m_writer->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(m_writer.get(), &StoreWriter::start, Qt::QueuedConnection);
}

void StoreWriterTest::cleanup()
{
    if (!m_writer)
        return;
    connect(&m_thread, &QThread::finished, m_writer.get(), &StoreWriter::stop, Qt::DirectConnection);
    m_thread.quit();
    QVERIFY(m_thread.wait());
    m_writer.reset();
}

void StoreWriterTest::commitsInOrder()
{
    begin(m_path);
    put(sampleGround(1));
    for (quint64 sequence = 2; sequence <= 40; ++sequence)
        put(eventsBatch(sequence, 3));
    QTRY_COMPARE_WITH_TIMEOUT(lastCommitted(), quint64{ 40 }, patience);
    quint64 before = 0;
    for (const QVariantList& said : *m_committed) {
        QVERIFY(said.at(0).toULongLong() > before);
        QVERIFY(said.at(1).toLongLong() >= 0);
        before = said.at(0).toULongLong();
    }
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM event")), 39 * 3);
    QVERIFY(m_failed->isEmpty());
}

void StoreWriterTest::waitingBatchesShareOneTransaction()
{
    StoreWriter writer(m_path);
    QSignalSpy committed(&writer, &StoreWriter::committed);
    for (quint64 sequence = 1; sequence <= 20; ++sequence)
        QVERIFY(writer.inbox().put(eventsBatch(sequence, 1)));
    writer.start();
    QCOMPARE(committed.size(), 1);
    QCOMPARE(committed.first().at(0).toULongLong(), quint64{ 20 });
    writer.stop();
}

void StoreWriterTest::lazyWaitsForTheNextCommit()
{
    StoreWriter writer(m_path);
    QSignalSpy committed(&writer, &StoreWriter::committed);
    writer.start();
    QVERIFY(writer.inbox().put(sampleGround(1)));
    QTRY_COMPARE_WITH_TIMEOUT(committed.size(), 1, patience);
    RecordBatch lazy;
    lazy.sequence = 2;
    lazy.seen = { { 0, 11 }, { 1, 12 }, { 0, 13 } };
    QVERIFY(writer.inbox().put(lazy));
    QTRY_COMPARE_WITH_TIMEOUT(committed.size(), 2, patience); // said at once: nothing in it has to survive a kill
    QCOMPARE(number(QStringLiteral("SELECT last_seen FROM device WHERE id = 0")), 1600000000001);
    QVERIFY(writer.inbox().put(eventsBatch(3, 1)));
    QTRY_COMPARE_WITH_TIMEOUT(committed.size(), 3, patience);
    QCOMPARE(number(QStringLiteral("SELECT last_seen FROM device WHERE id = 0")), 13); // newest wins
    QCOMPARE(number(QStringLiteral("SELECT last_seen FROM device WHERE id = 1")), 12);
    writer.stop();
}

void StoreWriterTest::lazyIsWrittenByItself()
{
    begin(m_path);
    put(sampleGround(1));
    RecordBatch lazy;
    lazy.sequence = 2;
    lazy.seen = { { 1, 77 } };
    put(lazy);
    QTRY_COMPARE_WITH_TIMEOUT(number(QStringLiteral("SELECT last_seen FROM device WHERE id = 1")), 77, patience);
}

void StoreWriterTest::durableSupersedesLazy()
{
    StoreWriter writer(m_path);
    RecordBatch ground = sampleGround(1);
    ground.tasks = { sampleTask(60, 0), sampleTask(60, 1) };
    RecordBatch lazy;
    lazy.sequence = 2;
    lazy.lazyTasks = { sampleTask(60, 0), sampleTask(60, 1) };
    lazy.lazyTasks[0].step = 40;
    lazy.lazyTasks[1].step = 41;
    RecordBatch durable;
    durable.sequence = 3;
    durable.tasks = { sampleTask(60, 0) };
    durable.tasks[0].step = 90;
    QVERIFY(writer.inbox().put(ground) && writer.inbox().put(lazy) && writer.inbox().put(durable));
    writer.start();
    writer.stop();
    QCOMPARE(number(QStringLiteral("SELECT step FROM task WHERE device = 0")), 90);
    QCOMPARE(number(QStringLiteral("SELECT step FROM task WHERE device = 1")), 41);
}

void StoreWriterTest::lazyAfterDurableWins()
{
    StoreWriter writer(m_path);
    RecordBatch ground = sampleGround(1);
    ground.tasks = { sampleTask(60, 0) };
    RecordBatch lazy;
    lazy.sequence = 2;
    lazy.lazyTasks = { sampleTask(60, 0) };
    lazy.lazyTasks[0].step = 55;
    QVERIFY(writer.inbox().put(ground) && writer.inbox().put(lazy));
    writer.start();
    writer.stop();
    QCOMPARE(number(QStringLiteral("SELECT step FROM task WHERE device = 0")), 55);
}

void StoreWriterTest::stopWritesWhatWaits()
{
    begin(m_path);
    put(sampleGround(1));
    RecordBatch lazy;
    lazy.sequence = 2;
    lazy.seen = { { 0, 99 } };
    put(lazy);
    QTRY_VERIFY_WITH_TIMEOUT(lastCommitted() > 0, patience); // it runs; now it is stopped with work before it
    put(eventsBatch(3, 5));
    cleanup();
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM event")), 5);
    QCOMPARE(number(QStringLiteral("SELECT last_seen FROM device WHERE id = 0")), 99);
    QVERIFY(!Connection::endedUncleanly(m_path));
}

void StoreWriterTest::everyBatchIsAllOrNothing()
{
    begin(m_path);
    put(sampleGround(1));
    QTRY_COMPARE_WITH_TIMEOUT(lastCommitted(), quint64{ 1 }, patience);
    RecordBatch wrong = eventsBatch(2, 5);
    wrong.tasks = { sampleTask(999, 0) }; // a batch that does not exist: refused at the commit
    put(wrong);
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->size(), 1, patience);
    QCOMPARE(m_failed->first().at(0).value<Error>().kind, ErrorKind::StoreFailed);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM event")), 0);
    QCOMPARE(lastCommitted(), quint64{ 1 });
}

void StoreWriterTest::fullDiskLosesNothing()
{
    begin(m_path);
    put(sampleGround(1));
    QTRY_COMPARE_WITH_TIMEOUT(lastCommitted(), quint64{ 1 }, patience);
    {
        const FileSizeLimit limit(1024 * 1024);
        put(eventsBatch(2, 20000));
        QTRY_COMPARE_WITH_TIMEOUT(m_failed->size(), 1, patience);
        put(eventsBatch(3, 10));
        QTest::qWait(1500); // at least one attempt in vain
        QCOMPARE(m_failed->size(), 1); // said once
        QVERIFY(m_recovered->isEmpty());
        QCOMPARE(lastCommitted(), quint64{ 1 });
        QCOMPARE(number(QStringLiteral("SELECT count(*) FROM event")), 0);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_recovered->size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(lastCommitted(), quint64{ 3 }, patience);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM event")), 20010);
    cleanup();
    const auto connection = Connection::open(m_path, Connection::Mode::Read);
    QVERIFY(connection && (*connection)->check());
}

void StoreWriterTest::fullTmpfsLosesNothing()
{
    const QString mount = m_dir->filePath(QStringLiteral("small"));
    QVERIFY(QDir().mkdir(mount));
    if (geteuid() != 0
        || QProcess::execute(QStringLiteral("mount"),
               { QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"), QStringLiteral("size=16m"),
                   QStringLiteral("tmpfs"), mount })
            != 0)
        QSKIP("mounting needs root; fullDiskLosesNothing covers the rest");
    const auto unmount = qScopeGuard([&] {
        QProcess::execute(QStringLiteral("umount"), { QStringLiteral("-l"), mount });
    });
    const QString path = mount + QStringLiteral("/workspace.db");
    QVERIFY(prepareDatabase(path));
    QFile filler(mount + QStringLiteral("/filler"));
    QVERIFY(filler.open(QIODevice::WriteOnly));
    QCOMPARE(filler.write(QByteArray(15 * 1024 * 1024, 'f')), 15 * 1024 * 1024);
    filler.close();
    begin(path);
    put(eventsBatch(1, 30000));
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->size(), 1, patience);
    QCOMPARE(m_failed->first().at(0).value<Error>().kind, ErrorKind::DiskFull);
    QVERIFY(filler.remove());
    QTRY_COMPARE_WITH_TIMEOUT(m_recovered->size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(lastCommitted(), quint64{ 1 }, patience);
    m_path = path;
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM event")), 30000);
    cleanup();
}

void StoreWriterTest::inboxIsBounded()
{
    StoreWriter writer(m_path); // never started: the store is behind for ever
    int accepted = 0;
    for (quint64 sequence = 1; sequence <= 1000 && writer.inbox().put(eventsBatch(sequence, 1)); ++sequence)
        ++accepted;
    QVERIFY(accepted > 0 && accepted < 1000);
}

void StoreWriterTest::missingFolderIsSaidOnce()
{
    begin(m_dir->filePath(QStringLiteral("gone/workspace.db")));
    put(eventsBatch(1, 1));
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->size(), 1, patience);
    QCOMPARE(m_failed->first().at(0).value<Error>().kind, ErrorKind::DatabaseUnwritable);
    QVERIFY(m_committed->isEmpty());
    // It comes back, for example with a network folder.
    QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("gone")));
    QVERIFY(prepareDatabase(m_dir->filePath(QStringLiteral("gone/workspace.db"))));
    QTRY_COMPARE_WITH_TIMEOUT(m_recovered->size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(lastCommitted(), quint64{ 1 }, patience);
    QCOMPARE(m_failed->size(), 1);
}

void StoreWriterTest::shortensTheActivityLog()
{
    begin(m_path, EventRetention(7));
    RecordBatch records = eventsBatch(1, 1800); // more than three steps
    for (Activity& activity : records.activities)
        activity.kind = ActivityKind::ReportRejected;
    put(std::move(records));
    QTRY_COMPARE_WITH_TIMEOUT(lastCommitted(), quint64{ 1 }, patience);
    QTRY_COMPARE_WITH_TIMEOUT(number(QStringLiteral("SELECT count(*) FROM event")), 7, patience);
    QCOMPARE(number(QStringLiteral("SELECT min(id) FROM event")), 100000 + 1793); // the newest stay
    QVERIFY(m_failed->isEmpty());
}

QTEST_GUILESS_MAIN(StoreWriterTest)
#include "tst_storewriter.moc"
