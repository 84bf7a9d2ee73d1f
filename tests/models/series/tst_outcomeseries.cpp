// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/series/outcomeseries.h"

#include <QtTest>

using namespace console;

class TestOutcomeSeries : public QObject
{
    Q_OBJECT

private slots:
    void sumsUpByTime();
    void retryTakesTheFailureBack();
    void notesDoNotMoveAnEnd();
};

namespace {

TaskRow ended(DeviceSlot device, TaskState state, TimeMs at)
{
    TaskRow row;
    row.task.device = device;
    row.task.state = state;
    row.task.updatedAt = at;
    return row;
}

Frame frameOf(std::vector<TaskRow> tasks)
{
    Frame frame;
    frame.watched = BatchId{ 5 };
    frame.tasks = std::move(tasks);
    return frame;
}

} // namespace

void TestOutcomeSeries::sumsUpByTime()
{
    OutcomeSeries series;
    series.setBatch(BatchId{ 5 });
    QVERIFY(series.applyFrame(frameOf({ ended(1, TaskState::Succeeded, 1000), ended(2, TaskState::Failed, 61000),
        ended(3, TaskState::Succeeded, 61500), ended(4, TaskState::Queued, 1) })));
    const std::vector<OutcomePoint> expected{ { 1000, 1, 0, 0 }, { 61000, 2, 1, 0 } };
    QVERIFY(series.points(0, 100000, 100) == expected);
    QCOMPARE(series.points(0, 100000, 1).size(), std::size_t{ 1 });
    Frame foreign = frameOf({ ended(9, TaskState::Failed, 2000) });
    foreign.watched = BatchId{ 6 };
    QVERIFY(!series.applyFrame(foreign));
}

void TestOutcomeSeries::retryTakesTheFailureBack()
{
    OutcomeSeries series;
    series.setBatch(BatchId{ 5 });
    series.applyFrame(frameOf({ ended(1, TaskState::Failed, 1000) }));
    QVERIFY(series.applyFrame(frameOf({ ended(1, TaskState::Queued, 2000) })));
    QVERIFY(series.isEmpty());
}

void TestOutcomeSeries::notesDoNotMoveAnEnd()
{
    OutcomeSeries series;
    series.setBatch(BatchId{ 5 });
    series.applyFrame(frameOf({ ended(1, TaskState::Failed, 1000) }));
    QVERIFY(!series.applyFrame(frameOf({ ended(1, TaskState::Failed, 9000) })));
    QCOMPARE(series.lastAt(), TimeMs{ 1000 });
}

QTEST_GUILESS_MAIN(TestOutcomeSeries)
#include "tst_outcomeseries.moc"
