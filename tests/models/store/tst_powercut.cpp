// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"
#include "models/store/database.h"
#include "models/store/storewriter.h"
#include "tests/models/store/numberedrecords.h"
#include "tests/models/store/olderschema.h"
#include "tests/support/crashvfs.h"
#include "tests/support/testsize.h"

#include <QDir>
#include <QEventLoop>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <cstdio>

using namespace console;

namespace {

constexpr quint64 fewCuts = 300;
constexpr quint64 manyCuts = 5000;
constexpr quint64 livesOfADatabase = 20;
constexpr quint64 sequencesOfALife = 12;

template <class T> QString reason(const Result<T>& result)
{
    return result ? QString() : result.error().context;
}

} // namespace

/// The power goes at a random operation of the disk, which keeps what it was told to sync and any part of the rest
/// (RELIABILITY.md R3): whatever was said to be committed is there afterwards, and nothing by halves (I5).
class PowerCutTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void theDiskForgetsWhatIsNotSynced();
    void committedSurvives();
    void aNewDatabaseSurvives();
    void aMigrationSurvives();

private:
    void live(const QString& path);
    void cutRecovery(const QString& path);
    [[nodiscard]] QString findGoodBackup(const QString& folder, qint64 entries);

    quint32 m_seed = 0;
    QRandomGenerator m_random;
    quint64 m_said = 0; ///< newest sequence called committed
    quint64 m_cuts = 0;
    std::unique_ptr<CrashVfs> m_disk;
};

void PowerCutTest::initTestCase()
{
    bool given = false;
    m_seed = qEnvironmentVariable("ROLLOUT_SEED").toUInt(&given);
    if (!given)
        m_seed = QRandomGenerator::system()->generate();
    std::printf("power cuts with seed %u\n", m_seed);
    m_random.seed(m_seed);
    checkpointOften();
    // Every cut is told; here they are asked for.
    QLoggingCategory::setFilterRules(QStringLiteral("console.*=false"));
    m_disk = std::make_unique<CrashVfs>(m_seed);
}

void PowerCutTest::cleanupTestCase()
{
    m_disk.reset();
    sqlite3_reset_auto_extension();
    std::printf("figure cuts_survived %llu count\n", static_cast<unsigned long long>(m_cuts));
}

void PowerCutTest::theDiskForgetsWhatIsNotSynced()
{
    // If QtSql brought an SQLite of its own, nothing here would be tested.
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("workspace.db"));
    m_disk->cutAt(0);
    QVERIFY(prepareDatabase(path));
    QVERIFY(m_disk->operations() > 0);
    QCOMPARE(m_disk->openFiles(), 0);
    int lost = 0;
    for (int time = 0; time < 20; ++time) {
        {
            const auto connection = Connection::open(path, Connection::Mode::Write);
            QVERIFY(connection);
            QVERIFY((*connection)->execute(QStringLiteral("PRAGMA synchronous=OFF")));
            QVERIFY((*connection)->execute(QStringLiteral("INSERT INTO product VALUES (%1, '%1')").arg(time + 1)));
            m_disk->cut();
        }
        m_disk->powerOn();
        QVERIFY(prepareDatabase(path));
        const auto connection = Connection::open(path, Connection::Mode::Read);
        QVERIFY(connection);
        const QString sql = QStringLiteral("SELECT count(*) FROM product WHERE id = %1").arg(time + 1);
        if ((*connection)->number(sql).value_or(-1) == 0)
            ++lost;
    }
    QVERIFY(lost > 0);
}

/// One life of the program: opens, writes until the power goes, and is gone.
void PowerCutTest::live(const QString& path)
{
    m_disk->cutAt(static_cast<quint64>(m_random.bounded(1, 900)));
    const auto stored = prepareDatabase(path).and_then([&] { return storedSequence(path); });
    if (!stored) {
        QVERIFY2(m_disk->isDark(), qPrintable(reason(stored)));
        return;
    }
    quint64 given = *stored;
    const quint64 last = given + sequencesOfALife;
    bool failed = false;
    QEventLoop loop;
    StoreWriter writer(path, EventRetention(), std::chrono::milliseconds(1));
    const auto feed = [&] {
        for (quint32 count = m_random.bounded(1U, 4U); count > 0 && given < last; --count)
            QVERIFY(writer.inbox().put(numberedRecords(++given)));
    };
    connect(&writer, &StoreWriter::committed, &writer, [&](quint64 sequence) {
        m_said = sequence;
        feed();
        if (sequence == last)
            loop.quit();
    });
    connect(&writer, &StoreWriter::failed, &loop, [&] {
        failed = true;
        loop.quit();
    });
    feed();
    writer.start();
    if (!failed && m_said != last)
        loop.exec();
    QVERIFY(!failed || m_disk->isDark());
    if (m_random.bounded(4) > 0)
        m_disk->cut();
    writer.stop(); // where there is still power, it may go while the log is put away
}

/// The power goes once more while what the first cut left is put in order.
void PowerCutTest::cutRecovery(const QString& path)
{
    m_disk->cutAt(static_cast<quint64>(m_random.bounded(1, 40)));
    const auto prepared = prepareDatabase(path);
    QVERIFY(prepared || m_disk->isDark());
    m_disk->cut();
    m_disk->powerOn();
    ++m_cuts;
}

