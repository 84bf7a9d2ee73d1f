// SPDX-License-Identifier: GPL-3.0-or-later
// RELIABILITY.md R6: a batch runs while the way to the broker is slow, cut, half open, stalled, repeats, swaps, loses
// or acknowledges falsely. No fault changes an outcome. ROLLOUT_SEED repeats a run, ROLLOUT_SCENARIOS says how many.
#include "tests/integration/batchturns.h"
#include "tests/integration/consoleprocess.h"
#include "tests/support/faultproxy.h"
#include "tests/support/testsize.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonObject>

#include <unistd.h>

using namespace console;

class TestBrokerFaults : public QObject
{
    Q_OBJECT

private slots:
    void noFaultChangesAnOutcome();
    void aHalfOpenConnectionIsNoticed();
    void theConsoleRestsWhileTheBrokerIsDown();
};

namespace {

constexpr int devices = 100;
constexpr int scenariosPerWorld = 20; ///< then a fresh workspace, broker and fleet
constexpr int longestReconnectMs = 30'000;

MosquittoProcess::Options patientBroker()
{
    MosquittoProcess::Options options;
    options.unlimitedQueues = true;
    options.lines = QStringList{ QStringLiteral("queue_qos0_messages true") }; // as README.md advises
    return options;
}

ProxyFaults drawFaults(QRandomGenerator& random)
{
    const auto share = [&] { return random.bounded(3) == 0 ? random.bounded(1, 60) : 0; };
    ProxyFaults faults;
    faults.latencyMs = random.bounded(3) == 0 ? random.bounded(1, 1500) : 0;
    faults.bytesPerSecond = random.bounded(5) == 0 ? random.bounded(1024, 20'000) : 0;
    faults.refuse = random.bounded(5) == 0;
    faults.stall = random.bounded(6) == 0;
    faults.swallowConnack = random.bounded(8) == 0;
    faults.duplicateShare = share();
    faults.reorderShare = share();
    faults.falseAckShare = share();
    faults.lostShare = share();
    faults.cutAfter = random.bounded(3) == 0 ? random.bounded(random.bounded(2) == 0 ? 100 : 10'000) : -1;
    faults.reset = random.bounded(2) == 0;
    return faults;
}

QByteArray describe(const ProxyFaults& faults)
{
    return QStringLiteral(
        "latency %1 rate %2 refuse %3 stall %4 noConnack %5 dup %6 swap %7 falseAck %8 lost %9 cut %10")
        .arg(faults.latencyMs)
        .arg(faults.bytesPerSecond)
        .arg(faults.refuse)
        .arg(faults.stall)
        .arg(faults.swallowConnack)
        .arg(faults.duplicateShare)
        .arg(faults.reorderShare)
        .arg(faults.falseAckShare)
        .arg(faults.lostShare)
        .arg(faults.cutAfter)
        .toUtf8();
}

/// A console behind a proxy, a fleet on the broker itself.
struct World
{
    explicit World(quint32 seed)
        : broker(patientBroker())
        , brokerUp(broker.start())
        , proxy(broker.port(), seed)
        , rig(proxy.port())
        , fleet(broker.port(), rig.path(QStringLiteral("ledger")), BatchTurns::fleetArguments(devices, seed))
        , turns(rig, fleet)
    {
    }
    [[nodiscard]] bool isReady()
    {
        return brokerUp && rig.open() && fleet.start()
            && QTest::qWaitFor([this] { return rig.deviceCount() == devices; }, 30000) && turns.prepare();
    }
    [[nodiscard]] bool isConnected() const { return rig.pulse().link.state == LinkState::Connected; }

    MosquittoProcess broker;
    bool brokerUp;
    FaultProxy proxy;
    ConsoleRig rig;
    FleetProcess fleet;
    BatchTurns turns;
};

/// A batch begins in a bad time, one to three of them, then all is well again. How long the console took to be back, -1
/// when it did not come.
qint64 spoil(World& world, QRandomGenerator& random)
{
    const int phases = random.bounded(1, 4);
    for (int i = 0; i < phases; ++i) {
        const ProxyFaults faults = drawFaults(random);
        qInfo("  %s", describe(faults).constData());
        world.proxy.setFaults(faults);
        if (faults.refuse || faults.swallowConnack || random.bounded(4) == 0)
            world.proxy.cut();
        if (i == 0 && !world.turns.start(random.bounded(2) == 0 ? 2000 : 10000))
            return -1;
        QTest::qWait(random.bounded(200, 2000));
    }
    world.proxy.heal();
    if (random.bounded(3) == 0)
        world.proxy.cut();
    QElapsedTimer since;
    since.start();
    const bool back = QTest::qWaitFor([&] { return world.isConnected(); }, longestReconnectMs + 15'000);
    return back ? since.elapsed() : -1;
}

/// User and system time of a process, in ticks.
qint64 ticksOf(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return fields.value(11).toLongLong() + fields.value(12).toLongLong();
}

} // namespace

void TestBrokerFaults::noFaultChangesAnOutcome()
{
    const int shards = fromEnvironment("ROLLOUT_SHARDS", 1);
    const int scenarios = fromEnvironment("ROLLOUT_SCENARIOS", isSoak() ? 200 : 6) / shards;
    const int before = (fromEnvironment("ROLLOUT_SHARD", 1) - 1) * scenarios;
    const auto seed = static_cast<quint32>(fromEnvironment("ROLLOUT_SEED", 20260101) + before);
    qInfo("broker faults, seed %u", seed);
    std::unique_ptr<World> world;
    qint64 slowest = 0;
    int passed = 0;
    int compared = 0;
    for (int i = 0; i < scenarios; ++i) {
        const quint32 own = seed + static_cast<quint32>(i);
        if (i % scenariosPerWorld == 0) {
            world.reset();
            world = std::make_unique<World>(own);
            QVERIFY2(world->isReady(), qPrintable(describeOpen(world->rig)));
        }
        qInfo("scenario %d (%u)", i, own);
        QRandomGenerator random(own);
        const qint64 reconnect = spoil(*world, random);
        QVERIFY2(reconnect >= 0, "not connected again");
        slowest = std::max(slowest, reconnect);
        const QString where = QStringLiteral("seed %1: ").arg(own);
        QVERIFY2(world->turns.bringToItsEnd(), qPrintable(where + describeOpen(world->rig)));
        const QStringList wrongs = world->turns.wrongs();
        QVERIFY2(wrongs.isEmpty(), qPrintable(where + wrongs.join(u'\n')));
        compared += static_cast<int>(world->rig.tasks().size());
        ++passed;
    }
    const ProxyBench& did = world->proxy.counts();
    qInfo(
        "the last workspace saw %d connections, %d cuts, %d repeats, %d swaps, %d false answers, %d lost reports; the "
        "fleet started again %d times",
        did.connections.load(), did.cuts.load(), did.duplicated.load(), did.reordered.load(), did.falseAcks.load(),
        did.lost.load(), world->turns.restarts());
    qInfo("figure scenarios_passed %d count", passed);
    qInfo("figure fault_outcomes_compared %d count", compared);
    qInfo("figure fault_reconnect_longest %lld ms", slowest);
}

void TestBrokerFaults::aHalfOpenConnectionIsNoticed()
{
    MosquittoProcess broker(patientBroker());
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    FaultProxy proxy(broker.port());
    BrokerProfile profile = *parseBrokerUrl(QStringLiteral("mqtt://127.0.0.1:%1").arg(proxy.port()));
    profile.keepAliveSeconds = 10;
    ConsoleRig rig(profile, {});
    QVERIFY(rig.open());
    proxy.goSilent();
    // A ping, its answer that does not come, and the back-off.
    QTRY_VERIFY_WITH_TIMEOUT(!rig.activities(ActivityKind::BrokerLost).isEmpty(), 40000);
    QTRY_COMPARE_WITH_TIMEOUT(rig.pulse().link.state, LinkState::Connected, 20000);
}

void TestBrokerFaults::theConsoleRestsWhileTheBrokerIsDown()
{
    constexpr int downMs = 20'000;
    World world(11);
    QVERIFY(world.brokerUp);
    ConsoleProcess console(QStringList{ QStringLiteral("--headless") } + world.rig.arguments());
    QVERIFY2(console.start(), qPrintable(console.errors()));
    const auto state = [&] { return console.status(u"broker").toObject().value(QLatin1String("state")).toString(); };
    QTRY_COMPARE_WITH_TIMEOUT(state(), QStringLiteral("connected"), 30000);
    QVERIFY(world.fleet.start()); // not before: what nobody has subscribed to yet is not kept
    QTRY_COMPARE_WITH_TIMEOUT(console.status(u"devices").toInt(), devices, 30000);

    world.proxy.setFaults({ .refuse = true });
    world.proxy.cut();
    QTRY_VERIFY(state() != QStringLiteral("connected"));
    const qint64 before = ticksOf(console.processId());
    QVERIFY(before > 0);
    QElapsedTimer down;
    down.start();
    QTest::qWait(downMs);
    const double seconds
        = static_cast<double>(ticksOf(console.processId()) - before) / static_cast<double>(sysconf(_SC_CLK_TCK));
    const double share = seconds * 1000 / static_cast<double>(down.elapsed());
    qInfo("figure cpu_while_down %.2f percent", share * 100);
    const int attempts = world.proxy.counts().connections;
    QVERIFY2(attempts >= 4 && attempts < 20, qPrintable(QString::number(attempts)));
    QVERIFY2(share <= 0.05, qPrintable(QString::number(share)));

    world.proxy.heal();
    QElapsedTimer back;
    back.start();
    QTRY_COMPARE_WITH_TIMEOUT(state(), QStringLiteral("connected"), longestReconnectMs + 5000);
    qInfo("figure reconnect_after_outage %lld ms", back.elapsed());
}

QTEST_GUILESS_MAIN(TestBrokerFaults)
#include "tst_brokerfaults.moc"
