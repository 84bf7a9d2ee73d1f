// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/tableroles.h"
#include "models/tables/tasktablemodel.h"
#include "tests/support/fleetbuilder.h"
#include "tests/support/modelprinter.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

#include <array>

using namespace console;

class TestTaskTableModel : public QObject
{
    Q_OBJECT

private slots:
    void tabsShareOneSource();
    void taskMovesToAnotherTab();
    void framesOfOtherBatchesChangeNothing();
    void textFilterLooksAtNames();
    void evidenceNamesTheFurthestStation();
    void survivesRandomFrames();
};

namespace {

constexpr std::array tabs{ TaskTab::Queued, TaskTab::Upgrading, TaskTab::Succeeded, TaskTab::Failed,
    TaskTab::Cancelled };

Frame watchedFrame(FleetBuilder& builder, quint32 tasks)
{
    builder.addDevices(tasks).addFirmware(QStringLiteral("2.4.1"), FirmwareState::Verified);
    builder.addBatch(BatchState::Running, tasks).watchLastBatch();
    return builder.takeFrame();
}

} // namespace

void TestTaskTableModel::tabsShareOneSource()
{
    FleetBuilder builder;
    const Frame frame = watchedFrame(builder, 70);
    TaskTable table(builder.names());
    table.setBatch(builder.lastBatch(), 0);
    int sum = 0;
    std::vector<std::unique_ptr<TaskTableModel>> models;
    for (const TaskTab tab : tabs)
        models.push_back(std::make_unique<TaskTableModel>(table, tab));
    table.applyFrame(frame);
    for (const auto& model : models) {
        sum += model->rowCount();
        for (int row = 0; row < model->rowCount(); ++row)
            QCOMPARE(tabOf(model->task(row).task.state), model->tab());
    }
    QCOMPARE(sum, 70);
    QCOMPARE(models[0]->rowCount(), 20);
}

void TestTaskTableModel::taskMovesToAnotherTab()
{
    FleetBuilder builder;
    const Frame frame = watchedFrame(builder, 7);
    TaskTable table(builder.names());
    table.setBatch(builder.lastBatch(), 0);
    TaskTableModel upgrading(table, TaskTab::Upgrading);
    TaskTableModel succeeded(table, TaskTab::Succeeded);
    table.applyFrame(frame);
    QCOMPARE(upgrading.rowCount(), 1);
    Frame next;
    next.watched = builder.lastBatch();
    next.tasks = { upgrading.task(0) };
    next.tasks[0].task.state = TaskState::Succeeded;
    QSignalSpy removed(&upgrading, &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(&succeeded, &QAbstractItemModel::rowsInserted);
    table.applyFrame(next);
    QCOMPARE(upgrading.rowCount(), 0);
    QCOMPARE(succeeded.rowCount(), 2);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(succeeded.index(1, TaskTableModel::State).data(BadgeRole).toInt(), static_cast<int>(TaskState::Succeeded));
}

void TestTaskTableModel::framesOfOtherBatchesChangeNothing()
{
    FleetBuilder builder;
    Frame frame = watchedFrame(builder, 7);
    TaskTable table(builder.names());
    table.setBatch(BatchId{ 99999 }, 0);
    TaskTableModel queued(table, TaskTab::Queued);
    table.applyFrame(frame);
    QCOMPARE(queued.rowCount(), 0);
}

void TestTaskTableModel::textFilterLooksAtNames()
{
    FleetBuilder builder;
    const Frame frame = watchedFrame(builder, 70);
    TaskTable table(builder.names());
    table.setBatch(builder.lastBatch(), 0);
    TaskTableModel queued(table, TaskTab::Queued);
    table.applyFrame(frame);
    QSignalSpy applied(&queued, &OrderedTableModel::orderApplied);
    queued.setTextFilter(QStringLiteral("DEV000000"));
    QVERIFY(applied.wait());
    for (const QString& name : printModel(queued, { TaskTableModel::Device }))
        QVERIFY2(name.startsWith(QStringLiteral("dev000000")), qPrintable(name));
    QVERIFY(queued.rowCount() > 0);
    queued.setTextFilter(QStringLiteral("nowhere"));
    QVERIFY(applied.wait());
    QCOMPARE(queued.rowCount(), 0);
}

void TestTaskTableModel::evidenceNamesTheFurthestStation()
{
    FleetBuilder builder;
    Task task;
    QCOMPARE(taskEvidenceText(task, 0, *builder.names()), QString());
    task.evidence.publishedAt = 1;
    QCOMPARE(taskEvidenceText(task, 0, *builder.names()), QStringLiteral("notice sent, not yet acknowledged"));
    task.evidence.acknowledgedAt = 2;
    QCOMPARE(taskEvidenceText(task, 0, *builder.names()), QStringLiteral("broker has the notice"));
    task.evidence.bytesServed = 7'100'000;
    QCOMPARE(taskEvidenceText(task, 11'000'000, *builder.names()), QStringLiteral("served 7.1 MB of 11.0 MB"));
    task.evidence.bytesServed = 11'000'000;
    QCOMPARE(taskEvidenceText(task, 11'000'000, *builder.names()), QStringLiteral("served 11.0 MB"));
    task.mayStillArrive = true;
    QCOMPARE(taskEvidenceText(task, 0, *builder.names()), QStringLiteral("the notice may still arrive"));
}

void TestTaskTableModel::survivesRandomFrames()
{
    FleetBuilder builder;
    const Frame frame = watchedFrame(builder, 1000);
    TaskTable table(builder.names());
    table.setBatch(builder.lastBatch(), 0);
    TaskTableModel queued(table, TaskTab::Queued);
    TaskTableModel failed(table, TaskTab::Failed);
    QAbstractItemModelTester queuedTester(&queued, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester failedTester(&failed, QAbstractItemModelTester::FailureReportingMode::QtTest);
    table.applyFrame(frame);
    QRandomGenerator random(11);
    for (int round = 0; round < 60; ++round) {
        Frame next;
        next.watched = builder.lastBatch();
        const quint32 step = random.bounded(1U, 300U);
        for (quint32 row = random.bounded(50U); row < table.rows().size(); row += step) {
            TaskRow task = table.rows().at(row);
            task.task.state = static_cast<TaskState>(random.bounded(7));
            task.task.updatedAt += 5;
            next.tasks.push_back(task);
        }
        if (round % 6 == 0)
            queued.sort(random.bounded(TaskTableModel::Columns), Qt::DescendingOrder);
        if (round == 30) {
            next.watchedReset = true;
            next.tasks = frame.tasks;
        }
        table.applyFrame(next);
    }
    QTRY_VERIFY(!queued.isOrdering());
    int wanted = 0;
    for (quint32 row = 0; row < table.rows().size(); ++row)
        wanted += tabOf(table.rows().at(row).task.state) == TaskTab::Queued ? 1 : 0;
    QCOMPARE(queued.rowCount(), wanted);
}

QTEST_GUILESS_MAIN(TestTaskTableModel)
#include "tst_tasktablemodel.moc"