void PowerCutTest::committedSurvives()
{
    const quint64 cuts = m_cuts + (isSoak() ? manyCuts : fewCuts);
    std::unique_ptr<QTemporaryDir> dir;
    QString path;
    for (quint64 life = 0; m_cuts < cuts; ++life) {
        if (life % livesOfADatabase == 0) {
            dir = std::make_unique<QTemporaryDir>();
            path = dir->filePath(QStringLiteral("workspace.db"));
            m_said = 0;
        }
        live(path);
        if (QTest::currentTestFailed())
            return;
        m_disk->cut();
        QCOMPARE(m_disk->openFiles(), 0);
        m_disk->powerOn();
        ++m_cuts;
        if (m_random.bounded(3) == 0)
            cutRecovery(path);
        const auto prepared = prepareDatabase(path);
        QVERIFY2(prepared, qPrintable(QStringLiteral("life %1: ").arg(life) + reason(prepared)));
        const auto stored = storedSequence(path);
        QVERIFY2(stored, qPrintable(QStringLiteral("life %1: ").arg(life) + reason(stored)));
        QVERIFY2(*stored >= m_said,
            qPrintable(QStringLiteral("life %1: %2 was committed, %3 is stored").arg(life).arg(m_said).arg(*stored)));
        m_said = *stored;
    }
}

void PowerCutTest::aNewDatabaseSurvives()
{
    for (int round = 0; round < (isSoak() ? 40 : 3); ++round) {
        for (quint64 operation = 1;; ++operation) {
            const QTemporaryDir dir;
            const QString path = dir.filePath(QStringLiteral("workspace.db"));
            m_disk->cutAt(operation);
            const auto made = prepareDatabase(path);
            if (!m_disk->isDark()) {
                QVERIFY(made);
                QVERIFY(operation > 10);
                m_disk->powerOn();
                break;
            }
            m_disk->powerOn();
            ++m_cuts;
            const auto again = prepareDatabase(path);
            QVERIFY2(again, qPrintable(QStringLiteral("cut at %1: ").arg(operation) + reason(again)));
            QCOMPARE(storedSequence(path).value_or(99), quint64{ 0 });
        }
    }
}

QString PowerCutTest::findGoodBackup(const QString& folder, qint64 entries)
{
    const QStringList names = QDir(folder).entryList({ QStringLiteral("*.backup") }, QDir::Files);
    for (const QString& name : names) {
        const auto backup = Connection::open(folder + u'/' + name, Connection::Mode::Read);
        if (backup && (*backup)->userVersion().value_or(0) == 1 && integrityOf(**backup) == QLatin1StringView("ok")
            && (*backup)->number(QStringLiteral("SELECT count(*) FROM event")).value_or(-1) == entries)
            return name;
    }
    return {};
}

void PowerCutTest::aMigrationSurvives()
{
    const QTemporaryDir older;
    const QString old = older.filePath(QStringLiteral("workspace.db"));
    m_disk->cutAt(0);
    QVERIFY(prepareDatabase(old));
    StoreWriter writer(old);
    QVERIFY(writer.inbox().put(numberedRecords(1)) && writer.inbox().put(numberedRecords(2)));
    writer.start();
    writer.stop();
    QVERIFY(takeBackTo(old, 1));
    const auto entries = static_cast<qint64>(entriesOf(1) + entriesOf(2));
    for (int round = 0; round < (isSoak() ? 20 : 2); ++round) {
        for (quint64 operation = 1;; ++operation) {
            const QTemporaryDir dir;
            const QString path = dir.filePath(QStringLiteral("workspace.db"));
            QVERIFY(QFile::copy(old, path));
            m_disk->cutAt(operation);
            const auto migrated = prepareDatabase(path);
            const bool wasCut = m_disk->isDark();
            m_disk->cut(); // if not before, then now that it was said to be done
            m_disk->powerOn();
            ++m_cuts;
            const QString where = QStringLiteral("cut at %1: ").arg(operation);
            qint64 version = 0;
            {
                const auto connection = Connection::open(path, Connection::Mode::Read);
                QVERIFY2(connection, qPrintable(where));
                version = (*connection)->userVersion().value_or(0);
            }
            if (!wasCut)
                QCOMPARE(version, currentSchema().version());
            if (version == currentSchema().version())
                QVERIFY2(!findGoodBackup(dir.path(), entries).isEmpty(), qPrintable(where + u"migrated, no backup"));
            else
                QVERIFY(version >= 1 && version < currentSchema().version());
            const auto again = prepareDatabase(path);
            QVERIFY2(again, qPrintable(where + reason(again)));
            QCOMPARE(storedSequence(path).value_or(99), quint64{ 2 });
            QVERIFY2(!findGoodBackup(dir.path(), entries).isEmpty(), qPrintable(where));
            if (!wasCut) {
                QVERIFY(migrated && operation > 20);
                break;
            }
        }
    }
}

QTEST_GUILESS_MAIN(PowerCutTest)
#include "tst_powercut.moc"
