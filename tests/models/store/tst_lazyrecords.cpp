// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/lazyrecords.h"
#include "tests/models/store/recordsamples.h"

#include <QTest>

using namespace console;

/// Merging: newest wins, durable supersedes, other keys are untouched.
class LazyRecordsTest : public QObject
{
    Q_OBJECT

private slots:
    void newestWins()
    {
        LazyRecords lazy;
        QVERIFY(lazy.isEmpty());
        RecordBatch records;
        records.seen = { { 4, 10 }, { 5, 11 }, { 4, 12 } };
        records.lazyTasks = { sampleTask(1, 4), sampleTask(1, 4), sampleTask(2, 4) };
        records.lazyTasks[1].step = 80;
        lazy.merge(records);
        QCOMPARE(lazy.seen().size(), 2);
        QCOMPARE(lazy.seen().value(4), 12);
        QCOMPARE(lazy.tasks().size(), 2);
        QCOMPARE(lazy.tasks().value({ 1, 4 }).step, qint8{ 80 });
        QCOMPARE(lazy.tasks().value({ 2, 4 }).step, sampleTask(2, 4).step);
        lazy.clear();
        QVERIFY(lazy.isEmpty());
    }

    void durableSupersedes()
    {
        LazyRecords lazy;
        RecordBatch early;
        early.lazyTasks = { sampleTask(1, 4), sampleTask(1, 5) };
        lazy.merge(early);
        RecordBatch durable;
        durable.tasks = { sampleTask(1, 4), sampleTask(2, 5) };
        durable.lazyTasks = { sampleTask(1, 4) }; // in one record batch the transition is the newer value
        lazy.merge(durable);
        QCOMPARE(lazy.tasks().size(), 1);
        QVERIFY(lazy.tasks().contains({ 1, 5 }));
        RecordBatch late;
        late.lazyTasks = { sampleTask(1, 4) };
        lazy.merge(late);
        QCOMPARE(lazy.tasks().size(), 2);
    }
};

QTEST_GUILESS_MAIN(LazyRecordsTest)
#include "tst_lazyrecords.moc"
