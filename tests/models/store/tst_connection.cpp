// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

/// Connections leave nothing behind, readers cannot write, and SQLite's codes become our kinds.
class ConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void leavesNothingBehind();
    void readersCannotWrite();
    void writersAreDurable();
    void rollsBack();
    void errorKinds_data();
    void errorKinds();
    void dialect();
};

void ConnectionTest::leavesNothingBehind()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("a.db"));
    {
        const auto first = Connection::open(path, Connection::Mode::Write);
        const auto second = Connection::open(path, Connection::Mode::Write);
        QVERIFY(first && second);
        QVERIFY((*first)->execute(QStringLiteral("CREATE TABLE t (x)")));
        QCOMPARE((*second)->number(QStringLiteral("SELECT count(*) FROM t")).value(), 0);
        QCOMPARE(QSqlDatabase::connectionNames().size(), 2);
    }
    QVERIFY(QSqlDatabase::connectionNames().isEmpty());
    QVERIFY(!Connection::open(dir.filePath(QStringLiteral("no/b.db")), Connection::Mode::Write));
    QVERIFY(QSqlDatabase::connectionNames().isEmpty());
}

void ConnectionTest::readersCannotWrite()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("a.db"));
    const auto writer = Connection::open(path, Connection::Mode::Write);
    QVERIFY(writer && (*writer)->execute(QStringLiteral("CREATE TABLE t (x)")));
    const auto reader = Connection::open(path, Connection::Mode::Read);
    QVERIFY(reader.has_value());
    const auto written = (*reader)->execute(QStringLiteral("INSERT INTO t VALUES (1)"));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::DatabaseUnwritable);
}

void ConnectionTest::writersAreDurable()
{
    const QTemporaryDir dir;
    const auto writer = Connection::open(dir.filePath(QStringLiteral("a.db")), Connection::Mode::Write);
    QVERIFY(writer.has_value());
    QCOMPARE((*writer)->number(QStringLiteral("PRAGMA synchronous")).value(), 2); // FULL
    QCOMPARE((*writer)->number(QStringLiteral("PRAGMA foreign_keys")).value(), 1);
    QCOMPARE((*writer)
                 ->number(QStringLiteral("SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'"))
                 .value(),
        1);
}

void ConnectionTest::rollsBack()
{
    const QTemporaryDir dir;
    const auto opened = Connection::open(dir.filePath(QStringLiteral("a.db")), Connection::Mode::Write);
    QVERIFY(opened.has_value());
    const Connection& writer = **opened;
    QVERIFY(writer.execute(QStringLiteral("CREATE TABLE t (x)")));
    QVERIFY(writer.begin());
    QVERIFY(writer.stamp(5, 6));
    QVERIFY(writer.execute(QStringLiteral("INSERT INTO t VALUES (1)")));
    writer.rollback();
    QCOMPARE(writer.number(QStringLiteral("SELECT count(*) FROM t")).value(), 0);
    QCOMPARE(writer.applicationId().value(), 0); // the stamp belongs to the transaction, too
    QCOMPARE(writer.userVersion().value(), 0);
}

void ConnectionTest::errorKinds_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("busy") << 5 << ErrorKind::StoreFailed;
    QTest::newRow("read-only") << 8 << ErrorKind::DatabaseUnwritable;
    QTest::newRow("read-only directory") << (8 | (6 << 8)) << ErrorKind::DatabaseUnwritable;
    QTest::newRow("failed sync") << (10 | (4 << 8)) << ErrorKind::StoreFailed;
    QTest::newRow("corrupt") << 11 << ErrorKind::DatabaseDamaged;
    QTest::newRow("corrupt index") << (11 | (3 << 8)) << ErrorKind::DatabaseDamaged;
    QTest::newRow("full") << 13 << ErrorKind::DiskFull;
    QTest::newRow("cannot open") << 14 << ErrorKind::DatabaseUnwritable;
    QTest::newRow("not a database") << 26 << ErrorKind::DatabaseDamaged;
    QTest::newRow("none") << 0 << ErrorKind::StoreFailed;
}

void ConnectionTest::errorKinds()
{
    QFETCH(const int, code);
    QFETCH(const ErrorKind, kind);
    const QSqlError error(
        QStringLiteral("driver"), QStringLiteral("database"), QSqlError::StatementError, QString::number(code));
    QCOMPARE(Connection::errorOf(error).kind, kind);
    QVERIFY(!Connection::errorOf(error).context.isEmpty());
}

void ConnectionTest::dialect()
{
    QCOMPARE(Connection::dialect(QStringLiteral("CREATE TABLE a (x BIGINT, y BYTEA)")),
        QStringLiteral("CREATE TABLE a (x INTEGER, y BLOB) STRICT"));
    QCOMPARE(Connection::dialect(QStringLiteral("CREATE INDEX i ON a (x)")), QStringLiteral("CREATE INDEX i ON a (x)"));
}

QTEST_GUILESS_MAIN(ConnectionTest)
#include "tst_connection.moc"
