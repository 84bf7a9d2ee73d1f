// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/framebuilder.h"

#include "models/rollout/rolloutengine.h"

#include <QTest>

using namespace console;

class TestFrameBuilder : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void mergesDevicesInSlotOrder();
    void showsTheOpenTaskAndThenItsOutcome();
    void watchesOneBatch();
    void countsProblemsUntilSeen();
    void suspectsOnlyDevicesWithoutTask();
    void keepsFailuresUntilTheDeviceGetsThere();
    void samplesVersionsEveryTenSeconds();
    void manyDevicesComeInPieces();

private:
    DeviceSlot enrol(std::string_view name);
    Frame build(TimeMs now);

    std::unique_ptr<Fleet> m_fleet;
    std::unique_ptr<RolloutEngine> m_engine;
    std::unique_ptr<FrameBuilder> m_frames;
};

void TestFrameBuilder::init()
{
    m_fleet = std::make_unique<Fleet>(std::make_shared<FleetNames>());
    m_engine = std::make_unique<RolloutEngine>();
    m_frames = std::make_unique<FrameBuilder>(*m_fleet, *m_engine);
}

DeviceSlot TestFrameBuilder::enrol(std::string_view name)
{
    DeviceReport report;
    report.productKey = "pk";
    report.deviceName = name;
    report.module = "default";
    report.version = "1.0";
    const DeviceSlot slot = m_fleet->apply(report, 1000).device;
    m_frames->deviceChanged(slot);
    return slot;
}

Frame TestFrameBuilder::build(TimeMs now)
{
    return m_frames->build({}, m_fleet->distribution().takeChanges(), now);
}

void TestFrameBuilder::manyDevicesComeInPieces()
{
    const auto many = static_cast<quint32>(FrameBuilder::mostDevices) + 10;
    for (quint32 i = 0; i < many; ++i)
        enrol("device" + std::to_string(i));
    const Frame first = build(1000);
    QCOMPARE(first.devices.size(), FrameBuilder::mostDevices);
    QCOMPARE(first.devices.back().slot, static_cast<DeviceSlot>(FrameBuilder::mostDevices - 1));
    QCOMPARE(first.pulse.devices, many); // who is still to come is counted
    QVERIFY(m_frames->hasMore());
    QVERIFY(!m_frames->isEmpty());
    m_frames->deviceChanged(3); // an old one again: before those that are new, so that no gap comes up
    const Frame second = build(1100);
    QCOMPARE(second.devices.size(), std::size_t{ 11 });
    QCOMPARE(second.devices.front().slot, 3U);
    QCOMPARE(second.devices.back().slot, many - 1);
    QVERIFY(!m_frames->hasMore());
    QVERIFY(m_frames->isEmpty());
}

void TestFrameBuilder::mergesDevicesInSlotOrder()
{
    QVERIFY(m_frames->isEmpty());
    enrol("a");
    enrol("b");
    enrol("c");
    m_frames->deviceChanged(1);
    m_frames->deviceChanged(0);
    const Frame first = build(2000);
    QCOMPARE(first.devices.size(), std::size_t{ 3 });
    QCOMPARE(first.devices[2].slot, DeviceSlot{ 2 });
    QCOMPARE(first.pulse.devices, quint32{ 3 });
    QVERIFY(m_frames->isEmpty());
    m_frames->deviceChanged(2);
    m_frames->deviceChanged(2);
    QCOMPARE(build(2100).devices.size(), std::size_t{ 1 });
}

void TestFrameBuilder::showsTheOpenTaskAndThenItsOutcome()
{
    const DeviceSlot slot = enrol("a");
    (void)build(2000);
    Effects effects;
    Task task;
    task.batch = BatchId{ 7 };
    task.device = slot;
    task.state = TaskState::Upgrading;
    task.step = 40;
    effects.tasks.push_back(task);
    m_frames->apply(effects);
    Frame frame = build(2100);
    QCOMPARE(frame.devices.at(0).openBatch, quint64{ 7 });
    QCOMPARE(frame.devices.at(0).openStep, qint8{ 40 });
    QVERIFY(!frame.devices.at(0).hasOutcome);
    effects.tasks[0].state = TaskState::Failed;
    effects.tasks[0].reason = TaskReason::DownloadFailed;
    m_frames->apply(effects);
    frame = build(2200);
    QCOMPARE(frame.devices.at(0).openBatch, quint64{ 0 });
    QVERIFY(frame.devices.at(0).hasOutcome);
    QCOMPARE(frame.devices.at(0).lastReason, TaskReason::DownloadFailed);
}

