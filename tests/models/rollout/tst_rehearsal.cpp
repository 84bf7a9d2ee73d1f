// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rollout/rehearsal.h"

#include <QTest>

using namespace console;

class TestRehearsal : public QObject
{
    Q_OBJECT

    static constexpr TimeMs start = 1'790'000'000'000;
    static constexpr TimeMs minute = 60'000;

    static Batch batch()
    {
        Batch made;
        made.startedAt = start;
        made.state = BatchState::Running;
        return made;
    }
    static Task ended(TaskState state, TimeMs at, quint8 wave = 0)
    {
        Task task;
        task.state = state;
        task.attempt = 1;
        task.wave = wave;
        task.updatedAt = at;
        return task;
    }
    static Rehearsal planned(TimeMs from, double stretch = 1)
    {
        Rehearsal made;
        made.startAt = from;
        made.stretch = stretch;
        made.devices = 1'000;
        return made;
    }

private slots:
    void aWishHasBounds()
    {
        RehearsalWish wish;
        QVERIFY(checkWish(wish));
        wish.minutes = 61;
        QCOMPARE(checkWish(wish).error(), (Error{ ErrorKind::RehearsalOutOfRange, QStringLiteral("61") }));
        wish.minutes = 60;
        wish.percent = 0;
        QVERIFY(checkWish(wish)); // it says nothing here
        wish.behaviour = RehearsalBehaviour::SomeBrick;
        QVERIFY(!checkWish(wish));
        wish.percent = 100;
        QVERIFY(checkWish(wish));
        wish.minutes = 0;
        QVERIFY(checkWish(wish));
        wish.minutes = -1;
        QVERIFY(!checkWish(wish));
    }
    void devicesCountAsManyAsTheyStandFor()
    {
        const RehearsalCount count{ { 2, 50 }, 1'000 };
        Rehearsal state = planned(start);
        Batch running = batch();
        running.plan.waves.resize(2);
        running.wave.open = 1;
        count.look(running,
            { ended(TaskState::Succeeded, start + 1, 0), ended(TaskState::Failed, start + 2, 1),
                ended(TaskState::Succeeded, start + 3, 1), ended(TaskState::Skipped, start + 4, 0) },
            start + minute, state);
        QCOMPARE(state.succeeded, 54U);
        QCOMPARE(state.failed, 50U);
        QCOMPARE(state.exposed, 104U);
        QCOMPARE(state.wave, 2U);
        QCOMPARE(state.open(), 1'000U - 104U);
        QCOMPARE(state.curve.back().succeeded, 54U);
        QCOMPARE(state.curve.front().at, start);
        QCOMPARE(state.curve.back().at, start + minute);
    }
    void finishIsWhenNearlyAllOfTheExpectedHaveEnded()
    {
        const RehearsalCount count{ { 1 }, 20 };
        Rehearsal state = planned(start);
        std::vector<Task> tasks;
        for (int i = 1; i <= 18; ++i)
            tasks.push_back(ended(TaskState::Succeeded, start + i * minute));
        count.look(batch(), tasks, start + 18 * minute, state);
        QCOMPARE(state.finishAt, 0);
        tasks.push_back(ended(TaskState::Failed, start + 19 * minute));
        tasks.push_back(ended(TaskState::Succeeded, start + 20 * minute));
        count.look(batch(), tasks, start + 30 * minute, state);
        QCOMPARE(state.finishAt, start + 19 * minute);
    }
    void timesAreThoseOfThePlan()
    {
        const RehearsalCount count{ { 1 }, 1 };
        Rehearsal state = planned(start - 1'000 * minute, 3);
        count.look(batch(), { ended(TaskState::Succeeded, start + 10 * minute) }, start + 20 * minute, state);
        QCOMPARE(state.finishAt, state.startAt + 30 * minute);
        QCOMPARE(state.now, state.startAt + 60 * minute);
    }
    void whoSaysNothingAnyMoreIsLost()
    {
        const RehearsalCount count{ { 1 }, 3 };
        Rehearsal state = planned(start);
        Task silent = ended(TaskState::Notified, start);
        silent.silent = true;
        Task bricked = ended(TaskState::Upgrading, start);
        bricked.evidence.progressAt = start;
        Task waits;
        count.look(batch(), { silent, bricked, waits }, start + 10 * minute, state);
        QCOMPARE(state.lost, 1U);
        count.look(batch(), { silent, bricked, waits }, start + 20 * minute, state);
        QCOMPARE(state.lost, 2U);
        QCOMPARE(state.exposed, 2U);
    }
    void aHaltIsTold()
    {
        const RehearsalCount count{ { 10 }, 30 };
        Rehearsal state = planned(start);
        Batch halted = batch();
        halted.state = BatchState::Paused;
        halted.halt = { HaltCause::TooManyFailures, 0, 3, 4, start + minute };
        Task offered = ended(TaskState::Notified, start);
        count.look(halted, { ended(TaskState::Failed, start), offered }, start + minute, state);
        QCOMPARE(state.halt, HaltCause::TooManyFailures);
        QCOMPARE(state.haltFailed, 3U);
        QCOMPARE(state.haltExposed, 4U);
        QCOMPARE(state.exposed, 10U); // its link was taken back from the other one
    }
};

QTEST_GUILESS_MAIN(TestRehearsal)
#include "tst_rehearsal.moc"
