// SPDX-License-Identifier: GPL-3.0-or-later
// RELIABILITY.md R2: the engine without a window, killed again and again at random moments and at named places, while a
// simulated fleet rolls out one firmware after the other. After every kill the store, the recorded traffic, the
// broker's log of acknowledgements and the fleet's ledger have to agree. ROLLOUT_SEED repeats a run, ROLLOUT_SOAK makes
// it long.
#include "tests/integration/fleetprocess.h"
#include "tests/integration/logproof.h"
#include "tests/integration/rolloutdriver.h"
#include "tests/support/deliverylog.h"
#include "tests/support/mosquittoprocess.h"
#include "tests/support/testsize.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace console;
using Stage = RolloutDriver::Stage;

namespace {

struct Place
{
    const char* name;
    quint32 mostPasses; ///< the pass that kills is drawn from 1 to this
};

// Every place in the product but those of the migration, which has a test of its own.
constexpr std::array<Place, 15> places{ {
    { "store.within-transaction", 15 },
    { "store.before-commit", 15 },
    { "store.after-commit", 15 },
    { "store.told", 15 },
    { "control.before-store", 40 },
    { "control.after-store", 40 },
    { "gate.burst", 15 },
    { "gate.before-open", 15 },
    { "gate.after-open", 15 },
    { "gate.sent", 30 },
    { "notice.written", 25 },
    { "notice.handed-over", 25 },
    { "notice.before-publish", 25 },
    { "notice.after-publish", 25 },
    { "notice.acknowledged", 25 },
} };
constexpr std::array<const char*, 3> vaultPlaces{ "vault.written", "vault.renamed", "vault.before-record" };

constexpr int shortestLifeMs = 5;
constexpr int longestLifeMs = 2500; ///< of a life that ends at random
constexpr int placeLifeMs = 3000; ///< by then a place was not reached: killed all the same
constexpr int pauseEvery = 3; ///< lives
constexpr int stuckLives = 2;
constexpr int longLifeMs = 60000; ///< a repeat waits for half a minute, longer than most lives last
constexpr int longMs = 180000;
const QString product = QStringLiteral("a1KillLoop");
const QString testDevice = QStringLiteral("dev000001");

int openTasks(const StoreSnapshot& store)
{
    return static_cast<int>(std::count_if(
        store.tasks.begin(), store.tasks.end(), [](const StoredTask& task) { return isOpen(task.state); }));
}

} // namespace

class TestKillLoop : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingIsLostOrSentTwice();
    void cleanupTestCase();

private:
    [[nodiscard]] QString drawPlace();
    void live(const QString& place);
    void liveLong();
    void moveOn();
    void examine();
    void endRound();
    void bringToItsEnd();
    void hearEveryDevice();
    [[nodiscard]] bool awaitsDevices() const;
    [[nodiscard]] bool devicesAreThrough() const;
    void checkVault();
    void found(const QStringList& differences);

    const int m_devices = isSoak() ? 2000 : 300;
    const int m_kills = isSoak() ? 100 : 20;
    quint32 m_seed = 0;
    QRandomGenerator m_random;
    QTemporaryDir m_folder;
    std::unique_ptr<MosquittoProcess> m_broker;
    std::unique_ptr<TrafficRecorder> m_recorder;
    std::unique_ptr<DeliveryLog> m_deliveries;
    std::unique_ptr<HeadlessProcess> m_console;
    std::unique_ptr<FleetProcess> m_fleet;
    RolloutWitness m_witness;
    std::unique_ptr<RolloutDriver> m_driver;
    StoreSnapshot m_store; ///< after the last kill
    QList<const char*> m_deck; ///< places not drawn yet
    std::size_t m_vaultPlace = 0;
    int m_life = 0;
    int m_atPlaces = 0; ///< lives that ended at their place
    int m_compared = 0;
    qint64 m_logged = 0; ///< transitions in the logs of the batches
    int m_openBefore = 0;
    int m_stuck = 0;
    int m_differences = 0;
};

