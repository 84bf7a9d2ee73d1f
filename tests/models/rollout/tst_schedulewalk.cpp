// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/windowtext.h"
#include "tests/models/rollout/enginehost.h"

#include <QRandomGenerator>
#include <QTest>

#include <array>
#include <deque>
#include <set>

using namespace console;

namespace {

/// One random plan with waves, a pace, limits, windows and an end, on a few devices, and random events against it. What
/// the plan promises is checked on every notice, reckoned here from the tasks alone.
class ScheduleWalk
{
public:
    explicit ScheduleWalk(quint32 seed)
        : m_random(seed)
    {
        // Somewhere in a week in which Berlin's clocks change.
        m_host.now = 1'774'300'000'000 + TimeMs{ pick(7 * 24 * 60) } * minute;
        m_host.engine->clockJumped(0, m_host.now);
        m_plan = anyPlan();
        m_fastest = m_plan.ratePerMinute;
        m_growth = m_plan.pace;
        m_started = m_host.tryStart(1 + pick(30), m_plan).has_value();
        m_wasOpen = 0;
    }

    [[nodiscard]] bool started() const { return m_started; }
    [[nodiscard]] const QString& broken() const { return m_broken; }
    [[nodiscard]] int notices() const { return m_notices; }
    [[nodiscard]] int opened() const { return m_opened; }

    void run(int steps)
    {
        if (m_started) {
            checkNotices();
            checkTasks();
        }
        for (m_step = 0; m_started && m_step < steps && m_broken.isEmpty(); ++m_step) {
            doSomething();
            m_host.take();
            checkNotices();
            checkTasks();
        }
    }

private:
    quint32 pick(quint32 below) { return m_random() % below; }
    DeviceSlot anyDevice() { return pick(30); }

    void promise(bool kept, const char* what)
    {
        if (!kept && m_broken.isEmpty())
            m_broken = QStringLiteral("%1 at step %2").arg(QLatin1StringView(what)).arg(m_step);
    }

    Gate anyGate()
    {
        Gate gate{ static_cast<int>(pick(3) ? 1 + pick(100) : 0), static_cast<int>(pick(2) ? pick(60) : 0),
            pick(5) == 0 };
        gate.manual = gate.manual || !gate.any();
        return gate;
    }

    PaceRules anyPace()
    {
        return { static_cast<PaceGrowth>(pick(3)), static_cast<int>(11 + pick(40)), static_cast<int>(1 + pick(10)),
            static_cast<int>(pick(2) ? 1 + pick(6) : 0), 0 };
    }

