// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"
#include "models/store/database.h"
#include "models/store/recordstatements.h"
#include "models/store/storereader.h"
#include "tests/models/store/olderschema.h"
#include "tests/models/store/recordsamples.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

namespace {

/// Every table with its columns, and every index.
QStringList structureOf(const QString& path)
{
    QStringList found;
    const auto opened = Connection::open(path, Connection::Mode::Read);
    if (!opened)
        return found;
    QSqlQuery query((*opened)->database());
    query.exec(QStringLiteral("SELECT m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk FROM sqlite_master m"
                              " LEFT JOIN pragma_table_info(m.name) c WHERE m.name NOT LIKE 'sqlite_%' ORDER BY 1, 2"));
    while (query.next()) {
        QStringList row;
        for (int column = 0; column < 6; ++column)
            row.append(query.value(column).toString());
        found.append(row.join(u' '));
    }
    return found;
}

} // namespace

class TestSchema : public QObject
{
    Q_OBJECT

private slots:
    void releasedMigrationsStay_data();
    void releasedMigrationsStay();
    void everyVersionLeadsHere_data();
    void everyVersionLeadsHere();
};

// Databases of these versions exist: a change here is a new migration, never an edit.
void TestSchema::releasedMigrationsStay_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QByteArray>("digest");
    QTest::newRow("1") << 0 << QByteArray("f5a52783d9c7778d");
    QTest::newRow("2") << 1 << QByteArray("5b6dea65c9be3603");
    QTest::newRow("3") << 2 << QByteArray("4e47872dd1648088");
    QTest::newRow("4") << 3 << QByteArray("f1ee8acd885c72ea");
    QTest::newRow("5") << 4 << QByteArray("7d3b1c15ce6517d0");
    QTest::newRow("6") << 5 << QByteArray("8a158b92e6437df1");
    QTest::newRow("7") << 6 << QByteArray("0531ad955d5ec626");
    QTest::newRow("8") << 7 << QByteArray("f7fd30bc4626dd3c");
    QTest::newRow("9") << 8 << QByteArray("bd290b9b6708e029");
    QTest::newRow("10") << 9 << QByteArray("8a1c4706381c2c25");
}

void TestSchema::releasedMigrationsStay()
{
    QFETCH(int, number);
    QFETCH(QByteArray, digest);
    const QByteArray statements = currentSchema().migrations.at(number).join(u';').toUtf8();
    QCOMPARE(QCryptographicHash::hash(statements, QCryptographicHash::Sha256).toHex().first(16), digest);
}

void TestSchema::everyVersionLeadsHere_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version < currentSchema().version(); ++version)
        QTest::addRow("%d", version) << version;
}

void TestSchema::everyVersionLeadsHere()
{
    QFETCH(int, version);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("workspace.db"));
    QVERIFY(prepareDatabase(path));
    RecordBatch records = sampleGround();
    for (const TaskState state : { TaskState::Notified, TaskState::Queued }) {
        Task task = sampleTask(60, static_cast<DeviceSlot>(records.tasks.size()));
        task.state = state;
        task.evidence.nobodyListening = false;
        records.tasks.push_back(task);
    }
    {
        const auto opened = Connection::open(path, Connection::Mode::Write);
        QVERIFY(opened.has_value());
        RecordStatements statements((*opened)->database());
        QVERIFY(statements.prepare());
        QVERIFY(statements.write(records));
    }
    QVERIFY(takeBackTo(path, version));
    const QString asMade = folder.filePath(QStringLiteral("made.db"));
    QVERIFY(prepareDatabase(asMade, Schema{ currentSchema().migrations.first(version) }));
    QCOMPARE(structureOf(path), structureOf(asMade));
    QVERIFY(prepareDatabase(path));
    QCOMPARE(QDir(folder.path()).entryList({ QStringLiteral("*.backup") }).size(), 1); // however many steps
    const auto contents = StoreReader(path).loadWorkspace();
    QVERIFY(contents.has_value());
    QCOMPARE(contents->devices.size(), records.devices.size());
    QCOMPARE(contents->tasks.size(), std::size_t{ 2 });
    if (version >= 3)
        return;
    QVERIFY(contents->tasks.at(0).taken); // the broker had acknowledged it, and there had been no other notice
    QVERIFY(!contents->tasks.at(1).taken);
    QVERIFY(!contents->firmware.at(0).tampered);
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
