// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/deviceprofile.h"

#include <QTest>

using namespace console;

class TestDeviceProfile : public QObject
{
    Q_OBJECT

    static Task succeeded()
    {
        Task task;
        task.state = TaskState::Succeeded;
        task.reason = TaskReason::None;
        task.attempt = 1;
        task.evidence.pushes = 1;
        task.evidence.publishedAt = 100'000;
        task.evidence.downloadBeganAt = 102'000;
        task.upgradingSince = 103'000;
        task.evidence.servedAt = 112'000;
        task.evidence.bytesServed = 5'000'000;
        task.updatedAt = 142'000;
        return task;
    }

private slots:
    void readsTheTimesOfATask()
    {
        DeviceProfile profile;
        profile.learn(succeeded(), 99'000);
        QCOMPARE(profile.tasks, quint8(1));
        QCOMPARE(profile.atOnce, quint8(1));
        QCOMPARE(profile.failed, quint8(0));
        QCOMPARE(profile.respondMs, 2'000.f);
        QCOMPARE(profile.bytesPerSecond, 500'000.f);
        QCOMPARE(profile.workMs, 30'000.f);
        QCOMPARE(profile.waitMs, 0.f);
    }
    void newestFirst()
    {
        DeviceProfile profile;
        profile.learn(succeeded(), 0);
        Task older = succeeded();
        older.updatedAt = 999'000;
        profile.learn(older, 0);
        QCOMPARE(profile.tasks, quint8(2));
        QCOMPARE(profile.workMs, 30'000.f);
    }
    void whoWasNotThereWaited()
    {
        Task task = succeeded();
        task.evidence.pushes = 3;
        DeviceProfile profile;
        profile.learn(task, 40'000);
        QCOMPARE(profile.atOnce, quint8(0));
        QCOMPARE(profile.waitMs, 60'000.f);
        task.attempt = 3; // three attempts, each taken at once
        DeviceProfile tried;
        tried.learn(task, 40'000);
        QCOMPARE(tried.atOnce, quint8(1));
    }
    void withoutTheFileServerItIsAllWork()
    {
        Task task = succeeded();
        task.evidence.downloadBeganAt = task.evidence.servedAt = 0;
        task.evidence.bytesServed = 0;
        DeviceProfile profile;
        profile.learn(task, 0);
        QCOMPARE(profile.bytesPerSecond, 0.f);
        QCOMPARE(profile.workMs, 39'000.f);
        QCOMPARE(profile.respondMs, 3'000.f);
    }
    void failuresCountAndGiveNoWork()
    {
        Task task = succeeded();
        task.state = TaskState::Failed;
        task.reason = TaskReason::FlashingFailed;
        DeviceProfile profile;
        profile.learn(task, 0);
        QCOMPARE(profile.failed, quint8(1));
        QCOMPARE(profile.workMs, 0.f);
    }
    void whatSaysNothingIsLeftOut()
    {
        DeviceProfile profile;
        Task task = succeeded();
        task.state = TaskState::Upgrading;
        profile.learn(task, 0);
        task.state = TaskState::Failed;
        task.reason = TaskReason::Conflict;
        profile.learn(task, 0);
        task = succeeded();
        task.evidence.publishedAt = 0;
        profile.learn(task, 0);
        QCOMPARE(profile.tasks, quint8(0));
    }
    void clocksThatWentBackGiveNoTimes()
    {
        Task task = succeeded();
        task.updatedAt = 1'000;
        task.evidence.servedAt = 500;
        DeviceProfile profile;
        profile.learn(task, 200'000);
        QVERIFY(profile.workMs >= 0 && profile.bytesPerSecond == 0 && profile.waitMs == 0);
    }
};

QTEST_GUILESS_MAIN(TestDeviceProfile)
#include "tst_deviceprofile.moc"
