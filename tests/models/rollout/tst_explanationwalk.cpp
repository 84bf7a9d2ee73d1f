// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/enginehost.h"

#include "models/rollout/explanation.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <array>
#include <random>

using namespace console;

namespace {

constexpr DeviceSlot devices = 8;
const QString anna = QStringLiteral("Anna");

using K = WhyKind;
const std::map<TaskState, std::vector<K>> kindsOf{
    { TaskState::Queued,
        { K::Scheduled, K::BatchPaused, K::WaitingForTurn, K::NotSubscribed, K::BrokerRefused, K::WaitingForRetry,
            K::WaitingForWave, K::WindowClosed, K::CapReached, K::AwaitsRelease, K::BrokerAway } },
    { TaskState::Notified,
        { K::NotAcknowledged, K::WaitingForDevice, K::Silent, K::DownloadBegan, K::BrokerAway, K::HeldBack } },
    { TaskState::Upgrading,
        { K::Progressing, K::StoodStill, K::WaitingForVersion, K::ReportedOtherVersion, K::ReportedOldVersion,
            K::SilentAfterDownload, K::HeldBack } },
    { TaskState::Succeeded, { K::ReportedTarget } },
    { TaskState::Skipped, { K::AlreadyThere } },
    { TaskState::Failed,
        { K::UpgradeFailed, K::DownloadFailed, K::VerificationFailed, K::FlashingFailed, K::WrongVersion, K::FellBack,
            K::TimedOut, K::InOtherBatch } },
    { TaskState::Cancelled, { K::CancelledByOperator, K::CancelledMayArrive, K::Replaced, K::EndedBySchedule } },
};

bool fits(WhyKind kind, TaskState state)
{
    return std::ranges::count(kindsOf.at(state), kind) > 0;
}

/// An engine under random plans and events. What an explanation names is taken away, and the task looked at again.
class Walk
{
public:
    explicit Walk(quint32 seed)
        : m_random(seed)
    {
        // A midnight to come: the clock never goes back unless the engine is told.
        m_host.now += 24 * 60 * minute - m_host.now % (24 * 60 * minute);
    }

    void step();
    [[nodiscard]] QString complaint() const { return m_complaint; }
    [[nodiscard]] const std::map<WhyKind, int>& removed() const { return m_removed; }

private:
    int any(int below) { return static_cast<int>(m_random.bounded(below)); }
    Plan plan();
    void start();
    void order();
    void event();
    void checkAll();
    void probe();
    bool remove(const Task& task, const Explanation& why);
    bool orderIt(BatchId id, const Explanation& why);
    bool waitForIt(const Explanation& why);
    void complain(const Task& task, const Explanation& before);
    void answerIt(const Task& task, WhyKind kind);
    bool retry(const Task& task);
    Explanation why(const Task& task) const
    {
        return explainTask(task, *m_host.engine->batch(task.batch), m_host.now, m_host.engine->isConnected());
    }
    BatchId batch() { return m_batches[static_cast<std::size_t>(any(static_cast<int>(m_batches.size())))]; }
    void pass(TimeMs until) { m_host.pass(std::max<TimeMs>(until - m_host.now, 0) + 1); }

