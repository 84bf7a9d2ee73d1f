// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/taskrules.h"
#include "tests/models/rollout/rolloutduel.h"

#include <QTest>

#include <random>

using namespace console;

namespace {

constexpr int eventsPerRun = 500;

using Steps = std::vector<DuelStep>;

bool isVerified(unsigned seed)
{
    return seed % 4 != 0;
}

Steps stepsOf(unsigned seed)
{
    std::mt19937 random(seed);
    Steps steps(eventsPerRun);
    for (DuelStep& step : steps)
        step = { quint32(random()), quint32(random()), quint32(random()), quint32(random()) };
    return steps;
}

/// How many steps until they differ; 0 = they do not.
std::size_t differsAfter(unsigned seed, const Steps& steps)
{
    RolloutDuel duel(isVerified(seed));
    for (std::size_t index = 0; index < steps.size(); ++index) {
        if (!duel.play(steps[index]))
            return index + 1;
    }
    return 0;
}

/// Leaves out whatever is not needed for a difference, in ever smaller pieces.
Steps shrunk(unsigned seed, Steps steps)
{
    for (std::size_t piece = steps.size() / 2; piece > 0; piece = piece / 2) {
        for (std::size_t from = 0; from + piece <= steps.size();) {
            Steps fewer = steps;
            const auto first = fewer.begin() + static_cast<std::ptrdiff_t>(from);
            fewer.erase(first, first + static_cast<std::ptrdiff_t>(piece));
            if (const std::size_t needed = differsAfter(seed, fewer)) {
                fewer.resize(needed);
                steps = fewer;
            } else {
                from += piece;
            }
        }
    }
    return steps;
}

QString explain(unsigned seed, const Steps& steps)
{
    RolloutDuel duel(isVerified(seed), true);
    for (const DuelStep& step : steps) {
        if (!duel.play(step))
            break;
    }
    return duel.difference() + u"\n  " + duel.storyOf(duel.differingDevice(), 30).join(QStringLiteral("\n  "));
}

// In RolloutDuel's numbers; the last one: told at once, not retained.
constexpr DuelStep startNow{ 0, 1, 34, 5 }; // one device, 15 minutes, one retry after 10
constexpr DuelStep startLater{ 0, 1, 2, 5 };
constexpr DuelStep source{ 7, 0, 0, 5 };
constexpr DuelStep target{ 7, 0, 3, 5 };
constexpr DuelStep third{ 7, 0, 4, 5 };
constexpr DuelStep retainedTarget{ 7, 0, 3, 1 };
constexpr DuelStep half{ 12, 0, 9, 5 };
constexpr DuelStep whole{ 12, 0, 17, 5 };
constexpr DuelStep failed{ 12, 0, 0, 5 };
constexpr DuelStep pull{ 16, 0, 0, 5 };
constexpr DuelStep acknowledged{ 17, 0, 0, 5 };
constexpr DuelStep nobody{ 17, 0, 2, 5 };
constexpr DuelStep refused{ 17, 0, 4, 5 };
constexpr DuelStep withdrawn{ 17, 0, 5, 5 };
constexpr DuelStep download{ 22, 0, 1, 5 };
constexpr DuelStep lost{ 25, 0, 0, 5 };
constexpr DuelStep connected{ 25, 0, 1, 5 };
constexpr DuelStep restart{ 26, 0, 0, 5 };
constexpr DuelStep halfMinute{ 30, 0, 30'000, 5 };
constexpr DuelStep elevenMinutes{ 28, 0, 660'000, 5 };
constexpr DuelStep pause{ 1, 0, 0, 5 };
constexpr DuelStep resume{ 2, 0, 0, 5 };
constexpr DuelStep cancelTask{ 6, 0, 0, 1 };
constexpr DuelStep cancelBatch{ 4, 0, 0, 5 };
constexpr DuelStep retry{ 5, 0, 0, 1 };

const Steps& everything()
{
    static const Steps all{ source, target, third, retainedTarget, half, whole, failed, pull, acknowledged, nobody,
        refused, withdrawn, download, lost, connected, restart, halfMinute, elevenMinutes, pause, resume, cancelTask,
        cancelBatch, retry };
    return all;
}

} // namespace

/// RELIABILITY.md R1: RolloutEngine and the rules told once more decide the same, whatever comes in whatever order.
class RolloutReferenceTest : public QObject
{
    Q_OBJECT

private slots:
    void everyStageMeetsEveryEvent_data();
    void everyStageMeetsEveryEvent();
    void engineAndReferenceAgree();
};

void RolloutReferenceTest::everyStageMeetsEveryEvent_data()
{
    QTest::addColumn<Steps>("way");
    QTest::addColumn<TaskStage>("stage");
    QTest::newRow("scheduled") << Steps{ startLater } << TaskStage::Queued;
    QTest::newRow("queued") << Steps{ lost, startNow } << TaskStage::Queued;
    QTest::newRow("waiting for its device") << Steps{ startNow, nobody } << TaskStage::Queued;
    QTest::newRow("returned") << Steps{ startNow, failed } << TaskStage::Returned;
    QTest::newRow("in doubt") << Steps{ startNow, acknowledged, nobody } << TaskStage::InDoubt;
    QTest::newRow("notified") << Steps{ startNow } << TaskStage::Notified;
    QTest::newRow("asked again") << Steps{ startNow, acknowledged, source } << TaskStage::Notified;
    QTest::newRow("upgrading") << Steps{ startNow, half } << TaskStage::Upgrading;
    QTest::newRow("fallen back") << Steps{ startNow, whole, source } << TaskStage::Upgrading;
    QTest::newRow("third version") << Steps{ startNow, half, third } << TaskStage::Upgrading;
    QTest::newRow("failed") << Steps{ startNow, half, elevenMinutes, elevenMinutes } << TaskStage::Failed;
    QTest::newRow("succeeded") << Steps{ startNow, target } << TaskStage::Closed;
    QTest::newRow("cancelled") << Steps{ startNow, cancelTask } << TaskStage::Closed;
}

/// Every sequence of three events from every stage.
void RolloutReferenceTest::everyStageMeetsEveryEvent()
{
    QFETCH(Steps, way);
    QFETCH(TaskStage, stage);
    const std::size_t from = way.size();
    way.resize(from + 3);
    for (const DuelStep& first : everything()) {
        for (const DuelStep& second : everything()) {
            for (const DuelStep& last : everything()) {
                way[from] = first;
                way[from + 1] = second;
                way[from + 2] = last;
                RolloutDuel duel(true);
                for (std::size_t index = 0; index < way.size(); ++index) {
                    if (index == from)
                        QCOMPARE(stageOf(duel.host().storedTasks.begin()->second.begin()->second), stage);
                    if (!duel.play(way[index]))
                        QFAIL(qPrintable(explain(1, way)));
                }
            }
        }
    }
}

/// ROLLOUT_SEED=n repeats a run, ROLLOUT_EVENTS=n says how many events.
void RolloutReferenceTest::engineAndReferenceAgree()
{
    const bool given = qEnvironmentVariableIsSet("ROLLOUT_SEED");
    const unsigned first
        = given ? unsigned(qEnvironmentVariableIntValue("ROLLOUT_SEED")) : std::random_device{}() % 1'000'000'000;
    int events = qEnvironmentVariableIsSet("ROLLOUT_SOAK") ? 5'000'000 : 1'000'000;
    if (qEnvironmentVariableIsSet("ROLLOUT_EVENTS"))
        events = qEnvironmentVariableIntValue("ROLLOUT_EVENTS");
    qInfo("seed %u; ROLLOUT_SEED=%u repeats this run", first, first);
    int played = 0;
    int outcomes = 0;
    for (unsigned seed = first; played < events; ++seed) {
        const Steps steps = stepsOf(seed);
        RolloutDuel duel(isVerified(seed));
        for (const DuelStep& step : steps) {
            ++played;
            if (duel.play(step))
                continue;
            const Steps fewer = shrunk(seed, Steps(steps.begin(), steps.begin() + (&step - steps.data()) + 1));
            QFAIL(qPrintable(QStringLiteral("ROLLOUT_SEED=%1, event %2: %3\nshrunk to %4 events: %5")
                                 .arg(seed)
                                 .arg(&step - steps.data() + 1)
                                 .arg(duel.difference())
                                 .arg(fewer.size())
                                 .arg(explain(seed, fewer))));
        }
        outcomes += duel.outcomes();
    }
    QVERIFY(outcomes > played / 100); // it got somewhere
    qInfo("figure reference_events %d count", played);
    qInfo("figure reference_outcomes %d count", outcomes);
    qInfo("figure reference_differences 0 count");
}

QTEST_GUILESS_MAIN(RolloutReferenceTest)
#include "tst_rolloutreference.moc"
