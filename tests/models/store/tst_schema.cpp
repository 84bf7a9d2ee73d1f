// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"
#include "models/store/database.h"
#include "models/store/recordstatements.h"
#include "models/store/storereader.h"
#include "tests/models/store/recordsamples.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

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
    QVERIFY(prepareDatabase(path, Schema{ currentSchema().migrations.first(version) }));
    {
        const auto opened = Connection::open(path, Connection::Mode::Write);
        QVERIFY(opened.has_value());
        RecordStatements statements((*opened)->database());
        QVERIFY(statements.prepare());
        QVERIFY(statements.write(sampleGround()));
    }
    QVERIFY(prepareDatabase(path));
    QCOMPARE(QDir(folder.path()).entryList({ QStringLiteral("*.backup") }).size(), 1); // however many steps
    const auto contents = StoreReader(path).loadWorkspace();
    QVERIFY(contents.has_value());
    QCOMPARE(contents->devices.size(), sampleGround().devices.size());
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
