// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker/outbox.h"

#include <QTest>

using namespace console;

class TestOutbox : public QObject
{
    Q_OBJECT

private slots:
    void releasesBySequence();
    void keepsOrderOverTwoLosses();
    void forgetsWithdrawals();
    void doesNotRepeatWithdrawals();
    void forgetsRefusals();
};

namespace {

QList<quint64> sendAll(Outbox& outbox, quint16 firstId)
{
    QList<quint64> tags;
    while (const Outbox::Entry* entry = outbox.next()) {
        tags << entry->tag;
        outbox.sent(firstId++);
    }
    return tags;
}

} // namespace

void TestOutbox::releasesBySequence()
{
    Outbox outbox;
    outbox.add({ 1, "a", "x" }, 5);
    outbox.add({ 2, "b", "x" }, 3);
    outbox.add({ 3, "c", "x" }, 0);
    QCOMPARE(outbox.waiting(), 3);
    QCOMPARE(sendAll(outbox, 1), QList<quint64>({ 3 }));
    outbox.committed(4);
    QCOMPARE(sendAll(outbox, 2), QList<quint64>({ 2 }));
    outbox.committed(5);
    QCOMPARE(sendAll(outbox, 3), QList<quint64>({ 1 }));
    QCOMPARE(outbox.inFlight(), 3);
    QCOMPARE(outbox.waiting(), 0);
    QCOMPARE(outbox.acknowledged(2), std::optional<quint64>(2));
    QCOMPARE(outbox.acknowledged(2), std::nullopt);
}

void TestOutbox::keepsOrderOverTwoLosses()
{
    Outbox outbox;
    for (quint64 tag = 1; tag <= 4; ++tag)
        outbox.add({ tag, "t", "x" }, 0);
    QCOMPARE(sendAll(outbox, 10).size(), 4);
    QCOMPARE(outbox.acknowledged(11), std::optional<quint64>(2));
    outbox.connectionLost();
    outbox.connectionLost(); // nothing twice
    QVERIFY(outbox.next()->left);
    QCOMPARE(outbox.next()->tag, quint64(1));
    outbox.sent(10); // only one of them leaves before the next loss
    outbox.connectionLost();
    QCOMPARE(sendAll(outbox, 20), QList<quint64>({ 1, 3, 4 }));
    QCOMPARE(outbox.acknowledged(10), std::nullopt); // an id of a lost connection
}

void TestOutbox::forgetsWithdrawals()
{
    Outbox outbox;
    outbox.add({ 1, "t", "old" }, 2);
    QVERIFY(outbox.withdraw(1));
    QVERIFY(!outbox.withdraw(1));
    outbox.add({ 1, "t", "new" }, 4);
    outbox.committed(2);
    QVERIFY(!outbox.next());
    outbox.committed(4);
    QCOMPARE(outbox.next()->payload, QByteArray("new"));
    outbox.sent(1);
    QVERIFY(!outbox.withdraw(1));
    QCOMPARE(outbox.acknowledged(1), std::optional<quint64>(1));
    QVERIFY(!outbox.withdraw(1));
}

void TestOutbox::doesNotRepeatWithdrawals()
{
    Outbox outbox;
    for (quint64 tag = 1; tag <= 3; ++tag)
        outbox.add({ tag, "t", "x" }, 0);
    QVERIFY(!outbox.hasLeft(2));
    QCOMPARE(sendAll(outbox, 1).size(), 3);
    QVERIFY(outbox.hasLeft(2));
    QVERIFY(!outbox.withdraw(2)); // in flight
    outbox.connectionLost();
    QVERIFY(outbox.hasLeft(2)); // the broker may have it
    QVERIFY(outbox.withdraw(2));
    QVERIFY(!outbox.hasLeft(2));
    QCOMPARE(outbox.waiting(), 2);
    QVERIFY(outbox.next());
    outbox.sent(7);
    QVERIFY(!outbox.withdraw(1)); // in flight again
    outbox.connectionLost();
    QCOMPARE(sendAll(outbox, 10), QList<quint64>({ 1, 3 }));
}

void TestOutbox::forgetsRefusals()
{
    Outbox outbox;
    outbox.add({ 7, "t", "x" }, 0);
    QVERIFY(outbox.next());
    QCOMPARE(outbox.refused(), quint64(7));
    QVERIFY(!outbox.next());
    QCOMPARE(outbox.waiting(), 0);
    QVERIFY(!outbox.withdraw(7));
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
