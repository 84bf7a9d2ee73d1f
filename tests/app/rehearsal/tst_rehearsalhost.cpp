// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/rehearsalhost.h"
#include "tests/app/rehearsal/rehearsalsample.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace console;

/// Whole rehearsals, without the process around them.
class TestRehearsalHost : public QObject
{
    Q_OBJECT

    /// The last news; the stages it went through in `m_stages`.
    RehearsalNews rehearse(const RehearsalWish& wish, const Plan& plan, quint32 devices)
    {
        QTemporaryDir folder;
        RehearsalOrder order = sampleOrder(folder.path(), devices, wish, plan);
        order.broker = programPath(QStringLiteral("mosquitto"));
        order.fleet = programPath(QStringLiteral("rollout-fleet"));
        order.folder = folder.path();
        order.script.speed = std::max(order.script.speed, m_speed);
        RehearsalNews last;
        m_stages.clear();
        {
            RehearsalHost host(order);
            QSignalSpy ended(&host, &RehearsalHost::ended);
            connect(&host, &RehearsalHost::told, this, [&](const RehearsalNews& news) {
                last = news;
                if (const auto* state = std::get_if<Rehearsal>(&news))
                    m_stages.insert(static_cast<int>(state->stage));
            });
            host.start();
            (void)ended.wait(200'000);
        }
        m_left = processesWith(folder.path()).size();
        return last;
    }

    double m_speed = 30;
    QSet<int> m_stages;
    qsizetype m_left = 0;

private slots:
    void initTestCase() { putProgramsOnPath(); }

    void allWell()
    {
        const RehearsalNews news = rehearse({ RehearsalBehaviour::AllWell, 10, 0 }, {}, 8);
        const auto* state = std::get_if<Rehearsal>(&news);
        QVERIFY2(state, state ? "" : qPrintable(std::get<Error>(news).context));
        QCOMPARE(state->stage, RehearsalStage::Ended);
        QCOMPARE(state->end, RehearsalEnd::Completed);
        QCOMPARE(state->succeeded, 8U);
        QCOMPARE(state->failed + state->lost, 0U);
        QVERIFY(state->finishAt > state->startAt + 20'000); // responding and working takes a minute or two
        QVERIFY(state->finishAt < state->startAt + 3'600'000);
        QCOMPARE(state->curve.back().succeeded, 8U);
        QCOMPARE(m_stages.size(), 4);
        QCOMPARE(m_left, 0);
    }
    void aRuleHaltsABadBuild()
    {
        Plan plan;
        plan.halt.failures = 2;
        plan.waves.resize(2);
        plan.waves[0].devices = 4;
        const RehearsalNews news = rehearse({ RehearsalBehaviour::SomeFail, 100, 0 }, plan, 12);
        const auto* state = std::get_if<Rehearsal>(&news);
        QVERIFY(state);
        QCOMPARE(state->end, RehearsalEnd::Halted);
        QCOMPARE(state->halt, HaltCause::TooManyFailures);
        QVERIFY(state->exposed <= 4); // the others were never sent it
        QVERIFY(state->haltFailed >= 2);
        QCOMPARE(state->wave, 1U);
    }
    void aWaveThatWaitsForAnOperatorIsTheEnd()
    {
        Plan plan;
        plan.waves.resize(2);
        plan.waves[0].devices = 3;
        plan.waves[0].gate.manual = true;
        const RehearsalNews news = rehearse({ RehearsalBehaviour::AllWell, 10, 0 }, plan, 6);
        const auto* state = std::get_if<Rehearsal>(&news);
        QVERIFY(state);
        QCOMPARE(state->end, RehearsalEnd::WaveWaits);
        QCOMPARE(state->succeeded, 3U);
        QCOMPARE(state->open(), 3U);
    }
    void whoIsAwayComesLater()
    {
        m_speed = 240;
        const RehearsalNews news = rehearse({ RehearsalBehaviour::SomeAway, 50, 0 }, {}, 6);
        m_speed = 30;
        const auto* state = std::get_if<Rehearsal>(&news);
        QVERIFY(state);
        QCOMPARE(state->end, RehearsalEnd::Completed);
        QCOMPARE(state->succeeded, 6U);
        QVERIFY(state->now - state->startAt > 20 * 60'000); // the first of them after half an hour
    }
    void whatDoesNotStartIsSaid()
    {
        QTemporaryDir folder;
        RehearsalOrder order = sampleOrder(folder.path(), 2, {});
        order.broker = programPath(QStringLiteral("mosquitto"));
        order.fleet = QStringLiteral("/bin/false");
        order.folder = folder.path();
        RehearsalHost host(order);
        std::optional<Error> error;
        connect(&host, &RehearsalHost::told, this, [&](const RehearsalNews& news) {
            if (const auto* said = std::get_if<Error>(&news))
                error = *said;
        });
        QSignalSpy ended(&host, &RehearsalHost::ended);
        host.start();
        QVERIFY(ended.wait(60'000));
        QVERIFY(error);
        QCOMPARE(error->kind, ErrorKind::RehearsalFailed);
        QVERIFY(error->context.contains(QStringLiteral("rollout-fleet")));
    }
};

QTEST_GUILESS_MAIN(TestRehearsalHost)
#include "tst_rehearsalhost.moc"
