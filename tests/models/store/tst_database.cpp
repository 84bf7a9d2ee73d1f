// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"
#include "models/store/database.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

/// Opening a workspace's database: new, known, older, newer, damaged, foreign; and nothing lost in any of them.
class DatabaseTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void makesANewOne();
    void emptyFileIsNew();
    void openingTwiceChangesNothing();
    void newerIsLeftAlone();
    void damagedIsLeftAlone_data();
    void damagedIsLeftAlone();
    void uncleanEndIsChecked();
    void foreignIsLeftAlone();
    void backsUpBeforeMigrating();
    void failedMigrationKeepsTheOld();
    void unwritable();

private:
    [[nodiscard]] QByteArray bytes(const QString& path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void overwrite(qint64 at, const QByteArray& with)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(at));
        QCOMPARE(file.write(with), with.size());
    }
    void execute(const QString& sql)
    {
        const auto connection = Connection::open(m_path, Connection::Mode::Write);
        QVERIFY(connection.has_value());
        const auto done = (*connection)->execute(sql);
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().context));
    }
    [[nodiscard]] qint64 number(const QString& path, const QString& sql) const
    {
        const auto connection = Connection::open(path, Connection::Mode::Read);
        return connection ? (*connection)->number(sql).value_or(-1) : -2;
    }
    [[nodiscard]] QStringList backups() const { return QDir(m_dir->path()).entryList({ QStringLiteral("*.backup") }); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void DatabaseTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("workspace.db"));
}

void DatabaseTest::makesANewOne()
{
    QVERIFY(prepareDatabase(m_path));
    QCOMPARE(number(m_path, QStringLiteral("PRAGMA user_version")), currentSchema().version());
    QCOMPARE(number(m_path, QStringLiteral("PRAGMA application_id")), workspaceApplicationId);
    // Every table is strict.
    QCOMPARE(number(m_path,
                 QStringLiteral("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND NOT strict"
                                " AND name NOT LIKE 'sqlite_%'")),
        0);
    QVERIFY(backups().isEmpty());
}

void DatabaseTest::emptyFileIsNew()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QVERIFY(prepareDatabase(m_path));
    QCOMPARE(number(m_path, QStringLiteral("PRAGMA user_version")), currentSchema().version());
}

void DatabaseTest::openingTwiceChangesNothing()
{
    QVERIFY(prepareDatabase(m_path));
    const QByteArray before = bytes(m_path);
    QVERIFY(prepareDatabase(m_path));
    QCOMPARE(bytes(m_path), before);
    QVERIFY(backups().isEmpty());
}

void DatabaseTest::newerIsLeftAlone()
{
    QVERIFY(prepareDatabase(m_path));
    execute(QStringLiteral("PRAGMA user_version=99"));
    const QByteArray before = bytes(m_path);
    const auto prepared = prepareDatabase(m_path);
    QVERIFY(!prepared);
    QCOMPARE(
        prepared.error(), (Error{ ErrorKind::DatabaseNewer, QStringLiteral("99 %1").arg(currentSchema().version()) }));
    QCOMPARE(bytes(m_path), before);
}

void DatabaseTest::damagedIsLeftAlone_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("length");
    QTest::newRow("magic") << 0 << 16;
    QTest::newRow("page size") << 16 << 4;
    QTest::newRow("schema page") << 100 << 2000;
}

void DatabaseTest::damagedIsLeftAlone()
{
    QFETCH(const int, at);
    QFETCH(const int, length);
    QVERIFY(prepareDatabase(m_path));
    overwrite(at, QByteArray(length, '\x5a'));
    const QByteArray before = bytes(m_path);
    const auto prepared = prepareDatabase(m_path);
    QVERIFY(!prepared);
    QCOMPARE(prepared.error().kind, ErrorKind::DatabaseDamaged);
    QCOMPARE(bytes(m_path), before);
}

