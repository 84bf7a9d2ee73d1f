// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/taskrules.h"

#include <QTest>

#include <functional>
#include <map>
#include <set>

using namespace console;

namespace {

Task taskIn(TaskStage stage)
{
    Task task;
    switch (stage) {
    case TaskStage::Queued:
        task.state = TaskState::Queued;
        break;
    case TaskStage::Returned:
        task.state = TaskState::Queued;
        task.attempt = 1;
        break;
    case TaskStage::InDoubt:
        task.state = TaskState::Queued;
        task.attempt = 1;
        task.mayStillArrive = true;
        break;
    case TaskStage::Notified:
        task.state = TaskState::Notified;
        break;
    case TaskStage::Upgrading:
        task.state = TaskState::Upgrading;
        break;
    case TaskStage::Failed:
        task.state = TaskState::Failed;
        break;
    case TaskStage::Closed:
        task.state = TaskState::Cancelled;
        break;
    }
    return task;
}

/// Where an action can lead to; the graph of DESIGN.md section 6.
std::set<TaskStage> stagesAfter(TaskStage stage, TaskAction action)
{
    switch (action) {
    case TaskAction::Push:
        return { TaskStage::Notified };
    case TaskAction::Skip:
    case TaskAction::Succeed:
    case TaskAction::Cancel:
    case TaskAction::Replace:
        return { TaskStage::Closed };
    case TaskAction::BeginUpgrade:
        return { TaskStage::Upgrading };
    case TaskAction::FailAttempt:
        return { TaskStage::Failed, TaskStage::Returned };
    case TaskAction::Judge:
        return { TaskStage::Failed, TaskStage::Returned, stage };
    case TaskAction::TimeOut:
        return { TaskStage::Failed };
    case TaskAction::WaitForDevice:
    case TaskAction::WaitForBroker:
    case TaskAction::TakeBack:
        return { TaskStage::Queued, TaskStage::Returned, TaskStage::InDoubt };
    case TaskAction::Requeue:
        return { TaskStage::Queued };
    case TaskAction::None:
    case TaskAction::PushAgain:
    case TaskAction::Wake:
    case TaskAction::AskAgain:
    case TaskAction::NoteReport:
    case TaskAction::Rebooted:
    case TaskAction::StartGrace:
    case TaskAction::NoteStep:
    case TaskAction::NoteAcknowledged:
    case TaskAction::GetReady:
    case TaskAction::FlagSilent:
    case TaskAction::NoteLate:
    case TaskAction::Suspect:
        break;
    }
    return { stage };
}

template <class Visit> void forAll(Visit visit)
{
    for (std::size_t stage = 0; stage < taskStages; ++stage) {
        for (std::size_t event = 0; event < taskEvents; ++event)
            visit(static_cast<TaskStage>(stage), static_cast<TaskEvent>(event));
    }
}

} // namespace

/// The table itself, walked in every direction.
class TaskRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void everyCellIsAsDrawn();
    void stagesAreFoundFromTasks();
    void onlyAThirdVersionHasItsGrace();
    void whatAnUpgradingTaskWaitsFor();
    void finalStagesStay();
    void onlyReportsSucceed();
    void onlyFirstProgressStartsTheClock();
    void neverPushesWithoutATurn();
    void timeoutsAreFinal();
    void everyWalkEndsWhereItMay();
};

