// SPDX-License-Identifier: GPL-3.0-or-later
// The judge itself: a sound story has no faults, and each broken promise made up here is found.
#include "models/firmware/downloadlink.h"
#include "tests/integration/rolloutwitness.h"

#include <QTest>

#include <functional>

using namespace console;

Q_DECLARE_METATYPE(std::function<void(RolloutWitness&, StoreSnapshot&)>)

class TestRolloutWitness : public QObject
{
    Q_OBJECT

private slots:
    void aSoundStoryHasNoFault();
    void everyBrokenPromiseIsFound_data();
    void everyBrokenPromiseIsFound();
    void anOutcomeThatChangesIsFound();
    void outcomesAreHeldAgainstTheLedger();
};

namespace {

using Spoil = std::function<void(RolloutWitness&, StoreSnapshot&)>;

constexpr quint64 batch = 77;
const QByteArray device("p/dev1");
const QByteArray informTopic("/ota/device/inform/p/dev1");

RecordedMessage inform(const QByteArray& version, int qos = 1)
{
    return { 0, informTopic, "{\"id\":\"1\",\"params\":{\"version\":\"" + version + "\"}}", qos };
}

RecordedMessage notice(quint64 ofBatch, const QByteArray& base = "http://h:1")
{
    const DownloadLink link(QByteArray(32, 'k'));
    const QByteArray url = link.url(QString::fromLatin1(base), { BatchId{ ofBatch }, 0, 2000000000 }).toUtf8();
    return { 0, "/ota/device/upgrade/p/dev1",
        "{\"code\":\"1000\",\"data\":{\"size\":1,\"version\":\"2\",\"url\":\"" + url + "\"},\"id\":1}", 1 };
}

/// A device that reported 1, got its notice, and reported 2; both reports acknowledged.
StoreSnapshot soundStore()
{
    StoreSnapshot store;
    StoredBatch stored;
    stored.firmware = 5;
    stored.module = QStringLiteral("default");
    stored.version = QStringLiteral("2");
    store.batches.insert(batch, stored);
    store.firmware.insert(5, { QStringLiteral("2"), 2, "00", false });
    store.tasks.append({ batch, device, TaskState::Succeeded, TaskReason::None, 1, 1 });
    store.versions.insert(device, "2");
    store.history.insert(device, { "1", "2" });
    return store;
}

void tellSoundStory(RolloutWitness& witness)
{
    witness.take({ inform("1"), notice(batch), inform("2") });
    witness.setAcknowledged({ { informTopic, 2 } });
    witness.confirmFirmware(5);
    witness.confirmBatch(batch);
}

} // namespace

void TestRolloutWitness::aSoundStoryHasNoFault()
{
    RolloutWitness witness;
    tellSoundStory(witness);
    QCOMPARE(witness.judge(soundStore()), QStringList());
    QCOMPARE(witness.compared(), 2);
    QCOMPARE(witness.notices(), 1);
    // A report that was not acknowledged may be missing, or be there already.
    witness.take({ inform("3") });
    StoreSnapshot store = soundStore();
    QCOMPARE(witness.judge(store), QStringList());
    store.versions.insert(device, "3");
    store.history[device].append("3");
    QCOMPARE(witness.judge(store), QStringList());
    // The notice of the same attempt once more, written before it was sent.
    witness.take({ notice(batch) });
    store.tasks.first().pushes = 2;
    QCOMPARE(witness.judge(store), QStringList());
}

