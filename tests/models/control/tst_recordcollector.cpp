// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/recordcollector.h"

#include "models/rollout/rolloutengine.h"

#include <QTest>

using namespace console;

class TestRecordCollector : public QObject
{
    Q_OBJECT

private slots:
    void numbersBatchesAndSkipsEmptyOnes();
    void bringsTheLogOfWhatTasksDid();
    void bringsLabelsBeforeTheirNumbersAreUsed();
    void tellsEnrolmentFromBeingSeen();
    void sharesOutWhatMayWait();
};

namespace {

DeviceReport inform(std::string_view name, std::string_view version)
{
    DeviceReport report;
    report.kind = ReportKind::Inform;
    report.productKey = "pk";
    report.deviceName = name;
    report.module = "default";
    report.version = version;
    return report;
}

} // namespace

void TestRecordCollector::numbersBatchesAndSkipsEmptyOnes()
{
    Fleet fleet(std::make_shared<FleetNames>());
    RolloutEngine engine;
    RecordCollector records(fleet, engine);
    records.markRestored();
    QVERIFY(!records.take());
    Activity activity;
    activity.kind = ActivityKind::ConsoleStarted;
    records.addActivity(activity);
    const auto first = records.take();
    QVERIFY(first && first->isDurable());
    QCOMPARE(first->sequence, quint64{ 1 });
    QVERIFY(!records.take());
    (void)fleet.apply(inform("dev1", "1.0"), 100);
    records.markRestored();
    records.deviceChanged(fleet.apply(inform("dev1", "1.0"), 200), 200);
    const auto second = records.take();
    QVERIFY(second && !second->isDurable());
    QCOMPARE(second->sequence, quint64{ 2 });
    QCOMPARE(records.lastSequence(), quint64{ 2 });
}

void TestRecordCollector::bringsTheLogOfWhatTasksDid()
{
    Fleet fleet(std::make_shared<FleetNames>());
    RolloutEngine engine;
    RecordCollector records(fleet, engine);
    records.markRestored(41);
    Effects effects;
    Task task;
    task.batch = BatchId{ 9 };
    task.device = 3;
    task.createdAt = task.updatedAt = 50;
    effects.tasks = { task }; // was made
    records.add(effects, 100);
    const auto made = records.take();
    QVERIFY(made && made->logs.empty());
    task.state = TaskState::Notified;
    task.attempt = 1;
    task.updatedAt = 200;
    effects.tasks = { task };
    records.add(effects, 200);
    task.state = TaskState::Upgrading;
    effects.tasks = { task };
    records.add(effects, 300);
    const auto sent = records.take();
    QVERIFY(sent && sent->isDurable());
    QCOMPARE(sent->logs.size(), std::size_t{ 1 });
    QCOMPARE(sent->logs.front().id, quint64{ 42 });
    QCOMPARE(sent->logs.front().batch, BatchId{ 9 });
    std::vector<BatchLogEntry> entries;
    QVERIFY(readBatchLog(sent->logs.front().entries, entries));
    QCOMPARE(entries.size(), std::size_t{ 2 });
    QVERIFY((entries[0] == BatchLogEntry{ 200, 3, TaskState::Notified, task.reason, 1, false }));
    QCOMPARE(entries[1].at, TimeMs{ 300 });
}

void TestRecordCollector::bringsLabelsBeforeTheirNumbersAreUsed()
{
    Fleet fleet(std::make_shared<FleetNames>());
    RolloutEngine engine;
    RecordCollector records(fleet, engine);
    records.deviceChanged(fleet.apply(inform("dev1", "1.0"), 100), 100);
    const auto first = records.take();
    QVERIFY(first);
    QStringList labels;
    for (const LabelRecord& label : first->labels)
        labels.append(QString::fromUtf8(label.text));
    QVERIFY(labels.contains(QStringLiteral("pk")));
    QVERIFY(labels.contains(QStringLiteral("default")));
    QVERIFY(labels.contains(QStringLiteral("1.0")));
    records.deviceChanged(fleet.apply(inform("dev2", "1.0"), 200), 200);
    const auto second = records.take();
    QVERIFY(second);
    QVERIFY(second->labels.empty());
    QCOMPARE(second->devices.size(), std::size_t{ 1 });
    QCOMPARE(second->devices.front().name, QByteArrayLiteral("dev2"));
}

void TestRecordCollector::tellsEnrolmentFromBeingSeen()
{
    Fleet fleet(std::make_shared<FleetNames>());
    RolloutEngine engine;
    RecordCollector records(fleet, engine);
    records.deviceChanged(fleet.apply(inform("dev1", "1.0"), 100), 100);
    (void)records.take();
    records.deviceChanged(fleet.apply(inform("dev1", "1.0"), 5000), 5000);
    const auto seen = records.take();
    QVERIFY(seen && !seen->isDurable());
    QCOMPARE(seen->seen.size(), std::size_t{ 1 });
    QCOMPARE(seen->seen.front().lastSeen, TimeMs{ 5000 });
    records.deviceChanged(fleet.apply(inform("dev1", "1.1"), 6000), 6000);
    const auto changed = records.take();
    QVERIFY(changed && changed->isDurable());
    QCOMPARE(changed->versions.size(), std::size_t{ 1 });
}

void TestRecordCollector::sharesOutWhatMayWait()
{
    Fleet fleet(std::make_shared<FleetNames>());
    RolloutEngine engine;
    RecordCollector records(fleet, engine);
    for (const char* name : { "dev1", "dev2", "dev3" })
        records.deviceChanged(fleet.apply(inform(name, "1.0"), 100), 100);
    (void)records.take();
    for (const TimeMs at : { 200, 300 }) {
        for (const char* name : { "dev1", "dev2", "dev3" })
            records.deviceChanged(fleet.apply(inform(name, "1.0"), at), at);
    }
    QVERIFY(!records.take(0) && records.holdsLazy());
    const auto some = records.take(2);
    QVERIFY(some);
    QCOMPARE(some->seen.size(), std::size_t{ 2 });
    QCOMPARE(some->seen.front().lastSeen, TimeMs{ 300 });
    const auto rest = records.take(2);
    QVERIFY(rest);
    QCOMPARE(rest->seen.size(), std::size_t{ 1 });
    QCOMPARE(rest->seen.front().slot, DeviceSlot{ 2 });
    QVERIFY(!records.holdsLazy());
}

QTEST_GUILESS_MAIN(TestRecordCollector)
#include "tst_recordcollector.moc"