    Plan anyPlan()
    {
        Plan plan;
        plan.ratePerMinute = static_cast<int>(1 + pick(pick(2) ? 60 : 10'000));
        plan.retryCount = pick(2) ? 2 : 0;
        plan.timeoutMinutes = pick(2) ? 15 : 0;
        plan.pace = anyPace();
        for (quint32 left = pick(4); left > 0; --left) {
            Wave wave{ 0, 0, anyGate() };
            if (pick(2))
                wave.devices = 1 + pick(5);
            else
                wave.percentThousandths = static_cast<qint32>(1 + pick(40'000));
            plan.waves.push_back(wave);
        }
        if (!plan.waves.empty())
            plan.waves.emplace_back();
        for (quint32 left = pick(3); left > 0; --left)
            plan.windows.push_back({ static_cast<quint8>(1 + pick(0x7f)), static_cast<int>(pick(1440)),
                static_cast<int>(pick(1440)), pick(2) ? "Europe/Berlin" : "UTC" });
        if (pick(3) == 0) {
            plan.endAt = m_host.now + TimeMs{ 1 + pick(24 * 60) } * minute;
            plan.endAction = static_cast<EndAction>(pick(2));
        }
        return plan;
    }

    void doSomething()
    {
        RolloutEngine& engine = *m_host.engine;
        switch (pick(20)) {
        case 0:
            static_cast<void>(
                pick(3) ? engine.resumeBatch(m_host.batch, m_host.now) : engine.pauseBatch(m_host.batch, m_host.now));
            break;
        case 1:
            changePace();
            break;
        case 2:
            release();
            break;
        case 3:
            m_host.connect(m_connected = pick(4) > 0);
            break;
        case 4:
            if (pick(4) == 0) {
                m_connected = true;
                m_host.restart(TimeMs{ pick(600) } * minute);
            }
            break;
        case 5:
            static_cast<void>(engine.retryFailed(m_host.batch, {}, m_host.now));
            break;
        case 6:
            static_cast<void>(engine.cancelTasks(m_host.batch, { anyDevice() }, m_host.now));
            break;
        case 7:
            m_host.pull(anyDevice());
            break;
        case 8:
        case 9:
            engine.noticeEnded({ m_host.batch, anyDevice() }, static_cast<PublishOutcome>(pick(4)), m_host.now);
            break;
        case 10:
        case 11:
        case 12:
            m_host.inform(anyDevice(), std::array{ oldVersion, newVersion, newVersion, newVersion }[pick(4)]);
            break;
        case 13:
        case 14:
            m_host.progress(anyDevice(), pick(6) ? static_cast<int>(pick(101)) : -1 - static_cast<int>(pick(4)));
            break;
        default:
            pass(pick(2) ? pick(20'000) : TimeMs{ pick(90) } * minute);
        }
    }

    /// Looked at after every step of the engine.
    void pass(TimeMs ms)
    {
        const TimeMs end = m_host.now + ms;
        for (TimeMs next = m_host.engine->nextAdvance(); next != 0 && next <= end;
             next = m_host.engine->nextAdvance()) {
            const TimeMs before = m_host.now;
            m_host.now = std::max(m_host.now, next);
            m_host.engine->advance(m_host.now);
            m_host.take();
            const TimeMs after = m_host.engine->nextAdvance();
            promise(after == 0 || after > m_host.now || m_host.now > before, "advance leaves nothing undone");
            if (!m_broken.isEmpty())
                return;
            checkNotices();
            checkTasks();
        }
        m_host.now = end;
        m_host.engine->advance(m_host.now);
    }

    void changePace()
    {
        const int rate = static_cast<int>(1 + pick(600));
        const PaceRules rules = anyPace();
        if (m_host.engine->setPace(m_host.batch, rate, rules, {}, m_host.now)) {
            m_fastest = std::max(m_fastest, rate);
            m_grows = m_grows || rules.growth != PaceGrowth::Constant;
            m_growth = rules;
        }
    }

    void release()
    {
        const int next = m_host.currentBatch().wave.open + 2;
        if (pick(3) == 0 && m_host.engine->releaseWave(m_host.batch, next, m_host.now))
            ++m_released;
    }

    void checkNotices()
    {
        const std::vector<TimeMs> times = std::exchange(m_host.orderedAt, {});
        auto at = times.begin();
        for (const NoticeOrder& notice : m_host.takeNotices()) {
            ++m_notices;
            m_noticed.insert(notice.task.device);
            const Batch& batch = m_host.currentBatch();
            const Task task = *m_host.engine->task(notice.task);
            promise(windowState(m_plan.windows, *at).open, "nothing is sent outside the windows");
            promise(m_plan.endAt == 0 || *at < m_plan.endAt, "nothing is sent after the end");
            promise(task.wave <= batch.wave.open, "nothing is sent before its wave");
            checkPace(*at++);
        }
    }

    /// In any second no more than the fastest pace that was ever allowed gives, and one second's worth saved up.
    void checkPace(TimeMs at)
    {
        ++m_sent;
        m_times.push_back(at);
        while (m_times.front() + second <= at)
            m_times.pop_front();
        // Growth by devices of which there are m_sent at most; after changes it is only known to be below the greatest.
        const bool grows = m_grows || m_growth.growth != PaceGrowth::Constant;
        const qint64 pace = !grows ? qint64{ m_fastest } * 1000
            : m_grows              ? 10'000'000
                                   : paceOf(m_fastest, m_growth, m_sent, m_sent, 0);
        promise(qint64(m_times.size()) <= 2 * (pace / 60'000 + 1), "no faster than the pace");
    }

    void checkTasks()
    {
        const Batch& batch = m_host.currentBatch();
        TaskCounts counts;
        WaveCounts reckoned;
        quint32 fetching = 0;
        for (const Task& task : *m_host.engine->tasks(m_host.batch)) {
            ++counts.of(task.state);
            counts.silent += task.silent ? 1 : 0;
            fetching += isFetching(task) ? 1 : 0;
            if (task.wave <= batch.wave.open && !m_plan.waves.empty())
                reckoned.add(waveTallyOf(task), 1);
        }
        promise(counts == batch.counts, "counts add up");
        promise(fetching == batch.fetching, "downloads are counted");
        promise(m_plan.waves.empty() || reckoned == batch.wave.counts, "waves are counted");
        const Batch& stored = m_host.storedBatches[m_host.batch];
        promise(stored.wave == batch.wave && stored.counts == batch.counts && stored.state == batch.state,
            "what is stored of a batch is what is");
        checkCap(fetching);
        checkGate(batch);
    }

    /// Nobody who had no notice before was sent one at the limit. Those beside it came back from silence, began
    /// by a notice that was thought lost, or were there when the limit was lowered.
    void checkCap(quint32 fetching)
    {
        const int most = m_host.currentBatch().plan.pace.maxDownloads;
        bool first = false;
        for (const DeviceSlot device : std::exchange(m_noticed, {}))
            first = first || !m_asked.contains(device);
        promise(most == 0 || !first || fetching <= static_cast<quint32>(most), "no notice at the limit of downloads");
        m_asked.clear();
        for (const Task& task : *m_host.engine->tasks(m_host.batch)) {
            if (task.state == TaskState::Notified || task.state == TaskState::Upgrading)
                m_asked.insert(task.device);
        }
    }

    /// A wave begins by its gate, whose share held for its time, or by an operator.
    void checkGate(const Batch& batch)
    {
        const int opened = m_host.activities(ActivityKind::WaveOpened);
        promise(batch.wave.open == opened + m_released, "a wave begins by its gate or an operator");
        for (; m_wasOpen < batch.wave.open; ++m_wasOpen)
            ++m_opened;
        for (const Activity& entry : std::exchange(m_host.log, keepOpened())) {
            if (entry.kind != ActivityKind::WaveOpened || entry.args.size() != 4)
                continue;
            const Gate& gate = m_plan.waves[entry.args.at(0).toUInt() - 1].gate;
            const quint32 succeeded = entry.args.at(2).toUInt();
            promise(!gate.manual, "no gate of an operator opens by itself");
            promise(succeeded > 0, "nothing opens without a success");
            promise(succeeded * 100 >= static_cast<quint32>(gate.successPercent) * entry.args.at(3).toUInt(),
                "no gate opens below its share");
            promise(m_connected, "no gate opens unseen");
            promise(gate.soakMinutes == 0 || (m_metSince != 0 && entry.at - m_metSince >= gate.soakMinutes * minute),
                "no gate opens before its time");
        }
        m_metSince = batch.wave.metSince;
    }

    /// The log is only counted from here on: the entries themselves are looked at once.
    std::vector<Activity> keepOpened()
    {
        std::vector<Activity> kept;
        for (const Activity& entry : m_host.log) {
            if (entry.kind != ActivityKind::WaveOpened)
                continue;
            kept.push_back(entry);
            kept.back().args.clear();
        }
        return kept;
    }

    QRandomGenerator m_random;
    EngineHost m_host;
    Plan m_plan;
    PaceRules m_growth;
    int m_fastest = 0;
    bool m_grows = false; ///< some pace set while running does
    bool m_started = false;
    bool m_connected = true;
    int m_released = 0;
    int m_wasOpen = 0;
    int m_opened = 0;
    int m_notices = 0;
    quint32 m_sent = 0;
    TimeMs m_metSince = 0;
    std::set<DeviceSlot> m_asked; ///< had a notice, as of the last look
    std::set<DeviceSlot> m_noticed; ///< since then
    std::deque<TimeMs> m_times;
    int m_step = 0;
    QString m_broken;
};

} // namespace

class ScheduleWalkTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsThePlan();
};

/// SCHEDULE_SEED=n repeats one, SCHEDULE_PLANS=n plays so many.
void ScheduleWalkTest::keepsThePlan()
{
    const bool single = qEnvironmentVariableIsSet("SCHEDULE_SEED");
    const quint32 first = single ? static_cast<quint32>(qEnvironmentVariableIntValue("SCHEDULE_SEED"))
                                 : QRandomGenerator::global()->generate() % 1'000'000'000;
    const int asked = qEnvironmentVariableIntValue("SCHEDULE_PLANS");
    const quint32 usual = qEnvironmentVariableIsSet("ROLLOUT_SOAK") ? 120'000 : 1500;
    const quint32 plans = single ? 1 : asked > 0 ? static_cast<quint32>(asked) : usual;
    int started = 0;
    int notices = 0;
    int opened = 0;
    for (quint32 seed = first; seed < first + plans; ++seed) {
        ScheduleWalk walk(seed);
        walk.run(60);
        QVERIFY2(
            walk.broken().isEmpty(), qPrintable(QStringLiteral("SCHEDULE_SEED=%1: %2").arg(seed).arg(walk.broken())));
        started += walk.started() ? 1 : 0;
        notices += walk.notices();
        opened += walk.opened();
    }
    qInfo("seeds from %u: %d plans, %d notices, %d waves opened", first, started, notices, opened);
    QVERIFY(single || (started > 100 && notices > 100 && opened > 10));
}

QTEST_GUILESS_MAIN(ScheduleWalkTest)
#include "tst_schedulewalk.moc"
