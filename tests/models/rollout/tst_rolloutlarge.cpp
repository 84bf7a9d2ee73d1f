// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/enginehost.h"

#include <QTest>

using namespace console;

/// A hundred thousand devices through the whole workflow; what costs more than it should shows as the test's time
/// limit.
class RolloutLarge : public QObject
{
    Q_OBJECT

private slots:
    void completes();
};

void RolloutLarge::completes()
{
    constexpr DeviceSlot count = 100'000;
    EngineHost host;
    Plan plan = quickPlan();
    plan.timeoutMinutes = 60;
    host.start(count, plan);
    DeviceSlot served = 0;
    for (int minutes = 0; minutes < 30 && isOpen(host.currentBatch().state); ++minutes) {
        for (const NoticeOrder& notice : host.takeNotices()) {
            const DeviceSlot device = notice.task.device;
            QCOMPARE(device, served++);
            host.engine->noticeEnded(notice.task, PublishOutcome::Acknowledged, host.now);
            host.engine->progressReported(device, testModule, 50, false, host.now);
            if (device % 100 == 99)
                host.engine->progressReported(device, testModule, -3, false, host.now);
            else if (device % 1000 != 0)
                host.engine->versionReported(device, testModule, newVersion, false, host.now);
        }
        host.take();
        host.pass(minute);
    }
    QCOMPARE(served, count);
    host.connect(false); // a reconnect of everything at once
    host.connect(true);
    host.pass(60 * minute);
    QCOMPARE(host.currentBatch().state, BatchState::Completed);
    QCOMPARE(host.currentBatch().counts.of(TaskState::Succeeded), count - count / 100 - count / 1000);
    QCOMPARE(host.currentBatch().counts.of(TaskState::Failed), count / 100 + count / 1000);
    QCOMPARE(host.activities(ActivityKind::TaskTimedOut), int(count / 1000));
}

QTEST_GUILESS_MAIN(RolloutLarge)
#include "tst_rolloutlarge.moc"