/// The whole table, told by what is done; what is not told does nothing.
void TaskRulesTest::everyCellIsAsDrawn()
{
    using E = TaskEvent;
    using A = TaskAction;
    constexpr auto queued = TaskStage::Queued, returned = TaskStage::Returned, inDoubt = TaskStage::InDoubt,
                   notified = TaskStage::Notified, upgrading = TaskStage::Upgrading, failed = TaskStage::Failed,
                   closed = TaskStage::Closed;
    const std::set anyQueued{ queued, returned, inDoubt };
    const std::set pushed{ notified, upgrading };
    const std::set ended{ failed, closed };
    const std::set anyOpen{ queued, returned, inDoubt, notified, upgrading };
    const std::set notUpgrading{ queued, returned, inDoubt, notified };
    const std::vector<std::tuple<A, E, std::set<TaskStage>>> drawn{
        { A::Push, E::TurnCame, anyQueued },
        { A::PushAgain, E::TurnCame, pushed },
        { A::Skip, E::TargetReported, { queued } },
        { A::Succeed, E::TargetReported, { returned, inDoubt, notified, upgrading } },
        { A::Wake, E::SourceReported, anyQueued },
        { A::Wake, E::Pulled, anyQueued },
        { A::AskAgain, E::SourceReported, { notified } },
        { A::AskAgain, E::Pulled, pushed },
        { A::Rebooted, E::SourceReported, { upgrading } },
        { A::NoteReport, E::OtherReported, notUpgrading },
        { A::StartGrace, E::OtherReported, { upgrading } },
        { A::BeginUpgrade, E::ProgressMade, { returned, inDoubt, notified } },
        { A::NoteStep, E::ProgressMade, { upgrading } },
        { A::FailAttempt, E::ProgressFailed, { inDoubt, notified, upgrading } },
        { A::Suspect, E::ProgressMade, { queued } },
        { A::Suspect, E::ProgressFailed, { queued } },
        { A::NoteAcknowledged, E::Acknowledged, pushed },
        { A::WaitForDevice, E::NobodyListening, { notified } },
        { A::WaitForBroker, E::Refused, { notified } },
        { A::TakeBack, E::Withdrawn, { notified } },
        { A::GetReady, E::WaitOver, notUpgrading },
        { A::Judge, E::WaitOver, { upgrading } },
        { A::TimeOut, E::TimeoutOver, { upgrading } },
        { A::FlagSilent, E::SilenceOver, { notified } },
        { A::Cancel, E::CancelOrdered, anyOpen },
        { A::Replace, E::ReplaceOrdered, notUpgrading },
        { A::Requeue, E::RetryOrdered, { failed } },
        { A::NoteLate, E::TargetReported, ended },
        { A::NoteLate, E::SourceReported, ended },
        { A::NoteLate, E::OtherReported, ended },
        { A::NoteLate, E::ProgressMade, ended },
        { A::NoteLate, E::ProgressFailed, ended },
    };
    forAll([&drawn](TaskStage stage, TaskEvent event) {
        auto expected = TaskAction::None;
        for (const auto& [action, when, stages] : drawn) {
            if (when == event && stages.contains(stage))
                expected = action;
        }
        QVERIFY2(taskRule(stage, event) == expected,
            qPrintable(QStringLiteral("stage %1 event %2").arg(int(stage)).arg(int(event))));
    });
}

void TaskRulesTest::stagesAreFoundFromTasks()
{
    for (std::size_t stage = 0; stage < taskStages; ++stage)
        QCOMPARE(stageOf(taskIn(static_cast<TaskStage>(stage))), static_cast<TaskStage>(stage));
    for (const TaskState state : { TaskState::Succeeded, TaskState::Cancelled, TaskState::Skipped }) {
        Task task;
        task.state = state;
        QCOMPARE(stageOf(task), TaskStage::Closed);
    }
}

void TaskRulesTest::onlyAThirdVersionHasItsGrace()
{
    Task task;
    task.state = TaskState::Upgrading;
    task.fromVersion = 1;
    task.nextAt = 5;
    task.evidence.reportedVersion = 3;
    QVERIFY(isInGrace(task));
    const std::vector<std::function<void(Task&)>> others{ [](Task& other) { other.state = TaskState::Notified; },
        [](Task& other) { other.nextAt = 0; }, [](Task& other) { other.fromVersion = 0; },
        [](Task& other) { other.evidence.reportedVersion = 0; },
        [](Task& other) { other.evidence.reportedVersion = 1; } };
    for (const auto& change : others) {
        Task other = task;
        change(other);
        QVERIFY(!isInGrace(other));
    }
}

void TaskRulesTest::finalStagesStay()
{
    forAll([](TaskStage stage, TaskEvent event) {
        if (stage != TaskStage::Failed && stage != TaskStage::Closed)
            return;
        const TaskAction action = taskRule(stage, event);
        const bool retried = stage == TaskStage::Failed && event == TaskEvent::RetryOrdered;
        QVERIFY(retried ? action == TaskAction::Requeue : action == TaskAction::None || action == TaskAction::NoteLate);
    });
}

void TaskRulesTest::whatAnUpgradingTaskWaitsFor()
{
    Task task;
    task.state = TaskState::Upgrading;
    task.fromVersion = 1;
    task.step = 40;
    QCOMPARE(waitOf(task), UpgradeWait::PushAgain);
    task.step = 100;
    QCOMPARE(waitOf(task), UpgradeWait::Overdue);
    task.evidence.reportedVersion = 1;
    QCOMPARE(waitOf(task), UpgradeWait::FellBack);
    task.step = 40;
    QCOMPARE(waitOf(task), UpgradeWait::PushAgain);
    task.evidence.reportedVersion = 3;
    QCOMPARE(waitOf(task), UpgradeWait::WrongVersion);
    task.step = 100;
    QCOMPARE(waitOf(task), UpgradeWait::WrongVersion);
    task.fromVersion = 0; // anything may be what it came from
    QCOMPARE(waitOf(task), UpgradeWait::FellBack);
}