void TestKillLoop::initTestCase()
{
    m_seed = qEnvironmentVariableIsSet("ROLLOUT_SEED") ? qEnvironmentVariable("ROLLOUT_SEED").toUInt()
                                                       : QRandomGenerator::global()->generate();
    m_random.seed(m_seed);
    std::printf("seed %u (ROLLOUT_SEED=%u repeats this run)\n", m_seed, m_seed);
    MosquittoProcess::Options options;
    options.unlimitedQueues = true;
    options.lines = QStringList{ QStringLiteral("queue_qos0_messages true") }; // as README.md advises
    m_broker = std::make_unique<MosquittoProcess>(options);
    QVERIFY2(m_broker->start(), qPrintable(m_broker->log()));
    m_recorder = std::make_unique<TrafficRecorder>(m_broker->port());
    QVERIFY(m_recorder->start());
    m_deliveries = std::make_unique<DeliveryLog>(m_broker->logFile());
    m_console = std::make_unique<HeadlessProcess>(m_folder.filePath(QStringLiteral("workspace")), m_broker->port());
    QVERIFY(m_console->start());
    QVERIFY2(m_console->waitForReady(), qPrintable(m_console->errors()));
    m_driver = std::make_unique<RolloutDriver>(*m_console, m_witness, m_folder.path());
    m_driver->setProduct(product, testDevice);
    m_driver->setRate(isSoak() ? 4000 : 1200);
    // Failures that are told at QoS 0 may be lost with a kill; those a device repeats when it starts again are here.
    m_fleet = std::make_unique<FleetProcess>(m_broker->port(), m_folder.filePath(QStringLiteral("ledger")),
        QStringList{ QStringLiteral("--product"), product, QStringLiteral("--devices"), QString::number(m_devices),
            QStringLiteral("--seed"), QString::number(m_seed), QStringLiteral("--reboot-ms"), QStringLiteral("300"),
            QStringLiteral("--protect"), testDevice, QStringLiteral("--kinds"),
            QStringLiteral("plain=20,sdk3=60,sdk4=20"), QStringLiteral("--modules"), QStringLiteral("MCU=0"),
            QStringLiteral("--fates"),
            QStringLiteral("upgrade-failed=7,download-failed=7,verification-failed=7,slow=0,offline=7,"
                           "duplicate-progress=7,backwards-progress=7,double-inform=7") });
    QVERIFY(m_fleet->start());
}

QString TestKillLoop::drawPlace()
{
    if (m_driver->stage() == Stage::AddFirmware && m_vaultPlace < vaultPlaces.size())
        return QString::fromLatin1(vaultPlaces[m_vaultPlace++]);
    // Most often before a commit on a disk that takes its time: what leaves too early has left by then.
    if (m_driver->stage() == Stage::AwaitEnd && m_life % 3 == 0)
        return QStringLiteral("store.before-commit:%1:40").arg(m_random.bounded(30) + 3);
    if (m_random.bounded(3) == 0)
        return {}; // at a random moment
    if (m_deck.isEmpty()) {
        for (const Place& place : places)
            m_deck.append(place.name);
        std::shuffle(m_deck.begin(), m_deck.end(), m_random);
    }
    const char* name = m_deck.takeFirst();
    const auto* place = std::find_if(places.begin(), places.end(), [&](const Place& one) { return one.name == name; });
    const bool lingers = name == QByteArray("store.before-commit") || name == QByteArray("store.within-transaction");
    return QStringLiteral("%1:%2:%3")
        .arg(QString::fromLatin1(name))
        .arg(m_random.bounded(place->mostPasses) + 1)
        .arg(lingers ? 40 : 0);
}

