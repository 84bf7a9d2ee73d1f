// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fleetbuilder.h"
#include "ui/batches/outcomecards.h"
#include "ui/batches/reasonbars.h"
#include "ui/charts/chartcard.h"
#include "ui/common/tableview.h"

#include <QTest>

using namespace console;

/// The cards of the batch page count what frames bring, and say it to a screen reader.
class TestOutcomeCards : public QObject
{
    Q_OBJECT

private slots:
    void countsReasonsAndOutcomes();
    void aRetriedFailureLeavesTheBars();
};

void TestOutcomeCards::countsReasonsAndOutcomes()
{
    FleetBuilder builder;
    builder.addDevices(84)
        .addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verified)
        .addBatch(BatchState::Running, 84)
        .watchLastBatch();
    TaskTable tasks(builder.names());
    tasks.setBatch(builder.lastBatch(), 0);
    OutcomeCards cards(tasks);
    cards.setBatch(builder.lastBatch());
    const Frame frame = builder.takeFrame();
    tasks.applyFrame(frame);
    cards.applyFrame(frame);
    const auto bars = cards.findChild<ReasonBars*>()->bars();
    QCOMPARE(bars.size(), 6U);
    QCOMPARE(bars.front().devices, 2U);
    auto* card = cards.findChild<ChartCard*>(QStringLiteral("outcomeCard"));
    QTRY_VERIFY2(card->accessibleDescription().startsWith(QStringLiteral("12 succeeded, 12 failed")),
        qPrintable(card->accessibleDescription()));
    card->setTableShown(true);
    const QAbstractItemModel* table = card->table()->model();
    QCOMPARE(table->headerData(1, Qt::Horizontal).toString(), QStringLiteral("Failed"));
    QCOMPARE(table->index(0, 1).data().toString(), QStringLiteral("12"));
    QCOMPARE(table->index(0, 2).data().toString(), QStringLiteral("12"));
    auto* reasons = cards.findChild<ChartCard*>(QStringLiteral("reasonCard"));
    reasons->setTableShown(true);
    QCOMPARE(reasons->table()->model()->rowCount(), 6);
    QCOMPARE(reasons->table()->model()->index(0, 1).data().toString(), QStringLiteral("2"));
    QVERIFY(!reasons->table()->model()->index(0, 0).data().toString().isEmpty());
    QVERIFY(!cards.grab().isNull());
}

void TestOutcomeCards::aRetriedFailureLeavesTheBars()
{
    FleetBuilder builder;
    builder.addDevices(7)
        .addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verified)
        .addBatch(BatchState::Running, 7)
        .watchLastBatch();
    TaskTable tasks(builder.names());
    tasks.setBatch(builder.lastBatch(), 0);
    const ReasonBars bars(tasks);
    Frame frame = builder.takeFrame();
    tasks.applyFrame(frame);
    QCOMPARE(bars.bars().size(), 1U);
    frame.watchedReset = false;
    for (TaskRow& row : frame.tasks)
        row.task.state = TaskState::Queued;
    tasks.applyFrame(frame);
    QVERIFY(bars.bars().empty());
}

QTEST_MAIN(TestOutcomeCards)
#include "tst_outcomecards.moc"
