// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/rollout/enginehost.h"

#include <QTest>

#include <array>
#include <deque>
#include <random>
#include <set>

using namespace console;

namespace {

constexpr DeviceSlot devices = 12;

/// Random orders and events against one engine, with the promises of RELIABILITY.md section 3 checked after each.
class Walk
{
public:
    explicit Walk(unsigned seed)
        : m_random(seed)
        , m_host(seed % 3 != 0)
    {
    }

    void run(int steps)
    {
        for (m_step = 0; m_step < steps && m_broken.isEmpty(); ++m_step) {
            doSomething();
            checkNotices();
            checkTasks();
        }
    }

    [[nodiscard]] QString broken() const { return m_broken; }
    [[nodiscard]] int outcomes() const { return static_cast<int>(m_finals.size()); }

private:
    int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }
    DeviceSlot anyDevice() { return static_cast<DeviceSlot>(pick(devices)); }

    BatchId anyBatch()
    {
        const auto ids = m_host.engine->batches();
        return ids.empty() ? BatchId{} : ids[static_cast<std::size_t>(pick(static_cast<int>(ids.size())))];
    }

    void promise(bool kept, const char* what)
    {
        if (!kept && m_broken.isEmpty())
            m_broken = QStringLiteral("%1 at step %2").arg(QLatin1StringView(what)).arg(m_step);
    }

    Plan anyPlan()
    {
        Plan plan;
        plan.ratePerMinute = pick(2) ? 10'000 : 20;
        plan.timeoutMinutes = pick(2) ? 0 : 15;
        plan.retryCount = std::array{ 0, 1, 2, 5 }[static_cast<std::size_t>(pick(4))];
        plan.retryIntervalMinutes = pick(2) ? 0 : 10;
        plan.conflict = pick(2) ? ConflictPolicy::Keep : ConflictPolicy::Replace;
        plan.startAt = pick(4) ? 0 : m_host.now + 5 * minute;
        if (pick(2))
            plan.sourceVersions = QStringList{ QStringLiteral("1.0") };
        return plan;
    }

