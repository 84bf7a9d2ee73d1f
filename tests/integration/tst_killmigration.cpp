// SPDX-License-Identifier: GPL-3.0-or-later
// RELIABILITY.md R18: the program is killed at every step of making and of migrating a database. What was there stays,
// the next start finishes the work, and the state before is kept beside it.
#include "models/store/connection.h"
#include "models/store/database.h"
#include "tests/integration/headlessprocess.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace console;

class TestKillMigration : public QObject
{
    Q_OBJECT

private slots:
    void everyStep_data();
    void everyStep();
    void cleanupTestCase();

private:
    int m_kills = 0;
};

namespace {

constexpr int mostPasses = 200; // more than all statements of all migrations
constexpr quint16 nobodyListens = 9; // the broker does not matter here

const char* const contents[] = {
    "INSERT INTO product (id, name) VALUES (1, 'a1Old')",
    "INSERT INTO version (id, name) VALUES (1, '1.0')",
    "INSERT INTO device (id, product, name, first_seen, last_seen) VALUES (0, 1, 'one', 1000, 2000)",
    "INSERT INTO device_version (device, module, version, since) VALUES (0, 1, 1, 1000)",
};

/// A workspace as the first released version left it.
bool makeOld(const QString& folder)
{
    const QString path = folder + QStringLiteral("/console.sqlite");
    if (!QDir().mkpath(folder) || !prepareDatabase(path, Schema{ { currentSchema().migrations.first() } }))
        return false;
    const auto connection = Connection::open(path, Connection::Mode::Write);
    if (!connection)
        return false;
    for (const char* sql : contents) {
        if (!(*connection)->execute(QString::fromLatin1(sql)))
            return false;
    }
    return true;
}

struct Found
{
    qint64 version = -1; ///< -1: cannot be read
    bool sound = false;
    qint64 devices = -1; ///< with everything that belongs to them; -1: no such table
};

Found look(const QString& path)
{
    Found found;
    const auto connection = Connection::open(path, Connection::Mode::Read);
    if (!connection)
        return found;
    found.version = (*connection)->userVersion().value_or(-1);
    found.sound = (*connection)->check().has_value();
    found.devices = (*connection)
                        ->number(QStringLiteral(
                            "SELECT count(*) FROM device d JOIN product p ON p.id = d.product JOIN device_version v ON "
                            "v.device = d.id WHERE d.name = 'one' AND p.name = 'a1Old' AND v.since = 1000"))
                        .value_or(-1);
    return found;
}

bool answers(const HeadlessProcess& console)
{
    return console.ctl({ QStringLiteral("status") }).code == 0;
}

QStringList backups(const QString& folder)
{
    return QDir(folder).entryList({ QStringLiteral("*.backup") }, QDir::Files, QDir::Name);
}

} // namespace

void TestKillMigration::everyStep_data()
{
    QTest::addColumn<bool>("old");
    QTest::addColumn<QString>("place");
    for (const bool old : { false, true }) {
        for (const char* place : { "migration.before-backup", "migration.after-backup", "migration.statement",
                 "migration.before-commit", "migration.after-commit" }) {
            if (old || !QByteArray(place).endsWith("backup")) // a new workspace has nothing to keep
                QTest::addRow("%s, %s", old ? "old" : "new", place) << old << QString::fromLatin1(place);
        }
    }
}

void TestKillMigration::everyStep()
{
    QFETCH(const bool, old);
    QFETCH(const QString, place);
    const qint64 newest = currentSchema().version();
    int pass = 1;
    for (; pass < mostPasses; ++pass) {
        QTemporaryDir folder;
        HeadlessProcess console(folder.filePath(QStringLiteral("w")), nobodyListens);
        QVERIFY(!old || makeOld(console.workspace()));
        QVERIFY(console.start(QStringLiteral("%1:%2").arg(place).arg(pass)));
        QVERIFY(QTest::qWaitFor([&] { return !console.isRunning() || answers(console); }, 60000));
        if (console.isRunning())
            break; // there is no such pass
        QVERIFY2(console.wasKilled(), qPrintable(console.errors()));
        ++m_kills;

        const Found killed = look(console.databasePath());
        QVERIFY2(killed.sound, qPrintable(QStringLiteral("pass %1").arg(pass)));
        QVERIFY(killed.version >= (old ? 1 : 0) && killed.version <= newest);
        if (old)
            QCOMPARE(killed.devices, 1);

        QVERIFY(console.start());
        QVERIFY2(
            QTest::qWaitFor([&] { return answers(console) || !console.isRunning(); }, 60000) && console.isRunning(),
            qPrintable(console.errors()));
        QVERIFY(console.stop());
        const Found now = look(console.databasePath());
        QVERIFY(now.sound);
        QCOMPARE(now.version, newest);
        QCOMPARE(now.devices, old ? 1 : 0);
        if (!old)
            continue;
        const QStringList kept = backups(console.workspace());
        QVERIFY(!kept.isEmpty());
        const Found backup = look(console.workspace() + u'/' + kept.first());
        QVERIFY(backup.sound);
        QCOMPARE(backup.version, 1);
        QCOMPARE(backup.devices, 1);
    }
    QVERIFY2(pass > 1, "the place was never reached");
}

void TestKillMigration::cleanupTestCase()
{
    std::printf("figure migrations_survived %d count\n", m_kills);
}

QTEST_GUILESS_MAIN(TestKillMigration)
#include "tst_killmigration.moc"
