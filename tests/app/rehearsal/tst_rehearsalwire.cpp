// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/rehearsalwire.h"

#include <QTest>

using namespace console;

class TestRehearsalWire : public QObject
{
    Q_OBJECT

    static RehearsalOrder order()
    {
        RehearsalOrder made;
        made.firmware.filePath = QStringLiteral("/a/b c");
        made.firmware.version = QStringLiteral("2.0");
        made.firmware.signMethod = SignMethod::Sha256;
        Plan& plan = made.script.plan;
        plan.scope = Scope::Devices;
        plan.ratePerMinute = 17;
        plan.timeoutMinutes = 30;
        plan.retryCount = 2;
        plan.retryIntervalMinutes = 10;
        plan.endAt = 99;
        plan.endAction = EndAction::CancelAll;
        plan.waves = { { 3, 0, { 90, 60, true } }, {} };
        plan.pace = { PaceGrowth::BySucceeded, 15, 10, 20, 30 };
        plan.windows = { { 0x1f, 60, 120, "Europe/Berlin" } };
        plan.halt.failures = 4;
        plan.halt.testsRate = true;
        plan.halt.basePerMillion = 1'234;
        plan.silenceMs = 5;
        made.script.devices = { { 3, false, VirtualFate::Bricked, true, 1, 2, 3, 4.5 }, {} };
        made.script.count = { { 1.5, 2 }, 77 };
        made.script.speed = 12.5;
        made.script.stretch = 2;
        made.script.start = 5;
        made.script.tailMs = 8;
        made.script.limitAt = 6;
        made.script.expectedMs = 7;
        made.devices = 1'000;
        made.targets = { { QStringLiteral("a"), { { QStringLiteral("default"), QStringLiteral("1.0") } },
                             QStringLiteral("g"), { QStringLiteral("t") } },
            {} };
        made.broker = QStringLiteral("m");
        made.fleet = QStringLiteral("f");
        made.folder = QStringLiteral("d");
        return made;
    }

private slots:
    void anOrderArrivesAsItWasGiven()
    {
        const RehearsalOrder given = order();
        const QByteArray line = encode(given);
        QCOMPARE(line.count('\n'), 1);
        QVERIFY(line.endsWith('\n'));
        const auto come = decodeRehearsalOrder(line);
        QVERIFY(come);
        QCOMPARE(come->firmware.filePath, given.firmware.filePath);
        QCOMPARE(come->firmware.signMethod, SignMethod::Sha256);
        const Plan& plan = come->script.plan;
        QCOMPARE(plan.scope, Scope::Devices);
        QCOMPARE(plan.ratePerMinute, 17);
        QCOMPARE(plan.timeoutMinutes, 30);
        QCOMPARE(plan.retryCount, 2);
        QCOMPARE(plan.retryIntervalMinutes, 10);
        QCOMPARE(plan.endAt, 99);
        QCOMPARE(plan.endAction, EndAction::CancelAll);
        QCOMPARE(plan.waves, given.script.plan.waves);
        QCOMPARE(plan.pace, given.script.plan.pace);
        QCOMPARE(plan.windows, given.script.plan.windows);
        QCOMPARE(plan.halt, given.script.plan.halt);
        QCOMPARE(plan.silenceMs, 5);
        QCOMPARE(come->script.devices, given.script.devices);
        QCOMPARE(come->script.count.weights, given.script.count.weights);
        QCOMPARE(come->script.count.expected, 77.0);
        QCOMPARE(come->script.speed, 12.5);
        QCOMPARE(come->script.limitAt, 6);
        QCOMPARE(come->script.tailMs, 8);
        QCOMPARE(come->targets, given.targets);
        QCOMPARE(come->devices, 1'000U);
        QCOMPARE(come->folder, given.folder);
        QCOMPARE(encode(*come), line);
    }
    void newsToo()
    {
        Rehearsal state;
        state.stage = RehearsalStage::Ended;
        state.end = RehearsalEnd::Halted;
        state.halt = HaltCause::TooHighShare;
        state.succeeded = 5;
        state.curve = { { 1, 2 }, { 3, 4 } };
        const auto come = decodeRehearsalNews(encode(RehearsalNews(state)));
        QVERIFY(come);
        QCOMPARE(std::get<Rehearsal>(*come), state);
        const Error error{ ErrorKind::RehearsalFailed, QStringLiteral("why") };
        QCOMPARE(std::get<Error>(*decodeRehearsalNews(encode(RehearsalNews(error)))), error);
    }
    void whatIsCutOrForeignIsRefused()
    {
        const QByteArray line = encode(order());
        for (qsizetype length = 0; length + 8 < line.size(); length += 7)
            QVERIFY(!decodeRehearsalOrder(line.first(length)));
        QVERIFY(!decodeRehearsalOrder("hello\n"));
        QVERIFY(!decodeRehearsalNews("hello\n"));
        QVERIFY(!decodeRehearsalNews("state hello\n"));
        RehearsalOrder lacking = order();
        lacking.targets.pop_back();
        QVERIFY(!decodeRehearsalOrder(encode(lacking)));
    }
};

QTEST_GUILESS_MAIN(TestRehearsalWire)
#include "tst_rehearsalwire.moc"
