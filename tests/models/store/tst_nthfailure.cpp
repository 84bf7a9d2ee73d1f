// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"
#include "models/store/database.h"
#include "models/store/storewriter.h"
#include "tests/models/store/numberedrecords.h"
#include "tests/support/crashvfs.h"

#include <QEventLoop>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <chrono>
#include <cstdio>

using namespace console;

namespace {

constexpr std::chrono::milliseconds retryAfter(1);
constexpr int badTimeMs = 6; // several attempts in vain
const quint64 lastSequence = qEnvironmentVariableIsSet("ROLLOUT_SOAK") ? 10 : 4;

template <class T> QString reason(const Result<T>& result)
{
    return result ? QString() : result.error().context;
}

} // namespace

/// The Nth write, sync, open, truncate or delete fails, for N = 1, 2, … until a whole run meets no failure
/// (RELIABILITY.md R4). A failed sync is the worst: what it should have kept is still read back, but lost. So every run
/// ends with a power cut, after which everything that was called committed must be there.
class NthFailureTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void theWriterGoesOn_data();
    void theWriterGoesOn();
    void theWriterGoesOn_cutWhileBad_data() { theWriterGoesOn_data(); }
    void theWriterGoesOn_cutWhileBad();
    void theNextProgramGoesOn_data() { theWriterGoesOn_data(); }
    void theNextProgramGoesOn();
    void opening_data() { theWriterGoesOn_data(); }
    void opening();

private:
    enum class Then : quint8 { Heal, Cut, Restart };
    void everyN(const std::function<void(quint64)>& run);
    /// The same on a new database each time.
    void everyWrite(const std::function<void(const QString& path, quint64 n)>& run);
    void write(const QString& path, Then then);
    void checkAfterPowerCut(const QString& path, quint64 n);

    std::unique_ptr<CrashVfs> m_disk;
    QTemporaryDir m_folder;
    QString m_fresh; ///< a new database, to be copied
    quint64 m_said = 0;
    quint64 m_runs = 0;
};

void NthFailureTest::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("console.*=false"));
    checkpointOften();
    m_disk = std::make_unique<CrashVfs>(1);
    m_fresh = m_folder.filePath(QStringLiteral("fresh.db"));
    QVERIFY(prepareDatabase(m_fresh));
    QVERIFY(m_disk->operations() > 0); // QtSql and this test share their SQLite
}

void NthFailureTest::cleanupTestCase()
{
    m_disk.reset();
    sqlite3_reset_auto_extension();
    std::printf("figure nth_failures_survived %llu count\n", static_cast<unsigned long long>(m_runs));
}

void NthFailureTest::theWriterGoesOn_data()
{
    using Operation = CrashVfs::Operation;
    QTest::addColumn<int>("operation");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("lasts");
    const auto add = [](const char* name, Operation operation, int code) {
        for (const bool lasts : { false, true })
            QTest::addRow("%s %s", name, lasts ? "from then on" : "once")
                << static_cast<int>(operation) << code << lasts;
    };
    add("disk full", Operation::Write, SQLITE_FULL);
    add("write error", Operation::Write, SQLITE_IOERR_WRITE);
    add("sync error", Operation::Sync, SQLITE_IOERR_FSYNC);
    add("open error", Operation::Open, SQLITE_CANTOPEN);
    add("truncate error", Operation::Truncate, SQLITE_IOERR_TRUNCATE);
    add("delete error", Operation::Delete, SQLITE_IOERR_DELETE);
}

void NthFailureTest::everyN(const std::function<void(quint64)>& run)
{
    QFETCH(const int, operation);
    QFETCH(const int, code);
    QFETCH(const bool, lasts);
    for (quint64 n = 1;; ++n) {
        m_disk->cutAt(0);
        m_disk->failAt(static_cast<CrashVfs::Operation>(operation), n, lasts, code);
        run(n);
        if (QTest::currentTestFailed()) {
            qWarning("at number %llu", static_cast<unsigned long long>(n));
            return;
        }
        if (m_disk->faults() == 0)
            return;
        ++m_runs;
        QVERIFY(n < 100000);
    }
}

void NthFailureTest::everyWrite(const std::function<void(const QString&, quint64)>& run)
{
    everyN([this, &run](quint64 n) {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("workspace.db"));
        QVERIFY(QFile::copy(m_fresh, path));
        m_said = 0;
        run(path, n);
    });
}