    void doSomething()
    {
        RolloutEngine& engine = *m_host.engine;
        m_retrying = m_restarting = false;
        switch (pick(24)) {
        case 0:
            static_cast<void>(m_host.tryStart(static_cast<quint32>(pick(devices) + 1), anyPlan(),
                pick(3) ? BatchKind::Upgrade : BatchKind::Verification));
            break;
        case 1:
            static_cast<void>(engine.pauseBatch(anyBatch(), m_host.now));
            break;
        case 2:
        case 3:
            static_cast<void>(engine.resumeBatch(anyBatch(), m_host.now));
            break;
        case 4:
            if (pick(4) == 0)
                static_cast<void>(engine.cancelBatch(anyBatch(), m_host.now));
            break;
        case 5:
            m_retrying = true;
            static_cast<void>(engine.retryFailed(anyBatch(), {}, m_host.now));
            break;
        case 6:
            static_cast<void>(engine.cancelTasks(anyBatch(), { anyDevice() }, m_host.now));
            break;
        case 7:
            m_host.connect(m_connected = pick(4) > 0);
            break;
        case 8:
            m_restarting = true;
            m_connected = true;
            m_host.restart(pick(60) * minute);
            break;
        case 9:
            static_cast<void>(engine.setRate(anyBatch(), pick(200) + 1, m_host.now));
            break;
        case 10:
            m_host.pull(anyDevice(), pick(2) == 0);
            break;
        case 11:
            engine.downloadSeen({ anyBatch(), anyDevice() }, pick(2) == 0, m_random() % 100'000, m_host.now);
            break;
        case 12:
        case 13:
            engine.noticeEnded({ anyBatch(), anyDevice() }, static_cast<PublishOutcome>(pick(4)), m_host.now);
            break;
        case 14:
        case 15:
        case 16:
            m_host.inform(anyDevice(),
                std::array{ oldVersion, oldVersion, newVersion, otherVersion }[static_cast<std::size_t>(pick(4))],
                pick(8) == 0);
            break;
        case 17:
        case 18:
        case 19:
            m_host.progress(anyDevice(), pick(5) ? pick(101) : -1 - pick(4), pick(8) == 0);
            break;
        default:
            m_host.pass(pick(2) ? pick(5000) : pick(12) * minute);
        }
        m_host.take();
    }

    void checkNotices()
    {
        const std::vector<TimeMs> times = std::exchange(m_host.orderedAt, {});
        auto orderedAt = times.begin();
        for (const NoticeOrder& notice : m_host.takeNotices()) {
            const Batch& batch = *m_host.engine->batch(notice.task.batch);
            const Task task = *m_host.engine->task(notice.task);
            const FirmwareState firmware = m_host.engine->firmware(batch.firmware)->state;
            promise(m_connected, "no notice while disconnected");
            promise(batch.state == BatchState::Running || !isOpen(task.state) || task.evidence.publishedAt < m_host.now,
                "no notice while paused, scheduled or ended");
            promise(
                batch.kind == BatchKind::Verification || firmware == FirmwareState::Verified, "only verified firmware");
            promise(task.attempt <= batch.plan.retryCount + 1, "no attempt beyond the plan");
            checkPace(batch, *orderedAt++);
        }
    }

    /// RELIABILITY.md I9: in any second no more than the rate gives and one second's worth that was saved up.
    void checkPace(const Batch& batch, TimeMs at)
    {
        int& fastest = m_fastest[batch.id];
        fastest = std::max(fastest, batch.plan.ratePerMinute);
        std::deque<TimeMs>& pushes = m_pushes[batch.id];
        pushes.push_back(at);
        while (pushes.front() + second <= at)
            pushes.pop_front();
        const auto perSecond = static_cast<std::size_t>((fastest + 59) / 60);
        promise(pushes.size() <= 2 * perSecond, "no faster than the plan's rate");
    }

    void checkTasks()
    {
        std::set<DeviceSlot> open;
        for (const BatchId id : m_host.engine->batches()) {
            const Batch& batch = *m_host.engine->batch(id);
            TaskCounts counts;
            for (const Task& task : *m_host.engine->tasks(id)) {
                ++counts.of(task.state);
                counts.silent += task.silent ? 1 : 0;
                if (isOpen(task.state)) {
                    promise(open.insert(task.device).second, "one open task per device and module");
                    promise(isOpen(batch.state), "no open task in an ended batch");
                    promise(m_host.engine->openTask(task.device, testModule) == task, "an open task is found");
                }
                promise(task.attempt <= batch.plan.retryCount + 1, "no attempt beyond the plan");
                promise(!task.silent || task.state == TaskState::Notified
                        || (task.state == TaskState::Upgrading && task.step >= 100),
                    "only notified tasks, and those with their download, are silent");
                promise(task.upgradingSince != 0 || task.state != TaskState::Upgrading, "upgrading has a clock");
                checkOutcome(task);
                const Task& stored = m_host.storedTasks[id][task.device];
                promise(stored.state == task.state && stored.attempt == task.attempt && stored.nextAt == task.nextAt
                        && stored.evidence.pushes == task.evidence.pushes,
                    "what is stored is what is");
            }
            promise(counts == batch.counts, "counts add up");
            promise(counts.open() > 0 || !isOpen(batch.state), "a batch ends with its last task");
            promise(m_host.storedBatches[id].state == batch.state && m_host.storedBatches[id].counts == counts,
                "what is stored of a batch is what is");
        }
    }

    void checkOutcome(const Task& task)
    {
        const auto key = std::pair(task.batch, task.device);
        const auto known = m_finals.find(key);
        if (known != m_finals.end()) {
            const bool retried = m_retrying && known->second.first == TaskState::Failed;
            promise(retried || known->second == std::pair(task.state, task.reason), "final outcomes never change");
        }
        if (isOpen(task.state))
            m_finals.erase(key);
        else
            m_finals[key] = { task.state, task.reason };
    }

    std::mt19937 m_random;
    std::map<BatchId, std::deque<TimeMs>> m_pushes; ///< of the last second
    std::map<BatchId, int> m_fastest;
    EngineHost m_host;
    bool m_connected = true;
    bool m_retrying = false;
    bool m_restarting = false;
    int m_step = 0;
    QString m_broken;
    std::map<std::pair<BatchId, DeviceSlot>, std::pair<TaskState, TaskReason>> m_finals;
};

} // namespace

class RolloutWalk : public QObject
{
    Q_OBJECT

private slots:
    void keepsItsPromises();
};

/// WALK_SEED=n repeats one walk.
void RolloutWalk::keepsItsPromises()
{
    const bool single = qEnvironmentVariableIsSet("WALK_SEED");
    const unsigned first = single ? qEnvironmentVariableIntValue("WALK_SEED") : std::random_device{}() % 1'000'000;
    int outcomes = 0;
    for (unsigned seed = first; seed < first + (single ? 1 : 12); ++seed) {
        Walk walk(seed);
        walk.run(1500);
        QVERIFY2(walk.broken().isEmpty(), qPrintable(QStringLiteral("WALK_SEED=%1: %2").arg(seed).arg(walk.broken())));
        outcomes += walk.outcomes();
    }
    qInfo("seeds from %u, %d outcomes", first, outcomes);
    QVERIFY(outcomes > 0);
}

QTEST_GUILESS_MAIN(RolloutWalk)
#include "tst_rolloutwalk.moc"
