// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/versionorder.h"
#include "models/tables/roworder.h"
#include "models/tables/sharedrows.h"

#include <QtTest>

using namespace console;

class TestRowOrder : public QObject
{
    Q_OBJECT

private slots:
    void mapsBothWays();
    void leavesFromAnyPlace();
    void snapshotDoesNotSeeLaterWrites();
    void versionsReadAsPeopleDo();
};

void TestRowOrder::mapsBothWays()
{
    RowOrder order;
    order.assign({ 5, 2, 9 });
    order.append({ 0, 1 });
    QCOMPARE(order.rowOf(9), 2);
    QCOMPARE(order.rowOf(3), -1);
    QCOMPARE(order.rowOf(1000), -1);
    const std::vector<RowOrder::Range> ranges{ { 0, 1 }, { 4, 4 } };
    QVERIFY(order.rangesOf({ 2, 5, 1, 7 }) == ranges);
    order.remove({ 1, 2 });
    QCOMPARE(order.rowOf(2), -1);
    QCOMPARE(order.rowOf(1), 2);
    QCOMPARE(order.size(), 3);
}

void TestRowOrder::leavesFromAnyPlace()
{
    RowOrder order({ 7, 3, 9, 1, 5 });
    order.removeSources({ 5, 3, 4, 100, 3 });
    QVERIFY(order.rows() == std::vector<quint32>({ 7, 9, 1 }));
    QCOMPARE(order.rowOf(9), 1);
    QCOMPARE(order.rowOf(1), 2);
    QCOMPARE(order.rowOf(3), -1);
    QCOMPARE(order.rowOf(5), -1);
    order.removeSources({});
    QCOMPARE(order.size(), 3);
}

void TestRowOrder::snapshotDoesNotSeeLaterWrites()
{
    SharedRows<int> rows;
    for (int i = 0; i < 10000; ++i)
        rows.append(i);
    const auto snapshot = rows.snapshot();
    rows.set(5000, -1);
    rows.append(7);
    QCOMPARE(snapshot.size(), 10000U);
    QCOMPARE(snapshot.at(5000), 5000);
    QCOMPARE(rows.at(5000), -1);
    QCOMPARE(rows.at(10000), 7);
}

void TestRowOrder::versionsReadAsPeopleDo()
{
    QVERIFY(compareVersions("1.9", "1.10") < 0);
    QVERIFY(compareVersions("2.4.1-rc1", "2.4.1") < 0);
    QVERIFY(compareVersions("2.4.1", "2.4") > 0);
    QVERIFY(compareVersions("1-45-345a", "1-45-345b") < 0);
    QCOMPARE(compareVersions("1.0", "1.0"), 0);
}

QTEST_GUILESS_MAIN(TestRowOrder)
#include "tst_roworder.moc"
