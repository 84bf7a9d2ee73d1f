// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/batchtablemodel.h"
#include "ui/batches/batchlist.h"
#include "ui/common/noticebar.h"
#include "ui/common/tableview.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTest>

using namespace console;

/// The list's OpenFilter under the model tester, and what stands there when it lets nothing through.
class TestBatchList : public QObject
{
    Q_OBJECT

private slots:
    void endedBatchesStayUntilAskedAgain();
    void saysWhyNothingIsListed();
    void problemsStandOnTop();
    void survivesRandomFrames();

private:
    static Frame frameOf(quint64 id, BatchState state);
};

Frame TestBatchList::frameOf(quint64 id, BatchState state)
{
    BatchRow row;
    row.batch.id = BatchId{ id };
    row.batch.version = QStringLiteral("2.4.1");
    row.batch.state = state;
    row.batch.createdAt = static_cast<TimeMs>(1'795'000'000'000 + id);
    Frame frame;
    frame.batches = { row };
    return frame;
}

void TestBatchList::endedBatchesStayUntilAskedAgain()
{
    BatchTableModel batches;
    QAction create;
    BatchList list(batches, &create);
    batches.applyFrame(frameOf(1, BatchState::Running));
    batches.applyFrame(frameOf(2, BatchState::Running));
    auto* open = list.findChild<QPushButton*>(QStringLiteral("showOpen"));
    open->click();
    QCOMPARE(list.view()->model()->rowCount(), 2);
    batches.applyFrame(frameOf(1, BatchState::Completed));
    QCOMPARE(list.view()->model()->rowCount(), 2); // not under the cursor
    list.findChild<QPushButton*>(QStringLiteral("showAll"))->click();
    open->click();
    QCOMPARE(list.view()->model()->rowCount(), 1);
}

void TestBatchList::saysWhyNothingIsListed()
{
    BatchTableModel batches;
    QAction create;
    BatchList list(batches, &create);
    list.show();
    QVERIFY(list.findChild<QWidget*>(QStringLiteral("noBatches"))->isVisible());
    batches.applyFrame(frameOf(1, BatchState::Completed));
    QVERIFY(list.view()->isVisible());
    list.findChild<QPushButton*>(QStringLiteral("showOpen"))->click();
    QVERIFY(list.findChild<QWidget*>(QStringLiteral("noOpenBatches"))->isVisible());
}

void TestBatchList::problemsStandOnTop()
{
    BatchTableModel batches;
    QAction create;
    BatchList list(batches, &create);
    list.show();
    list.showProblem(QStringLiteral("It does not go."));
    QVERIFY(list.findChild<NoticeBar*>()->isVisible());
    QCOMPARE(list.findChild<NoticeBar*>()->text(), QStringLiteral("It does not go."));
}

void TestBatchList::survivesRandomFrames()
{
    BatchTableModel batches;
    QAction create;
    BatchList list(batches, &create);
    const QAbstractItemModelTester tester(list.view()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(29);
    for (quint64 round = 1; round < 400; ++round) {
        const auto state = static_cast<BatchState>(random.bounded(5));
        batches.applyFrame(frameOf(random.bounded(2) == 0 ? round : random.bounded(1U, 50U), state));
        if (round % 9 == 0)
            list.findChild<QPushButton*>(round % 2 == 0 ? QStringLiteral("showOpen") : QStringLiteral("showAll"))
                ->click();
        if (round % 31 == 0)
            list.view()->sortByColumn(random.bounded(BatchTableModel::Columns), Qt::AscendingOrder);
    }
    list.findChild<QPushButton*>(QStringLiteral("showAll"))->click();
    QCOMPARE(list.view()->model()->rowCount(), batches.rowCount());
}

QTEST_MAIN(TestBatchList)
#include "tst_batchlist.moc"