void TestRolloutWitness::everyBrokenPromiseIsFound_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("found");
    const auto row = [](const char* name, const char* found, const Spoil& spoil) {
        QTest::newRow(name) << spoil << QString::fromLatin1(found);
    };
    row("a damaged file", "the store is damaged", [](auto&, auto& store) { store.fault = QStringLiteral("page 7"); });
    row("an acknowledged report is not in the history", "I5: p/dev1 reported 1",
        [](auto&, auto& store) { store.history[device].removeFirst(); });
    row("a device is forgotten", "I5: p/dev1 reported 1", [](auto&, auto& store) {
        store.versions.clear();
        store.history.clear();
    });
    row("an older version than the last acknowledged", "older than its last acknowledged report",
        [](auto&, auto& store) { store.versions[device] = "1"; });
    row("the recording has less than was acknowledged", "recording:", [](auto& witness, auto&) {
        witness.setAcknowledged({ { informTopic, 3 } });
    });
    row("a notice of a batch nobody knows", "I6: batch 78, p/dev1: a notice was sent",
        [](auto& witness, auto&) { witness.take({ notice(78) }); });
    row("a notice more than was written", "2 notices were sent, the store knows of 1",
        [](auto& witness, auto&) { witness.take({ notice(batch) }); });
    row("another notice for the same task", "2 different notices", [](auto& witness, auto& store) {
        witness.take({ notice(batch, "http://h:2") });
        store.tasks.first().pushes = 2;
    });
    row("an attempt too many", "attempt 2 of 1", [](auto&, auto& store) { store.tasks.first().attempt = 2; });
    row("open in two batches", "I4:", [](auto&, auto& store) {
        store.tasks.first().state = TaskState::Notified;
        store.batches.insert(76, store.batches.value(batch));
        store.tasks.append({ 76, device, TaskState::Queued, TaskReason::None, 0, 0 });
    });
    row("a success without a report", "I2:", [](auto&, auto& store) {
        store.tasks.append({ batch, "p/dev2", TaskState::Succeeded, TaskReason::None, 1, 1 });
    });
    row("a success from before the notice",
        "I2:", [](auto&, auto& store) { store.batches[batch].version = QStringLiteral("1"); });
    row("a confirmed firmware is gone", "firmware 5 was confirmed", [](auto&, auto& store) { store.firmware.clear(); });
    row("a confirmed batch is gone", "batch 79 was confirmed", [](auto& witness, auto&) { witness.confirmBatch(79); });
}

void TestRolloutWitness::everyBrokenPromiseIsFound()
{
    QFETCH(const Spoil, spoil);
    QFETCH(const QString, found);
    RolloutWitness witness;
    tellSoundStory(witness);
    StoreSnapshot store = soundStore();
    spoil(witness, store);
    const QString broken = witness.judge(store).join(u'\n');
    QVERIFY2(broken.contains(found), qPrintable(broken));
}

void TestRolloutWitness::anOutcomeThatChangesIsFound()
{
    RolloutWitness witness;
    tellSoundStory(witness);
    StoreSnapshot store = soundStore();
    QCOMPARE(witness.judge(store), QStringList());
    for (const TaskState other : { TaskState::Failed, TaskState::Upgrading }) {
        store.tasks.first().state = other;
        const QString broken = witness.judge(store).join(u'\n');
        QVERIFY2(broken.contains(QStringLiteral("I3:")), qPrintable(broken));
    }
}

void TestRolloutWitness::outcomesAreHeldAgainstTheLedger()
{
    StoreSnapshot store = soundStore();
    LedgerEntry entry;
    entry.outcome = QStringLiteral("succeeded");
    entry.installed = entry.version = QStringLiteral("2");
    const QString name = QStringLiteral("dev1");
    QCOMPARE(RolloutWitness::judgeOutcomes(store, batch, { { name, entry } }), QStringList());
    entry.outcome = QStringLiteral("failed(-3)");
    QCOMPARE(RolloutWitness::judgeOutcomes(store, batch, { { name, entry } }).size(), 1);
    store.tasks.first().state = TaskState::Failed;
    store.tasks.first().reason = TaskReason::VerificationFailed;
    QCOMPARE(RolloutWitness::judgeOutcomes(store, batch, { { name, entry } }), QStringList());
    QCOMPARE(RolloutWitness::judgeOutcomes(store, batch, {}).size(), 1); // the device knows of nothing
}

QTEST_GUILESS_MAIN(TestRolloutWitness)
#include "tst_rolloutwitness.moc"
