// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/series/outcomecurve.h"

#include <QTest>

#include <random>

using namespace console;

class TestOutcomeCurve : public QObject
{
    Q_OBJECT

private slots:
    void countsWhatEnded();
    void aRetryTakesItsFailureBack();
    void whatIsOutsideCountsAtTheEdge();
    void isWhatCountingSays();
};

namespace {

BatchLogEntry entry(TimeMs at, DeviceSlot device, TaskState state)
{
    return { at, device, state, TaskReason::None, 1, false };
}

} // namespace

void TestOutcomeCurve::countsWhatEnded()
{
    OutcomeCurve curve(1000, 2000, 10);
    QVERIFY(curve.isEmpty());
    QCOMPARE(curve.points(), (std::vector<OutcomePoint>{ { 1000, 0, 0, 0 } }));
    curve.add(entry(1010, 0, TaskState::Notified));
    curve.add(entry(1150, 0, TaskState::Succeeded));
    curve.add(entry(1160, 1, TaskState::Failed));
    curve.add(entry(1990, 2, TaskState::Skipped));
    QVERIFY(!curve.isEmpty());
    QCOMPARE(curve.points(), (std::vector<OutcomePoint>{ { 1000, 0, 0, 0 }, { 1200, 1, 1, 0 }, { 2000, 1, 1, 1 } }));
}

void TestOutcomeCurve::aRetryTakesItsFailureBack()
{
    OutcomeCurve curve(0, 100, 10);
    curve.add(entry(5, 0, TaskState::Failed));
    curve.add(entry(6, 0, TaskState::Failed)); // again is not twice
    curve.add(entry(25, 0, TaskState::Queued));
    curve.add(entry(45, 0, TaskState::Succeeded));
    QCOMPARE(curve.points(),
        (std::vector<OutcomePoint>{ { 0, 0, 0, 0 }, { 10, 0, 1, 0 }, { 30, 0, 0, 0 }, { 50, 1, 0, 0 } }));
}

void TestOutcomeCurve::whatIsOutsideCountsAtTheEdge()
{
    OutcomeCurve curve(1000, 1000, 0); // no width and no columns either
    curve.add(entry(5, 0, TaskState::Succeeded));
    curve.add(entry(5000, 1, TaskState::Failed));
    QCOMPARE(curve.points().back().succeeded, 1U);
    QCOMPARE(curve.points().back().failed, 1U);
    QCOMPARE(curve.points().size(), std::size_t{ 2 });
}

void TestOutcomeCurve::isWhatCountingSays()
{
    std::mt19937 random(11);
    OutcomeCurve curve(0, 1000, 100);
    std::vector<TaskState> states(50, TaskState::Queued);
    std::vector<OutcomePoint> expected;
    for (TimeMs at = 0; at < 1000; ++at) {
        const auto device = static_cast<DeviceSlot>(random() % states.size());
        states[device] = static_cast<TaskState>(random() % 7);
        curve.add(entry(at, device, states[device]));
        if (at % 10 != 9)
            continue;
        OutcomePoint sum{ at + 1, 0, 0, 0 };
        for (const TaskState state : states) {
            sum.succeeded += state == TaskState::Succeeded;
            sum.failed += state == TaskState::Failed;
            sum.cancelled += state == TaskState::Cancelled || state == TaskState::Skipped;
        }
        expected.push_back(sum);
    }
    const std::vector<OutcomePoint> points = curve.points();
    for (const OutcomePoint& each : expected) {
        // A column in which nothing changed has no point: the one before it holds.
        const auto after
            = std::find_if(points.begin(), points.end(), [&](const auto& one) { return one.at > each.at; });
        const OutcomePoint& there = *std::prev(after);
        QCOMPARE(there.succeeded, each.succeeded);
        QCOMPARE(there.failed, each.failed);
        QCOMPARE(there.cancelled, each.cancelled);
    }
}

QTEST_GUILESS_MAIN(TestOutcomeCurve)
#include "tst_outcomecurve.moc"
