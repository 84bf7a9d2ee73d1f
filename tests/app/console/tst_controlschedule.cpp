// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/controlschedule.h"

#include "models/rollout/wavetext.h"
#include "models/rollout/windowtext.h"

#include <QJsonDocument>
#include <QTest>

using namespace console;

namespace {

QJsonObject object(const char* json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class TestControlSchedule : public QObject
{
    Q_OBJECT

private slots:
    void readsAll();
    void leavesWhatIsNotNamed();
    void timesOfAnOpenBatch();
    void refuses_data();
    void refuses();
};

void TestControlSchedule::readsAll()
{
    Plan plan;
    const auto fault = addSchedule(object(R"({"wave":"1%,10% manual,rest","gate":"success=90,soak=1h",
        "pace":"exponential:50,2,notified=100","max_downloads":7,"max_bandwidth":100,
        "window":"Mon 22:00-04:00 UTC; 1:00-2:00","end":1800000000000,"at_end":"cancel"})"),
        plan);
    QVERIFY(!fault);
    QCOMPARE(wavesText(plan.waves), QStringLiteral("1% success=90 soak=1h, 10% manual, rest"));
    QCOMPARE(plan.ratePerMinute, 50);
    QCOMPARE(plan.pace, (PaceRules{ PaceGrowth::ByNotified, 20, 100, 7, 100 }));
    QCOMPARE(windowsText(plan.windows), QStringLiteral("Mon 22:00-04:00 UTC; daily 01:00-02:00"));
    QCOMPARE(plan.endAt, 1'800'000'000'000);
    QCOMPARE(plan.endAction, EndAction::CancelAll);
}

void TestControlSchedule::leavesWhatIsNotNamed()
{
    Plan plan;
    QVERIFY(!addSchedule({}, plan));
    QVERIFY(plan.waves.empty() && plan.windows.empty() && plan.endAt == 0);
    QCOMPARE(plan.pace, PaceRules());
    plan.pace = { PaceGrowth::BySucceeded, 15, 3, 4, 5 };
    QVERIFY(!addPace(object(R"({"max_downloads":0})"), plan));
    QCOMPARE(plan.pace, (PaceRules{ PaceGrowth::BySucceeded, 15, 3, 0, 5 }));
}

void TestControlSchedule::timesOfAnOpenBatch()
{
    Plan plan;
    QVERIFY(!addTimes(object(R"({"window":"Mon 22:00-04:00 UTC","end":1800000000000,"at_end":"cancel"})"), plan));
    const PlanTimes given = timesOf(plan);
    QCOMPARE(given.windows.size(), std::size_t{ 1 });
    QCOMPARE(given.endAction, EndAction::CancelAll);
    QVERIFY(!addTimes({}, plan));
    QVERIFY(timesOf(plan) == given);
    QVERIFY(!addTimes(object(R"({"window":"always"})"), plan));
    QVERIFY(plan.windows.empty());
    QCOMPARE(plan.endAt, given.endAt);
    QVERIFY(!addTimes(object(R"({"at_end":"finish"})"), plan)); // it has an end
    QCOMPARE(plan.endAction, EndAction::FinishOpen);
    QVERIFY(!addTimes(object(R"({"end":0})"), plan));
    QCOMPARE(plan.endAt, 0);
    QCOMPARE(addTimes(object(R"({"at_end":"finish"})"), plan)->kind, ErrorKind::RequestInvalid);
    QCOMPARE(addTimes(object(R"({"window":""})"), plan)->kind, ErrorKind::RequestInvalid);
    QCOMPARE(addTimes(object(R"({"window":"at night"})"), plan)->kind, ErrorKind::WindowNotUnderstood);
}

void TestControlSchedule::refuses_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<int>("kind");
    const auto row
        = [](const char* arguments, ErrorKind kind) { QTest::newRow(arguments) << QByteArray(arguments) << int(kind); };
    row(R"({"wave":"1%,ten,rest"})", ErrorKind::WaveNotUnderstood);
    row(R"({"wave":"1%,10%"})", ErrorKind::WaveRestMissing);
    row(R"({"wave":"rest"})", ErrorKind::WavesOutOfRange);
    row(R"({"wave":""})", ErrorKind::RequestInvalid);
    row(R"({"wave":"1%,rest","gate":"perhaps"})", ErrorKind::GateNotUnderstood);
    row(R"({"wave":"1%,rest","gate":"success=101"})", ErrorKind::GateOutOfRange);
    row(R"({"gate":"manual"})", ErrorKind::RequestInvalid);
    row(R"({"pace":"fast"})", ErrorKind::PaceNotUnderstood);
    row(R"({"pace":"exponential:50,9,notified=1"})", ErrorKind::PaceOutOfRange);
    row(R"({"pace":"constant:20000"})", ErrorKind::RateOutOfRange);
    row(R"({"pace":"constant:50","rate":60})", ErrorKind::RequestInvalid);
    row(R"({"max_downloads":2000000})", ErrorKind::CapOutOfRange);
    row(R"({"window":"at night"})", ErrorKind::WindowNotUnderstood);
    row(R"({"window":"1:00-2:00 Mars/Olympus"})", ErrorKind::WindowZoneUnknown);
    row(R"({"at_end":"cancel"})", ErrorKind::RequestInvalid);
    row(R"({"end":1800000000000,"at_end":"stop"})", ErrorKind::RequestInvalid);
}

void TestControlSchedule::refuses()
{
    QFETCH(QByteArray, arguments);
    QFETCH(int, kind);
    Plan plan;
    const auto fault = addSchedule(object(arguments.constData()), plan);
    QVERIFY(fault);
    QCOMPARE(int(fault->kind), kind);
}

QTEST_GUILESS_MAIN(TestControlSchedule)
#include "tst_controlschedule.moc"