void DatabaseTest::uncleanEndIsChecked()
{
    QVERIFY(prepareDatabase(m_path));
    execute(QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                           " INSERT INTO event SELECT i, i, 1, 'someone', NULL, NULL, NULL, '[]', NULL FROM n"));
    const QString copy = m_dir->filePath(QStringLiteral("copy.db"));
    {
        // A copy of both files while the log is not empty is what a kill leaves behind.
        const auto connection = Connection::open(m_path, Connection::Mode::Write);
        QVERIFY(connection.has_value());
        QVERIFY((*connection)->execute(QStringLiteral("INSERT INTO version VALUES (1, '1.0')")));
        QVERIFY(Connection::endedUncleanly(m_path));
        QVERIFY(QFile::copy(m_path, copy));
        QVERIFY(QFile::copy(m_path + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
    }
    QVERIFY(!Connection::endedUncleanly(m_path));
    m_path = copy;
    const QString second = m_dir->filePath(QStringLiteral("second.db"));
    QVERIFY(QFile::copy(copy, second));
    QVERIFY(QFile::copy(copy + QStringLiteral("-wal"), second + QStringLiteral("-wal")));
    QVERIFY(prepareDatabase(copy)); // sound: the log is replayed
    QCOMPARE(number(copy, QStringLiteral("SELECT count(*) FROM version")), 1);

    m_path = second;
    const qint64 size = QFileInfo(second).size();
    overwrite(size - 3 * 4096, QByteArray(4096, '\x5a'));
    const QByteArray before = bytes(second);
    const auto prepared = prepareDatabase(second);
    QVERIFY(!prepared);
    QCOMPARE(prepared.error().kind, ErrorKind::DatabaseDamaged);
    QCOMPARE(bytes(second), before);
}

void DatabaseTest::foreignIsLeftAlone()
{
    execute(QStringLiteral("CREATE TABLE notes (text)"));
    const QByteArray before = bytes(m_path);
    const auto prepared = prepareDatabase(m_path);
    QVERIFY(!prepared);
    QCOMPARE(prepared.error().kind, ErrorKind::DatabaseDamaged);
    QCOMPARE(bytes(m_path), before);
}

void DatabaseTest::backsUpBeforeMigrating()
{
    QVERIFY(prepareDatabase(m_path));
    execute(QStringLiteral("INSERT INTO version VALUES (1, '1.0.0')"));
    Schema next = currentSchema();
    next.migrations.append(QStringList{
        QStringLiteral("ALTER TABLE version ADD COLUMN note BIGINT"), QStringLiteral("UPDATE version SET note = 5") });
    QVERIFY(prepareDatabase(m_path, next));
    QCOMPARE(number(m_path, QStringLiteral("PRAGMA user_version")), next.version());
    QCOMPARE(number(m_path, QStringLiteral("SELECT note FROM version WHERE id = 1")), 5);

    QCOMPARE(backups().size(), 1);
    const QString backup = m_dir->filePath(backups().first());
    QCOMPARE(number(backup, QStringLiteral("PRAGMA user_version")), currentSchema().version());
    QCOMPARE(number(backup, QStringLiteral("PRAGMA application_id")), workspaceApplicationId);
    QCOMPARE(number(backup, QStringLiteral("SELECT count(*) FROM version")), 1);
    QVERIFY(prepareDatabase(backup)); // the backup is a workspace again
    // The program of yesterday does not touch what this one wrote.
    QCOMPARE(prepareDatabase(m_path).error().kind, ErrorKind::DatabaseNewer);
}

void DatabaseTest::failedMigrationKeepsTheOld()
{
    QVERIFY(prepareDatabase(m_path));
    execute(QStringLiteral("INSERT INTO version VALUES (1, '1.0.0')"));
    Schema broken = currentSchema();
    broken.migrations.append(QStringList{ QStringLiteral("DELETE FROM version"), QStringLiteral("not SQL at all") });
    QVERIFY(!prepareDatabase(m_path, broken));
    QCOMPARE(number(m_path, QStringLiteral("PRAGMA user_version")), currentSchema().version());
    QCOMPARE(number(m_path, QStringLiteral("SELECT count(*) FROM version")), 1);
    QVERIFY(prepareDatabase(m_path));
}

void DatabaseTest::unwritable()
{
    QCOMPARE(prepareDatabase(m_dir->path()).error().kind, ErrorKind::DatabaseUnwritable); // a folder
    QCOMPARE(prepareDatabase(m_dir->filePath(QStringLiteral("no/such/folder.db"))).error().kind,
        ErrorKind::DatabaseUnwritable);
}

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
