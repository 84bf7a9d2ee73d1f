// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timetablemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace console;

class TestTimeTableModel : public QObject
{
    Q_OBJECT

private slots:
    void newestFirst();
    void marksHaveAColumn();
    void whereThereIsNoNumber();
    void survivesAnyData();
};

void TestTimeTableModel::newestFirst()
{
    TimeTableModel model;
    model.setData({ { QStringLiteral("1.0"), {} } }, { { 1000, { 5 } }, { 2000, { 12340 } } });
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("12,340"));
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("1.0"));
}

void TestTimeTableModel::marksHaveAColumn()
{
    TimeTableModel model;
    model.setData({ { QStringLiteral("1.0"), {} } }, { { 1000, { 5 } }, { 2000, { 6 } }, { 3000, { 7 } } },
        QStringLiteral("Wave"),
        { { 2000, QStringLiteral("2") }, { 1500, QStringLiteral("x") }, { 9000, QStringLiteral("3") } });
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Wave"));
    QCOMPARE(model.index(0, 2).data().toString(), QString());
    QCOMPARE(model.index(1, 2).data().toString(), QStringLiteral("2, x"));
    QCOMPARE(model.index(2, 2).data().toString(), QString());
    model.setData({ { QStringLiteral("1.0"), {} } }, { { 1000, { 5 } } });
    QCOMPARE(model.columnCount(), 2);
}

void TestTimeTableModel::whereThereIsNoNumber()
{
    TimeTableModel model;
    model.setData({ { QStringLiteral("1.0"), {} } }, { { 1000, { std::numeric_limits<double>::quiet_NaN() } } });
    QVERIFY(!model.index(0, 1).data().isValid());
}

void TestTimeTableModel::survivesAnyData()
{
    TimeTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(23);
    for (int round = 0; round < 100; ++round) {
        std::vector<TimeView::Series> series(random.bounded(5U));
        std::vector<TimeView::Point> points(random.bounded(200U));
        for (std::size_t point = 0; point < points.size(); ++point) {
            points[point].at = static_cast<TimeMs>(point * 1000);
            for (std::size_t value = 0; value < series.size(); ++value)
                points[point].values.push_back(random.bounded(1000.0));
        }
        const auto rows = static_cast<int>(points.size());
        const auto columns = static_cast<int>(series.size()) + 1;
        model.setData(std::move(series), std::move(points));
        QCOMPARE(model.rowCount(), rows);
        QCOMPARE(model.columnCount(), columns);
    }
}

QTEST_GUILESS_MAIN(TestTimeTableModel)
#include "tst_timetablemodel.moc"