void TaskRulesTest::onlyReportsSucceed()
{
    forAll([](TaskStage stage, TaskEvent event) {
        const TaskAction action = taskRule(stage, event);
        if (action == TaskAction::Succeed || action == TaskAction::Skip)
            QCOMPARE(event, TaskEvent::TargetReported);
    });
    // Never delivered in this batch: not a success of this batch (RELIABILITY.md I2).
    QCOMPARE(taskRule(TaskStage::Queued, TaskEvent::TargetReported), TaskAction::Skip);
    QCOMPARE(taskRule(TaskStage::Notified, TaskEvent::TargetReported), TaskAction::Succeed);
}

void TaskRulesTest::onlyFirstProgressStartsTheClock()
{
    forAll([](TaskStage stage, TaskEvent event) {
        if (taskRule(stage, event) != TaskAction::BeginUpgrade)
            return;
        QCOMPARE(event, TaskEvent::ProgressMade);
        QVERIFY(stage != TaskStage::Upgrading && stage != TaskStage::Queued);
    });
}

void TaskRulesTest::neverPushesWithoutATurn()
{
    forAll([](TaskStage stage, TaskEvent event) {
        const TaskAction action = taskRule(stage, event);
        if (action == TaskAction::Push || action == TaskAction::PushAgain)
            QCOMPARE(event, TaskEvent::TurnCame);
    });
    QCOMPARE(taskRule(TaskStage::Notified, TaskEvent::TurnCame), TaskAction::PushAgain);
}

void TaskRulesTest::timeoutsAreFinal()
{
    forAll([](TaskStage stage, TaskEvent event) {
        if (event == TaskEvent::TimeoutOver)
            QCOMPARE(taskRule(stage, event) == TaskAction::TimeOut, stage == TaskStage::Upgrading);
    });
    for (int reason = 0; reason <= static_cast<int>(TaskReason::AlreadyThere); ++reason) {
        const auto value = static_cast<TaskReason>(reason);
        const bool byStep = value == reasonOfStep(-1) || value == reasonOfStep(-2) || value == reasonOfStep(-3)
            || value == reasonOfStep(-4);
        QCOMPARE(isRetried(value), byStep || value == TaskReason::WrongVersion);
    }
}

/// From every stage, by any events, to a depth of 12: the stages that can be reached are those that section 6 draws.
void TaskRulesTest::everyWalkEndsWhereItMay()
{
    const std::map<TaskStage, std::set<TaskStage>> allowed{
        { TaskStage::Queued, { TaskStage::Queued, TaskStage::Notified, TaskStage::Closed } },
        { TaskStage::Returned, { TaskStage::Returned, TaskStage::Notified, TaskStage::Upgrading, TaskStage::Closed } },
        { TaskStage::InDoubt,
            { TaskStage::InDoubt, TaskStage::Returned, TaskStage::Notified, TaskStage::Upgrading, TaskStage::Failed,
                TaskStage::Closed } },
        { TaskStage::Notified,
            { TaskStage::Notified, TaskStage::Queued, TaskStage::Returned, TaskStage::InDoubt, TaskStage::Upgrading,
                TaskStage::Failed, TaskStage::Closed } },
        { TaskStage::Upgrading, { TaskStage::Upgrading, TaskStage::Returned, TaskStage::Failed, TaskStage::Closed } },
        { TaskStage::Failed, { TaskStage::Failed, TaskStage::Queued } },
        { TaskStage::Closed, { TaskStage::Closed } },
    };
    std::set<TaskStage> reached{ TaskStage::Queued };
    for (int depth = 0; depth < 12; ++depth) {
        std::set<TaskStage> next = reached;
        for (const TaskStage stage : reached) {
            for (std::size_t event = 0; event < taskEvents; ++event) {
                for (const TaskStage after : stagesAfter(stage, taskRule(stage, static_cast<TaskEvent>(event)))) {
                    QVERIFY2(allowed.at(stage).contains(after),
                        qPrintable(QStringLiteral("stage %1 event %2").arg(int(stage)).arg(event)));
                    next.insert(after);
                }
            }
        }
        reached = next;
    }
    QCOMPARE(reached.size(), taskStages); // and nothing is out of reach
}

QTEST_GUILESS_MAIN(TaskRulesTest)
#include "tst_taskrules.moc"
