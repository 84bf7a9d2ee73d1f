// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/control/frame.h"

#include <QTest>

using namespace console;

class TestFrame : public QObject
{
    Q_OBJECT

private slots:
    void factsOfARow();
    void firstSeenToTheSecond();
};

void TestFrame::factsOfARow()
{
    FleetNames names;
    names.devices.append("d0");
    names.devices.append("d1");
    DeviceRow row;
    row.slot = 1;
    row.product = names.products.intern("pk");
    row.version = names.versions.intern("1.0");
    row.marks = names.marks.intern("Lab 1\nbeta");
    row.lastSeen = 7000;
    row.setFirstSeen(5000);
    row.openBatch = 7;
    row.openState = TaskState::Notified;
    row.silent = true;
    row.hasOutcome = true;
    row.lastOutcome = TaskState::Failed;
    DeviceFacts facts = factsOf(row, names);
    QCOMPARE(facts.name, std::string_view("d1"));
    QCOMPARE(facts.product, std::string_view("pk"));
    QCOMPARE(facts.version, std::string_view("1.0"));
    QCOMPARE(facts.marks, std::string_view("Lab 1\nbeta"));
    QCOMPARE(facts.state, DeviceFacts::State::Notified);
    QCOMPARE(facts.outcome, DeviceFacts::Outcome::Failed);
    QCOMPARE(facts.lastSeen, TimeMs{ 7000 });
    QCOMPARE(facts.firstSeen, TimeMs{ 5000 });
    QVERIFY(facts.silent);
    row.openBatch = 0;
    row.hasOutcome = false;
    row.marks = 0;
    facts = factsOf(row, names);
    QCOMPARE(facts.state, DeviceFacts::State::Idle);
    QCOMPARE(facts.outcome, DeviceFacts::Outcome::None);
    QVERIFY(!facts.silent && facts.marks.empty());
}

void TestFrame::firstSeenToTheSecond()
{
    DeviceRow row;
    row.setFirstSeen(1'795'000'000'999);
    QCOMPARE(row.firstSeen(), TimeMs{ 1'795'000'000'000 });
    row.setFirstSeen(0);
    QCOMPARE(row.firstSeen(), TimeMs{ 0 });
}

QTEST_APPLESS_MAIN(TestFrame)
#include "tst_frame.moc"
