// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"
#include "models/store/database.h"
#include "models/store/eventchain.h"
#include "models/store/eventretention.h"
#include "models/store/recordstatements.h"
#include "models/store/storereader.h"
#include "tests/models/store/olderschema.h"
#include "tests/models/store/recordsamples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace console;

class TestEventChain : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void digestIsAsDocumented();
    void isWholeAsWritten();
    void whatIsLetGoOfBreaksNothing();
    void everyChangeShows_data();
    void everyChangeShows();
    void whatWasRolledBackMovesNothing();
    void anEntryTwiceIsOneEntry();
    void olderEntriesStandOutside();
    void canBeEnded();

private:
    [[nodiscard]] LogCheck check() const;
    void execute(const QString& sql) const;
    /// Entries 1 to `count` in record batches of three; every fifth is one of a device's making.
    void write(quint64 count) const;
    void writeOne(quint64 id, ActivityKind kind = ActivityKind::TaskFailed) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

namespace {

bool always()
{
    return true;
}

RecordBatch recordsOf(const std::vector<Activity>& activities)
{
    RecordBatch records;
    records.activities = activities;
    return records;
}

} // namespace

void TestEventChain::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("workspace.db"));
    QVERIFY(prepareDatabase(m_path));
}

LogCheck TestEventChain::check() const
{
    const auto found = StoreReader(m_path).checkLog(&always);
    if (!found)
        qFatal("the log cannot be checked: %s", qPrintable(found.error().context));
    return *found;
}

void TestEventChain::execute(const QString& sql) const
{
    const auto connection = Connection::open(m_path, Connection::Mode::Write);
    QVERIFY(connection);
    const auto done = (*connection)->execute(sql);
    QVERIFY2(done, done ? "" : qPrintable(done.error().context));
}

void TestEventChain::write(quint64 count) const
{
    const auto connection = Connection::open(m_path, Connection::Mode::Write);
    QVERIFY(connection);
    RecordStatements statements((*connection)->database());
    QVERIFY(statements.prepare());
    QVERIFY((*connection)->begin());
    std::vector<Activity> some;
    for (quint64 id = 1; id <= count; ++id) {
        some.push_back(sampleActivity(id, id % 5 == 0 ? ActivityKind::ReportRejected : ActivityKind::TaskFailed));
        some.back().device = id % 2 == 0 ? noDevice : 0;
        if (some.size() < 3 && id < count)
            continue;
        QVERIFY(statements.write(recordsOf(some)));
        some.clear();
    }
    QVERIFY((*connection)->commit());
}

void TestEventChain::writeOne(quint64 id, ActivityKind kind) const
{
    const auto connection = Connection::open(m_path, Connection::Mode::Write);
    QVERIFY(connection);
    RecordStatements statements((*connection)->database());
    QVERIFY(statements.prepare());
    QVERIFY(statements.write(recordsOf({ sampleActivity(id, kind) })));
}

/// Reckoned by another program from what the header says.
void TestEventChain::digestIsAsDocumented()
{
    const QString first = eventDigest({},
        { QStringLiteral("513"), QStringLiteral("1700000000513"), QStringLiteral("3"), QStringLiteral("li 值"),
            QStringLiteral("60"), {}, {}, QStringLiteral("[\"5\"]") });
    QCOMPARE(first, QStringLiteral("55a3734f6825a677e3174859048eb99711719aae5a3bae196af39d7e82c4429e"));
    const QString second = eventDigest(first,
        { QStringLiteral("514"), QStringLiteral("1700000000514"), QStringLiteral("23"), {}, QStringLiteral("60"),
            QStringLiteral("7"), QStringLiteral("0"), QStringLiteral("[]") });
    QCOMPARE(second, QStringLiteral("b8e36b97698cbc12d673b5c4739447f873e08d72db1ff278279866122a077f68"));
}

void TestEventChain::isWholeAsWritten()
{
    QVERIFY(check().isIntact()); // an empty one, too
    write(20);
    const LogCheck found = check();
    QVERIFY(found.isIntact());
    QCOMPARE(found.entries, 16);
    QCOMPARE(found.older, 0);
    QCOMPARE(found.head.size(), 64);
    writeOne(21); // by the next process
    const LogCheck later = check();
    QVERIFY(later.isIntact());
    QCOMPARE(later.entries, 17);
    QVERIFY(later.head != found.head);
}

void TestEventChain::whatIsLetGoOfBreaksNothing()
{
    write(100);
    {
        const auto connection = Connection::open(m_path, Connection::Mode::Write);
        QVERIFY(connection);
        const auto more = EventRetention(3).step(**connection);
        QVERIFY(more && !*more);
        QCOMPARE((*connection)->number(QStringLiteral("SELECT count(*) FROM event")).value(), 83);
    }
    const LogCheck found = check();
    QVERIFY(found.isIntact());
    QCOMPARE(found.entries, 80);
}

