// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/workspacerestore.h"

#include <QTest>

using namespace console;

/// A small workspace, and what somebody else may have made of it.
class TestWorkspaceRestore : public QObject
{
    Q_OBJECT

    using Change = void (*)(WorkspaceContents&);
    static WorkspaceContents workspace();

private slots:
    void fillsTheRules();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
};

WorkspaceContents TestWorkspaceRestore::workspace()
{
    WorkspaceContents contents;
    const auto label = [&contents](Label kind, quint32 index, const char* text) {
        contents.labels.push_back({ kind, index, text });
    };
    label(Label::Product, 1, "pk");
    label(Label::Module, defaultModuleIndex, "default");
    label(Label::Version, 1, "1.0");
    label(Label::Version, 2, "2.0");
    contents.devices.push_back({ 1, 10, 20, "d1" });
    contents.devices.push_back({ 1, 11, 21, "d2" });
    contents.versions.push_back({ 0, defaultModuleIndex, 1, 15 });
    Firmware firmware;
    firmware.id = FirmwareId{ 5 };
    contents.firmware.push_back(firmware);
    Batch batch;
    batch.id = BatchId{ 7 };
    batch.firmware = firmware.id;
    batch.module = QStringLiteral("default");
    batch.version = QStringLiteral("2.0");
    contents.batches.push_back(batch);
    for (const DeviceSlot device : { 0U, 1U }) {
        Task task;
        task.batch = batch.id;
        task.device = device;
        task.fromVersion = 1;
        contents.tasks.push_back(task);
    }
    contents.greatestId = 7;
    return contents;
}

void TestWorkspaceRestore::fillsTheRules()
{
    Rules rules(std::make_shared<FleetNames>());
    LinkLedger links(rules.engine, [](const QByteArray&) { return QString(); });
    QVERIFY(restoreRules(rules, links, workspace()));
    QCOMPARE(rules.fleet.size(), std::size_t{ 2 });
    QCOMPARE(rules.fleet.device(0).version, VersionIndex(1));
    QCOMPARE(rules.engine.batch(BatchId{ 7 })->counts.of(TaskState::Queued), 2U);
    QVERIFY(rules.engine.firmware(FirmwareId{ 5 }));
    QVERIFY(links.takeSnapshot());
    QVERIFY(rules.ids.next(0) > 7);
}

void TestWorkspaceRestore::refusesWhatDoesNotFit_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, Change change) { QTest::newRow(name) << change; };
    row("a label at another place", [](WorkspaceContents& it) { it.labels[2].index = 9; });
    row("a device of no product", [](WorkspaceContents& it) { it.devices[1].product = 4; });
    row("a version of no device", [](WorkspaceContents& it) { it.versions[0].slot = 2; });
    row("a version of no module", [](WorkspaceContents& it) { it.versions[0].module = 40; });
    row("a version nobody named", [](WorkspaceContents& it) { it.versions[0].version = 40; });
    row("the same firmware twice", [](WorkspaceContents& it) { it.firmware.push_back(it.firmware[0]); });
    row("firmware without an id", [](WorkspaceContents& it) { it.firmware[0].id = {}; });
    row("a batch of no firmware", [](WorkspaceContents& it) { it.batches[0].firmware = FirmwareId{ 6 }; });
    row("a batch twice", [](WorkspaceContents& it) { it.batches.push_back(it.batches[0]); });
    row("a batch halted by no version", [](WorkspaceContents& it) { it.batches[0].halt.cohort = 3; });
    row("a batch halted by no group", [](WorkspaceContents& it) {
        it.batches[0].halt.cause = HaltCause::GroupWorseThanBase;
        it.batches[0].halt.cohort = 3;
    });
    row("a task of no device", [](WorkspaceContents& it) { it.tasks[1].device = 2; });
    row("a task twice", [](WorkspaceContents& it) { it.tasks[1].device = 0; });
    row("a task of no batch", [](WorkspaceContents& it) { it.tasks[1].batch = BatchId{ 8 }; });
    row("a task from no version", [](WorkspaceContents& it) { it.tasks[1].fromVersion = 40; });
    row("a task that reported none", [](WorkspaceContents& it) { it.tasks[1].evidence.reportedVersion = 40; });
}

void TestWorkspaceRestore::refusesWhatDoesNotFit()
{
    QFETCH(Change, change);
    WorkspaceContents contents = workspace();
    change(contents);
    Rules rules(std::make_shared<FleetNames>());
    LinkLedger links(rules.engine, [](const QByteArray&) { return QString(); });
    const auto restored = restoreRules(rules, links, contents);
    QVERIFY(!restored);
    QCOMPARE(restored.error().kind, ErrorKind::DatabaseDamaged);
}

QTEST_GUILESS_MAIN(TestWorkspaceRestore)
#include "tst_workspacerestore.moc"
