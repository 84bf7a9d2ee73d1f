// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"
#include "models/store/database.h"
#include "models/store/recordstatements.h"
#include "tests/models/store/recordsamples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace console;

/// Writing the same records again changes nothing, newer values replace older ones, and a wrong schema is said at once.
class RecordStatementsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        const QString path = m_dir->filePath(QStringLiteral("workspace.db"));
        QVERIFY(prepareDatabase(path));
        auto opened = Connection::open(path, Connection::Mode::Write);
        QVERIFY(opened.has_value());
        m_connection = std::move(*opened);
    }
    void cleanup() { m_connection.reset(); }

    void repeatingChangesNothing()
    {
        RecordStatements statements(m_connection->database());
        QVERIFY(statements.prepare());
        RecordBatch records = sampleGround();
        records.tasks = { sampleTask(60, 0), sampleTask(60, 1) };
        records.activities = { sampleActivity(70) };
        for (int time = 0; time < 2; ++time) {
            QVERIFY(m_connection->begin());
            QVERIFY(statements.write(records));
            QVERIFY(m_connection->commit());
        }
        for (const auto& [table, rows] :
            { std::pair("product", 1), std::pair("module", 2), std::pair("version", 2), std::pair("device", 2),
                std::pair("device_version", 2), std::pair("version_history", 2), std::pair("firmware", 1),
                std::pair("firmware_file", 1), std::pair("batch", 1), std::pair("task", 2), std::pair("event", 1) })
            QCOMPARE(count(table), rows);
    }

    void newerReplacesOlder()
    {
        RecordStatements statements(m_connection->database());
        QVERIFY(statements.prepare());
        RecordBatch records = sampleGround();
        QVERIFY(statements.write(records));
        records.batches[0].counts.silent = 99;
        records.firmware[0].state = FirmwareState::VerificationFailed;
        records.firmware[0].size = 7;
        QVERIFY(statements.write(records));
        QCOMPARE(m_connection->number(QStringLiteral("SELECT silent FROM batch")).value(), 99);
        QCOMPARE(m_connection->number(QStringLiteral("SELECT state FROM firmware")).value(), 3);
        QCOMPARE(m_connection->number(QStringLiteral("SELECT size FROM firmware_file")).value(), 7);
    }

    void historyIsBounded()
    {
        RecordStatements statements(m_connection->database());
        QVERIFY(statements.prepare());
        QVERIFY(statements.write(sampleGround()));
        const qint64 others = count("version_history");
        RecordBatch records;
        for (quint32 i = 0; i < 200; ++i) {
            records.versions.push_back({ 0, 1, 1000 + i, TimeMs{ 1800000000000 } + i });
            if (i < 3)
                records.versions.push_back({ 1, 1, 1000 + i, TimeMs{ 1800000000000 } + i });
        }
        QVERIFY(statements.write(records));
        const auto number = [this](const char* where) {
            return m_connection
                ->number(QStringLiteral("SELECT count(*) FROM version_history WHERE since >= 1800000000000 AND ")
                    + QLatin1StringView(where))
                .value();
        };
        QCOMPARE(number("device = 0 AND module = 1"), RecordStatements::historyKept);
        QCOMPARE(number("device = 0 AND version < 1136"), 0); // the newest stay
        QCOMPARE(number("device = 1"), 3);
        QVERIFY(count("version_history") <= others + RecordStatements::historyKept + 3);
    }

    void missingTableIsSaid()
    {
        QVERIFY(m_connection->execute(QStringLiteral("DROP TABLE event")));
        RecordStatements statements(m_connection->database());
        const auto prepared = statements.prepare();
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().kind, ErrorKind::StoreFailed);
    }

private:
    [[nodiscard]] int count(const char* table) const
    {
        const QString sql = QStringLiteral("SELECT count(*) FROM ") + QLatin1StringView(table);
        return static_cast<int>(m_connection->number(sql).value_or(-1));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(RecordStatementsTest)
#include "tst_recordstatements.moc"