/// Writes from where the database ends to the last sequence; when the disk goes bad, `then`.
void NthFailureTest::write(const QString& path, Then then)
{
    QFETCH(const int, operation);
    QFETCH(const int, code);
    QFETCH(const bool, lasts);
    const bool cannotWrite = lasts && operation <= static_cast<int>(CrashVfs::Operation::Sync)
        && operation != static_cast<int>(CrashVfs::Operation::Open);
    StoreWriter writer(path, EventRetention(), retryAfter);
    QEventLoop loop;
    int failures = 0;
    int recoveries = 0;
    const auto feed = [&] {
        if (m_said < lastSequence)
            QVERIFY(writer.inbox().put(numberedRecords(m_said + 1)));
        else
            loop.quit();
    };
    connect(&writer, &StoreWriter::committed, &loop, [&](quint64 sequence) {
        QVERIFY(failures == recoveries); // nothing is acknowledged by a store that cannot write
        m_said = sequence;
        feed();
    });
    connect(&writer, &StoreWriter::recovered, &loop, [&] { ++recoveries; });
    connect(&writer, &StoreWriter::failed, &loop, [&](const Error& error) {
        QCOMPARE(++failures, recoveries + 1); // said once
        QVERIFY(!error.context.isEmpty());
        if (code == SQLITE_FULL)
            QCOMPARE(error.kind, ErrorKind::DiskFull);
        if (then != Then::Heal) {
            loop.exit(1);
            return;
        }
        QTimer::singleShot(badTimeMs, &loop, [&] {
            QVERIFY(!cannotWrite || failures > recoveries);
            m_disk->heal();
        });
    });
    feed();
    QMetaObject::invokeMethod(&writer, &StoreWriter::start, Qt::QueuedConnection);
    const bool stopped = loop.exec() == 1;
    QCOMPARE(failures, recoveries + (stopped ? 1 : 0));
    if (then != Then::Restart || !stopped)
        m_disk->cut();
    loop.disconnect(&writer);
    writer.disconnect(&loop);
    writer.stop();
}

void NthFailureTest::checkAfterPowerCut(const QString& path, quint64 n)
{
    m_disk->cut();
    QCOMPARE(m_disk->openFiles(), 0);
    m_disk->powerOn();
    const auto prepared = prepareDatabase(path);
    QVERIFY2(prepared, qPrintable(reason(prepared)));
    const auto stored = storedSequence(path);
    QVERIFY2(stored, qPrintable(reason(stored)));
    QVERIFY2(*stored >= m_said,
        qPrintable(QStringLiteral("number %1: %2 was committed, %3 is stored").arg(n).arg(m_said).arg(*stored)));
}

void NthFailureTest::theWriterGoesOn()
{
    everyWrite([this](const QString& path, quint64 n) {
        write(path, Then::Heal);
        QCOMPARE(m_said, lastSequence);
        checkAfterPowerCut(path, n);
    });
}

void NthFailureTest::theWriterGoesOn_cutWhileBad()
{
    everyWrite([this](const QString& path, quint64 n) {
        write(path, Then::Cut);
        checkAfterPowerCut(path, n);
    });
}

void NthFailureTest::theNextProgramGoesOn()
{
    everyWrite([this](const QString& path, quint64 n) {
        write(path, Then::Restart);
        if (m_disk->isDark()) { // it ended before anything went wrong
            checkAfterPowerCut(path, n);
            return;
        }
        m_disk->heal();
        const auto prepared = prepareDatabase(path);
        QVERIFY2(prepared, qPrintable(reason(prepared)));
        const auto stored = storedSequence(path);
        QVERIFY2(stored, qPrintable(reason(stored)));
        QVERIFY(*stored >= m_said);
        m_said = *stored;
        if (m_said < lastSequence)
            write(path, Then::Heal);
        checkAfterPowerCut(path, n);
    });
}

void NthFailureTest::opening()
{
    everyN([this](quint64) {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("workspace.db"));
        const auto made = prepareDatabase(path);
        QVERIFY(made || !made.error().context.isEmpty());
        if (!made)
            QVERIFY(made.error().kind != ErrorKind::DatabaseDamaged); // a full disk is not the file's fault
        m_disk->heal();
        QVERIFY(prepareDatabase(path));
        QCOMPARE(storedSequence(path).value_or(99), quint64{ 0 });
        QCOMPARE(m_disk->openFiles(), 0);
        m_disk->powerOn();
    });
}

QTEST_GUILESS_MAIN(NthFailureTest)
#include "tst_nthfailure.moc"
