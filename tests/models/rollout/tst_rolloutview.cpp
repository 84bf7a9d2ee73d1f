// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/rolloutview.h"
#include "tests/models/rollout/enginehost.h"

#include <QTest>

using namespace console;

class RolloutViewTest : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatIsThere();
    void saysWhatIsNotThere();
    void listsTheOldestFirst();
};

void RolloutViewTest::showsWhatIsThere()
{
    EngineHost host;
    const BatchId id = host.start(3, quickPlan());
    const RolloutView& view = *host.engine;
    QCOMPARE(view.batch(id)->version, QStringLiteral("2.0"));
    QCOMPARE(view.firmware(testFirmware)->state, FirmwareState::Verified);
    QCOMPARE(view.tasks(id)->size(), std::size_t{ 3 });
    QCOMPARE(view.task({ id, 2 })->device, DeviceSlot{ 2 });
    QCOMPARE(view.openTask(1, testModule)->batch, id);
    host.inform(1, newVersion);
    QVERIFY(!view.openTask(1, testModule));
    QCOMPARE(view.task({ id, 1 })->state, TaskState::Succeeded);
}

void RolloutViewTest::saysWhatIsNotThere()
{
    EngineHost host;
    const BatchId id = host.start(1, quickPlan());
    const RolloutView& view = *host.engine;
    const BatchId none{ 1 };
    QVERIFY(!view.batch(none));
    QVERIFY(!view.tasks(none));
    QVERIFY(!view.firmware(FirmwareId{ 404 }));
    QVERIFY(!view.task({ none, 0 }));
    QVERIFY(!view.task({ id, 9 }));
    QVERIFY(!view.openTask(9, testModule));
    QVERIFY(!view.openTask(0, ModuleIndex{ 7 }));
}

void RolloutViewTest::listsTheOldestFirst()
{
    EngineHost host;
    const BatchId first = host.start(1, quickPlan());
    host.inform(0, newVersion);
    const BatchId second = host.start(2, quickPlan());
    QCOMPARE(host.engine->batches(), (std::vector<BatchId>{ first, second }));
    QCOMPARE(host.engine->firmwareIds(), std::vector<FirmwareId>{ testFirmware });
}

QTEST_GUILESS_MAIN(RolloutViewTest)
#include "tst_rolloutview.moc"
