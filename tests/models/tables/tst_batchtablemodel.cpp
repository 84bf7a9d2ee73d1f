// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/batchtablemodel.h"
#include "models/tables/tableroles.h"
#include "tests/support/modelprinter.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QtTest>

using namespace console;

class TestBatchTableModel : public QObject
{
    Q_OBJECT

private slots:
    void newestFirstAndUpdatedInPlace();
    void marksWhatWantsAttention();
    void endIsExpectedUntilItIsThere();
    void survivesRandomFrames();
};

namespace {

constexpr TimeMs now = 1'795'000'000'000;

BatchRow batch(quint64 id, quint32 succeeded, quint32 queued)
{
    BatchRow row;
    row.batch.id = BatchId{ id };
    row.batch.version = QStringLiteral("v%1").arg(id);
    row.batch.createdAt = now - 600'000;
    row.batch.counts.of(TaskState::Succeeded) = succeeded;
    row.batch.counts.of(TaskState::Queued) = queued;
    return row;
}

Frame frameOf(std::vector<BatchRow> rows)
{
    Frame frame;
    frame.at = now;
    frame.batches = std::move(rows);
    return frame;
}

} // namespace

void TestBatchTableModel::newestFirstAndUpdatedInPlace()
{
    BatchTableModel model;
    model.applyFrame(frameOf({ batch(1, 3, 1), batch(2, 0, 5) }));
    QCOMPARE(printModel(model, { BatchTableModel::Version, BatchTableModel::Progress, BatchTableModel::Devices }),
        QStringList({ QStringLiteral("v2 | 0 % | 5"), QStringLiteral("v1 | 75 % | 4") }));
    model.applyFrame(frameOf({ batch(1, 4, 0) }));
    QCOMPARE(model.index(1, BatchTableModel::Progress).data(StepRole).toInt(), 100);
    QCOMPARE(*model.rowOf(BatchId{ 2 }), 0);
    QVERIFY(!model.rowOf(BatchId{ 7 }));
}

void TestBatchTableModel::marksWhatWantsAttention()
{
    BatchTableModel model;
    BatchRow row = batch(1, 3, 1);
    row.batch.state = BatchState::Paused;
    model.applyFrame(frameOf({ row }));
    const auto warns = [&model](int column) { return model.index(0, column).data(WarningRole).toBool(); };
    QVERIFY(!warns(BatchTableModel::Failed) && !warns(BatchTableModel::State));
    QCOMPARE(model.index(0, BatchTableModel::State).data(BadgeRole).toInt(), static_cast<int>(BatchState::Paused));
    QCOMPARE(model.index(0, BatchTableModel::State).data(BadgeKindRole).toInt(), static_cast<int>(BadgeKind::Batch));
    row.batch.state = BatchState::Scheduled;
    row.batch.needsRelease = true;
    model.applyFrame(frameOf({ row }));
    QCOMPARE(model.index(0, BatchTableModel::State).data(BadgeKindRole).toInt(), static_cast<int>(BadgeKind::Release));
    QCOMPARE(model.index(0, BatchTableModel::State).data().toString(), QStringLiteral("Awaiting release"));
    row.batch.counts.of(TaskState::Failed) = 1;
    row.batch.counts.silent = 1;
    model.applyFrame(frameOf({ row }));
    QVERIFY(warns(BatchTableModel::Failed) && warns(BatchTableModel::State));
}

void TestBatchTableModel::endIsExpectedUntilItIsThere()
{
    BatchTableModel model;
    BatchRow row = batch(1, 3, 1);
    model.applyFrame(frameOf({ row }));
    const QModelIndex end = model.index(0, BatchTableModel::End);
    QCOMPARE(end.data().toString(), QString());
    row.expectedEnd = now + 300'000;
    model.applyFrame(frameOf({ row }));
    QCOMPARE(end.data().toString(), QStringLiteral("in 5 min"));
    QVERIFY(end.data(Qt::ToolTipRole).toString().startsWith(QStringLiteral("expected ")));
    row.batch.endedAt = now - 120'000;
    model.applyFrame(frameOf({ row }));
    QCOMPARE(end.data().toString(), QStringLiteral("2 min ago"));
    model.setNow(now + 60'000);
    QCOMPARE(end.data().toString(), QStringLiteral("3 min ago"));
    QVERIFY(!end.data(Qt::ToolTipRole).toString().contains(QStringLiteral("expected")));
}

void TestBatchTableModel::survivesRandomFrames()
{
    BatchTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(3);
    quint64 next = 1;
    for (int round = 0; round < 100; ++round) {
        std::vector<BatchRow> rows;
        for (int i = 0; i < 10; ++i, ++next)
            rows.push_back(batch(next, random.bounded(9U), random.bounded(9U)));
        if (round > 0)
            rows.push_back(batch(random.bounded(1U, 10U), random.bounded(9U), 0));
        model.applyFrame(frameOf(std::move(rows)));
        if (round % 20 == 0)
            model.retranslate();
    }
    QCOMPARE(model.rowCount(), 1000);
}

QTEST_GUILESS_MAIN(TestBatchTableModel)
#include "tst_batchtablemodel.moc"