void TestEventChain::everyChangeShows_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<quint64>("brokenAt"); ///< 0: only the end tells
    const auto row = [](const char* name, const char* change, quint64 brokenAt) {
        QTest::newRow(name) << QString::fromLatin1(change) << brokenAt;
    };
    row("another time", "UPDATE event SET at = at + 1 WHERE id = 7", 7);
    row("another kind", "UPDATE event SET kind = 24 WHERE id = 7", 7);
    row("another operator", "UPDATE event SET actor = 'somebody' WHERE id = 7", 7);
    row("another batch", "UPDATE event SET batch = 61 WHERE id = 7", 7);
    row("another firmware", "UPDATE event SET firmware = 1 WHERE id = 7", 7);
    row("another device", "UPDATE event SET device = 1 WHERE id = 7", 7);
    row("a device where there was none", "UPDATE event SET device = 0 WHERE id = 8", 8);
    row("other facts", "UPDATE event SET args = '[]' WHERE id = 7", 7);
    row("one is gone", "DELETE FROM event WHERE id = 7", 8);
    row("the first is gone", "DELETE FROM event WHERE id = 1", 2);
    row("several are gone", "DELETE FROM event WHERE id BETWEEN 3 AND 9", 11);
    row("the newest is gone", "DELETE FROM event WHERE id = 19", 0);
    row("all are gone", "DELETE FROM event", 0);
    row("one more",
        "INSERT INTO event (id, at, kind, actor, args) SELECT 100, at, kind, actor, args FROM event LIMIT 1", 100);
    row("two in each other's place", "UPDATE event SET id = CASE id WHEN 7 THEN 1008 ELSE 1007 END WHERE id IN (7, 8)",
        9);
    row("called a device's doing", "UPDATE event SET kind = 41, hash = NULL WHERE id = 7", 8);
    row("the digest is gone", "UPDATE event SET hash = NULL WHERE id = 7", 7);
    row("another digest", "UPDATE event SET hash = 'x' WHERE id = 7", 7);
    row("another head", "UPDATE event_chain SET head = 'x'", 0);
    row("no head", "DELETE FROM event_chain", 0);
}

void TestEventChain::everyChangeShows()
{
    QFETCH(QString, change);
    QFETCH(quint64, brokenAt);
    write(19);
    QVERIFY(check().isIntact());
    execute(change);
    const LogCheck found = check();
    QVERIFY(!found.isIntact());
    QCOMPARE(found.brokenAt.value, brokenAt);
    QCOMPARE(found.breaks > 0, brokenAt != 0);
    writeOne(2000); // and it stays seen
    QVERIFY(!check().isIntact());
}

void TestEventChain::whatWasRolledBackMovesNothing()
{
    write(4);
    const auto connection = Connection::open(m_path, Connection::Mode::Write);
    QVERIFY(connection);
    RecordStatements statements((*connection)->database());
    QVERIFY(statements.prepare());
    const RecordBatch records = recordsOf({ sampleActivity(5000), sampleActivity(5001) });
    for (const bool kept : { false, false, true }) {
        QVERIFY((*connection)->begin());
        QVERIFY(statements.write(records));
        if (kept)
            QVERIFY((*connection)->commit());
        else
            (*connection)->rollback();
    }
    QVERIFY(check().isIntact());
    QCOMPARE(check().entries, 6);
}

void TestEventChain::anEntryTwiceIsOneEntry()
{
    write(4);
    const QString head = check().head;
    writeOne(4, ActivityKind::TaskTimedOut); // it stays as it was
    QVERIFY(check().isIntact());
    QCOMPARE(check().head, head);
}

void TestEventChain::olderEntriesStandOutside()
{
    write(9);
    QVERIFY(takeBackTo(m_path, 4));
    QVERIFY(prepareDatabase(m_path));
    LogCheck found = check();
    QVERIFY(found.isIntact());
    QCOMPARE(found.older, 8);
    QCOMPARE(found.entries, 0);
    writeOne(10);
    writeOne(11);
    found = check();
    QVERIFY(found.isIntact());
    QCOMPARE(found.entries, 2);
    execute(QStringLiteral("DELETE FROM event WHERE id = 10"));
    QCOMPARE(check().brokenAt.value, quint64{ 11 });
}

void TestEventChain::canBeEnded()
{
    write(6000);
    const auto ended = StoreReader(m_path).checkLog([] { return false; });
    QVERIFY(!ended);
    QCOMPARE(ended.error().kind, ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestEventChain)
#include "tst_eventchain.moc"