    QRandomGenerator m_random;
    EngineHost m_host;
    std::vector<BatchId> m_batches;
    std::map<WhyKind, int> m_removed; ///< how often each was taken away
    QString m_complaint;
};

Plan Walk::plan()
{
    Plan plan;
    plan.ratePerMinute = any(3) == 0 ? 10'000 : 1 + any(30);
    plan.timeoutMinutes = any(2) * 20;
    plan.retryCount = any(3);
    plan.retryIntervalMinutes = any(2) * 10;
    plan.conflict = any(2) ? ConflictPolicy::Keep : ConflictPolicy::Replace;
    plan.startAt = any(4) == 0 ? m_host.now + 7 * minute : 0;
    plan.endAt = any(5) == 0 ? m_host.now + TimeMs{ 20 + any(90) } * minute : 0;
    plan.endAction = any(2) ? EndAction::FinishOpen : EndAction::CancelAll;
    plan.halt.failures = any(3) == 0 ? 1 + any(3) : 0;
    plan.pace.maxDownloads = any(3) == 0 ? 1 + any(2) : 0;
    if (any(3) == 0)
        plan.waves = { { 2, 0, { 50, any(2) * 10, any(3) == 0 } }, { 2, 0, { 90, 0, false } }, {} };
    if (any(4) == 0) {
        const int from = static_cast<int>(m_host.now / minute % 1440) + any(120);
        plan.windows.push_back({ 0x7f, from % 1440, (from + 30) % 1440, "UTC" });
    }
    if (any(4) == 0)
        plan.sourceVersions = QStringList{ QStringLiteral("1.0") };
    return plan;
}

void Walk::start()
{
    Batch draft;
    draft.id = BatchId{ m_host.nextId++ };
    draft.firmware = testFirmware;
    draft.plan = plan();
    draft.createdBy = anna;
    draft.needsRelease = any(5) == 0;
    std::vector<RolloutEngine::Target> targets;
    for (DeviceSlot device = 0; device < devices; ++device)
        targets.push_back({ device, any(12) == 0 ? newVersion : oldVersion, 0, m_random.generate64() });
    if (m_host.engine->startBatch(draft, targets, testModule, newVersion, m_host.now))
        m_batches.push_back(draft.id);
}

void Walk::order()
{
    RolloutEngine& engine = *m_host.engine;
    const BatchId id = batch();
    switch (any(8)) {
    case 0:
        (void)engine.pauseBatch(id, m_host.now);
        break;
    case 1:
    case 2:
        (void)engine.resumeBatch(id, m_host.now);
        break;
    case 3:
        (void)engine.retryFailed(id, {}, m_host.now);
        break;
    case 4:
        (void)engine.approveBatch(id, QStringLiteral("Ben"), m_host.now);
        break;
    case 5:
        (void)engine.cancelTasks(id, { static_cast<DeviceSlot>(any(devices)) }, m_host.now);
        break;
    case 6:
        if (any(5) == 0)
            (void)engine.cancelBatch(id, m_host.now);
        break;
    default:
        if (any(4) == 0) {
            engine.fileFound(testFirmware, FileState::Unreadable, m_host.now);
        }
    }
}

void Walk::event()
{
    const auto device = static_cast<DeviceSlot>(any(devices));
    m_host.batch = batch();
    if (!m_host.engine->isConnected())
        return m_host.connect(any(2) == 0);
    switch (any(14)) {
    case 0:
        return m_host.connect(false);
    case 1:
        return m_host.restart(any(20) * minute);
    case 2:
        return m_host.acknowledge(device, PublishOutcome::NobodyListening);
    case 3:
        return m_host.acknowledge(device, PublishOutcome::Refused, 0x97);
    case 4:
        return m_host.download(device, true, 100);
    case 5:
        return m_host.inform(device, newVersion);
    case 6:
        return m_host.inform(device, any(3) == 0 ? otherVersion : oldVersion);
    case 7:
        return m_host.progress(device, -1 - any(4));
    case 8:
        return m_host.progress(device, 100);
    case 9:
        return m_host.progress(device, any(100));
    case 10:
        (void)m_host.pull(device);
        return;
    case 11:
        return m_host.acknowledge(device, PublishOutcome::Withdrawn);
    default:
        return m_host.acknowledge(device);
    }
}

void Walk::step()
{
    if (m_batches.empty() || (m_batches.size() < 6 && any(40) == 0))
        start();
    m_host.take();
    if (m_batches.empty())
        return;
    if (any(6) == 0)
        order();
    else
        event();
    m_host.take();
    if (any(3) == 0)
        m_host.pass(any(3) == 0 ? TimeMs{ any(12) } * minute : TimeMs{ any(40) } * second);
    m_host.takeNotices();
    checkAll();
    if (m_complaint.isEmpty() && any(4) == 0)
        probe();
}

void Walk::checkAll()
{
    for (const BatchId id : m_batches) {
        for (const Task& task : *m_host.engine->tasks(id)) {
            const Explanation found = why(task);
            if (!fits(found.kind, task.state) && m_complaint.isEmpty())
                m_complaint
                    = QStringLiteral("kind %1 does not explain state %2").arg(int(found.kind)).arg(int(task.state));
        }
    }
}

void Walk::probe()
{
    const BatchId id = batch();
    const Task task = (*m_host.engine->tasks(id))[static_cast<quint32>(any(devices))];
    const Explanation before = why(task);
    m_host.batch = id;
    if (!remove(task, before))
        return;
    m_host.take();
    ++m_removed[before.kind];
    const Task after = *m_host.engine->task({ id, task.device });
    const bool moved = after.state != task.state || after.evidence.pushes != task.evidence.pushes;
    if (!moved && why(after) == before)
        complain(task, before);
    m_host.takeNotices();
}

void Walk::complain(const Task& task, const Explanation& before)
{
    const Batch& batch = *m_host.engine->batch(task.batch);
    const auto minutes = [this](TimeMs at) { return at == 0 ? 0.0 : double(at - m_host.now) / minute; };
    m_complaint
        = QStringLiteral("kind %1, state %2, reason %3, attempt %4: what it names is gone, and nothing changed. "
                         "Batch %5 in state %6, by now starts in %7 min, ends in %8, next look in %9, ")
              .arg(int(before.kind))
              .arg(int(task.state))
              .arg(int(task.reason))
              .arg(task.attempt)
              .arg(task.batch.value)
              .arg(int(batch.state))
              .arg(minutes(batch.plan.startAt))
              .arg(minutes(batch.plan.endAt))
              .arg(minutes(m_host.engine->nextAdvance()))
        + (m_host.engine->isConnected() ? u"connected" : u"without a broker");
}

/// Takes away what the explanation names. False: nobody can, it has ended.
bool Walk::remove(const Task& task, const Explanation& why)
{
    if (!isOpen(task.state))
        return retry(task);
    if (orderIt(task.batch, why))
        return true;
    if (!m_host.engine->isConnected() && task.state != TaskState::Queued)
        return false; // the device is not heard: another cause, beside what was heard last
    if (waitForIt(why))
        return true;
    answerIt(task, why.kind);
    return true;
}

/// What an operator can do.
bool Walk::orderIt(BatchId id, const Explanation& why)
{
    RolloutEngine& engine = *m_host.engine;
    const WhyKind kind = why.kind;
    if (kind == WhyKind::AwaitsRelease) {
        m_host.connect(true); // its end may have come, which is judged when the broker is heard
        (void)engine.approveBatch(id, QStringLiteral("Ben"), m_host.now);
        m_host.take();
        m_host.pass(10 * second);
    } else if (kind == WhyKind::BatchPaused || kind == WhyKind::HeldBack) {
        (void)engine.resumeBatch(id, m_host.now);
    } else if (kind == WhyKind::BrokerAway) {
        m_host.connect(true);
        m_host.pass(10 * second);
    } else if (kind == WhyKind::WaitingForTurn || kind == WhyKind::CapReached) {
        PaceRules rules = engine.batch(id)->plan.pace;
        rules.maxDownloads += kind == WhyKind::CapReached ? 100 : 0;
        (void)engine.setPace(id, 10'000, rules, {}, m_host.now);
        m_host.take();
        m_host.pass(30 * second);
    } else if (kind == WhyKind::WaitingForWave) {
        (void)engine.releaseWave(id, why.openWave + 1, m_host.now);
    } else {
        return false;
    }
    return true;
}

/// What goes by itself, at the time that is said.
bool Walk::waitForIt(const Explanation& why)
{
    static constexpr std::array timed{ WhyKind::Scheduled, WhyKind::WindowClosed, WhyKind::BrokerRefused,
        WhyKind::WaitingForRetry, WhyKind::ReportedOldVersion, WhyKind::ReportedOtherVersion, WhyKind::NotSubscribed };
    const bool overdue = why.kind == WhyKind::WaitingForVersion && any(2) == 0;
    const TimeMs at = overdue ? why.suspectAt : why.at;
    if (at == 0 || (!overdue && std::ranges::find(timed, why.kind) == timed.end()))
        return false;
    pass(std::max(at, m_host.now + 6 * second)); // nothing is judged for 5 s after a blind time
    return true;
}

/// What the device or the broker can say.
void Walk::answerIt(const Task& task, WhyKind kind)
{
    if (kind == WhyKind::NotSubscribed) {
        m_host.inform(task.device, task.fromVersion != 0 ? task.fromVersion : oldVersion);
        m_host.pass(m_host.engine->batch(task.batch)->plan.repushMs + second);
    } else if (kind == WhyKind::NotAcknowledged) {
        m_host.acknowledge(task.device);
    } else if (kind == WhyKind::WaitingForVersion || kind == WhyKind::SilentAfterDownload) {
        m_host.inform(task.device, newVersion);
    } else {
        m_host.progress(task.device, task.state == TaskState::Notified ? 10 : 100);
    }
}

/// What failed is tried again where its plan and its device allow it.
bool Walk::retry(const Task& task)
{
    RolloutEngine& engine = *m_host.engine;
    if (task.state != TaskState::Failed)
        return false;
    for (const BatchId other : m_batches) {
        if (other != task.batch)
            (void)engine.cancelTasks(other, { task.device }, m_host.now);
    }
    m_host.take();
    const auto retried = engine.retryFailed(task.batch, { task.device }, m_host.now);
    if (!retried)
        return retried.error().kind == ErrorKind::NothingToRetry; // nothing else may stand in its way
    return true;
}

} // namespace

/// For every state that can be reached there is exactly one explanation, and with its cause the task moves.
class ExplanationWalk : public QObject
{
    Q_OBJECT

private slots:
    void whatIsNamedIsWhatHolds();
};

void ExplanationWalk::whatIsNamedIsWhatHolds()
{
    const bool given = qEnvironmentVariableIsSet("ROLLOUT_SEED");
    const unsigned first
        = given ? unsigned(qEnvironmentVariableIntValue("ROLLOUT_SEED")) : std::random_device{}() % 1'000'000'000;
    const int walks = qEnvironmentVariableIsSet("ROLLOUT_WALKS") ? qEnvironmentVariableIntValue("ROLLOUT_WALKS") : 400;
    qInfo("seed %u; ROLLOUT_SEED=%u repeats this run", first, first);
    std::map<WhyKind, int> removed;
    for (unsigned seed = first; seed < first + unsigned(walks); ++seed) {
        Walk walk(seed);
        for (int step = 0; step < 300; ++step) {
            walk.step();
            QVERIFY2(walk.complaint().isEmpty() && !QTest::currentTestFailed(),
                qPrintable(QStringLiteral("ROLLOUT_SEED=%1, step %2: %3").arg(seed).arg(step).arg(walk.complaint())));
        }
        for (const auto& [kind, times] : walk.removed())
            removed[kind] += times;
    }
    int all = 0;
    for (const auto& [state, kinds] : kindsOf) {
        for (const WhyKind kind : kinds) {
            all += removed[kind];
            QVERIFY2(removed[kind] > 0 || !isOpen(state) || walks < 100, // each came
                qPrintable(QStringLiteral("kind %1 of state %2").arg(int(kind)).arg(int(state))));
        }
    }
    qInfo("figure explanation_causes_removed %d count", all);
}

QTEST_GUILESS_MAIN(ExplanationWalk)
#include "tst_explanationwalk.moc"
