// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/versiontablemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTest>

using namespace console;

class TestVersionTableModel : public QObject
{
    Q_OBJECT

private slots:
    void showsCountsAndShares();
    void survivesAnySequenceOfRows();
};

void TestVersionTableModel::showsCountsAndShares()
{
    VersionTableModel model;
    model.setRows({ { QStringLiteral("2.4.1"), 1500, 0.75, 0 }, { QString(), 500, 0.25, -1 } });
    QCOMPARE(model.rowCount(), 2);
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, VersionTableModel::Version), QStringLiteral("2.4.1"));
    QVERIFY(text(0, VersionTableModel::Devices).contains(QStringLiteral("500")));
    QVERIFY(text(0, VersionTableModel::Share).startsWith(QStringLiteral("75")));
    QVERIFY(!text(1, VersionTableModel::Version).isEmpty()); // "Other"
}

void TestVersionTableModel::survivesAnySequenceOfRows()
{
    VersionTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(7);
    for (int step = 0; step < 200; ++step) {
        std::vector<VersionTableModel::Row> rows(static_cast<std::size_t>(random.bounded(14)));
        for (std::size_t row = 0; row < rows.size(); ++row) {
            rows[row].version = QStringLiteral("1.%1").arg(row);
            rows[row].devices = random.bounded(1000U);
        }
        model.setRows(rows);
        QCOMPARE(model.rowCount(), static_cast<int>(rows.size()));
        if (step % 20 == 0)
            model.retranslate();
    }
}

QTEST_GUILESS_MAIN(TestVersionTableModel)
#include "tst_versiontablemodel.moc"