/// One life of the console, from its start to its kill, with the operator at work.
void TestKillLoop::live(const QString& place)
{
    const int longest = place.isEmpty() ? m_random.bounded(shortestLifeMs, longestLifeMs) : placeLifeMs;
    const bool pauses = m_life % pauseEvery == 0;
    QVERIFY(m_console->start(place));
    QElapsedTimer age;
    age.start();
    QTimer deadline;
    deadline.setSingleShot(true);
    deadline.setTimerType(Qt::PreciseTimer);
    bool inTime = true;
    connect(&deadline, &QTimer::timeout, this, [&] {
        inTime = !m_console->isRunning();
        m_console->kill();
    });
    deadline.start(longest);
    bool paused = false;
    while (m_console->isRunning()) {
        QTest::qWait(20);
        if (!m_console->isRunning() || !m_console->isReady())
            continue;
        if (pauses && !paused && m_driver->stage() == Stage::AwaitEnd && age.elapsed() > longest / 4) {
            paused = true;
            m_driver->pause();
        } else {
            m_driver->step();
        }
    }
    QVERIFY2(m_console->wasKilled(), qPrintable(m_console->errors()));
    m_atPlaces += !place.isEmpty() && inTime ? 1 : 0;
    std::printf("life %d: %s, ended at %lld after %lld ms\n", m_life, place.isEmpty() ? "random" : qPrintable(place),
        static_cast<long long>(QDateTime::currentMSecsSinceEpoch()), static_cast<long long>(age.elapsed()));
}

/// A life that lasts until the round's batch has ended, if it can.
void TestKillLoop::liveLong()
{
    QVERIFY(m_console->start());
    QVERIFY2(m_console->waitForReady(), qPrintable(m_console->errors()));
    (void)QTest::qWaitFor(
        [this] {
            m_driver->step();
            QTest::qWait(500);
            if (m_driver->stage() == Stage::AwaitEnd)
                m_driver->follow(readStore(m_console->databasePath(), false));
            return m_driver->stage() == Stage::Ended;
        },
        longLifeMs);
    m_console->kill();
    std::printf("life %d: a long one, %d tasks were open\n", m_life, m_openBefore);
}

/// Lives in which nothing moved: what the open tasks wait for takes longer, or was told while nobody listened.
void TestKillLoop::moveOn()
{
    const int open = openTasks(m_store);
    m_stuck = open == m_openBefore && awaitsDevices() ? m_stuck + 1 : 0;
    m_openBefore = open;
    if (m_stuck > stuckLives) { // a long life did not help
        m_stuck = 0;
        QVERIFY(m_fleet->restart());
    }
}

/// While nobody holds the workspace.
void TestKillLoop::examine()
{
    const auto gone = [this] {
        m_deliveries->read();
        return m_deliveries->isConsoleGone();
    };
    QVERIFY(QTest::qWaitFor(gone, longMs));
    QVERIFY(m_recorder->settle());
    m_witness.take(m_recorder->take());
    QVERIFY(m_recorder->isWhole());
    m_deliveries->read();
    m_witness.setAcknowledged(m_deliveries->lastAcknowledged());
    m_store = readStore(m_console->databasePath());
    found(m_witness.judge(m_store));
    m_compared = std::max(m_compared, m_witness.compared());
    const LogProof logs = proveLogs(m_console->databasePath());
    found(logs.differences);
    m_logged = logs.entries;
    checkVault();
    m_driver->follow(m_store);
    QVERIFY(m_driver->shortenWaits());
}

void TestKillLoop::found(const QStringList& differences)
{
    m_differences += static_cast<int>(differences.size());
    for (const QString& line : differences.mid(0, 20))
        std::printf("life %d, seed %u: %s\n", m_life, m_seed, qPrintable(line));
    std::fflush(stdout);
}

/// I1: whatever the store has a firmware for is there, byte for byte.
void TestKillLoop::checkVault()
{
    for (const StoredFirmware& firmware : std::as_const(m_store.firmware)) {
        QFile file(m_console->workspace() + QStringLiteral("/vault/") + QString::fromLatin1(firmware.sha256));
        const bool intact = file.open(QIODevice::ReadOnly)
            && QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex() == firmware.sha256;
        if (!intact)
            found({ QStringLiteral("I1: the file of firmware ") + firmware.version + QStringLiteral(" is not whole") });
    }
}

bool TestKillLoop::awaitsDevices() const
{
    return m_driver->stage() == Stage::AwaitVerification || m_driver->stage() == Stage::AwaitEnd;
}

/// Nothing more is to come from a device by itself.
bool TestKillLoop::devicesAreThrough() const
{
    const QMap<QString, LedgerEntry> ledger = m_fleet->ledger();
    return awaitsDevices() && std::none_of(ledger.begin(), ledger.end(), [](const LedgerEntry& entry) {
        return entry.outcome == QLatin1StringView("unfinished");
    });
}

