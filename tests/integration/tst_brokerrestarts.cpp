// SPDX-License-Identifier: GPL-3.0-or-later
// RELIABILITY.md R7: mosquitto ends and is killed in the middle of batches, with and without a memory of its own.
// Outcomes stay what devices did. ROLLOUT_SEED repeats a run.
#include "tests/integration/batchturns.h"
#include "tests/support/testsize.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace console;

class TestBrokerRestarts : public QObject
{
    Q_OBJECT

private slots:
    void restartsChangeNoOutcome_data();
    void restartsChangeNoOutcome();
};

namespace {

constexpr int devices = 60;
constexpr int shortMs = 8000; ///< the console says from ten seconds on that a queue may have overflowed

quint32 seedOfRun()
{
    return static_cast<quint32>(fromEnvironment("ROLLOUT_SEED", 20260102));
}

} // namespace

void TestBrokerRestarts::restartsChangeNoOutcome_data()
{
    QTest::addColumn<bool>("persistence");
    QTest::addColumn<bool>("killed");
    // A shard has its own rows.
    const int shards = fromEnvironment("ROLLOUT_SHARDS", 1);
    int row = fromEnvironment("ROLLOUT_SHARD", 1) - 1;
    const auto add = [&](const char* name, bool persistence, bool killed) {
        if (row++ % shards == 0)
            QTest::newRow(name) << persistence << killed;
    };
    add("ended, with persistence", true, false);
    add("ended, without persistence", false, false);
    add("killed, with persistence", true, true);
    add("killed, without persistence", false, true);
}

void TestBrokerRestarts::restartsChangeNoOutcome()
{
    QFETCH(bool, persistence);
    QFETCH(bool, killed);
    MosquittoProcess::Options options;
    options.unlimitedQueues = true;
    options.persistence = persistence;
    if (persistence)
        options.lines = QStringList{ QStringLiteral("autosave_interval 1") }; // what a kill finds on the disk
    MosquittoProcess broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    ConsoleRig rig(broker.port());
    QVERIFY(rig.open());
    FleetProcess fleet(
        broker.port(), rig.path(QStringLiteral("ledger")), BatchTurns::fleetArguments(devices, seedOfRun()));
    QVERIFY(fleet.start());
    QTRY_COMPARE_WITH_TIMEOUT(rig.deviceCount(), devices, 30000);
    BatchTurns turns(rig, fleet);
    QVERIFY2(turns.prepare(), qPrintable(describeOpen(rig)));

    QRandomGenerator random(seedOfRun());
    qInfo("broker restarts, seed %u", seedOfRun());
    const int cycles = isSoak() ? 25 : 2;
    int longOutages = 0; // a queue that overflows meanwhile tells nobody
    for (int cycle = 0; cycle < cycles; ++cycle) {
        QVERIFY(turns.start(1200)); // twenty a second
        const int after = random.bounded(20, devices - 5);
        QTRY_VERIFY_WITH_TIMEOUT(turns.notified() >= after || turns.hasEnded(), 30000);
        if (killed)
            broker.kill();
        else
            broker.stop();
        QTRY_VERIFY_WITH_TIMEOUT(rig.pulse().link.state != LinkState::Connected, 30000);
        QElapsedTimer away;
        away.start();
        QTest::qWait(random.bounded(1500));
        QVERIFY2(broker.start(), qPrintable(broker.log()));
        QTRY_COMPARE_WITH_TIMEOUT(rig.pulse().link.state, LinkState::Connected, 45000);
        if (away.elapsed() > shortMs)
            ++longOutages;
        QVERIFY2(turns.bringToItsEnd(), qPrintable(describeOpen(rig)));
        const QStringList wrongs
            = turns.wrongs(persistence && killed); // it gives out again what it does not know to be taken
        QVERIFY2(wrongs.isEmpty(), qPrintable(QStringLiteral("cycle %1: ").arg(cycle) + wrongs.join(u'\n')));
    }
    const auto lost = rig.activities(ActivityKind::ReportsMayBeMissing).size();
    QVERIFY2(persistence || lost >= cycles, "a session that the broker forgot was not said");
    if (persistence && !killed)
        QVERIFY2(lost <= longOutages,
            qPrintable(QStringLiteral("said %1 times, %2 long outages").arg(lost).arg(longOutages)));
    qInfo("figure broker_restarts_survived %d count", cycles);
}

QTEST_GUILESS_MAIN(TestBrokerRestarts)
#include "tst_brokerrestarts.moc"
