// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"
#include "models/store/database.h"
#include "models/store/eventretention.h"
#include "models/store/recordstatements.h"
#include "tests/models/store/recordsamples.h"

#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

namespace {

constexpr TimeMs day = 24LL * 60 * 60 * 1000;
constexpr TimeMs today = 1700000000000;

} // namespace

class TestEventRetention : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsTheNewest();
    void keepsOrdersAndDecisions();
    void forgetsOldRejections();
    void anEmptyLogIsFine();
    void goesInSmallSteps();
    void looksAtNothingElse();

private:
    void add(ActivityKind kind, int count, TimeMs at = today);
    /// Until nothing has to go; how many steps it took.
    int runAll(const EventRetention& retention);
    [[nodiscard]] qint64 count(const QString& where = QStringLiteral("true")) const
    {
        return m_connection->number(QStringLiteral("SELECT count(*) FROM event WHERE ") + where).value_or(-1);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Connection> m_connection;
    quint64 m_id = 0;
};

void TestEventRetention::init()
{
    m_connection.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    const QString path = m_dir->filePath(QStringLiteral("workspace.db"));
    QVERIFY(prepareDatabase(path));
    auto opened = Connection::open(path, Connection::Mode::Write);
    QVERIFY(opened.has_value());
    m_connection = std::move(*opened);
    m_id = 0;
}

void TestEventRetention::add(ActivityKind kind, int count, TimeMs at)
{
    RecordStatements statements(m_connection->database());
    QVERIFY(statements.prepare());
    RecordBatch records;
    for (int i = 0; i < count; ++i) {
        Activity activity = sampleActivity(++m_id);
        activity.kind = kind;
        activity.at = at;
        records.activities.push_back(activity);
    }
    QVERIFY(m_connection->begin());
    QVERIFY(statements.write(records));
    QVERIFY(m_connection->commit());
}

int TestEventRetention::runAll(const EventRetention& retention)
{
    for (int steps = 1; steps < 100; ++steps) {
        const auto more = retention.step(*m_connection);
        if (!more || !*more)
            return more ? steps : -1;
    }
    return -2;
}

void TestEventRetention::keepsTheNewest()
{
    add(ActivityKind::ReportRejected, 40);
    add(ActivityKind::SuspiciousReport, 40);
    add(ActivityKind::LateReport, 40);
    QCOMPARE(runAll(EventRetention(50)), 1);
    QCOMPARE(count(), 50);
    QCOMPARE(count(QStringLiteral("id > 70")), 50);
}

void TestEventRetention::keepsOrdersAndDecisions()
{
    add(ActivityKind::BatchStarted, 30, today - 1000 * day);
    add(ActivityKind::TaskFailed, 30, today - 1000 * day);
    add(ActivityKind::ReportRejected, 30);
    QCOMPARE(runAll(EventRetention(10)), 1);
    QCOMPARE(count(QStringLiteral("kind <> 41")), 60);
    QCOMPARE(count(QStringLiteral("kind = 41")), 10);
}

void TestEventRetention::forgetsOldRejections()
{
    add(ActivityKind::ReportRejected, 20, today - 31 * day);
    add(ActivityKind::LateReport, 20, today - 31 * day); // a note about a task's outcome
    add(ActivityKind::ReportRejected, 20, today - 29 * day);
    add(ActivityKind::ConsoleStarted, 1, today);
    QCOMPARE(runAll(EventRetention()), 1);
    QCOMPARE(count(QStringLiteral("kind = 41")), 20);
    QCOMPARE(count(), 41);
}

void TestEventRetention::anEmptyLogIsFine()
{
    QCOMPARE(runAll(EventRetention()), 1);
}

void TestEventRetention::goesInSmallSteps()
{
    add(ActivityKind::ReportRejected, 2 * EventRetention::stepRows + 10);
    const EventRetention retention(0);
    QVERIFY(retention.step(*m_connection).value());
    QCOMPARE(count(), EventRetention::stepRows + 10);
    QCOMPARE(runAll(retention), 2);
    QCOMPARE(count(), 0);
}

void TestEventRetention::looksAtNothingElse()
{
    QSqlQuery plan(m_connection->database());
    QVERIFY(plan.exec(QStringLiteral(
        "EXPLAIN QUERY PLAN SELECT id FROM event WHERE kind IN (28, 41, 42) ORDER BY id DESC LIMIT 1 OFFSET 100000")));
    QVERIFY(plan.next());
    QVERIFY2(plan.value(3).toString().contains(QStringLiteral("event_noise")), qPrintable(plan.value(3).toString()));
}

QTEST_GUILESS_MAIN(TestEventRetention)
#include "tst_eventretention.moc"
