// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/baserate.h"
#include "models/rollout/haltrules.h"
#include "tests/models/rollout/enginehost.h"

#include <QTest>

using namespace console;

class TestBaseRate : public QObject
{
    Q_OBJECT

private slots:
    void withoutHistoryItIsWhatTheRulesAssume()
    {
        QCOMPARE(baseRateOf({}), BaseRate());
        QCOMPARE(baseRateOf({}).perMillion, HaltRules().basePerMillion);
        QCOMPARE(baseRateOf({ { 0, 0 } }), BaseRate());
    }
    void sumsTheBatches()
    {
        const BaseRate base = baseRateOf({ { 5'000, 40 }, { 3'000, 20 }, { 0, 0 }, { 204, 1 } });
        QCOMPARE(base, (BaseRate{ 7'400, 61, 8'204, 3 }));
    }
    void fewDevicesGiveNeitherNothingNorAFright()
    {
        QVERIFY(baseRateOf({ { 50, 0 } }).perMillion > 0);
        QVERIFY(baseRateOf({ { 3, 3 } }).perMillion < 50'000);
        QVERIFY(baseRateOf({ { 2'000'000, 0 } }).perMillion > 0);
    }
    void isAlwaysARuleThatIsAllowed()
    {
        for (const EndedDevices& batch :
            { EndedDevices{ 4'000'000'000, 4'000'000'000 }, EndedDevices{ 10, 20 }, EndedDevices{ 1'000'000, 0 } }) {
            HaltRules rules;
            rules.basePerMillion = baseRateOf({ batch }).perMillion;
            QVERIFY(checkHaltRules(rules));
        }
    }
    /// Of the engine's own batches: those that ended, not those that were halted, nor other products.
    void readsTheBatchesOfAProduct()
    {
        EngineHost host;
        host.start(50, quickPlan());
        for (DeviceSlot device = 0; device < 50; ++device) {
            host.acknowledge(device);
            if (device < 2)
                host.progress(device, -1);
            else
                host.inform(device, newVersion);
        }
        QCOMPARE(host.currentBatch().state, BatchState::Completed);
        Plan halting = quickPlan();
        halting.halt.failures = 1;
        host.start(50, halting);
        host.acknowledge(0);
        host.progress(0, -1);
        QVERIFY(host.currentBatch().isHalted());
        QVERIFY(host.engine->cancelBatch(host.batch, host.now));
        host.start(50, quickPlan()); // still open
        QCOMPARE(usualFailures(*host.engine, QStringLiteral("pk")), baseRateOf({ { 50, 2 } }));
        QCOMPARE(usualFailures(*host.engine, QStringLiteral("other")), BaseRate());
    }
};

QTEST_GUILESS_MAIN(TestBaseRate)
#include "tst_baserate.moc"