void TestFrameBuilder::watchesOneBatch()
{
    const DeviceSlot slot = enrol("a");
    Batch batch;
    batch.id = BatchId{ 7 };
    batch.productKey = QStringLiteral("pk");
    batch.module = QStringLiteral("default");
    batch.version = QStringLiteral("2.0");
    Task task;
    task.batch = batch.id;
    task.device = slot;
    m_engine->restoreBatch(batch, { task }, defaultModuleIndex, m_fleet->names().versions.intern("2.0"));
    m_frames->watch(batch.id);
    const Frame reset = build(2000);
    QVERIFY(reset.watchedReset);
    QCOMPARE(reset.tasks.size(), std::size_t{ 1 });
    QCOMPARE(toText(m_fleet->names().versions.at(reset.tasks[0].currentVersion)), QStringLiteral("1.0"));
    QVERIFY(build(2100).tasks.empty());
    Effects effects;
    effects.touched.push_back(task);
    m_frames->apply(effects);
    const Frame changed = build(2200);
    QVERIFY(!changed.watchedReset);
    QCOMPARE(changed.tasks.size(), std::size_t{ 1 });
}

void TestFrameBuilder::countsProblemsUntilSeen()
{
    Activity activity;
    activity.kind = ActivityKind::BrokerLost;
    m_frames->addActivity(activity);
    activity.kind = ActivityKind::BatchPaused;
    m_frames->addActivity(activity);
    const Frame frame = build(1000);
    QCOMPARE(frame.activities.size(), std::size_t{ 2 });
    QCOMPARE(frame.pulse.problems, quint32{ 1 });
    m_frames->markProblemsSeen();
    QCOMPARE(build(1100).pulse.problems, quint32{ 0 });
}

void TestFrameBuilder::suspectsOnlyDevicesWithoutTask()
{
    const DeviceSlot liar = enrol("liar");
    const DeviceSlot honest = enrol("honest");
    Effects effects;
    Task task;
    task.batch = BatchId{ 7 };
    task.device = honest;
    effects.tasks.push_back(task);
    m_frames->apply(effects);
    QVERIFY(!m_frames->isUnexplained(honest) && m_frames->hasOpenTask(honest));
    QVERIFY(m_frames->isUnexplained(liar) && !m_frames->hasOpenTask(liar));
    QVERIFY(m_frames->markSuspicious(liar));
    QVERIFY(!m_frames->markSuspicious(liar));
    QCOMPARE(build(1000).pulse.needAttention, quint32{ 1 });
}

void TestFrameBuilder::keepsFailuresUntilTheDeviceGetsThere()
{
    Task task;
    task.device = enrol("a");
    const auto attention = [&](quint64 batch, TaskState state, bool silent = false) {
        task.batch = BatchId{ batch };
        task.state = state;
        task.silent = silent;
        Effects effects;
        effects.tasks.push_back(task);
        m_frames->apply(effects);
        return build(1000).pulse.needAttention;
    };
    QCOMPARE(attention(1, TaskState::Notified), quint32{ 0 });
    QCOMPARE(attention(1, TaskState::Notified, true), quint32{ 1 });
    QCOMPARE(attention(1, TaskState::Upgrading), quint32{ 0 });
    QCOMPARE(attention(1, TaskState::Failed), quint32{ 1 });
    // No batch is open, the engine knows of none at all; the failure stands.
    QCOMPARE(attention(2, TaskState::Queued), quint32{ 1 });
    QCOMPARE(attention(2, TaskState::Notified, true), quint32{ 1 }); // one device, not two
    QCOMPARE(attention(2, TaskState::Cancelled), quint32{ 1 });
    QCOMPARE(attention(3, TaskState::Upgrading), quint32{ 1 });
    QCOMPARE(attention(3, TaskState::Succeeded), quint32{ 0 });
    QCOMPARE(attention(4, TaskState::Failed), quint32{ 1 });
    QCOMPARE(attention(5, TaskState::Skipped), quint32{ 0 });
}

void TestFrameBuilder::samplesVersionsEveryTenSeconds()
{
    enrol("a");
    QCOMPARE(build(100'000).samples.size(), std::size_t{ 1 });
    enrol("b");
    QVERIFY(build(109'000).samples.empty());
    const Frame later = build(111'000);
    QCOMPARE(later.samples.size(), std::size_t{ 1 });
    QCOMPARE(later.samples[0].counts.at(0).devices, quint32{ 2 });
    QVERIFY(build(300'000).samples.empty()); // nothing changed since
}

QTEST_GUILESS_MAIN(TestFrameBuilder)
#include "tst_framebuilder.moc"