/// The round's batch has ended: what the console says of every device is what the device did.
void TestKillLoop::endRound()
{
    const QStringList wrong = RolloutWitness::judgeOutcomes(m_store, m_driver->batch(), m_fleet->ledger());
    found(wrong);
    for (const QString& line : wrong.mid(0, 3))
        m_fleet->printStory(line.section(QStringLiteral(", "), 1).section(u':', 0, 0));
    std::printf("round %d ended in life %d: %d reports, %d notices seen\n", m_driver->round(), m_life,
        m_witness.reports(), m_witness.notices());
    std::fflush(stdout);
    m_driver->nextRound();
    m_vaultPlace = 0;
}

/// Without kills: until the round's batch has ended. What was told at QoS 0 to a console that was killed with it in
/// hand is lost with it; a device tells it again when it starts.
void TestKillLoop::bringToItsEnd()
{
    QVERIFY(m_console->start());
    QVERIFY2(m_console->waitForReady(), qPrintable(m_console->errors()));
    const auto ended = [this] {
        m_driver->step();
        QTest::qWait(250);
        if (m_driver->stage() == Stage::AwaitEnd)
            m_driver->follow(readStore(m_console->databasePath(), false));
        return m_driver->stage() == Stage::Ended;
    };
    const auto through = [&] { return ended() || devicesAreThrough(); };
    for (int time = 0; time < 4 && m_driver->stage() != Stage::Ended; ++time) {
        QVERIFY(time == 0 || m_fleet->restart());
        QVERIFY2(QTest::qWaitFor(through, longMs), qPrintable(m_driver->lastRefusal()));
        if (QTest::qWaitFor(ended, 15000))
            break;
    }
    QVERIFY2(m_driver->stage() == Stage::Ended,
        qPrintable(QStringLiteral("%1 tasks still open").arg(openTasks(readStore(m_console->databasePath(), false)))));
    QVERIFY2(m_console->stop(), qPrintable(m_console->errors()));
    examine();
    endRound();
}

/// A device whose first reports were all lost at QoS 0 is known as soon as it reports again.
void TestKillLoop::hearEveryDevice()
{
    QVERIFY(m_console->start());
    QVERIFY2(m_console->waitForReady(), qPrintable(m_console->errors()));
    QVERIFY(m_fleet->restart());
    QTRY_COMPARE_WITH_TIMEOUT(readStore(m_console->databasePath(), false).versions.size(), m_devices, longMs);
    QVERIFY2(m_console->stop(), qPrintable(m_console->errors()));
    examine();
}

void TestKillLoop::nothingIsLostOrSentTwice()
{
    m_console->kill();
    for (m_life = 1; m_life <= m_kills; ++m_life) {
        examine();
        if (m_driver->stage() == Stage::Ended)
            endRound();
        moveOn();
        if (m_stuck == stuckLives)
            liveLong();
        else
            live(drawPlace());
        if (QTest::currentTestFailed())
            return;
    }
    examine();
    if (m_driver->stage() == Stage::Ended)
        endRound();
    else
        bringToItsEnd();
    if (m_store.versions.size() < m_devices)
        hearEveryDevice();
    QCOMPARE(m_differences, 0);
    QVERIFY(m_witness.notices() > m_devices / 2);
    QVERIFY(m_compared > m_devices / 2);
    QVERIFY(m_logged > m_devices);
}

void TestKillLoop::cleanupTestCase()
{
    std::printf("figure restarts_survived %d count\n", std::max(0, m_life - 1));
    std::printf("figure kills_at_named_places %d count\n", m_atPlaces);
    std::printf("figure reports_compared %d count\n", m_compared);
    std::printf("figure log_entries_replayed %lld count\n", m_logged);
    std::printf("figure notices_compared %d count\n", m_witness.notices());
    std::printf("figure differences_found %d count\n", m_differences);
}

int main(int argc, char* argv[])
{
    if (qEnvironmentVariableIsEmpty("QTEST_FUNCTION_TIMEOUT"))
        qputenv("QTEST_FUNCTION_TIMEOUT", "1800000"); // Qt Test ends a function after five minutes
    const QCoreApplication app(argc, argv);
    TestKillLoop test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killloop.moc"
